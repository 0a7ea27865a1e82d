// Parts counted apart and sent as bytes merge to what is counted at once.
#include "engine/partial_results.h"

#include <gtest/gtest.h>

#include <limits>

#include "random_network.h"

namespace varn::resilience {
namespace {

constexpr std::size_t worst_told = 5;

Network city_of(std::uint64_t seed) {
    Draw draw{seed};
    return random_network(draw);
}

LossCounts counts_of_two() {
    auto const most = std::numeric_limits<std::uint64_t>::max();
    return {most, {0, 1}, {most, 258}, {~Wide{0}, Wide{1} << 64U}, Wide{7} << 64U, Wide{most} + 1};
}

/// Not one byte fewer or more, and no letter of the kind another.
template <class Read>
void expect_only_whole(std::string const& bytes, Read const& read) {
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        EXPECT_FALSE(read(bytes.substr(0, size)).ok()) << size;
    }
    EXPECT_FALSE(read(bytes + '\0').ok());
    auto other_kind = bytes;
    other_kind[7] = '2';
    EXPECT_FALSE(read(other_kind).ok());
    EXPECT_TRUE(read(bytes).ok());
}

TEST(PartialResults, counts_of_losses_come_back_from_their_bytes) {
    auto const counts = counts_of_two();
    auto const bytes = to_bytes(counts);
    EXPECT_EQ(loss_counts_of(bytes, 2).value(), counts);
    EXPECT_EQ(bytes.size(), 8U + 8 * (6 + 2 * 4));
    EXPECT_EQ(bytes.substr(0, 8), "VRNLOSS1");
    // 258 is 0x0102, least byte first: the second node's second number.
    EXPECT_EQ(bytes.substr(8 + 8 * (6 + 4 + 1), 8), std::string("\x02\x01\0\0\0\0\0\0", 8));
    expect_only_whole(bytes, [](std::string_view part) { return loss_counts_of(part, 2); });
}

TEST(PartialResults, counts_of_another_network_are_refused) {
    EXPECT_EQ(loss_counts_of(to_bytes(counts_of_two()), 3).error().problems[0].key,
              "resilience.no_partial_result");
    PairLossTotals const totals{4, {{0, 1, {2}}}};
    EXPECT_TRUE(pair_totals_of(to_bytes(totals), 3).ok());
    EXPECT_FALSE(pair_totals_of(to_bytes(totals), 2).ok());
}

TEST(PartialResults, totals_of_pairs_come_back_from_their_bytes) {
    PairLossTotals const totals{std::uint64_t{1} << 60U, {{3, 1, {2, 0}}, {1, 2, {}}}};
    auto const bytes = to_bytes(totals);
    EXPECT_EQ(pair_totals_of(bytes, 4).value(), totals);
    expect_only_whole(bytes, [](std::string_view part) { return pair_totals_of(part, 4); });
}

TEST(PartialResults, a_length_that_is_too_long_takes_no_memory) {
    auto bytes = to_bytes(PairLossTotals{1, {}});
    bytes.replace(16, 8, 8, '\xff');
    EXPECT_FALSE(pair_totals_of(bytes, 4).ok());
}

TEST(PartialResults, blocks_of_scenarios_counted_apart_are_those_counted_at_once) {
    auto const network = city_of(4);
    auto const monte_carlo = MonteCarlo::prepare(network, {.seed = 9, .scenarios = 10'000}).value();
    auto const blocks = monte_carlo.blocks();
    auto const whole = monte_carlo.count({0, blocks}).value();
    auto merged = monte_carlo.count({0, 0}).value();
    for (std::uint64_t part = 7; part-- > 0;) {
        auto const counts = monte_carlo.count({blocks * part / 7, blocks * (part + 1) / 7}).value();
        merged.merge(loss_counts_of(to_bytes(counts), network.nodes.size()).value());
    }
    EXPECT_EQ(merged, whole);
}

TEST(PartialResults, pairs_counted_apart_are_those_counted_at_once) {
    std::size_t with_choice = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        auto const network = city_of(seed);
        auto const whole = pair_losses(network, worst_told).value();
        auto search = PairSearch::prepare(WalkedNetwork{network}, worst_told).value();
        auto const end = search.bases();
        for (std::uint64_t const parts : {1U, 2U, 4U, 40U}) {  // more than there are bases, too
            PairLossTotals joined;
            for (auto part = parts; part-- > 0;) {
                auto const found = search.find({end * part / parts, end * (part + 1) / parts}).value();
                search.join(joined, pair_totals_of(to_bytes(found), network.nodes.size()).value());
            }
            EXPECT_EQ(joined, whole) << seed << ' ' << parts;
        }
        with_choice += whole.worst.size() == worst_told ? 1 : 0;
    }
    EXPECT_GT(with_choice, 5U);  // some must leave pairs out, or the order is not proved
}

}  // namespace
}  // namespace varn::resilience
