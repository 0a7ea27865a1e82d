// Plans over the years: copied, confirmed, changed and given up, while units move and merge. Nothing is lost
// and nothing is doubled.
#include <map>
#include <random>
#include <set>

#include "town_of_plans.h"

namespace varn::planning {
namespace {

class PlanYears : public PlanTown {};
VARN_ON_EVERY_ENGINE(PlanYears);

TEST_P(PlanYears, last_years_plan_waits_row_by_row_for_confirmation) {
    whole_plan(last_year, old_withstand);
    auto const offered = plan_at(traffic, this_year).offers;
    ASSERT_EQ(offered.size(), 1U);
    EXPECT_EQ(offered[0].year, 2023);
    EXPECT_EQ(offered[0].goals, 1);
    auto const copied = copy_plan(town(), at_traffic, {traffic, this_year, last_year, traffic}).value();
    EXPECT_EQ(copied.goals, 1);
    EXPECT_EQ(copied.activities, 1);
    EXPECT_EQ(copied.indicators, 1);
    auto seen = plan_at(traffic, this_year);
    EXPECT_TRUE(seen.offers.empty());
    auto const& view = seen.goals.at(0);
    EXPECT_EQ(view.goal.standing, Standing::to_confirm);
    EXPECT_EQ(view.serves.at(0).goal, withstand) << "the goal of the same key in the edition that holds now";
    EXPECT_EQ(view.activities.at(0).activity.starts_on, on_day("2024-03-02"));
    EXPECT_EQ(view.activities.at(0).activity.standing, Standing::to_confirm);
    EXPECT_TRUE(view.indicators.at(0).series.empty()) << "what was measured stays in its year";
    EXPECT_EQ(plan_at(traffic, last_year).goals.at(0).indicators.at(0).series.size(), 1U);

    auto const again = copy_plan(town(), at_traffic, {traffic, this_year, last_year, traffic}).value();
    EXPECT_EQ(again.goals, 0);
    EXPECT_EQ(again.already, 1);
    json::Change<UnitGoal> const confirmed{R"({"standing":"current"})"};
    json::Change<UnitGoal> const unconfirmed{R"({"standing":"to_confirm"})"};
    json::Change<Activity> const retired{R"({"standing":"retired","retired_why":"Klar förra året."})"};
    json::Change<Activity> const silent{R"({"standing":"retired"})"};
    ASSERT_TRUE(change_in_plan(town(), at_traffic, view.goal.id, 1, confirmed));
    EXPECT_EQ(change_in_plan(town(), at_traffic, view.goal.id, 2, unconfirmed).error().problems.at(0).key,
              "planning.only_copies_wait");
    auto const activity_id = view.activities.at(0).activity.id;
    EXPECT_EQ(change_in_plan(town(), at_traffic, activity_id, 1, silent).error().problems.at(0).pointer,
              "/retired_why");
    ASSERT_TRUE(change_in_plan(town(), at_traffic, activity_id, 1, retired));
    EXPECT_EQ(plan_at(traffic, this_year).goals.at(0).activities.size(), 1U) << "what is given up stays seen";
    auto const third = add_cycle_of(2025);
    EXPECT_EQ(copy_plan(town(), at_traffic, {traffic, third, this_year, traffic}).value().activities, 0)
        << "what was given up is not copied on";
}

TEST_P(PlanYears, one_copies_from_an_earlier_year_or_a_unit_that_is_gone) {
    whole_plan(this_year, withstand);
    auto const refused = [&](PlanCopy const& ask) {
        return copy_plan(town(), at_traffic, ask).error().problems.at(0).key;
    };
    EXPECT_EQ(refused({traffic, this_year, this_year, traffic}), "planning.copy_from_earlier");
    EXPECT_EQ(refused({traffic, last_year, this_year, traffic}), "planning.copy_from_earlier");
    EXPECT_EQ(refused({traffic, this_year, last_year, schools}), "planning.copy_from_predecessor");
    EXPECT_EQ(copy_plan(town(), at_schools, {traffic, this_year, last_year, traffic}).error().code,
              ErrorCode::forbidden);
}

TEST_P(PlanYears, a_merger_in_mid_year_keeps_both_plans_and_hands_them_over) {
    auto const north = add_unit("norra", UnitKind::district_committee, "Norra nämnden", {});
    auto const south = add_unit("sodra", UnitKind::district_committee, "Södra nämnden", {});
    auto const at_both = testing::somebody(auth::Role::coordinator, {north.text, south.text});
    plan(at_both, goal(north, last_year, "beredskap"));
    plan(at_both, goal(south, last_year, "beredskap"));
    auto const merged =
        add_unit("sammanslagna", UnitKind::district_committee, "Sammanslagna nämnden", {}, "2023-07-01");
    merge(north, merged, on_day("2023-07-01"));
    merge(south, merged, on_day("2023-07-01"));
    auto const at_merged = testing::somebody(auth::Role::coordinator, {merged.text});

    auto seen = plan_at(merged, last_year);
    EXPECT_TRUE(seen.goals.empty());
    EXPECT_EQ(seen.taken_over.size(), 2U) << "both are seen before anybody has copied them";
    EXPECT_EQ(plan_at(north, last_year).goals.size(), 1U) << "the year of the unit that is gone stands";
    ASSERT_TRUE(copy_plan(town(), at_merged, {merged, last_year, last_year, north}));
    ASSERT_TRUE(copy_plan(town(), at_merged, {merged, last_year, last_year, south}));
    seen = plan_at(merged, last_year);
    ASSERT_EQ(seen.goals.size(), 2U);
    EXPECT_TRUE(seen.taken_over.empty());
    EXPECT_NE(seen.goals[0].goal.key, seen.goals[1].goal.key);
    auto const page = list_standings(town(), reader, last_year).value();
    for (auto const& line : page.items) {
        EXPECT_EQ(line.ends_on.has_value(), line.unit == north || line.unit == south);
        EXPECT_EQ(line.must_plan, line.unit != north && line.unit != south) << line.name;
    }
    EXPECT_EQ(add_to_plan(town(), at_both, goal(north, this_year, "sent")).error().problems.at(0).key,
              "planning.unit_not_in_cycle");
    ASSERT_EQ(plan_at(merged, this_year).offers.size(), 1U)
        << "its own year; what came from the two is in it already";
}

TEST_P(PlanYears, a_unit_that_moves_in_mid_year_is_shown_under_the_parent_of_its_time) {
    auto const at_tunnels = testing::somebody(auth::Role::coordinator, {tunnels.text});
    auto const before = plan(at_tunnels, goal(tunnels, last_year, "utrymning"));
    auto const now = plan(at_tunnels, goal(tunnels, this_year, "utrymning-igen"));
    move(tunnels, "Tunnelavdelningen", schools, on_day("2024-03-01"));

    // In February it is still where it was, in both years.
    EXPECT_EQ(plan_at(tunnels, this_year).unit.parent, traffic);
    clock_.move_to(start_of(on_day("2024-03-01")));
    auto const moved = plan_at(tunnels, this_year);
    EXPECT_EQ(moved.unit.parent, schools);
    EXPECT_EQ(moved.unit.name, "Tunnelavdelningen");
    ASSERT_EQ(moved.goals.size(), 1U) << "what it planned before it moved";
    EXPECT_EQ(moved.goals[0].goal.id, now.id);
    auto const past = plan_at(tunnels, last_year);
    EXPECT_EQ(past.unit.parent, traffic);
    EXPECT_EQ(past.unit.name, "Tunnelenheten");
    ASSERT_EQ(past.goals.size(), 1U);
    EXPECT_EQ(past.goals[0].goal.id, before.id);
    EXPECT_TRUE(past.taken_over.empty());

    // Neither parent has got anything in either year, and the city page counts each year's goal once.
    for (auto const& cycle : {last_year, this_year}) {
        EXPECT_TRUE(plan_at(traffic, cycle).goals.empty());
        EXPECT_TRUE(plan_at(schools, cycle).goals.empty());
        EXPECT_TRUE(plan_at(schools, cycle).taken_over.empty());
        std::map<std::string, std::int64_t> goals;
        auto const page = list_standings(town(), reader, cycle).value();
        for (auto const& line : page.items) {
            goals[line.name] += line.goals;
        }
        std::map<std::string, std::int64_t> const once{
            {cycle == last_year ? "Tunnelenheten" : "Tunnelavdelningen", 1},
            {"Trafiknämnden", 0},
            {"Utbildningsnämnden", 0}};
        EXPECT_EQ(goals, once);
    }
    // Its own year is copied as before, and the chain names the unit as it was called each year.
    ASSERT_TRUE(copy_plan(town(), at_tunnels, {tunnels, this_year, last_year, tunnels}));
    for (auto const& view : plan_at(tunnels, this_year).goals) {
        if (view.goal.origin) {
            auto const years = chain(town(), reader, view.goal.id).value().years;
            ASSERT_EQ(years.size(), 2U);
            EXPECT_EQ(years[0].unit_name, "Tunnelenheten");
            EXPECT_EQ(years[1].unit_name, "Tunnelavdelningen");
        }
    }
    // A year from now both still stand as they were at their own end.
    clock_.move_to(start_of(on_day("2025-06-01")));
    EXPECT_EQ(plan_at(tunnels, last_year).unit.parent, traffic);
    EXPECT_EQ(plan_at(tunnels, this_year).unit.parent, schools);
}

/// Random towns whose units merge and move at random days: whatever happens, every goal that anybody wrote is
/// found in exactly the plan it was written in, and by the chain from the one who took over.
TEST_P(PlanYears, moving_and_merging_units_keeps_every_year_right) {
    std::mt19937 random{20240201};  // the seed is part of the test: a failure can be run again
    auto const pick = [&](std::size_t below) {
        return std::uniform_int_distribution<std::size_t>{0, below - 1}(random);
    };
    for (int round = 0; round < 4; ++round) {
        auto const mark = std::to_string(round);
        std::vector<Id<Unit>> units;
        std::vector<std::string> ids;
        for (int i = 0; i < 4; ++i) {
            units.push_back(add_unit("e" + mark + std::to_string(i), UnitKind::committee,
                                     "Enhet " + mark + std::to_string(i), {}));
            ids.push_back(units.back().text);
        }
        auto const everywhere = testing::somebody(auth::Role::coordinator, ids);
        std::map<std::string, std::set<std::string>> written;  // unit → goals
        for (auto const& unit : units) {
            for (std::size_t n = pick(3) + 1; n > 0; --n) {
                auto const made = plan(everywhere, goal(unit, last_year, "m" + std::to_string(n)));
                written[unit.text].insert(made.id.text);
            }
        }
        auto const day = plus_days(on_day("2023-02-01"), static_cast<int>(pick(300)));
        auto const successor =
            add_unit("ny" + mark, UnitKind::committee, "Ny " + mark, {}, to_text(day).c_str());
        std::vector<Id<Unit>> gone{units[0]};
        if (pick(2) == 0) {
            gone.push_back(units[1]);
        }
        for (auto const& unit : gone) {
            merge(unit, successor, day);
        }
        auto const at_successor = testing::somebody(auth::Role::coordinator, {successor.text});
        std::size_t expected = 0;
        for (auto const& unit : gone) {
            expected += written[unit.text].size();
        }
        EXPECT_EQ(plan_at(successor, last_year).taken_over.size(), expected);
        for (auto const& unit : gone) {
            auto const from_cycle = last_year;
            ASSERT_TRUE(copy_plan(town(), at_successor, {successor, this_year, from_cycle, unit}));
            ASSERT_TRUE(copy_plan(town(), at_successor, {successor, this_year, from_cycle, unit}));
        }
        EXPECT_EQ(plan_at(successor, this_year).goals.size(), expected) << "nothing lost, nothing doubled";
        for (auto const& [unit, goals] : written) {
            std::set<std::string> found;
            for (auto const& view : plan_at(Id<Unit>{unit}, last_year).goals) {
                found.insert(view.goal.id.text);
                EXPECT_EQ(view.goal.unit.text, unit);
            }
            EXPECT_EQ(found, goals) << "the year before stands as it was";
        }
        for (auto const& view : plan_at(successor, this_year).goals) {
            auto const years = chain(town(), reader, view.goal.id).value().years;
            ASSERT_EQ(years.size(), 2U);
            EXPECT_TRUE(written[years[0].unit.text].contains(years[0].goal.text));
        }
    }
    std::int64_t sum = 0;
    auto const standings = list_standings(town(), reader, last_year).value();
    for (auto const& line : standings.items) {
        sum += line.goals;
    }
    db::ReadTx tx{town().db};
    EXPECT_EQ(static_cast<std::size_t>(sum), goals_in(tx, last_year).value().size())
        << "the parts make up the whole";
}

}  // namespace
}  // namespace varn::planning
