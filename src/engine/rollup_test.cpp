// The rules of roll-up, one by one; and for every town: the parts are the whole, and a slow and plain
// reckoning says the same.
#include "engine/rollup.h"

#include <gtest/gtest.h>

#include <random>

namespace varn::rollup {
namespace {

TEST(RollUp, nothing_asked_is_unanswered) {
    EXPECT_EQ(outcome_of({}).mark, Mark::unanswered);
    EXPECT_EQ(outcome_of({}).rule, Rule::nothing_asked);
}

TEST(RollUp, unanswered_never_counts_as_fulfilled) {
    // All but one are fulfilled and one is silent: partly, never fulfilled.
    EXPECT_EQ(outcome_of({99, 0, 0, 1}).mark, Mark::partly);
    for (std::int64_t fulfilled = 0; fulfilled < 12; ++fulfilled) {
        for (std::int64_t unanswered = 1; unanswered < 12; ++unanswered) {
            EXPECT_NE(outcome_of({fulfilled, 0, 0, unanswered}).mark, Mark::fulfilled);
        }
    }
}

TEST(RollUp, half_or_more_unanswered_is_unanswered) {
    EXPECT_EQ(outcome_of({5, 0, 0, 5}).rule, Rule::half_unanswered);
    EXPECT_EQ(outcome_of({6, 0, 0, 5}).mark, Mark::partly);
}

TEST(RollUp, only_all_fulfilled_is_fulfilled) {
    EXPECT_EQ(outcome_of({5, 0, 0, 0}).rule, Rule::all_fulfilled);
    EXPECT_EQ(outcome_of({5, 1, 0, 0}).mark, Mark::partly);
}

TEST(RollUp, half_or_more_of_the_answers_not_fulfilled_is_not_fulfilled) {
    EXPECT_EQ(outcome_of({1, 1, 2, 0}).rule, Rule::half_not_fulfilled);
    EXPECT_EQ(outcome_of({2, 1, 2, 0}).mark, Mark::partly);
    EXPECT_EQ(outcome_of({1, 0, 1, 1}).mark, Mark::not_fulfilled);
}

TEST(RollUp, each_rule_has_an_id_of_its_own) {
    EXPECT_EQ(id_of(Rule::nothing_asked), "RUP-001");
    EXPECT_EQ(id_of(Rule::otherwise_partly), "RUP-005");
}

/// A town and the marks that it refers to.
struct Town {
    Input input;
    std::vector<std::string> marks;
};

Town random_town(std::mt19937& random) {
    auto const below = [&](std::size_t end) {
        return static_cast<std::size_t>(std::uniform_int_distribution<std::size_t>{0, end - 1}(random));
    };
    Town town;
    auto const units = 1 + below(40);
    auto const goals = below(12);
    town.input.areas = 1 + below(5);
    town.input.sectors = 1 + below(4);
    for (std::size_t goal = 0; goal < goals; ++goal) {
        auto& areas = town.input.areas_of_goal.emplace_back();
        for (std::size_t times = below(4); times > 0; --times) {
            areas.push_back(static_cast<Index>(below(town.input.areas)));
        }
    }
    for (std::size_t i = 0; i < units; ++i) {
        std::string marks;
        for (std::size_t goal = below(goals + 1); goal > 0; --goal) {
            marks += "fpn-"[below(4)];
        }
        town.marks.push_back(std::move(marks));
    }
    for (std::size_t i = 0; i < units; ++i) {
        Unit unit{.is_asked = below(4) > 0, .marks = town.marks[i]};
        if (i > 0 && below(5) > 0) {
            unit.parent = static_cast<Index>(below(i));
        }
        for (std::size_t times = below(3); times > 0; --times) {
            unit.sectors.push_back(static_cast<Index>(below(town.input.sectors)));
        }
        town.input.units.push_back(std::move(unit));
    }
    return town;
}

/// The oracle: looks at every cell and asks of each whether it belongs.
template <class Belongs>
Counts plainly(Input const& input, Belongs const& belongs) {
    Counts counts;
    for (std::size_t unit = 0; unit < input.units.size(); ++unit) {
        for (std::size_t goal = 0; input.units[unit].is_asked && goal < input.areas_of_goal.size(); ++goal) {
            if (!belongs(unit, goal)) {
                continue;
            }
            auto const& marks = input.units[unit].marks;
            switch (goal < marks.size() ? mark_of(marks[goal]) : Mark::unanswered) {
                case Mark::fulfilled:
                    ++counts.fulfilled;
                    break;
                case Mark::partly:
                    ++counts.partly;
                    break;
                case Mark::not_fulfilled:
                    ++counts.not_fulfilled;
                    break;
                case Mark::unanswered:
                    ++counts.unanswered;
                    break;
            }
        }
    }
    return counts;
}

bool holds(std::vector<Index> const& all, std::size_t one) {
    return std::find(all.begin(), all.end(), static_cast<Index>(one)) != all.end();
}

bool stands_below(Input const& input, std::size_t unit, std::size_t above) {
    for (std::optional<Index> at = static_cast<Index>(unit); at; at = input.units[*at].parent) {
        if (*at == above) {
            return true;
        }
    }
    return false;
}

TEST(RollUp, every_sum_is_what_a_plain_reckoning_says) {
    std::mt19937 random{20240201};
    for (int i = 0; i < 400; ++i) {
        auto const town = random_town(random);
        auto const& input = town.input;
        auto const sums = sum(input);
        ASSERT_TRUE(sums);
        auto const& told = sums.value();
        EXPECT_EQ(told.whole, plainly(input, [](auto, auto) { return true; }));
        for (std::size_t unit = 0; unit < input.units.size(); ++unit) {
            EXPECT_EQ(told.own[unit], plainly(input, [&](auto u, auto) { return u == unit; }));
            EXPECT_EQ(told.below[unit],
                      plainly(input, [&](auto u, auto) { return stands_below(input, u, unit); }));
        }
        for (std::size_t goal = 0; goal < input.areas_of_goal.size(); ++goal) {
            EXPECT_EQ(told.goals[goal], plainly(input, [&](auto, auto g) { return g == goal; }));
        }
        for (std::size_t area = 0; area < input.areas; ++area) {
            EXPECT_EQ(told.areas.parts[area],
                      plainly(input, [&](auto, auto g) { return holds(input.areas_of_goal[g], area); }));
        }
        for (std::size_t sector = 0; sector < input.sectors; ++sector) {
            EXPECT_EQ(told.sectors.parts[sector],
                      plainly(input, [&](auto u, auto) { return holds(input.units[u].sectors, sector); }));
        }
    }
}

Counts together(Split const& split) {
    auto all = split.rest;
    for (auto const& part : split.parts) {
        all += part;
    }
    return all -= split.counted_again;
}

TEST(RollUp, the_parts_are_the_whole) {
    std::mt19937 random{7};
    for (int i = 0; i < 2000; ++i) {
        auto const town = random_town(random);
        auto const sums = sum(town.input);
        ASSERT_TRUE(sums);
        auto const& told = sums.value();
        Counts own;
        Counts tops;
        Counts goals;
        for (std::size_t unit = 0; unit < town.input.units.size(); ++unit) {
            own += told.own[unit];
            if (!town.input.units[unit].parent) {
                tops += told.below[unit];
            }
            auto parts = told.own[unit];
            for (std::size_t other = 0; other < town.input.units.size(); ++other) {
                if (town.input.units[other].parent == std::optional{static_cast<Index>(unit)}) {
                    parts += told.below[other];
                }
            }
            EXPECT_EQ(parts, told.below[unit]);
        }
        for (auto const& goal : told.goals) {
            goals += goal;
        }
        EXPECT_EQ(own, told.whole);
        EXPECT_EQ(tops, told.whole);
        EXPECT_EQ(goals, told.whole);
        EXPECT_EQ(together(told.areas), told.whole);
        EXPECT_EQ(together(told.sectors), told.whole);
    }
}

TEST(RollUp, a_unit_below_itself_is_refused) {
    Input input;
    input.units.push_back({.parent = 1});
    input.units.push_back({.parent = 0});
    auto const sums = sum(input);
    ASSERT_FALSE(sums);
    EXPECT_EQ(sums.error().key, "rollup.unit_below_itself");
}

TEST(RollUp, too_many_cells_are_refused_and_not_shortened) {
    Input input;
    input.units.resize(5);
    input.areas_of_goal.resize(3);
    EXPECT_TRUE(sum(input, {.cells_max = 15}));
    auto const sums = sum(input, {.cells_max = 14});
    ASSERT_FALSE(sums);
    EXPECT_EQ(sums.error().code, ErrorCode::too_many);
}

}  // namespace
}  // namespace varn::rollup
