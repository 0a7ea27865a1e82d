#pragma once
// Small networks for the properties, the same on every machine for the same seed: rings, redundancy, buffers
// that refill or not, restarts.
#include <string>

#include "engine/network.h"
#include "kernel/draw.h"

namespace varn::resilience {

struct RandomShape {
    std::size_t most_nodes = 14;
    bool with_loops = true;
    bool with_buffers = true;
};

inline Network random_network(Draw& draw, RandomShape const& shape = {}) {
    static constexpr Minutes buffers[] = {0, 0, 0, 5, 30, 60};
    static constexpr Minutes refills[] = {0, 0, 20, 120};
    static constexpr Minutes restarts[] = {0, 0, 0, 7, 45};
    Network network;
    network.nodes.resize(3 + draw.below(shape.most_nodes - 2));
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        auto& node = network.nodes[i];
        node.id = "n" + std::to_string(i);
        node.is_service = draw.happens(40);
        node.loss_probability = static_cast<double>(1 + draw.below(30)) / 100.0;
        node.losses_per_year = static_cast<double>(draw.below(30)) / 10.0;
        node.district = static_cast<Index>(draw.below(3));
        node.restart = shape.with_buffers ? restarts[draw.below(5)] : 0;
        std::vector<Index> pool;
        for (std::size_t j = 0; j < (shape.with_loops ? network.nodes.size() : i); ++j) {
            if (j != i) {
                pool.push_back(static_cast<Index>(j));
            }
        }
        for (auto needs = draw.below(3); needs > 0 && !pool.empty(); --needs) {
            Need need;
            for (std::size_t k = pool.size() - 1; k > 0; --k) {
                std::swap(pool[k], pool[draw.below(k + 1)]);
            }
            auto const members = 1 + draw.below(std::min<std::size_t>(4, pool.size()));
            need.of.assign(pool.begin(), pool.begin() + static_cast<std::ptrdiff_t>(members));
            need.least = static_cast<Index>(1 + draw.below(members));
            if (shape.with_buffers) {
                need.buffer = buffers[draw.below(6)];
                need.refill = draw.happens(20) ? std::nullopt : std::optional{refills[draw.below(4)]};
            }
            node.needs.push_back(std::move(need));
        }
    }
    return network;
}

}  // namespace varn::resilience
