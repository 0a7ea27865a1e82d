// The story of a plan on every engine: written by the unit, steered and commented by the centre, closed for
// good.
#include "town_of_plans.h"

namespace varn::planning {
namespace {

using auth::Role;

class Plans : public PlanTown {};
VARN_ON_EVERY_ENGINE(Plans);

TEST_P(Plans, a_unit_writes_its_own_goal_and_the_plan_shows_what_it_lacks) {
    auto const made = plan(at_traffic, goal(traffic, this_year, "oppna-gator"));
    EXPECT_EQ(made.version, 1);
    auto seen = plan_at(traffic, this_year);
    ASSERT_EQ(seen.goals.size(), 1U);
    EXPECT_EQ(seen.goals[0].gaps,
              (std::vector{PlanGap::serves_no_goal, PlanGap::no_activity, PlanGap::no_indicator}));
    plan(at_traffic, GoalBinding{{}, {}, made.id, withstand});
    plan(at_traffic, activity(made.id, "ovning"));
    auto const measure = plan(at_traffic, indicator(made.id, this_year, "andel"));
    EXPECT_EQ(plan_at(traffic, this_year).goals[0].gaps, std::vector{PlanGap::no_value});
    plan(at_traffic, IndicatorValue{{}, traffic, measure.id, on_day("2024-01-31"), 85, {}, 0});
    seen = plan_at(traffic, this_year);
    EXPECT_TRUE(seen.goals[0].gaps.empty());
    EXPECT_EQ(seen.goals[0].indicators[0].latest, 85);
    EXPECT_EQ(seen.goals[0].indicators[0].on_target, true);
    EXPECT_EQ(seen.goals[0].serves[0].title, "Robust beredskap");
}

TEST_P(Plans, a_goal_that_serves_nothing_says_why_or_shows_a_gap) {
    auto row = goal(traffic, this_year, "fall");
    row.unbound_why = "Programmet har inget mål om fallolyckor.";
    plan(at_traffic, row);
    auto const old = plan(at_traffic, goal(traffic, this_year, "gammalt"));
    plan(at_traffic, GoalBinding{{}, {}, old.id, old_withstand});
    auto const seen = plan_at(traffic, this_year);
    EXPECT_EQ(seen.goals[0].gaps, (std::vector{PlanGap::no_activity, PlanGap::no_indicator}));
    EXPECT_EQ(seen.goals[1].gaps.front(), PlanGap::serves_expired_goal);
}

TEST_P(Plans, the_centre_never_writes_in_a_units_plan) {
    auto const made = whole_plan(this_year, withstand);
    auto const seen = plan_at(traffic, this_year).goals[0];
    auto const before = audit_size();
    for (auto const& actor :
         {strategist, testing::somebody(Role::strategist, {traffic.text}), testing::somebody(Role::auditor),
          testing::somebody(Role::administrator), reader, at_schools, auth::operator_actor()}) {
        auto const refused = [&](auto const& outcome) {
            EXPECT_FALSE(outcome.ok()) << actor.name;
            EXPECT_EQ(outcome.error().code, ErrorCode::forbidden);
        };
        refused(add_to_plan(town(), actor, goal(traffic, this_year, "annat")));
        refused(change_in_plan(town(), actor, made.id, 1, json::Change<UnitGoal>{R"({"title":"Nytt"})"}));
        refused(add_to_plan(town(), actor, GoalBinding{{}, {}, made.id, protect}));
        refused(unbind(town(), actor, seen.serves[0].binding));
        refused(add_to_plan(town(), actor, activity(made.id, "annan")));
        refused(change_in_plan(town(), actor, seen.activities[0].activity.id, 1,
                               json::Change<Activity>{R"({"title":"Nytt"})"}));
        refused(add_to_plan(town(), actor, indicator(made.id, this_year, "annan")));
        refused(change_in_plan(town(), actor, seen.indicators[0].indicator.id, 1,
                               json::Change<Indicator>{R"({"target":1})"}));
        refused(add_to_plan(
            town(), actor,
            IndicatorValue{{}, traffic, seen.indicators[0].indicator.id, on_day("2024-01-15"), 1, {}, 0}));
        refused(change_in_plan(town(), actor, seen.indicators[0].series[0].id, 1,
                               json::Change<IndicatorValue>{R"({"value":1})"}));
        refused(copy_plan(town(), actor, {traffic, this_year, last_year, traffic}));
    }
    EXPECT_EQ(audit_size(), before) << "nothing else happened";
    EXPECT_EQ(add_to_plan(town(), auth::Actor{}, goal(traffic, this_year, "x")).error().code,
              ErrorCode::unauthenticated);
}

TEST_P(Plans, the_centre_instructs_and_comments_and_the_unit_answers) {
    auto const made = whole_plan(this_year, withstand);
    auto const everyone =
        plan(strategist,
             Instruction{{}, this_year, {}, PlanField::goal_title, "Målet ska gå att följa upp.", false, 0});
    plan(strategist, Instruction{{}, this_year, schools, PlanField::goal_title, "Bara för er.", false, 0});
    EXPECT_EQ(
        add_to_plan(town(), at_traffic, Instruction{{}, this_year, {}, PlanField::plan, "Nej.", false, 0})
            .error()
            .code,
        ErrorCode::forbidden);
    EXPECT_EQ(plan_at(traffic, this_year).instructions.size(), 1U);
    EXPECT_EQ(plan_at(schools, this_year).instructions.size(), 2U);
    json::Change<Instruction> const back{R"({"withdrawn":true})"};
    ASSERT_TRUE(change_in_plan(town(), strategist, everyone.id, 1, back));
    EXPECT_TRUE(plan_at(traffic, this_year).instructions.empty());

    PlanComment said_by_centre;
    said_by_centre.unit_goal = made.id;
    said_by_centre.body = "Kan målet göras mätbart?";
    EXPECT_EQ(add_comment(town(), strategist, said_by_centre).value().voice, Voice::centre);
    said_by_centre.body = "Ja.";
    EXPECT_EQ(add_comment(town(), at_traffic, said_by_centre).value().voice, Voice::unit);
    EXPECT_EQ(add_comment(town(), at_schools, said_by_centre).error().code, ErrorCode::forbidden);
    EXPECT_EQ(add_comment(town(), reader, said_by_centre).error().code, ErrorCode::forbidden);
    EXPECT_EQ(plan_at(traffic, this_year).goals[0].comments.size(), 2U);
    said_by_centre.activity = Id<Activity>{made.id.text};
    EXPECT_EQ(add_comment(town(), strategist, said_by_centre).error().problems.at(0).pointer, "/activity");
}

TEST_P(Plans, a_closed_cycle_never_changes_by_any_write) {
    auto const made = whole_plan(this_year, withstand);
    auto const seen = plan_at(traffic, this_year).goals[0];
    auto const told = plan(strategist, Instruction{{}, this_year, {}, PlanField::plan, "Text", false, 0});
    auto central = indicator(made.id, this_year, "central");
    central.unit_goal.reset();
    central.goal = withstand;
    WorkStep first;
    first.unit = traffic;
    first.cycle = this_year;
    auto const step = plan(at_traffic, first);
    auto const of_centre = plan(strategist, central);
    ASSERT_EQ(close_cycle(town(), at_traffic, this_year, {}, 1).error().code, ErrorCode::forbidden);
    ASSERT_EQ(close_cycle(town(), strategist, this_year, {}, 7).error().code, ErrorCode::stale);
    ASSERT_TRUE(close_cycle(town(), strategist, this_year, {"Årsredovisningen är beslutad."}, 1));
    auto const before = audit_size();
    auto const plan_before = json::write(plan_at(traffic, this_year));
    auto const refused = [&](auto const& outcome) {
        ASSERT_FALSE(outcome.ok());
        EXPECT_EQ(outcome.error().key, "planning.cycle_is_closed") << said(outcome.error());
    };
    refused(close_cycle(town(), strategist, this_year, {}, {}));
    refused(
        change_cycle(town(), strategist, this_year, 2, json::Change<PlanningCycle>{R"({"name":"Annat"})"}));
    refused(add_to_plan(town(), at_traffic, goal(traffic, this_year, "ny")));
    refused(change_in_plan(town(), at_traffic, made.id, 1, json::Change<UnitGoal>{R"({"title":"Nytt"})"}));
    refused(add_to_plan(town(), at_traffic, GoalBinding{{}, {}, made.id, protect}));
    refused(unbind(town(), at_traffic, seen.serves[0].binding));
    refused(add_to_plan(town(), at_traffic, activity(made.id, "ny")));
    refused(change_in_plan(town(), at_traffic, seen.activities[0].activity.id, 1,
                           json::Change<Activity>{R"({"title":"Nytt"})"}));
    refused(add_to_plan(town(), at_traffic, indicator(made.id, this_year, "ny")));
    refused(change_in_plan(town(), at_traffic, seen.indicators[0].indicator.id, 1,
                           json::Change<Indicator>{R"({"target":1})"}));
    refused(change_in_plan(town(), strategist, of_centre.id, 1, json::Change<Indicator>{R"({"target":1})"}));
    IndicatorValue value{{}, traffic, of_centre.id, on_day("2024-01-15"), 1, {}, 0};
    refused(add_to_plan(town(), at_traffic, value));
    refused(change_in_plan(town(), at_traffic, seen.indicators[0].series[0].id, 1,
                           json::Change<IndicatorValue>{R"({"value":1})"}));
    refused(
        add_to_plan(town(), strategist, Instruction{{}, this_year, {}, PlanField::plan, "Nytt", false, 0}));
    refused(change_in_plan(town(), strategist, told.id, 1, json::Change<Instruction>{R"({"body":"Nytt"})"}));
    PlanComment comment;
    comment.unit_goal = made.id;
    comment.body = "För sent.";
    refused(add_comment(town(), strategist, comment));
    WorkStep late;
    late.unit = traffic;
    late.cycle = this_year;
    refused(add_to_plan(town(), at_traffic, late));
    refused(change_in_plan(town(), at_traffic, step.id, 1, json::Change<WorkStep>{R"({"words":"Nytt"})"}));
    refused(copy_plan(town(), at_traffic, {traffic, this_year, last_year, traffic}));
    {
        db::WriteTx tx{town().db};
        refused(record_value(town(), tx, at_traffic, value));
    }
    EXPECT_EQ(audit_size(), before) << "nothing else happened";
    EXPECT_EQ(json::write(plan_at(traffic, this_year)), plan_before);
}

TEST_P(Plans, a_closed_cycle_takes_in_no_file) {
    ASSERT_TRUE(close_cycle(town(), strategist, this_year, {}, {}));
    auto const before = audit_size();
    for (auto const* rows : {"goals", "activities", "indicators", "values"}) {
        for (auto const& route : routes()) {
            if (route.path == "/plan-imports") {
                http::Call const call{town(),
                                      at_traffic,
                                      {},
                                      {{"rows", rows}, {"year", "2024"}, {"apply", "true"}},
                                      "unit;key;title\n",
                                      {},
                                      "sv"};
                EXPECT_FALSE(route.handler(call)) << rows;
            }
        }
    }
    EXPECT_EQ(audit_size(), before) << "nothing else happened";
}

TEST_P(Plans, the_rules_of_rows_name_the_field_and_the_cure) {
    auto const made = plan(at_traffic, goal(traffic, this_year, "mal"));
    auto const fault = [&](auto row) {
        return add_to_plan(town(), at_traffic, std::move(row)).error().problems.at(0);
    };
    auto row = activity(made.id, "a");
    row.status = ActivityStatus::done;
    EXPECT_EQ(fault(row).pointer, "/status_words");
    row.status = ActivityStatus::planned;
    row.starts_on = on_day("2024-03-01");
    row.ends_on = on_day("2024-02-01");
    EXPECT_EQ(fault(row).pointer, "/ends_on");
    row.ends_on.reset();
    row.standing = Standing::retired;
    EXPECT_EQ(fault(row).pointer, "/retired_why");
    row.standing = Standing::to_confirm;
    EXPECT_EQ(fault(row).key, "planning.only_copies_wait");
    row.standing = Standing::current;
    row.owner = Id<Unit>{made.id.text};
    EXPECT_EQ(fault(row).pointer, "/owner") << "an owner is a unit and nothing else";
    auto none = indicator(made.id, this_year, "i");
    none.goal = withstand;
    EXPECT_EQ(fault(none).key, "planning.measures_one_thing");
    none.goal.reset();
    none.cycle = last_year;
    EXPECT_EQ(fault(none).pointer, "/cycle");
    auto const measure = plan(at_traffic, indicator(made.id, this_year, "i"));
    EXPECT_EQ(fault(IndicatorValue{{}, traffic, measure.id, on_day("2024-02-02"), 1, {}, 0}).key,
              "planning.not_measured_yet");
    EXPECT_EQ(fault(IndicatorValue{{}, tunnels, measure.id, on_day("2024-01-02"), 1, {}, 0}).key,
              "planning.measured_by_its_unit");
    EXPECT_EQ(add_cycle(town(), strategist, cycle_of(2024)).error().problems.at(0).key,
              "planning.cycles_overlap");
}

TEST_P(Plans, the_centre_sets_an_indicator_that_every_unit_measures) {
    auto row = indicator({}, this_year, "central");
    row.unit_goal.reset();
    row.goal = withstand;
    EXPECT_EQ(add_to_plan(town(), at_traffic, row).error().code, ErrorCode::forbidden);
    auto const made = plan(strategist, row);
    plan(at_traffic, IndicatorValue{{}, traffic, made.id, on_day("2024-01-31"), 40, {}, 0});
    EXPECT_EQ(
        add_to_plan(town(), strategist, IndicatorValue{{}, schools, made.id, on_day("2024-01-31"), 90, {}, 0})
            .error()
            .code,
        ErrorCode::forbidden)
        << "what is measured is local";
    plan(at_schools, IndicatorValue{{}, schools, made.id, on_day("2024-01-31"), 90, {}, 0});
    EXPECT_EQ(plan_at(traffic, this_year).from_centre.at(0).on_target, false);
    EXPECT_EQ(plan_at(schools, this_year).from_centre.at(0).on_target, true);
    EXPECT_EQ(read_indicator(town(), reader, made.id).value().series.size(), 2U);
}

TEST_P(Plans, every_step_of_the_work_has_somebody_and_a_day) {
    WorkStep row;
    row.unit = traffic;
    row.cycle = this_year;
    row.step = Step::identify;
    row.done_on = on_day("2024-02-02");
    EXPECT_EQ(add_to_plan(town(), at_traffic, row).error().problems.at(0).pointer, "/done_on");
    row.done_on = on_day("2024-01-31");
    EXPECT_EQ(add_to_plan(town(), strategist, row).error().code, ErrorCode::forbidden);
    plan(at_traffic, row);
    EXPECT_EQ(add_to_plan(town(), at_traffic, row).error().code, ErrorCode::conflict) << "each step once";
    whole_plan(this_year, withstand);
    auto const steps = plan_at(traffic, this_year).steps;
    ASSERT_EQ(steps.size(), 4U);
    EXPECT_EQ(steps[0].row->done_on, on_day("2024-01-31"));
    EXPECT_FALSE(steps[1].row);
    EXPECT_EQ(steps[3].seen_on, on_day("2023-12-31")) << "what was measured shows it";
}

TEST_P(Plans, the_city_page_tells_who_has_planned_and_who_has_not) {
    whole_plan(this_year, withstand);
    auto const page = list_standings(town(), reader, this_year).value();
    ASSERT_EQ(page.total, 2) << "the department plans through its board";
    EXPECT_EQ(page.items[0].name, "Trafiknämnden");
    EXPECT_EQ(page.items[0].state, PlanState::whole);
    EXPECT_EQ(page.items[0].activities, 1);
    EXPECT_EQ(page.items[0].late, 1);
    EXPECT_EQ(page.items[1].state, PlanState::none);
    EXPECT_TRUE(page.items[1].must_plan);
    auto const carried = carriers(town(), reader, withstand, this_year.text).value();
    EXPECT_EQ(carried.carriers.at(0).unit_name, "Trafiknämnden");
    EXPECT_EQ(carried.without.at(0).name, "Utbildningsnämnden");
}

TEST_P(Plans, the_balance_counts_every_kind_also_those_without_a_goal) {
    auto row = goal(traffic, this_year, "hot");
    row.kind = GoalKind::antagonistic;
    plan(at_traffic, row);
    auto const report = balance(town(), reader, this_year).value();
    ASSERT_EQ(report.editions.size(), 1U) << "the edition that holds this year";
    std::int64_t sum = 0;
    for (auto const& bar : report.editions[0].balance.kinds) {
        sum += bar.goals;
    }
    EXPECT_EQ(sum, 2);
    ASSERT_EQ(report.unit_goals.kinds.size(), choices<GoalKind>.size());
    EXPECT_EQ(report.unit_goals.kinds[static_cast<std::size_t>(GoalKind::antagonistic)].goals, 1);
    EXPECT_EQ(report.unit_goals.kinds[static_cast<std::size_t>(GoalKind::everyday_accident)].goals, 0);
}

TEST_P(Plans, the_chain_goes_up_to_the_programme_and_along_the_years) {
    auto const before = whole_plan(last_year, old_withstand);
    ASSERT_TRUE(copy_plan(town(), at_traffic, {traffic, this_year, last_year, traffic}));
    auto const now = plan_at(traffic, this_year).goals.at(0).goal;
    auto const made = chain(town(), reader, now.id).value();
    EXPECT_EQ(made.up.at(0).goal.goal, withstand);
    ASSERT_EQ(made.years.size(), 2U);
    EXPECT_EQ(made.years[0].goal, before.id);
    EXPECT_EQ(made.years[1].year, 2024);
    EXPECT_EQ(chain(town(), auth::Actor{}, now.id).error().code, ErrorCode::unauthenticated);
}

TEST_P(Plans, the_text_of_a_plan_holds_every_word_of_it) {
    auto const made = whole_plan(this_year, withstand);
    ASSERT_TRUE(change_in_plan(town(), at_traffic, made.id, 1,
                               json::Change<UnitGoal>{R"({"body":"Gator ska vara öppna."})"}));
    auto const text = plan_text(plan_at(traffic, this_year), "sv");
    for (auto const* word : {"Trafiknämnden: Verksamhetsplan 2024", "Mål 1. Mål oppna-gator",
                             "Gator ska vara öppna.", "Bidrar till: Robust beredskap", "Aktivitet ovning",
                             "12 500 kr", "Indikator andel", "55,5", "Målvärde: 80"}) {
        EXPECT_NE(text.find(word), std::string::npos) << word << "\n" << text;
    }
    EXPECT_EQ(text.find('{'), std::string::npos) << "no placeholder is left\n" << text;
    EXPECT_NE(plan_text(plan_at(schools, this_year), "en").find("No goals"), std::string::npos);
}

}  // namespace
}  // namespace varn::planning
