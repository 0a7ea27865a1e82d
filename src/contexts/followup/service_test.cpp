// A round from plan to close: who may, what is kept, what is lost when two write at once (nothing).
#include "service.h"

#include "followup_town.h"
#include "platform/description_check.h"

namespace varn::followup {
namespace {

using auth::Role;
using testing::somebody;

class Rounds : public FollowUpTown {
protected:
    auth::Actor at(Id<Unit> const& unit, Role role = Role::coordinator) const {
        return somebody(role, {unit.text});
    }
    static json::Change<Answer> words(std::string const& text) {
        return json::Change<Answer>{R"({"words":")" + text + R"("})"};
    }
};
VARN_ON_EVERY_ENGINE(Rounds);

TEST_P(Rounds, every_entity_is_stored_as_it_is_described) {
    for (auto const* described :
         {&table<Round>(), &table<RoundUnit>(), &table<RoundGoal>(), &table<RoundFocusArea>(),
          &table<RoundSector>(), &table<Sheet>(), &table<Answer>(), &table<Remark>()}) {
        for (auto const& difference : testing::differences(town().db, *described)) {
            ADD_FAILURE() << difference;
        }
    }
}

TEST_P(Rounds, a_round_is_led_by_the_strategist_of_the_whole_town_alone) {
    for (auto const& actor : {at(traffic, Role::strategist), at(traffic), at(traffic, Role::head), reader,
                              somebody(Role::auditor), somebody(Role::administrator)}) {
        EXPECT_EQ(add_round(town(), actor, draft()).error().code, ErrorCode::forbidden);
    }
    EXPECT_TRUE(add_round(town(), strategist, draft()));
}

TEST_P(Rounds, a_round_is_about_an_edition_that_held) {
    auto early = draft("För tidigt", "2019-01-01", "2019-12-31", "2020-01-31");
    auto const refused = add_round(town(), strategist, early);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().problems.at(0).key, "followup.edition_not_in_force");
    EXPECT_EQ(add_round(town(), strategist, draft("Bakvänd", "2024-03-01", "2024-01-31"))
                  .error()
                  .problems.at(0)
                  .key,
              "followup.ends_before_it_begins");
}

TEST_P(Rounds, a_round_keeps_what_it_asked) {
    auto const round = opened(draft());
    EXPECT_EQ(round.state, RoundState::open);
    EXPECT_EQ(round.tree_on, day("2024-01-31"));
    db::ReadTx tx{town().db};
    auto const units = store::units(tx, round.id).value();
    ASSERT_EQ(units.size(), 4U);  // the council was not asked, but stands above those that were
    EXPECT_EQ(units.at(0).unit, council);
    EXPECT_FALSE(units.at(0).is_asked);
    EXPECT_EQ(store::goals(tx, round.id).value().size(), 3U);
    EXPECT_EQ(store::focus_areas(tx, round.id).value().size(), 3U);
    EXPECT_EQ(store::sectors(tx, round.id).value().size(), 2U);
    EXPECT_EQ(store::sheets(tx, round.id).value().size(), 3U);
}

TEST_P(Rounds, what_is_asked_must_be_there_and_all_faults_come_at_once) {
    auto const added = add_round(town(), strategist, draft());
    Id<Unit> const nowhere{"00000000-0000-7000-8000-0000000fffff"};
    auto const refused = open_round(town(), strategist, added.value().id,
                                    {{traffic, nowhere, traffic}, {goals[0], Id<Goal>{nowhere.text}}}, 1);
    ASSERT_FALSE(refused);
    ASSERT_EQ(refused.error().problems.size(), 3U);
    EXPECT_EQ(refused.error().problems[0].pointer, "/units/1");
    EXPECT_EQ(refused.error().problems[2].pointer, "/goals/1");
}

TEST_P(Rounds, a_unit_answers_for_itself_and_the_centre_never_does) {
    auto const round = opened(draft());
    auto const sheet = sheet_at(round, traffic);
    for (auto const& actor : {strategist, at(school), at(traffic, Role::strategist), reader,
                              somebody(Role::auditor), somebody(Role::administrator)}) {
        EXPECT_EQ(add_answer(town(), actor, answer(sheet, 0)).error().code, ErrorCode::forbidden);
        EXPECT_EQ(hand_in(town(), actor, sheet, {}, {}).error().code, ErrorCode::forbidden);
    }
    auto const added = add_answer(town(), at(traffic), answer(sheet, 0));
    ASSERT_TRUE(added) << said(added);
    EXPECT_EQ(change_answer(town(), strategist, added.value().id, 1, words("Centralt.")).error().code,
              ErrorCode::forbidden);
    EXPECT_TRUE(change_answer(town(), at(traffic, Role::head), added.value().id, 1, words("Chefen.")));
}

TEST_P(Rounds, two_who_answer_at_once_lose_nothing) {
    auto const round = opened(draft());
    auto const sheet = sheet_at(round, traffic);
    auto const first = add_answer(town(), at(traffic), answer(sheet, 0)).value();
    // Somebody else adds an answer to the same goal: she is told what stands there.
    auto mine = answer(sheet, 0, Mark::fulfilled);
    auto const doubled = add_answer(town(), at(traffic), mine);
    ASSERT_FALSE(doubled);
    EXPECT_EQ(doubled.error().code, ErrorCode::conflict);
    EXPECT_EQ(doubled.error().problems.at(0).params.at(0).second, "partly");
    EXPECT_EQ(doubled.error().problems.at(1).params.at(0).second, "Därför.");
    // Two change the version they both saw: the second is told what the first wrote, and chooses.
    ASSERT_TRUE(change_answer(town(), at(traffic), first.id, 1, words("Annas ord.")));
    auto const second = change_answer(town(), at(traffic, Role::head), first.id, 1, words("Bertils ord."));
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::stale);
    EXPECT_EQ(second.error().problems.at(1).params.at(0).second, "Annas ord.");
    auto const merged =
        change_answer(town(), at(traffic, Role::head), first.id, 2, words("Annas ord. Bertils ord."));
    ASSERT_TRUE(merged);
    EXPECT_EQ(merged.value().words, "Annas ord. Bertils ord.");
    // Different goals do not disturb each other.
    EXPECT_TRUE(add_answer(town(), at(traffic, Role::head), answer(sheet, 1)));
}

TEST_P(Rounds, a_sheet_is_handed_in_whole) {
    auto const round = opened(draft());
    auto const sheet = sheet_at(round, traffic);
    auto bare = answer(sheet, 0);
    bare.words = "   ";
    bare.forecast = Mark::not_fulfilled;
    ASSERT_TRUE(add_answer(town(), at(traffic), bare));
    auto const refused = hand_in(town(), at(traffic), sheet, {}, {});
    ASSERT_FALSE(refused);
    std::vector<std::string> missing;
    for (auto const& problem : refused.error().problems) {
        missing.push_back(problem.key);
    }
    EXPECT_EQ(missing, (std::vector<std::string>{"followup.words_needed", "followup.forecast_words_needed",
                                                 "followup.mark_needed", "followup.words_needed",
                                                 "followup.mark_needed", "followup.words_needed"}));
    EXPECT_EQ(sheet_now(sheet).status, SheetStatus::open);
}

TEST_P(Rounds, a_sheet_that_is_handed_in_is_locked_until_it_is_handed_back) {
    auto const round = opened(draft());
    auto const sheet = sheet_at(round, traffic);
    answer_all(round, traffic, "fpn");
    EXPECT_EQ(sheet_now(sheet).marks, "fpn");
    EXPECT_EQ(add_answer(town(), at(traffic), answer(sheet, 0)).error().key, "followup.locked");
    auto const before = sheet_view(town(), at(traffic), sheet).value();
    auto const& row = before.rows.at(0);
    EXPECT_EQ(change_answer(town(), at(traffic), row.answer->id, 1, words("Smygande.")).error().key,
              "followup.locked");
    EXPECT_EQ(hand_back(town(), strategist, sheet, {}, {}).error().problems.at(0).key,
              "followup.say_why_handed_back");
    EXPECT_EQ(hand_back(town(), at(traffic), sheet, {"Nej", {}}, {}).error().code, ErrorCode::forbidden);

    auto const back = hand_back(town(), strategist, sheet, {"Läs igen.", {{goals[2], "Vad återstår?"}}}, 2);
    ASSERT_TRUE(back) << said(back);
    EXPECT_EQ(back.value().turn, 2);
    auto const after = sheet_view(town(), at(traffic), sheet).value();
    EXPECT_EQ(after.state, SheetState::handed_back);
    EXPECT_TRUE(after.may_answer);
    EXPECT_EQ(after.remarks.at(0).words, "Läs igen.");
    EXPECT_EQ(after.rows.at(2).remarks.at(0).words, "Vad återstår?");
    ASSERT_TRUE(after.rows.at(2).answer);
    EXPECT_EQ(after.rows.at(2).before->mark, Mark::not_fulfilled);

    ASSERT_TRUE(change_answer(town(), at(traffic), after.rows.at(2).answer->id, 1,
                              json::Change<Answer>{R"({"mark":"partly","words":"Nu är det övat."})"}));
    ASSERT_TRUE(hand_in(town(), at(traffic), sheet, {"Andra gången."}, {}));
    EXPECT_EQ(sheet_now(sheet).marks, "fpp");
    // Both versions are there; the one that was handed in first is as it was.
    auto const all = list_answers(town(), at(traffic), sheet, {50, 0}).value();
    EXPECT_EQ(all.total, 6);
    EXPECT_EQ(change_answer(town(), at(traffic), row.answer->id, 1, words("Historien om.")).error().code,
              ErrorCode::conflict);
    ASSERT_TRUE(accept(town(), strategist, sheet, {}, {}));
    EXPECT_EQ(accept(town(), strategist, sheet, {}, {}).error().key, "followup.accepted_already");
    EXPECT_EQ(sheet_view(town(), reader, sheet).value().state, SheetState::accepted);
}

TEST_P(Rounds, what_is_not_handed_in_is_seen_by_those_it_concerns) {
    auto const round = opened(draft());
    auto const sheet = sheet_at(round, traffic);
    ASSERT_TRUE(add_answer(town(), at(traffic), answer(sheet, 0)));
    for (auto const& actor : {reader, at(school), somebody(Role::administrator)}) {
        auto const view = sheet_view(town(), actor, sheet).value();
        EXPECT_FALSE(view.rows.at(0).answer);
        EXPECT_FALSE(view.may_answer);
        EXPECT_EQ(list_answers(town(), actor, sheet, {50, 0}).value().total, 0);
    }
    for (auto const& actor : {strategist, at(traffic), somebody(Role::auditor)}) {
        EXPECT_TRUE(sheet_view(town(), actor, sheet).value().rows.at(0).answer);
    }
    EXPECT_EQ(sheet_view(town(), auth::Actor{}, sheet).error().code, ErrorCode::unauthenticated);
}

TEST_P(Rounds, a_sheet_is_prefilled_with_last_time_and_must_be_confirmed) {
    auto const first = opened(draft("Tertial 1", "2023-01-01", "2023-04-30", "2023-05-15"));
    answer_all(first, traffic, "fpn");
    auto const second = opened(draft("Tertial 2", "2023-05-01", "2023-08-31", "2023-09-15"));
    auto const sheet = sheet_at(second, traffic);
    auto const view = sheet_view(town(), at(traffic), sheet).value();
    EXPECT_EQ(view.state, SheetState::not_begun);
    EXPECT_FALSE(view.rows.at(1).answer);
    ASSERT_TRUE(view.rows.at(1).last);
    EXPECT_EQ(view.rows.at(1).last->mark, Mark::partly);
    EXPECT_EQ(view.rows.at(1).last->round_name, "Tertial 1");
    // What was said last time is no answer of this time.
    EXPECT_EQ(hand_in(town(), at(traffic), sheet, {}, {}).error().problems.size(), 6U);
}

TEST_P(Rounds, a_closed_round_never_changes) {
    auto const round = opened(draft());
    answer_all(round, traffic, "fpn");
    auto const sheet = sheet_at(round, traffic);
    auto const waiting = sheet_at(round, school);
    auto const begun = add_answer(town(), at(school), answer(waiting, 0)).value();
    EXPECT_EQ(close_round(town(), strategist, round.id, {false}, {}).error().key, "followup.some_unanswered");
    EXPECT_EQ(close_round(town(), at(traffic), round.id, {true}, {}).error().code, ErrorCode::forbidden);
    auto const closed = close_round(town(), strategist, round.id, {true}, 2);
    ASSERT_TRUE(closed) << said(closed);
    auto const size = audit_size();
    auto const view = json::write(roll_up(town(), reader, round.id).value());

    // Every write there is.
    auto const refused = [&](auto const& outcome) {
        ASSERT_FALSE(outcome);
        EXPECT_EQ(outcome.error().code, ErrorCode::conflict);
    };
    refused(change_round(town(), strategist, round.id, closed.value().version,
                         json::Change<Round>{R"({"name":"Annat"})"}));
    refused(open_round(town(), strategist, round.id, {{traffic}, goals}, {}));
    refused(close_round(town(), strategist, round.id, {true}, {}));
    refused(remind_now(town(), strategist, round.id, {}));
    refused(add_answer(town(), at(school), answer(waiting, 1)));
    refused(change_answer(town(), at(school), begun.id, 1, words("Sent.")));
    refused(hand_in(town(), at(school), waiting, {}, {}));
    refused(record_value(town(), at(school), waiting, {AnyId{goals[0].text}, 1}));
    refused(hand_back(town(), strategist, sheet, {"Tillbaka", {}}, {}));
    refused(accept(town(), strategist, sheet, {}, {}));
    EXPECT_EQ(remind(town()).value(), 0);
    std::size_t writes = 0;
    for (auto const& route : routes()) {
        if (route.method == http::Method::get) {
            continue;
        }
        ++writes;
        for (auto const& id : {round.id.text, sheet.text, waiting.text, begun.id.text}) {
            for (auto const& actor : {strategist, at(school), at(traffic)}) {
                auto const body =
                    R"({"sheet":")" + waiting.text + R"(","goal":")" + goals[1].text +
                    R"(","sheets":[],"with_unanswered":true,"words":"x","units":[],"goals":[]})";
                for (auto const& text :
                     {body, std::string{"{}"}, std::string{R"({"note":"x"})"},
                      std::string{R"({"words":"x","goals":[]})"}, std::string{R"({"sheets":[]})"},
                      std::string{R"({"with_unanswered":true})"},
                      R"({"indicator":")" + goals[0].text + R"(","value":1})"}) {
                    bool const is_plan = route.path == "/follow-up-rounds";
                    EXPECT_FALSE(route.handler(http::Call{town(), actor, id, {}, text, 1, "sv", {}}) &&
                                 !is_plan)
                        << route.path;
                }
            }
        }
    }
    EXPECT_EQ(writes, 11U);  // a new write must be tried here too
    EXPECT_EQ(audit_size(), size);
    EXPECT_EQ(json::write(roll_up(town(), reader, round.id).value()), view);
}

TEST_P(Rounds, what_an_indicator_showed_is_kept_in_the_plan_of_the_unit) {
    planning::PlanningCycle year;
    year.key = "vp-2024";
    year.year = 2024;
    year.name = "Verksamhetsplan 2024";
    year.valid_from = day("2024-01-01");
    year.valid_to = day("2024-12-31");
    planning::Indicator indicator;
    indicator.cycle = put(year).id;
    indicator.goal = goals[0];
    indicator.key = "ovade";
    indicator.title = "Andel övade";
    indicator.unit_of_measure = "procent";
    indicator.target = 80;
    indicator.standing = planning::Standing::current;
    auto const made = put(indicator);
    auto const round = opened(draft());
    auto const sheet = sheet_at(round, traffic);
    auto const shown = sheet_view(town(), at(traffic), sheet).value();
    ASSERT_EQ(shown.rows.at(0).indicators.size(), 1U);
    EXPECT_FALSE(shown.rows.at(0).indicators.at(0).value);
    EXPECT_TRUE(shown.rows.at(1).indicators.empty());
    MeasuredValue const ask{AnyId{made.id.text}, 55};
    for (auto const& actor : {strategist, at(school), reader}) {
        EXPECT_EQ(record_value(town(), actor, sheet, ask).error().code, ErrorCode::forbidden);
    }
    EXPECT_FALSE(record_value(town(), at(traffic), sheet, {AnyId{goals[0].text}, 1}));
    ASSERT_TRUE(record_value(town(), at(traffic), sheet, ask));
    ASSERT_TRUE(record_value(town(), at(traffic), sheet, {ask.indicator, 60}));  // thought again
    EXPECT_EQ(sheet_view(town(), reader, sheet).value().rows.at(0).indicators.at(0).value, 60);
    db::ReadTx tx{town().db};
    auto const values = planning::values_in(tx, made.cycle).value();
    ASSERT_EQ(values.size(), 1U);
    EXPECT_EQ(values.at(0).period_on, round.period_to);
}

TEST_P(Rounds, an_open_round_may_get_another_last_day_but_not_another_period) {
    auto const round = opened(draft());
    EXPECT_EQ(
        change_round(town(), strategist, round.id, 2, json::Change<Round>{R"({"year":2025})"}).error().key,
        "followup.asked_already");
    auto const later =
        change_round(town(), strategist, round.id, 2, json::Change<Round>{R"({"due":"2024-03-01"})"});
    ASSERT_TRUE(later);
    EXPECT_EQ(later.value().due, day("2024-03-01"));
    EXPECT_EQ(change_round(town(), strategist, round.id, 2, json::Change<Round>{R"({"due":"2024-03-02"})"})
                  .error()
                  .code,
              ErrorCode::stale);
}

}  // namespace
}  // namespace varn::followup
