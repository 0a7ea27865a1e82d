#include "cascade.h"

#include <algorithm>

namespace varn::resilience {

Cascade::Cascade(Graph const& graph) : graph_(graph), fell_in_(graph.nodes(), 0), fallen_(graph.nodes()) {
    std::vector<Index> counter_of(graph.groups());
    for (Index group = 0; group < graph.groups(); ++group) {
        if (graph.slack(group) > 0) {
            counter_of[group] = static_cast<Index>(counters_.size());
            counters_.push_back({0, static_cast<std::uint16_t>(graph.slack(group)), 0});
            owner_.push_back(graph.owner(group));
            group_.push_back(group);
        }
    }
    told_in_.assign(counters_.size(), 0);
    first_straight_.push_back(0);
    first_counted_.push_back(0);
    for (Index node = 0; node < graph.nodes(); ++node) {
        for (auto const group : graph.uses_of(node)) {
            if (graph.slack(group) == 0) {
                straight_.push_back(graph.owner(group));
            } else {
                counted_.push_back(counter_of[group]);
            }
        }
        auto const first = straight_.begin() + first_straight_.back();
        std::sort(first, straight_.end());
        straight_.erase(std::unique(first, straight_.end()), straight_.end());
        first_straight_.push_back(static_cast<Index>(straight_.size()));
        first_counted_.push_back(static_cast<Index>(counted_.size()));
    }
}

void Cascade::begin() {
    if (++epoch_ == 0) {  // after four thousand million cascades the numbers begin anew
        std::fill(fell_in_.begin(), fell_in_.end(), 0);
        std::fill(told_in_.begin(), told_in_.end(), 0);
        for (auto& counter : counters_) {
            counter.epoch = 0;
        }
        epoch_ = 1;
    }
    count_ = 0;
}

void Cascade::lose(Index node) {
    if (has_fallen(node)) {
        return;
    }
    auto const from = count_;
    fell_in_[node] = epoch_;
    fallen_[count_++] = node;
    follow(from);
}

// Plain pointers: the bounds checks of the standard library cost a third of the time here.
void Cascade::follow(std::size_t from) {
    auto* const counters = counters_.data();
    auto* const fell_in = fell_in_.data();
    auto* const fallen = fallen_.data();
    auto const epoch = epoch_;
    auto end = count_;
    for (auto at = from; at < end; ++at) {
        auto const node = fallen[at];
        auto const* const straight_end = straight_.data() + first_straight_.data()[node + 1];
        for (auto const* to = straight_.data() + first_straight_.data()[node]; to < straight_end; ++to) {
            if (fell_in[*to] != epoch) {
                fell_in[*to] = epoch;
                fallen[end++] = *to;
            }
        }
        auto const* const counted_end = counted_.data() + first_counted_.data()[node + 1];
        for (auto const* to = counted_.data() + first_counted_.data()[node]; to < counted_end; ++to) {
            auto& counter = counters[*to];
            if (counter.epoch != epoch) {
                counter.epoch = epoch;
                counter.missing = 0;
            }
            if (++counter.missing > counter.slack) {
                auto const owner = owner_.data()[*to];
                if (fell_in[owner] != epoch) {
                    fell_in[owner] = epoch;
                    fallen[end++] = owner;
                }
            }
        }
    }
    count_ = end;
}

void Cascade::shaken(std::vector<Shaken>& into) {
    for (auto const node : fallen()) {
        for (auto edge = first_counted_[node]; edge < first_counted_[node + 1]; ++edge) {
            auto const counter = counted_[edge];
            if (told_in_[counter] != epoch_ && !has_fallen(owner_[counter])) {
                told_in_[counter] = epoch_;
                into.push_back({counter, counters_[counter].missing});
            }
        }
    }
}

}  // namespace varn::resilience
