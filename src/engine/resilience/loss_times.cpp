#include "loss_times.h"

#include <algorithm>
#include <iterator>

namespace varn::resilience {
namespace {

/// The heap gives the earliest first, and of those the lowest number, so that the order never hangs on the
/// heap.
constexpr auto falls_later = [](auto const& a, auto const& b) {
    return a.at != b.at ? a.at > b.at : a.node > b.node;
};

}  // namespace

LossTimes::LossTimes(Graph const& graph) : uses_(graph), settled_in_(graph.nodes(), 0) {
    auto const edge = [&](Index group) {
        return Edge{graph.owner(group), static_cast<std::uint32_t>(graph.buffer(group))};
    };
    std::transform(uses_.straight.begin(), uses_.straight.end(), std::back_inserter(straight_), edge);
    std::transform(uses_.group.begin(), uses_.group.end(), std::back_inserter(short_), edge);
    falls_.reserve(graph.nodes());
}

std::span<LossTimes::Fall const> LossTimes::falls(std::span<Index const> lost, Minutes horizon) {
    if (++epoch_ == 0) {
        std::fill(settled_in_.begin(), settled_in_.end(), 0);
        for (auto& counter : uses_.counters) {
            counter.epoch = 0;
        }
        epoch_ = 1;
    }
    horizon_ = horizon;
    falls_.clear();
    heap_.clear();
    for (auto const node : lost) {
        settle(node, 0);
    }
    std::size_t followed = 0;
    for (;;) {
        while (followed < falls_.size()) {
            auto const fall = falls_[followed++];
            follow(fall.node, fall.at);
        }
        if (heap_.empty()) {
            return falls_;
        }
        std::pop_heap(heap_.begin(), heap_.end(), falls_later);
        auto const next = heap_.back();
        heap_.pop_back();
        settle(next.node, next.at);
    }
}

void LossTimes::settle(Index node, Minutes at) {
    if (settled_in_[node] != epoch_) {
        settled_in_[node] = epoch_;
        falls_.push_back({node, at});
    }
}

void LossTimes::offer(Edge edge, Minutes at) {
    if (settled_in_.data()[edge.owner] == epoch_) {
        return;
    }
    if (edge.buffer == 0) {
        settle(edge.owner, at);
    } else if (at + edge.buffer <= horizon_) {
        heap_.push_back({at + edge.buffer, edge.owner});
        std::push_heap(heap_.begin(), heap_.end(), falls_later);
    }
}

void LossTimes::follow(Index node, Minutes at) {
    auto const* const first_straight = uses_.first_straight.data();
    for (auto i = first_straight[node]; i < first_straight[node + 1]; ++i) {
        offer(straight_.data()[i], at);
    }
    auto const* const first_counted = uses_.first_counted.data();
    auto const* const counted = uses_.counted.data();
    auto* const counters = uses_.counters.data();
    auto const epoch = epoch_;
    for (auto i = first_counted[node]; i < first_counted[node + 1]; ++i) {
        auto const counter = counted[i];
        if (counters[counter].count(epoch) == 1) {
            offer(short_.data()[counter], at);
        }
    }
}

}  // namespace varn::resilience
