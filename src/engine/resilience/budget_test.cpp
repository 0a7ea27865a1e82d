// A budget is kept to: within it the whole answer, beyond it an error that names it, and never something
// between.
#include <gtest/gtest.h>

#include "network_cut_sets.h"
#include "pairs.h"
#include "random_network.h"

namespace varn::resilience {
namespace {

TEST(Budget, pairs_keep_no_more_than_they_may) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Draw draw{seed};
        auto const network = random_network(draw);
        Graph const graph{network};
        Cascade cascade{graph};
        std::size_t needed = 0;
        std::vector<Cascade::Shaken> shaken;
        for (Index node = 0; node < graph.nodes(); ++node) {
            cascade.begin();
            cascade.lose(node);
            cascade.shaken(shaken);
            needed += cascade.fallen().size();
        }
        needed += shaken.size();
        EXPECT_TRUE(PairLosses::prepare(graph, needed).ok()) << seed;
        auto const refused = PairLosses::prepare(graph, needed - 1);
        ASSERT_FALSE(refused.ok()) << seed;
        EXPECT_EQ(refused.error().code, ErrorCode::too_many);
        EXPECT_EQ(refused.error().params, (Params{{"max", std::to_string(needed - 1)}}));
    }
}

TEST(Budget, cut_sets_stand_on_no_more_nodes_than_they_may) {
    std::size_t refused = 0, answered = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Draw draw{seed};
        auto const network = random_network(draw);
        auto const free = cut_sets_of(network, 4, Effort{1'000'000}).value();
        for (std::size_t budget = 2; budget < 400; budget += 7) {
            auto const sets = cut_sets_of(network, 4, Effort{budget});
            if (!sets.ok()) {
                ++refused;
                EXPECT_EQ(sets.error().key, "resilience.too_many_diagram_nodes");
                EXPECT_EQ(sets.error().params, (Params{{"max", std::to_string(budget)}}));
                continue;
            }
            ++answered;
            EXPECT_LE(sets.value().zbdd.size(), budget + 2) << "but for the two ends";
            for (std::size_t node = 0; node < network.nodes.size(); ++node) {
                ASSERT_EQ(sets.value().zbdd.reachable(sets.value().of[node]),
                          free.zbdd.reachable(free.of[node]));
            }
        }
    }
    EXPECT_GT(refused, 20U);
    EXPECT_GT(answered, 20U);
}

}  // namespace
}  // namespace varn::resilience
