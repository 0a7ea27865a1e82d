#include "black_start.h"

#include <algorithm>

#include "simulation.h"

namespace varn::resilience {

BlackStart::BlackStart(Network const& network, std::vector<Index> ring)
    : ring_(std::move(ring)), network_{std::vector<Node>(ring_.size())}, places_(ring_.size()) {
    std::sort(ring_.begin(), ring_.end());
    for (std::size_t i = 0; i < ring_.size(); ++i) {
        auto const& node = network.nodes[ring_[i]];
        network_.nodes[i].restart = node.restart;
        for (Index place = 0; place < node.needs.size(); ++place) {
            auto const& whole = node.needs[place];
            Need need{whole.least, {}, whole.buffer, whole.refill, {}};
            for (auto const member : whole.of) {
                if (std::binary_search(ring_.begin(), ring_.end(), member)) {
                    need.of.push_back(inside(member));
                }
            }
            auto const outside = whole.of.size() - need.of.size();
            if (outside < whole.least) {
                need.least = static_cast<Index>(whole.least - outside);
                network_.nodes[i].needs.push_back(std::move(need));
                places_[i].push_back(place);
            }
        }
    }
}

Index BlackStart::inside(Index node) const {
    return static_cast<Index>(std::lower_bound(ring_.begin(), ring_.end(), node) - ring_.begin());
}

std::vector<Index> BlackStart::needs_of(Index node) const {
    return places_[inside(node)];
}

Result<std::vector<Index>> BlackStart::locked(Buffers buffers, std::optional<Exception> exception,
                                              std::atomic<bool> const* is_cancelled) const {
    auto network = network_;
    for (auto& node : network.nodes) {
        for (auto& need : node.needs) {
            need.buffer = buffers == Buffers::full || need.buffer == without_end ? need.buffer : 0;
        }
    }
    if (exception) {
        auto const node = inside(exception->node);
        auto const& places = places_[node];
        auto const at = std::find(places.begin(), places.end(), exception->place) - places.begin();
        network.nodes[node].needs[static_cast<std::size_t>(at)].buffer = exception->buffer;
    }
    constexpr Minutes month = Minutes{30} * 24 * 60;  // what starts and falls over and over has an end
    Graph const graph{network};
    Simulation simulation{network, graph};
    std::vector<Loss> losses;
    for (Index node = 0; node < network.nodes.size(); ++node) {
        losses.push_back({node, 0, 1});
    }
    TRY(course, simulation.run(losses, month, {.is_cancelled = is_cancelled}));
    std::vector<Index> found;
    for (auto const node : course.deadlocked) {
        found.push_back(ring_[graph.outer(node)]);
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace varn::resilience
