#include "cascade.h"

#include <algorithm>
#include <iterator>

namespace varn::resilience {

Cascade::Cascade(Graph const& graph)
    : graph_(graph),
      uses_(graph),
      told_in_(uses_.counters.size(), 0),
      fell_in_(graph.nodes(), 0),
      fallen_(graph.nodes()) {
    auto const owner_of = [&](Index group) { return graph.owner(group); };
    std::transform(uses_.straight.begin(), uses_.straight.end(), std::back_inserter(straight_), owner_of);
    std::transform(uses_.group.begin(), uses_.group.end(), std::back_inserter(owner_), owner_of);
}

void Cascade::begin() {
    if (++epoch_ == 0) {  // after four thousand million cascades the numbers begin anew
        std::fill(fell_in_.begin(), fell_in_.end(), 0);
        std::fill(told_in_.begin(), told_in_.end(), 0);
        for (auto& counter : uses_.counters) {
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
    auto* const counters = uses_.counters.data();
    auto const* const first_straight = uses_.first_straight.data();
    auto const* const first_counted = uses_.first_counted.data();
    auto const* const counted = uses_.counted.data();
    auto* const fell_in = fell_in_.data();
    auto* const fallen = fallen_.data();
    auto const epoch = epoch_;
    auto end = count_;
    for (auto at = from; at < end; ++at) {
        auto const node = fallen[at];
        auto const* const straight_end = straight_.data() + first_straight[node + 1];
        for (auto const* to = straight_.data() + first_straight[node]; to < straight_end; ++to) {
            if (fell_in[*to] != epoch) {
                fell_in[*to] = epoch;
                fallen[end++] = *to;
            }
        }
        auto const* const counted_end = counted + first_counted[node + 1];
        for (auto const* to = counted + first_counted[node]; to < counted_end; ++to) {
            if (counters[*to].count(epoch) > 0) {
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
        for (auto const counter : counted_from(node)) {
            if (told_in_[counter] != epoch_ && !has_fallen(owner_[counter])) {
                told_in_[counter] = epoch_;
                into.push_back({counter, uses_.counters[counter].missing});
            }
        }
    }
}

}  // namespace varn::resilience
