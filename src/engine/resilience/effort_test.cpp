// Whoever loses patience is heard: every walk over a large diagram asks often enough, counted in nodes, not
// in time.
#include "effort.h"

#include <gtest/gtest.h>

#include "formula_diagrams.h"
#include "set_sweeps.h"

namespace varn::resilience {
namespace {

constexpr Index variables = 500;
constexpr Index votes_needed = 250;

/// At least 250 of 500: some 60 000 nodes.
Bdd::Edge many_of(Bdd& bdd) {
    std::vector<Bdd::Edge> from(votes_needed + 1, Bdd::never);
    from[0] = Bdd::always;
    for (auto variable = variables; variable-- > 0;) {
        for (auto k = votes_needed; k > 0; --k) {
            from[k] = bdd.either(bdd.both(bdd.variable(variable), from[k - 1]), from[k]);
        }
    }
    return from[votes_needed];
}

class Patience : public testing::Test {
protected:
    Patience() : bdd_(Effort{10'000'000, &cancel_}), root_(many_of(bdd_)) {}

    /// Does it ask at least once for every piece of so many nodes?
    template <class Do>
    void expect_asks(char const* what, Effort& effort, std::size_t nodes, Do const& act) {
        ASSERT_GT(nodes, 2 * Effort::in_piece) << what;
        auto const before = effort.asked();
        act();
        EXPECT_GE(effort.asked() - before, nodes / Effort::in_piece) << what;
    }

    std::atomic<bool> cancel_ = false;
    Bdd bdd_;
    Bdd::Edge root_;
};

TEST_F(Patience, walks_over_a_bdd_ask_for_every_piece) {
    auto& effort = bdd_.effort();
    auto const nodes = bdd_.reachable(root_);
    std::vector<double> const happens(variables, 0.5);
    std::vector<double> birnbaum(variables, 0.0);
    expect_asks("reachable", effort, nodes, [&] { bdd_.reachable(root_); });
    // making the array asks once for each piece as well, so each of these must ask twice
    expect_asks("probability", effort, 2 * bdd_.size(), [&] { BddSweep{bdd_, happens}; });
    BddSweep const sweep{bdd_, happens};
    expect_asks("derivatives", effort, 2 * nodes, [&] { sweep.derive(root_, 1.0, birnbaum); });
    std::vector<Bdd::Edge> roots{root_};
    expect_asks("keep", effort, 3 * bdd_.size(), [&] { bdd_.keep(roots); });
    expect_asks("close", effort, nodes, [&] { bdd_.close(); });
}

TEST_F(Patience, walks_over_families_ask_for_every_piece) {
    Zbdd zbdd{Effort{10'000'000, &cancel_}};
    auto& effort = zbdd.effort();
    std::vector<Zbdd::Order> const weights(variables, 1);
    auto const sets = minimal_sets(zbdd, bdd_, root_, weights);
    auto const nodes = zbdd.reachable(sets);
    std::vector<OrderCounts> const counts(variables, {0, 1});
    std::vector<double> const chances(variables, 0.5);
    expect_asks("counts", effort, 2 * nodes, [&] { count_sets(zbdd, sets, counts, variables); });
    expect_asks("sum", effort, 2 * nodes, [&] { sum_of_sets(zbdd, sets, chances); });
    SetFamily family{&zbdd, sets, {}};
    for (Index i = 0; i < variables; ++i) {
        family.variables.push_back({false, i});
    }
    expect_asks("likeliest", effort, 2 * nodes, [&] { LikeliestSets{{&family, 1}, chances}; });
    Bdd again{Effort{10'000'000, &cancel_}};
    expect_asks("function", again.effort(), nodes, [&] { function_of(again, zbdd, sets); });
    std::vector<Zbdd::Family> roots{sets};
    expect_asks("keep", effort, 3 * nodes, [&] { zbdd.keep(roots); });
    expect_asks("close", effort, nodes, [&] { zbdd.close(); });
}

/// The second set is one of 62 500 that are equally likely, so it takes millions of half-made ones.
TEST_F(Patience, the_likeliest_sets_stop_coming) {
    Zbdd zbdd{Effort{10'000'000, &cancel_}};
    auto const sets = minimal_sets(zbdd, bdd_, root_, std::vector<Zbdd::Order>(variables, 1));
    SetFamily family{&zbdd, sets, {}};
    std::vector<double> chances;
    for (Index i = 0; i < variables; ++i) {
        family.variables.push_back({false, i});
        chances.push_back(i < votes_needed ? 0.9 : 0.1);
    }
    LikeliestSets likeliest{{&family, 1}, chances};
    CutSet set;
    ASSERT_TRUE(likeliest.next(set.events, set.probability));
    EXPECT_EQ(set.events.size(), votes_needed);
    cancel_ = true;
    auto const before = zbdd.effort().asked();
    EXPECT_FALSE(likeliest.next(set.events, set.probability));
    EXPECT_EQ(zbdd.effort().asked() - before, 1U);
}

TEST_F(Patience, long_arrays_are_moved_and_filled_in_pieces) {
    auto& effort = bdd_.effort();
    std::vector<int> items;
    expect_asks("renew", effort, 100'000, [&] { effort.renew(items, 100'000, 7); });
    EXPECT_EQ(items, std::vector<int>(100'000, 7));
    items.shrink_to_fit();
    expect_asks("add", effort, 100'000, [&] { effort.add(items, 8); });
    EXPECT_EQ(items.size(), 100'001U);
    EXPECT_EQ(items[99'999] + items[100'000], 15);
}

TEST_F(Patience, nothing_is_gone_through_once_it_is_cancelled) {
    cancel_ = true;
    auto& effort = bdd_.effort();
    std::vector<double> const happens(variables, 0.5);
    std::vector<double> birnbaum(variables, 0.0);
    auto const before = effort.asked();
    BddSweep const sweep{bdd_, happens};
    sweep.derive(root_, 1.0, birnbaum);
    EXPECT_EQ(sweep.probability(root_), 0.0);
    std::vector<Bdd::Edge> roots{root_};
    bdd_.keep(roots);
    Zbdd zbdd{Effort{10'000'000, &cancel_}};
    minimal_sets(zbdd, bdd_, root_, std::vector<Zbdd::Order>(variables, 1));
    EXPECT_LE(effort.asked() - before, 6U);
    EXPECT_LE(zbdd.effort().asked(), 2U);
    EXPECT_EQ(effort.halt(), Halt::cancelled);
}

}  // namespace
}  // namespace varn::resilience
