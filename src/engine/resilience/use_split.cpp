#include "use_split.h"

namespace varn::resilience {

UseSplit::UseSplit(Graph const& graph) {
    std::vector<Index> counter_of(graph.groups());
    for (Index at = 0; at < graph.groups(); ++at) {
        if (graph.slack(at) > 0) {
            counter_of[at] = static_cast<Index>(counters.size());
            counters.push_back({0, static_cast<std::uint16_t>(graph.slack(at)), 0});
            group.push_back(at);
        }
    }
    first_straight.push_back(0);
    first_counted.push_back(0);
    for (Index node = 0; node < graph.nodes(); ++node) {
        for (auto const used_by : graph.uses_of(node)) {
            if (graph.slack(used_by) == 0) {
                straight.push_back(used_by);
            } else {
                counted.push_back(counter_of[used_by]);
            }
        }
        first_straight.push_back(static_cast<Index>(straight.size()));
        first_counted.push_back(static_cast<Index>(counted.size()));
    }
}

}  // namespace varn::resilience
