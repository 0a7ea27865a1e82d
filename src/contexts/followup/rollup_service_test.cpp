// What a round says as a whole, and that it goes on saying so when the organisation changes; reminding; the
// demonstration.
#include <set>

#include "followup_town.h"

namespace varn::followup {
namespace {

using auth::Role;
using testing::somebody;

class RollUps : public FollowUpTown {
protected:
    static rollup::Counts counts(Standing const& told) {
        return {told.fulfilled, told.partly, told.not_fulfilled, told.unanswered};
    }
    /// The parts and the rest, less what was counted again.
    static rollup::Counts together(RollUpSplit const& split) {
        auto all = counts(split.rest);
        for (auto const& part : split.parts) {
            all += counts(part.standing);
        }
        return all -= counts(split.counted_again);
    }
    RollUp rolled(Round const& round) {
        auto made = roll_up(town(), reader, round.id);
        EXPECT_TRUE(made) << said(made);
        return made.value();
    }
};
VARN_ON_EVERY_ENGINE(RollUps);

TEST_P(RollUps, what_nobody_has_answered_is_a_state_of_its_own) {
    auto const round = opened(draft());
    EXPECT_EQ(rolled(round).whole.mark, rollup::Mark::unanswered);
    EXPECT_EQ(rolled(round).whole.unanswered, 9);
    answer_all(round, traffic, "fff");
    answer_all(round, school, "fff");
    auto const told = rolled(round);
    EXPECT_EQ(told.whole.mark, rollup::Mark::partly);  // all that answered are done, but one is silent
    EXPECT_EQ(told.whole.rule, "RUP-005");
    EXPECT_EQ(told.whole.unanswered, 3);
    // A sheet that is only begun counts for nothing.
    ASSERT_TRUE(add_answer(town(), somebody(Role::coordinator, {culture.text}),
                           answer(sheet_at(round, culture), 0, Mark::fulfilled)));
    EXPECT_EQ(rolled(round).whole.unanswered, 3);
    // What is handed back counts no more, until it is handed in again.
    ASSERT_TRUE(hand_back(town(), strategist, sheet_at(round, school), {"Igen.", {}}, {}));
    EXPECT_EQ(rolled(round).whole.unanswered, 6);
}

TEST_P(RollUps, the_parts_are_the_whole_in_every_roll_up) {
    auto const round = opened(draft());
    answer_all(round, traffic, "fpn");
    answer_all(round, school, "nnp");
    auto const told = rolled(round);
    auto const whole = counts(told.whole);
    EXPECT_EQ(whole, (rollup::Counts{1, 2, 3, 3}));
    rollup::Counts goals_together;
    for (auto const& goal : told.goals) {
        goals_together += counts(goal.standing);
    }
    EXPECT_EQ(goals_together, whole);
    EXPECT_EQ(together(told.focus_areas), whole);
    EXPECT_EQ(together(told.sectors), whole);
    EXPECT_EQ(counts(told.units.at(0).standing), whole);  // the council has everything below it
    EXPECT_FALSE(told.units.at(0).is_asked);
    EXPECT_EQ(told.focus_areas.parts.size(), 2U);
    EXPECT_EQ(counts(told.focus_areas.parts.at(1).standing), (rollup::Counts{1, 0, 1, 1}));
    EXPECT_EQ(counts(told.sectors.parts.at(0).standing), (rollup::Counts{1, 2, 3, 0}));
    EXPECT_EQ(told.trend.size(), 1U);
    EXPECT_EQ(counts(told.trend.at(0).standing), whole);
}

TEST_P(RollUps, every_sum_is_explained_by_the_answers_that_gave_it) {
    auto const round = opened(draft());
    answer_all(round, traffic, "fpn");
    answer_all(round, school, "nnp");
    auto const told = rolled(round);
    auto const check = [&](Chosen const& chosen, Standing const& standing) {
        auto const why = explain(town(), reader, round.id, chosen);
        ASSERT_TRUE(why) << said(why);
        EXPECT_EQ(counts(why.value().standing), counts(standing));
        EXPECT_EQ(why.value().standing.rule, standing.rule);
        rollup::Counts listed;
        for (auto const& one : why.value().answers) {
            EXPECT_EQ(one.words.has_value(), one.mark.has_value());
            listed.fulfilled += one.mark == Mark::fulfilled ? 1 : 0;
            listed.partly += one.mark == Mark::partly ? 1 : 0;
            listed.not_fulfilled += one.mark == Mark::not_fulfilled ? 1 : 0;
            listed.unanswered += one.mark ? 0 : 1;
        }
        EXPECT_EQ(listed, counts(standing));
    };
    check({}, told.whole);
    for (auto const& goal : told.goals) {
        check({.unit = {}, .goal = goal.goal.text, .focus_area = {}, .sector = {}}, goal.standing);
    }
    for (auto const& unit : told.units) {
        check({.unit = unit.unit.text, .goal = {}, .focus_area = {}, .sector = {}}, unit.standing);
    }
    for (auto const& area : told.focus_areas.parts) {
        check({.unit = {}, .goal = {}, .focus_area = area.id.text, .sector = {}}, area.standing);
    }
    for (auto const& sector : told.sectors.parts) {
        check({.unit = {}, .goal = {}, .focus_area = {}, .sector = sector.id.text}, sector.standing);
    }
    EXPECT_FALSE(explain(town(), reader, round.id,
                         {.unit = goals[0].text, .goal = {}, .focus_area = {}, .sector = {}}));
    EXPECT_EQ(goal_answers(town(), reader, goals[0]).value().items.at(0).total, 3);
}

TEST_P(RollUps, moving_a_unit_in_mid_year_keeps_both_years_right) {
    auto const first = opened(draft("Före", "2023-01-01", "2023-06-30", "2023-07-15"));
    answer_all(first, traffic, "fff");
    answer_all(first, culture, "nnn");
    auto const before = json::write(rolled(first));
    // Culture moves to stand below traffic.
    {
        db::WriteTx tx{town().db};
        auto const period = store::period_of(tx, culture);
        auto ended = period;
        ended.valid_to = day("2023-06-30");
        auto const permit =
            auth::decide<organisation::UnitPeriod>(intake_policy(), strategist, "pack.import", std::nullopt)
                .value();
        ASSERT_TRUE(tx.update(permit, period, ended));
        ASSERT_TRUE(std::move(tx).commit(audit::entry(strategist, "pack.import")));
    }
    put(organisation::UnitPeriod{{}, culture, "Kulturen", {}, traffic, day("2023-07-01"), {}, 1});
    auto const second = opened(draft("Efter", "2023-07-01", "2023-12-31", "2024-01-31"));
    answer_all(second, traffic, "fff");
    answer_all(second, culture, "nnn");
    auto const unit = [&](RollUp const& told, Id<Unit> const& id) {
        return *std::find_if(told.units.begin(), told.units.end(),
                             [&](auto const& one) { return one.unit == id; });
    };
    auto const told_before = rolled(first);
    auto const told_after = rolled(second);
    EXPECT_EQ(counts(unit(told_before, traffic).standing), (rollup::Counts{3, 0, 0, 0}));
    EXPECT_EQ(unit(told_before, culture).name, "Enheten kulturnamnden");
    EXPECT_EQ(counts(unit(told_after, traffic).standing), (rollup::Counts{3, 0, 3, 0}));
    EXPECT_EQ(unit(told_after, culture).name, "Kulturen");
    EXPECT_EQ(unit(told_after, culture).depth, 2);
    EXPECT_EQ(told_after.trend.size(), 2U);
    // But for the trend, which now has another point, the first round says what it said.
    auto again = told_before;
    again.trend.pop_back();
    EXPECT_EQ(json::write(again), before);
}

TEST_P(RollUps, a_marked_answer_is_not_told_by_the_letters_of_its_sheet) {
    auto const round = opened(draft());
    answer_all(round, traffic, "fpn");
    auto const whole = counts(rolled(round).whole);
    auto const view = sheet_view(town(), strategist, sheet_at(round, traffic)).value();
    town().db.know({&table<Answer>(), &table<Sheet>()});
    auto const cleared = somebody(Role::strategist);
    auto const marked = secrecy::mark(town(), cleared, {},
                                      {.subject = AnyId{view.rows.at(2).answer->id.text},
                                       .part = {},
                                       .level = auth::SecrecyLevel::internal,
                                       .legal_ground = {},
                                       .reason = "Prov",
                                       .unit = {},
                                       .matter = {}});
    ASSERT_TRUE(marked) << said(marked);
    EXPECT_EQ(counts(rolled(round).whole), whole);  // the house itself sees everything
    auto seen = town().db.seen_from({.as_of = {}, .sight = auth::Sight{}});
    Town outside{seen, town().clock, town().ids};
    auto const told = roll_up(outside, reader, round.id);
    ASSERT_TRUE(told) << said(told);
    EXPECT_EQ(told.value().whole.not_fulfilled, whole.not_fulfilled - 1);
    EXPECT_EQ(told.value().whole.unanswered, whole.unanswered + 1);
    EXPECT_EQ(told.value().trend.at(0).standing.not_fulfilled, whole.not_fulfilled - 1);
}

TEST_P(RollUps, those_who_have_not_answered_are_told_once_for_each_day_that_is_set) {
    add_account("tora.trafik", traffic);
    add_account("sven.skola", school);
    add_account("kim.fullmaktige", council);
    auto const round = opened(draft());              // due 2024-02-15
    EXPECT_EQ(notices("followup.round_opened"), 3);  // culture has nobody: the one above it is told
    answer_all(round, school, "fff");
    EXPECT_EQ(remind(town()).value(), 0);  // 2024-02-01: two weeks before
    clock_.move_to(start_of(day("2024-02-09")));
    EXPECT_EQ(remind(town()).value(), 2);
    EXPECT_EQ(remind(town()).value(), 2);
    EXPECT_EQ(notices("followup.due_soon"), 2);
    clock_.move_to(start_of(day("2024-02-15")));
    EXPECT_EQ(remind(town()).value(), 2);
    EXPECT_EQ(notices("followup.due_soon"), 2);
    EXPECT_EQ(notices("followup.late"), 0);
    for (auto const* morning : {"2024-02-16", "2024-02-17", "2024-02-22", "2024-02-23", "2024-02-24"}) {
        clock_.move_to(start_of(day(morning)));
        EXPECT_EQ(remind(town()).value(), 2);
    }
    EXPECT_EQ(notices("followup.late"), 4);  // on the 16th and on the 23rd, two each
    auto const now = remind_now(town(), strategist, round.id, {});
    ASSERT_TRUE(now);
    ASSERT_EQ(now.value().units.size(), 2U);
    std::set<std::string> names;
    for (auto const& unit : now.value().units) {
        names.insert(unit.names.begin(), unit.names.end());
    }
    EXPECT_EQ(names, (std::set<std::string>{"tora.trafik", "kim.fullmaktige"}));
    EXPECT_EQ(remind_now(town(), reader, round.id, {}).error().code, ErrorCode::forbidden);
}

TEST_P(RollUps, the_chase_list_says_who_is_late_and_whom_to_call) {
    auto const person =
        put(organisation::Person{{}, "tora", "Tora Trafik", traffic, {}, "08-000 00 01", Marker::own, 1});
    put(organisation::Assignment{
        {}, traffic, person.id, "säkerhetssamordnare", {}, day("2020-01-01"), {}, 1});
    auto const round = opened(draft());
    answer_all(round, school, "fff");
    clock_.move_to(start_of(day("2024-02-18")));
    auto const lines = list_sheets(town(), reader, round.id).value().items;
    ASSERT_EQ(lines.size(), 3U);
    auto const line = [&](Id<Unit> const& unit) {
        return *std::find_if(lines.begin(), lines.end(), [&](auto const& one) { return one.unit == unit; });
    };
    EXPECT_EQ(line(traffic).days_late, 3);
    EXPECT_EQ(line(traffic).contacts.at(0).phone, "08-000 00 01");
    EXPECT_EQ(line(school).days_late, 0);
    EXPECT_EQ(line(school).state, SheetState::handed_in);
    EXPECT_TRUE(line(culture).contacts.empty());
    auto const own = own_sheets(town(), somebody(Role::coordinator, {traffic.text})).value();
    ASSERT_EQ(own.items.size(), 1U);
    EXPECT_EQ(own.items.at(0).unit, traffic);
    EXPECT_EQ(own_sheets(town(), reader).value().total, 0);
}

TEST_P(RollUps, the_demonstration_has_three_rounds_with_holes_and_says_that_it_is_made_up) {
    ASSERT_TRUE(add_demo_rounds(town(), "sp-2020", 2024));
    db::ReadTx tx{town().db};
    auto const rounds = opened_rounds(tx).value();
    ASSERT_EQ(rounds.size(), 3U);
    std::set<SheetStatus> statuses;
    for (auto const& round : rounds) {
        EXPECT_EQ(round.marker, Marker::fictional);
        auto const told = roll_up(tx, round.id).value();
        EXPECT_EQ(told.whole.fulfilled + told.whole.partly + told.whole.not_fulfilled + told.whole.unanswered,
                  9);
        for (auto const& unit : told.units) {
            if (unit.status) {
                statuses.insert(*unit.status);
            }
        }
    }
    EXPECT_EQ(rounds.at(0).state, RoundState::open);
    EXPECT_EQ(rounds.at(2).state, RoundState::closed);
    EXPECT_TRUE(statuses.contains(SheetStatus::open));
    EXPECT_TRUE(statuses.contains(SheetStatus::handed_back));
    auto const size = audit_size();
    EXPECT_TRUE(add_demo_rounds(town(), "sp-2020", 2024));  // once is enough
    EXPECT_EQ(audit_size(), size);
}

}  // namespace
}  // namespace varn::followup
