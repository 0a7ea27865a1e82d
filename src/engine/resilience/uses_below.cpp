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
    below.first_use.push_back(0);
    for (Index node = 0; node < graph.nodes(); ++node) {
        for (auto const group : graph.uses_of(node)) {
            if (is_below[node] != 0 && is_below[graph.owner(group)] != 0) {
                below.uses.push_back({group, graph.owner(group), graph.slack(group)});
            }
        }
        below.first_use.push_back(below.uses.size());
    }
    return below;
}

}  // namespace varn::resilience
