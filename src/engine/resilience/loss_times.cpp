#include "loss_times.h"

#include <algorithm>

namespace varn::resilience {
namespace {

/// The heap gives the earliest first, and of those the lowest number, so that the order never hangs on the
/// heap.
constexpr auto falls_later = [](auto const& a, auto const& b) {
    return a.at != b.at ? a.at > b.at : a.node > b.node;
};

}  // namespace

LossTimes::LossTimes(Graph const& graph) : graph_(graph), settled_in_(graph.nodes(), 0) {
    std::vector<Index> counter_of(graph.groups());
    auto const edge = [&](Index group) {
        return Edge{graph.owner(group), static_cast<std::uint32_t>(graph.buffer(group))};
    };
    for (Index group = 0; group < graph.groups(); ++group) {
        if (graph.slack(group) > 0) {
            counter_of[group] = static_cast<Index>(counters_.size());
            counters_.push_back({0, static_cast<std::uint16_t>(graph.slack(group)), 0});
            short_.push_back(edge(group));
        }
    }
    first_straight_.push_back(0);
    first_counted_.push_back(0);
    for (Index node = 0; node < graph.nodes(); ++node) {
        for (auto const group : graph.uses_of(node)) {
            if (graph.slack(group) == 0) {
                straight_.push_back(edge(group));
            } else {
                counted_.push_back(counter_of[group]);
            }
        }
        first_straight_.push_back(static_cast<Index>(straight_.size()));
        first_counted_.push_back(static_cast<Index>(counted_.size()));
    }
    falls_.reserve(graph.nodes());
}

std::span<LossTimes::Fall const> LossTimes::falls(std::span<Index const> lost, Minutes horizon) {
    if (++epoch_ == 0) {
        std::fill(settled_in_.begin(), settled_in_.end(), 0);
        for (auto& counter : counters_) {
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
    for (auto i = first_straight_.data()[node]; i < first_straight_.data()[node + 1]; ++i) {
        offer(straight_.data()[i], at);
    }
    for (auto i = first_counted_.data()[node]; i < first_counted_.data()[node + 1]; ++i) {
        auto const place = counted_.data()[i];
        auto& counter = counters_.data()[place];
        if (counter.epoch != epoch_) {
            counter.epoch = epoch_;
            counter.missing = 0;
        }
        if (++counter.missing == counter.slack + 1) {
            offer(short_.data()[place], at);
        }
    }
}

}  // namespace varn::resilience
