#include "fall_bounds.h"

#include <algorithm>
#include <numeric>

#include "probability_bounds.h"

namespace varn::resilience {
namespace {

double fall_bound(Network const& network, Index at, std::vector<double> const& bounds, Minutes horizon) {
    auto const& node = network.nodes[at];
    std::vector<double> causes{node.loss_probability};
    std::vector<double> members;
    for (auto const& need : node.needs) {
        if (need.buffer >= horizon) {
            continue;
        }
        members.clear();
        for (auto const member : need.of) {
            members.push_back(bounds[member]);
        }
        causes.push_back(bound_of(members, need.of.size() - need.least + 1));
    }
    return causes.size() == 1 ? causes[0] : bound_of(causes, 1);
}

}  // namespace

std::vector<double> fall_bounds(Network const& network, Levels const& levels, Minutes horizon) {
    std::vector<Index> nodes(network.nodes.size());
    std::iota(nodes.begin(), nodes.end(), Index{0});
    std::stable_sort(nodes.begin(), nodes.end(),
                     [&](Index a, Index b) { return levels.component[a] < levels.component[b]; });
    std::vector<double> bounds(nodes.size(), 0.0);
    for (std::size_t first = 0; first < nodes.size();) {
        auto last = first + 1;
        while (last < nodes.size() && levels.component[nodes[last]] == levels.component[nodes[first]]) {
            ++last;
        }
        bool changed = true;
        for (auto round = first; round < last && changed; ++round) {
            changed = false;
            for (auto at = first; at < last; ++at) {
                auto const bound = fall_bound(network, nodes[at], bounds, horizon);
                changed = changed || bound != bounds[nodes[at]];
                bounds[nodes[at]] = std::max(bounds[nodes[at]], bound);
            }
        }
        first = last;
    }
    return bounds;
}

}  // namespace varn::resilience
