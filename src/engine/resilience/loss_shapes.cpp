#include "loss_shapes.h"

#include <algorithm>

namespace varn::resilience {

LossShapes::LossShapes(Network const& network, Graph const& graph, Minutes longest)
    : network_(network),
      graph_(graph),
      longest_(longest),
      simulation_(network, graph),
      times_(graph),
      stretches_(graph.nodes()) {}

Result<LossShapes::Stretch> LossShapes::play(Index node, Minutes repair) {
    std::vector<Loss> const losses{{node, 0, repair}};
    TRY(course, simulation_.run(losses, repair + longest_));
    Stretch stretch{repair, {}, 0};
    for (auto const& [index, outages] : course.outages) {
        for (auto const& outage : outages) {
            auto const to = outage.to ? std::optional{*outage.to - repair} : std::nullopt;
            if (graph_.is_service(index)) {
                stretch.shapes.push_back({index, outage.from, to});
            }
            stretch.over = to && stretch.over ? std::optional{std::max(*to, *stretch.over)} : std::nullopt;
        }
    }
    return stretch;
}

Result<Done> LossShapes::follow(Index node) {
    auto const& repair = network_.nodes[graph_.outer(node)].repair;
    auto const least = std::max<Minutes>(repair.least, 1), most = std::max<Minutes>(repair.most, 1);
    std::vector<Minutes> ends{most};  // of stretches to be tried, the nearest last
    std::vector<Index> const lost{node};
    for (auto const& fall : times_.falls(lost, most)) {
        for (auto const at : {fall.at, fall.at + 1}) {
            if (at > least && at < most) {
                ends.push_back(at);
            }
        }
    }
    std::sort(ends.begin(), ends.end(), std::greater<>{});
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    auto& stretches = stretches_[node];
    TRY(first, play(node, least));
    stretches.push_back(std::move(first));
    while (!ends.empty()) {
        auto& current = stretches.back();
        TRY(next, play(node, ends.back()));
        if (next.same_as(current)) {
            current.last = next.last;
            ends.pop_back();
        } else if (next.last > current.last + 1) {
            ends.push_back(current.last + (next.last - current.last) / 2);
        } else {
            stretches.push_back(std::move(next));
            ends.pop_back();
        }
    }
    return Done{};
}

LossShapes::Stretch const& LossShapes::stretch(Index node, Minutes repair) const {
    auto const& stretches = stretches_[node];
    auto const at = std::partition_point(stretches.begin(), stretches.end(),
                                         [&](Stretch const& one) { return one.last < repair; });
    return *at;
}

}  // namespace varn::resilience
