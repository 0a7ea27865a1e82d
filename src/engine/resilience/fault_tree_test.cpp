// Fault trees: for random trees the same as trying every state of the world, and what is refused.
#include "engine/fault_tree.h"

#include <gtest/gtest.h>

#include <cmath>

#include "fault_tree_oracle.h"

namespace varn::resilience {
namespace {

constexpr std::uint64_t trees = 300;

void expect_close(double got, double wanted, char const* what) {
    EXPECT_NEAR(got, wanted, 1e-12 + 1e-9 * std::abs(wanted)) << what;
}

/// How many minimal sets of each order, from order 1; the last is not 0.
std::vector<std::size_t> by_order(std::vector<unsigned> const& sets, std::size_t limit) {
    std::vector<std::size_t> counts;
    for (auto const set : sets) {
        auto const order = static_cast<std::size_t>(std::popcount(set));
        if (order > 0 && order <= limit) {
            counts.resize(std::max(counts.size(), order), 0);
            ++counts[order - 1];
        }
    }
    return counts;
}

std::vector<std::size_t> numbers(std::vector<CutSetCount> const& counts) {
    std::vector<std::size_t> found;
    for (auto const& count : counts) {
        found.push_back(std::stoull(count.digits));
    }
    return found;
}

void expect_importances(FaultTree const& tree, oracle::EveryState const& plain,
                        FaultTreeResult const& result) {
    auto const p = plain.probability();
    for (std::size_t i = 0; i < tree.events.size(); ++i) {
        auto const with = plain.probability(i, 1.0);
        auto const without = plain.probability(i, 0.0);
        auto const& got = result.importance[i];
        expect_close(got.birnbaum, with - without, "Birnbaum");
        if (p == 0.0) {
            EXPECT_FALSE(got.raw.has_value());
            continue;
        }
        expect_close(got.fussell_vesely, (p - without) / p, "Fussell-Vesely");
        expect_close(got.criticality, (with - without) * tree.events[i].probability / p, "criticality");
        expect_close(got.raw.value(), with / p, "RAW");
        ASSERT_EQ(got.rrw.has_value(), without > 0.0);
        if (got.rrw) {
            expect_close(*got.rrw, p / without, "RRW");
        }
    }
}

double product(FaultTree const& tree, unsigned set) {
    double p = 1.0;
    for (std::size_t i = 0; i < tree.events.size(); ++i) {
        p *= (set >> i & 1U) != 0 ? tree.events[i].probability : 1.0;
    }
    return p;
}

/// The likeliest sets listed are minimal sets, each once, likeliest first, and none likelier is left out.
void expect_likeliest(FaultTree const& tree, std::vector<unsigned> const& minimal,
                      FaultTreeResult const& result) {
    std::vector<double> all;
    for (auto const set : minimal) {
        all.push_back(product(tree, set));
    }
    std::sort(all.rbegin(), all.rend());
    ASSERT_EQ(result.top_cut_sets.size(), std::min<std::size_t>(5, minimal.size()));
    std::vector<unsigned> seen;
    for (std::size_t i = 0; i < result.top_cut_sets.size(); ++i) {
        unsigned set = 0;
        for (auto const event : result.top_cut_sets[i].events) {
            set |= 1U << event;
        }
        EXPECT_TRUE(std::find(minimal.begin(), minimal.end(), set) != minimal.end());
        EXPECT_TRUE(std::find(seen.begin(), seen.end(), set) == seen.end());
        seen.push_back(set);
        expect_close(result.top_cut_sets[i].probability, all[i], "likeliest");
    }
}

void expect_right(FaultTree const& tree) {
    oracle::EveryState const plain{tree};
    auto const minimal = plain.minimal();
    auto const result = analyse(tree, {FaultTreeMethod::exact, true, 5}).value();
    expect_close(result.probability.value(), plain.probability(), "probability");
    EXPECT_EQ(result.cut_sets_total.digits, std::to_string(minimal.size()));
    EXPECT_EQ(numbers(result.cut_sets_by_order), by_order(minimal, 99));
    double sum = 0.0;
    for (auto const set : minimal) {
        sum += product(tree, set);
    }
    expect_close(result.rare_event_sum, sum, "rare events");
    expect_importances(tree, plain, result);
    expect_likeliest(tree, minimal, result);
}

TEST(FaultTree, coherent_trees_are_what_trying_every_state_says) {
    for (std::uint64_t seed = 1; seed <= trees; ++seed) {
        SCOPED_TRACE(seed);
        expect_right(oracle::RandomTree{seed}.make(true));
    }
}

TEST(FaultTree, so_are_trees_with_negations) {
    for (std::uint64_t seed = 1; seed <= trees; ++seed) {
        SCOPED_TRACE(seed);
        expect_right(oracle::RandomTree{seed}.make(false));
    }
}

TEST(FaultTree, up_to_an_order_the_sets_are_all_there_and_the_bounds_hold) {
    for (std::uint64_t seed = 1; seed <= trees; ++seed) {
        SCOPED_TRACE(seed);
        auto const tree = oracle::RandomTree{seed}.make(seed % 3 != 0);
        oracle::EveryState const plain{tree};
        FaultTreeLimits limits;
        limits.max_order = 1 + seed % 4;
        auto const result = analyse(tree, {FaultTreeMethod::truncated, true, 0}, limits).value();
        EXPECT_LE(result.lower, plain.probability() + 1e-12);
        EXPECT_GE(result.upper, plain.probability() - 1e-12);
        EXPECT_EQ(result.has_cut_sets, result.coherent);
        if (result.coherent) {
            EXPECT_EQ(numbers(result.cut_sets_by_order), by_order(plain.minimal(), limits.max_order));
        }
    }
}

TEST(FaultTree, without_a_limit_truncation_goes_as_deep_as_there_are_sets) {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        SCOPED_TRACE(seed);
        auto const tree = oracle::RandomTree{seed}.make(true);
        auto const result = analyse(tree, {FaultTreeMethod::truncated, true, 0}).value();
        EXPECT_EQ(numbers(result.cut_sets_by_order), by_order(oracle::EveryState{tree}.minimal(), 99));
        expect_close(result.lower, oracle::EveryState{tree}.probability(), "lower bound");
    }
}

/// 2 of 3 of (x_i and y_i), n of them.
FaultTree pairs(Index n, GateKind kind, Index least) {
    FaultTree tree;
    for (Index i = 0; i < 2 * n; ++i) {
        tree.events.push_back({"e" + std::to_string(i), 0.1});
    }
    FaultGate top{"top", kind, least, {}};
    for (Index i = 0; i < n; ++i) {
        tree.gates.push_back(
            {"g" + std::to_string(i), GateKind::disjunction, 0, {{false, 2 * i}, {false, 2 * i + 1}}});
        top.inputs.push_back({true, i});
    }
    tree.gates.push_back(std::move(top));
    tree.top = n;
    return tree;
}

TEST(FaultTree, counts_go_beyond_64_bits) {
    auto const result = analyse(pairs(100, GateKind::conjunction, 0)).value();
    EXPECT_EQ(result.cut_sets_total.digits, "1267650600228229401496703205376");  // 2^100
    EXPECT_FALSE(result.cut_sets_total.is_at_least);
    expect_close(result.probability.value() / std::pow(0.19, 100), 1.0, "tiny, but with all its digits");
    EXPECT_TRUE(analyse(pairs(200, GateKind::conjunction, 0)).value().cut_sets_total.is_at_least);
}

TEST(FaultTree, many_out_of_many_are_not_spelled_out) {
    auto const result = analyse(pairs(120, GateKind::at_least, 60)).value();
    EXPECT_TRUE(result.has_cut_sets);
    EXPECT_GT(result.nodes, 0U);
    EXPECT_LT(result.nodes, 20'000U);
}

TEST(FaultTree, an_event_in_every_cut_set_has_no_reduction_worth) {
    FaultTree tree{{{"a", 0.25}, {"b", 0.5}, {"c", 0.5}}, {}, 1};
    tree.gates.push_back({"either", GateKind::disjunction, 0, {{false, 1}, {false, 2}}});
    tree.gates.push_back({"top", GateKind::conjunction, 0, {{false, 0}, {true, 0}}});
    auto const result = analyse(tree).value();
    EXPECT_FALSE(result.importance[0].rrw.has_value());
    expect_close(result.importance[1].rrw.value(), 1.5, "RRW");
}

std::vector<std::string> faults(FaultTree const& tree) {
    std::vector<std::string> told;
    auto const result = validate(tree);
    if (!result.ok()) {
        for (auto const& problem : result.error().problems) {
            told.push_back(problem.pointer + " " + problem.key);
        }
    }
    return told;
}

TEST(FaultTree, what_is_wrong_is_told_with_its_place) {
    using Told = std::vector<std::string>;
    FaultTree tree{{{"a", std::nan("")}, {"a", 1.5}, {"", 0.5}}, {}, 7};
    tree.gates.push_back({"g", GateKind::at_least, 3, {{false, 0}, {false, 9}}});
    tree.gates.push_back({"h", GateKind::negation, 0, {{false, 0}, {false, 1}}});
    tree.gates.push_back({"i", GateKind::always, 0, {{false, 0}}});
    tree.gates.push_back({"j", GateKind::conjunction, 0, {}});
    tree.gates.push_back({"k", GateKind::same, 0, {{false, 0}}});
    EXPECT_EQ(faults(tree),
              (Told{"/events/0/probability resilience.not_a_probability",
                    "/events/1/probability resilience.not_a_probability",
                    "/gates/0/inputs/1 resilience.input_missing", "/gates/0/least resilience.k_out_of_range",
                    "/gates/1/inputs resilience.inputs_not_one", "/gates/2/inputs resilience.inputs_not_zero",
                    "/gates/3/inputs resilience.inputs_none", "/gates/4/inputs resilience.inputs_not_two",
                    "/top resilience.top_missing", "/events/2/id resilience.name_missing",
                    "/events/1/id resilience.name_twice"}));
}

TEST(FaultTree, a_ring_of_gates_is_refused_by_name) {
    FaultTree tree{{{"a", 0.5}}, {}, 0};
    for (Index i = 0; i < 3; ++i) {
        tree.gates.push_back({std::string(1, static_cast<char>('x' + i)),
                              GateKind::disjunction,
                              0,
                              {{false, 0}, {true, (i + 1) % 3}}});
    }
    auto const result = validate(tree);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().problems.at(0).params.at(0).second, "x → y → z → x");
}

/// Every pair of n events, each pair by itself: wide in any order.
FaultTree crossing(Index n) {
    FaultTree tree;
    FaultGate top{"top", GateKind::conjunction, 0, {}};
    std::mt19937 bits{7};
    for (Index i = 0; i < n; ++i) {
        tree.events.push_back({"e" + std::to_string(i), 0.01});
    }
    for (Index i = 0; i < 3 * n; ++i) {
        FaultGate gate{"g" + std::to_string(i), GateKind::disjunction, 0, {}};
        for (int k = 0; k < 4; ++k) {
            gate.inputs.push_back({false, static_cast<Index>(bits() % n)});
        }
        tree.gates.push_back(std::move(gate));
        top.inputs.push_back({true, i});
    }
    tree.top = 3 * n;
    tree.gates.push_back(std::move(top));
    return tree;
}

TEST(FaultTree, a_budget_that_is_too_small_is_an_error_and_names_itself) {
    FaultTreeLimits limits;
    limits.node_budget = 20'000;
    auto const result = analyse(crossing(100), {FaultTreeMethod::exact, true, 0}, limits);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::too_many);
    EXPECT_EQ(result.error().key, "resilience.fault_tree_too_large");
}

TEST(FaultTree, where_neither_diagram_nor_sets_fit_scenarios_are_tried) {
    auto tree = crossing(12);
    for (auto& event : tree.events) {
        event.probability = 0.4;
    }
    auto const exact = analyse(tree).value();
    FaultTreeLimits limits;
    limits.max_order = 5;
    limits.node_budget = 3;
    EXPECT_EQ(analyse(tree, {FaultTreeMethod::truncated, true, 0}, limits).error().code, ErrorCode::too_many);
    auto const result = analyse(tree, {}, limits).value();
    EXPECT_EQ(result.method, FaultTreeMethod::monte_carlo);
    EXPECT_EQ(result.scenarios, 1'000'448U) << "whole blocks";
    EXPECT_FALSE(result.probability || result.has_cut_sets);
    EXPECT_LE(result.lower, *exact.probability);
    EXPECT_GE(result.upper, *exact.probability);
    EXPECT_GT(*result.estimate, result.lower);
    EXPECT_LT(*result.estimate, result.upper);
    std::atomic<bool> const cancel{true};
    EXPECT_EQ(analyse(tree, {}, limits, {&cancel, {}}).error().code, ErrorCode::unavailable);
}

/// Votes, repeated inputs, house events and negations that cancel out: as the exact answer says.
TEST(FaultTree, scenarios_of_every_kind_of_gate_agree_with_the_diagram) {
    FaultTree tree;
    for (int i = 0; i < 7; ++i) {
        tree.events.push_back({"e" + std::to_string(i), 0.1 + 0.1 * i});
    }
    tree.gates = {
        {"vote", GateKind::at_least, 3, {{false, 0}, {false, 1}, {false, 2}, {false, 3}, {false, 3}}},
        {"none", GateKind::none_of, 0, {{false, 4}, {true, 0}}},
        {"some", GateKind::negation, 0, {{true, 1}}},
        {"on", GateKind::always, 0, {}},
        {"not all", GateKind::not_all, 0, {{false, 5}, {true, 0}}},
        {"all", GateKind::negation, 0, {{true, 4}}},
        {"top", GateKind::at_least, 3, {{true, 2}, {true, 3}, {true, 5}, {false, 6}}}};
    tree.top = 6;
    auto const exact = analyse(tree).value();
    ASSERT_TRUE(exact.coherent);
    FaultTreeLimits limits;
    limits.node_budget = 3;
    auto const tried = analyse(tree, {}, limits).value();
    ASSERT_EQ(tried.method, FaultTreeMethod::monte_carlo);
    EXPECT_NEAR(*tried.estimate, *exact.probability, 0.002);
    for (std::size_t i = 0; i < tree.events.size(); ++i) {
        EXPECT_NEAR(tried.importance[i].birnbaum, exact.importance[i].birnbaum, 0.01) << i;
        EXPECT_NEAR(tried.importance[i].fussell_vesely, exact.importance[i].fussell_vesely, 0.01) << i;
    }
}

TEST(FaultTree, whoever_loses_patience_is_heard) {
    std::atomic<bool> cancel{true};
    FaultTreeWatch const watch{&cancel, {}};
    auto const result = analyse(crossing(100), {}, {}, watch);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::unavailable);
    EXPECT_EQ(result.error().key, "resilience.cancelled");
}

TEST(FaultTree, a_chain_of_a_hundred_thousand_gates_is_walked_without_falling) {
    FaultTree tree{{{"a", 0.5}, {"b", 0.25}}, {}, 0};
    for (Index i = 0; i < 100'000; ++i) {
        bool const last = i + 1 == 100'000;
        GateInput const next = last ? GateInput{false, 0} : GateInput{true, i + 1};
        tree.gates.push_back({"g" + std::to_string(i),
                              i % 2 == 0 ? GateKind::conjunction : GateKind::disjunction,
                              0,
                              {{false, 1}, next}});
    }
    expect_close(analyse(tree).value().probability.value(), 0.25, "a absorbs b");
}

}  // namespace
}  // namespace varn::resilience
