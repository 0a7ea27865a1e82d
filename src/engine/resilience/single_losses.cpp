#include "single_losses.h"

#include <algorithm>
#include <numeric>

#include "harm_weights.h"

namespace varn::resilience {
namespace {

/// Nodes by falling level, counted into place.
std::vector<Index> from_the_top(Graph const& graph) {
    std::vector<Index> first(1, 0), order(graph.nodes());
    for (Index node = 0; node < graph.nodes(); ++node) {
        first.resize(std::max<std::size_t>(first.size(), graph.level(node) + 1U), 0);
        ++first[graph.level(node)];
    }
    std::exclusive_scan(first.rbegin(), first.rend(), first.rbegin(), Index{0});
    for (Index node = 0; node < graph.nodes(); ++node) {
        order[first[graph.level(node)]++] = node;
    }
    return order;
}

}  // namespace

SingleLosses::SingleLosses(Graph const& graph)
    : nodes_(graph.nodes()), is_down_(nodes_, 0), parent_(nodes_), fallen_(nodes_ + 1) {
    is_service_.resize(nodes_);
    for (Index node = 0; node < nodes_; ++node) {
        is_service_[node] = graph.is_service(node) ? 1 : 0;
    }
    take_edges(graph);
    take_parents(graph);
    take_children();
}

/// Which of the two a group is cannot be foreseen, so each use is written to both and counted in one.
void SingleLosses::take_edges(Graph const& graph) {
    constexpr Index is_counted = Index{1} << 31U;
    ASSERT(graph.nodes() < is_counted && graph.groups() < is_counted);
    std::vector<Index> to(graph.groups());
    for (Index group = 0; group < graph.groups(); ++group) {
        to[group] = graph.owner(group);
        if (graph.slack(group) > 0) {
            to[group] = is_counted | static_cast<Index>(owner_.size());
            owner_.push_back(graph.owner(group));
            left_.push_back(static_cast<std::uint16_t>(graph.slack(group)));
        }
    }
    edges_.resize(graph.members());
    at_.resize(nodes_ + 1);
    std::vector<Index> counted;
    Index end = 0;
    for (Index node = 0; node < nodes_; ++node) {
        auto const uses = graph.uses_of(node);
        counted.resize(std::max(counted.size(), uses.size()));
        auto* const straight = edges_.data() + end;
        std::size_t straight_ones = 0, counted_ones = 0;
        for (auto const group : uses) {
            auto const edge = to.data()[group];
            straight[straight_ones] = counted.data()[counted_ones] = edge & ~is_counted;
            counted_ones += edge / is_counted;
            straight_ones += 1 - edge / is_counted;
        }
        std::copy_n(counted.data(), counted_ones, straight + straight_ones);
        at_[node] = {end, end + static_cast<Index>(straight_ones)};
        end += static_cast<Index>(uses.size());
    }
    at_[nodes_] = {end, end};
}

/// From the top level down, so that what a node fells straight has its parent before it has. In a ring a node
/// hangs only under one that came before it, so no node hangs under itself. What a node fells is guessed by
/// the edges on its way up.
void SingleLosses::take_parents(Graph const& graph) {
    std::vector<Index> weight(nodes_, 0);
    for (auto const node : from_the_top(graph)) {
        auto const parent = parent_[node] = worst_below(node, weight);
        auto const edges = at_[node + 1].straight - at_[node].straight;
        weight[node] = 1 + edges + (parent == nodes_ ? 0 : weight[parent]);
    }
}

/// Of the nodes it fells straight and that have a weight, the heaviest.
Index SingleLosses::worst_below(Index node, std::vector<Index> const& weight) const {
    auto worst = static_cast<Index>(nodes_);
    Index most = 0;
    for (auto const below : straight_from(node)) {
        auto const one = weight.data()[below];
        worst = one > most ? below : worst;  // not foreseen either: both are chosen, none is jumped to
        most = std::max(most, one);
    }
    return worst;
}

void SingleLosses::take_children() {
    first_child_.assign(nodes_ + 2, 0);
    for (auto const parent : parent_) {
        ++first_child_[parent + 1];
    }
    std::partial_sum(first_child_.begin(), first_child_.end(), first_child_.begin());
    children_.resize(nodes_);
    auto next = first_child_;
    for (Index node = 0; node < nodes_; ++node) {
        children_[next[parent_[node]]++] = node;
    }
}

Result<std::vector<SingleLosses::Fallen>> SingleLosses::count(Watch const& watch) {
    std::vector<Fallen> losses(nodes_);
    std::vector<Step> path{{first_child_[nodes_], first_child_[nodes_ + 1]}};
    while (!watch.is_off()) {
        auto& step = path.back();
        if (step.next < step.end) {
            auto const node = children_[step.next++];  // `step` is gone when the path grows
            path.push_back({first_child_[node], first_child_[node + 1], count_, services_});
            lose(node);
            losses[node] = {static_cast<Index>(count_), services_};
        } else if (path.size() > 1) {
            take_back(step);
            path.pop_back();
        } else {
            return losses;
        }
    }
    return broken_off();
}

// Plain pointers: bounds checks cost a third of the time here. A straight edge is followed without asking: to
// write the node down and count it only if it is new is cheaper than to guess wrong.
void SingleLosses::lose(Index node) {
    auto const* const at = at_.data();
    auto const* const edges = edges_.data();
    auto const* const owner = owner_.data();
    auto* const left = left_.data();
    auto* const is_down = is_down_.data();
    auto* const fallen = fallen_.data();
    auto end = count_;
    auto const fell = [&](Index one) {
        fallen[end] = one;
        end += is_down[one] == 0 ? 1 : 0;
        is_down[one] = 1;
    };
    fell(node);
    for (auto from = count_; from < end; ++from) {
        auto const one = fallen[from];
        services_ += is_service_.data()[one] != 0 ? 1 : 0;
        auto i = at[one].straight;
        for (; i < at[one].counted; ++i) {
            fell(edges[i]);
        }
        for (auto const last = at[one + 1].straight; i < last; ++i) {
            if (left[edges[i]]-- == 0) {
                fell(owner[edges[i]]);
            }
        }
    }
    count_ = end;
}

void SingleLosses::take_back(Step const& step) {
    auto const* const edges = edges_.data();
    auto* const left = left_.data();
    while (count_ > step.was) {
        auto const one = fallen_.data()[--count_];
        is_down_.data()[one] = 0;
        auto const last = at_.data()[one + 1].straight;
        for (auto i = at_.data()[one].counted; i < last; ++i) {
            ++left[edges[i]];
        }
    }
    services_ = step.services;
}

}  // namespace varn::resilience
