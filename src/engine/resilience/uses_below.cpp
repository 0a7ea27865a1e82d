#include "uses_below.h"

#include <algorithm>

namespace varn::resilience {

UsesBelow uses_below(Graph const& graph, std::span<Index const> services) {
    UsesBelow below;
    auto& nodes = below.nodes;
    nodes.assign(services.begin(), services.end());
    std::vector<char> is_below(graph.nodes(), 0);
    for (auto const service : services) {
        is_below[service] = 1;
    }
    for (std::size_t at = 0; at < nodes.size(); ++at) {
        for (auto group = graph.first_group(nodes[at]); group < graph.last_group(nodes[at]); ++group) {
            for (auto const member : graph.members_of(group)) {
                if (is_below[member] == 0) {
                    is_below[member] = 1;
                    nodes.push_back(member);
                }
            }
        }
    }
    std::sort(nodes.begin(), nodes.end());
    below.at.push_back({0, 0});
    for (Index node = 0; node < graph.nodes(); ++node) {
        for (auto const group : graph.uses_of(node)) {
            auto const owner = graph.owner(group);
            if (is_below[node] == 0 || is_below[owner] == 0) {
                continue;
            }
            if (graph.slack(group) == 0) {
                below.straight.push_back(owner);
            } else {
                below.counted.push_back({group, owner});
            }
        }
        below.at.push_back(
            {static_cast<Index>(below.straight.size()), static_cast<Index>(below.counted.size())});
    }
    return below;
}

}  // namespace varn::resilience
