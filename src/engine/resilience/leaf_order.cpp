#include "leaf_order.h"

#include <algorithm>
#include <numeric>

namespace varn::resilience {
namespace {

/// How much stands below each leaf and gate, as if nothing were shared.
std::vector<double> sizes_of(Formula const& formula) {
    std::vector<double> size(formula.leaves, 1.0);
    for (auto const& gate : formula.gates) {
        double sum = 0.0;
        for (auto const input : gate.inputs) {
            sum += size[input >> 1U];
        }
        size.push_back(sum);
    }
    return size;
}

/// How many use each leaf and gate, a use counting for more the nearer it is to the top.
std::vector<double> weights_of(Formula const& formula) {
    std::vector<double> weight(formula.leaves + formula.gates.size(), 0.0);
    weight[formula.top >> 1U] = 1.0;
    for (auto at = formula.gates.size(); at-- > 0;) {
        auto const& inputs = formula.gates[at].inputs;
        for (auto const input : inputs) {
            weight[input >> 1U] += weight[formula.leaves + at] / static_cast<double>(inputs.size());
        }
    }
    return weight;
}

std::vector<Index> depth_first(Formula const& formula, std::vector<double> const* rank) {
    std::vector<Index> place(formula.leaves, 0);
    std::vector<char> seen(formula.leaves + formula.gates.size(), 0);
    Index next = 0;
    std::vector<Index> path{formula.top >> 1U};
    while (!path.empty()) {
        auto const number = path.back();
        path.pop_back();
        if (seen[number] != 0) {
            continue;
        }
        seen[number] = 1;
        if (number < formula.leaves) {
            place[number] = next++;
            continue;
        }
        std::vector<Index> below;
        for (auto const input : formula.gates[number - formula.leaves].inputs) {
            below.push_back(input >> 1U);
        }
        if (rank != nullptr) {
            std::stable_sort(below.begin(), below.end(),
                             [&](Index a, Index b) { return (*rank)[a] < (*rank)[b]; });
        }
        path.insert(path.end(), below.rbegin(), below.rend());
    }
    return place;
}

/// The sum over gates of how far apart their inputs stand.
double spread(Formula const& formula, std::vector<double> const& at) {
    double sum = 0.0;
    for (std::size_t gate = 0; gate < formula.gates.size(); ++gate) {
        auto low = at[formula.leaves + gate];
        auto high = low;
        for (auto const input : formula.gates[gate].inputs) {
            low = std::min(low, at[input >> 1U]);
            high = std::max(high, at[input >> 1U]);
        }
        sum += high - low;
    }
    return sum;
}

std::vector<Index> forced(Formula const& formula, std::vector<Index> place) {
    auto const n = formula.leaves + formula.gates.size();
    std::vector<double> at(n), moved(n), pulls(n);
    for (std::size_t i = 0; i < formula.leaves; ++i) {
        at[i] = place[i];
    }
    double best = -1.0;
    for (int round = 0; round < 60; ++round) {
        for (std::size_t gate = 0; gate < formula.gates.size(); ++gate) {
            auto const& inputs = formula.gates[gate].inputs;
            double sum = 0.0;
            for (auto const input : inputs) {
                sum += at[input >> 1U];
            }
            at[formula.leaves + gate] = sum / static_cast<double>(inputs.size());
        }
        auto const now = spread(formula, at);
        if (best >= 0.0 && now >= best) {
            break;
        }
        best = now;
        for (std::size_t i = 0; i < formula.leaves; ++i) {
            place[i] = static_cast<Index>(at[i]);
        }
        std::fill(moved.begin(), moved.end(), 0.0);
        std::fill(pulls.begin(), pulls.end(), 0.0);
        for (std::size_t gate = 0; gate < formula.gates.size(); ++gate) {
            for (auto const input : formula.gates[gate].inputs) {
                moved[input >> 1U] += at[formula.leaves + gate];
                pulls[input >> 1U] += 1.0;
            }
        }
        std::vector<Index> order(formula.leaves);
        std::iota(order.begin(), order.end(), Index{0});
        std::stable_sort(order.begin(), order.end(),
                         [&](Index a, Index b) { return moved[a] / pulls[a] < moved[b] / pulls[b]; });
        for (std::size_t i = 0; i < order.size(); ++i) {
            at[order[i]] = static_cast<double>(i);
        }
    }
    return place;
}

}  // namespace

std::vector<Index> places_of(Formula const& formula, LeafOrder order) {
    std::vector<double> rank;
    switch (order) {
        case LeafOrder::as_given:
            return depth_first(formula, nullptr);
        case LeafOrder::forced:
            return forced(formula, depth_first(formula, nullptr));
        case LeafOrder::small_first:
        case LeafOrder::large_first:
            rank = sizes_of(formula);
            break;
        case LeafOrder::shared_first:
            rank = weights_of(formula);
            break;
    }
    if (order != LeafOrder::small_first) {
        for (auto& value : rank) {
            value = -value;
        }
    }
    return depth_first(formula, &rank);
}

}  // namespace varn::resilience
