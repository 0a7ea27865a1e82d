// The wheel's story on every engine: days of duties, entries of units and of the town, and what was
// completed.
#include "platform/description_check.h"
#include "wheel_town.h"

namespace varn::wheel {
namespace {

using Lines = std::vector<std::string>;

class Wheel : public WheelTown {};
VARN_ON_EVERY_ENGINE(Wheel);

TEST_P(Wheel, every_entity_is_stored_as_it_is_described) {
    for (auto const* described : {&table<CalendarEntry>(), &table<Completion>(), &table<CalendarFeed>()}) {
        for (auto const& difference : testing::differences(town().db, *described)) {
            ADD_FAILURE() << difference;
        }
    }
}

TEST_P(Wheel, a_year_tells_what_each_unit_has_to_do) {
    EXPECT_EQ(told(year(2024)), (Lines{"2024-02-15 Årlig uppföljning Kommunstyrelsen soon",
                                       "2024-02-29 Genomgång av brandskydd Trafiknämnden soon",
                                       "2024-03-10 Risk- och sårbarhetsanalys Trafiknämnden soon",
                                       "2024-04-30 Tertialrapport 1 staden upcoming",
                                       "2024-08-31 Genomgång av brandskydd Trafiknämnden upcoming"}));
    EXPECT_EQ(told(year(2023)), (Lines{"2023-02-13 Årlig uppföljning Kommunstyrelsen done",
                                       "2023-04-30 Tertialrapport 1 staden late",
                                       "2023-05-14 Risk- och sårbarhetsanalys Utbildningsnämnden late",
                                       "2023-08-31 Genomgång av brandskydd Trafiknämnden late"}));
    auto const later = year(2028, {.from = {}, .to = {}, .unit = trafik, .source = Source::requirement});
    ASSERT_EQ(later.size(), 1U);
    EXPECT_TRUE(later[0].is_preliminary);
    EXPECT_EQ(later[0].counted_from, wheel_day("2020-03-10"));
}

TEST_P(Wheel, what_is_wanted_is_what_is_told) {
    EXPECT_EQ(year(2024, {.from = {}, .to = {}, .unit = skola}).size(), 0U);
    EXPECT_EQ(year(2024, {.from = {}, .to = {}, .unit = styrelsen}).size(), 4U) << "the units below it too";
    EXPECT_EQ(year(2024, {.from = {}, .to = {}, .unit = styrelsen, .is_below_too = false}).size(), 1U);
    EXPECT_EQ(year(2024, {.from = {}, .to = {}, .source = Source::entry}).size(), 3U);
    EXPECT_EQ(year(2023, {.from = {}, .to = {}, .state = OccurrenceState::done}).size(), 1U);
    Wanted const backwards{.from = wheel_day("2024-12-31"), .to = wheel_day("2024-01-01")};
    Wanted const endless{.from = wheel_day("2024-01-01"), .to = wheel_day("2090-01-01")};
    for (auto const& wanted : {backwards, endless}) {
        auto const refused = list_occurrences(town(), reader, {}, wanted, town().clock.today(), {50, 0});
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::invalid);
    }
    EXPECT_EQ(list_occurrences(town(), nobody, {}, backwards, town().clock.today(), {50, 0}).error().code,
              ErrorCode::unauthenticated);
}

TEST_P(Wheel, a_fulfilment_turns_what_is_due_into_what_is_done) {
    auto const before = year(2024, {.from = {}, .to = {}, .unit = trafik, .source = Source::requirement});
    take_in("fulfilments:\n  - {requirement: rsa, unit: trafik, done_on: 2024-01-15, reference: T2024-7}\n");
    auto const after = year(2024, {.from = {}, .to = {}, .unit = trafik, .source = Source::requirement});
    ASSERT_EQ(after.size(), 1U);
    EXPECT_EQ(after[0].state, OccurrenceState::done);
    EXPECT_EQ(after[0].done_reference, "T2024-7");
    EXPECT_NE(after[0].key, before.at(0).key);
    EXPECT_EQ(year(2028, {.from = {}, .to = {}, .unit = trafik, .source = Source::requirement}).at(0).on,
              wheel_day("2028-01-15"));
}

TEST_P(Wheel, others_hand_in_days_of_their_own) {
    auto const round = [this](Town&, auth::Actor const&, Date, Date) -> Result<std::vector<Occurrence>> {
        Occurrence one;
        one.key = "round-1";
        one.source = Source::round;
        one.of = AnyId{trafik.text};
        one.unit = trafik;
        one.title = "Svara på tertial 1";
        one.on = one.due_on = wheel_day("2024-05-10");
        auto outside = one;
        outside.on = wheel_day("2025-05-10");
        return std::vector{one, outside};
    };
    Wanted const wanted{.from = wheel_day("2024-01-01"), .to = wheel_day("2024-12-31"), .unit = trafik};
    auto const all =
        list_occurrences(town(), reader, {round}, wanted, town().clock.today(), {500, 0}).value();
    EXPECT_EQ(all.total, 4);
    EXPECT_EQ(all.items.at(2).title, "Svara på tertial 1");
    EXPECT_EQ(all.items.at(2).unit_name, "Trafiknämnden");
    auto of_school = wanted;
    of_school.unit = skola;
    EXPECT_EQ(
        list_occurrences(town(), reader, {round}, of_school, town().clock.today(), {500, 0}).value().total,
        0);
    auto const broken = [](Town&, auth::Actor const&, Date, Date) -> Result<std::vector<Occurrence>> {
        return internal("a contributor that fails");
    };
    EXPECT_FALSE(list_occurrences(town(), reader, {broken}, wanted, town().clock.today(), {500, 0}));
}

TEST_P(Wheel, a_unit_puts_its_own_days_in_and_nobody_elses) {
    auto const before = audit_size();
    auto const made = add_entry(town(), coordinator, entry(trafik));
    ASSERT_TRUE(made) << said(made);
    EXPECT_EQ(audit_size(), before + 1);
    json::Change<CalendarEntry> const moved{R"({"first_on":"2024-06-01"})"};
    for (auto const& actor : {elsewhere, reader}) {
        EXPECT_EQ(add_entry(town(), actor, entry(trafik)).error().code, ErrorCode::forbidden);
        EXPECT_EQ(change_entry(town(), actor, made.value().id, 1, moved).error().code, ErrorCode::forbidden);
    }
    EXPECT_EQ(add_entry(town(), coordinator, entry()).error().code, ErrorCode::forbidden) << "the whole town";
    EXPECT_EQ(add_entry(town(), nobody, entry(trafik)).error().code, ErrorCode::unauthenticated);
    EXPECT_EQ(audit_size(), before + 1) << "nothing else happened";
    EXPECT_TRUE(add_entry(town(), strategist, entry()));
}

TEST_P(Wheel, an_entry_is_withdrawn_and_brought_back) {
    auto const made = add_entry(town(), coordinator, entry(trafik)).value();
    auto const count = year(2024).size();
    json::Change<CalendarEntry> const withdrawn{R"({"is_withdrawn":true})"};
    json::Change<CalendarEntry> const back{R"({"is_withdrawn":false})"};
    ASSERT_TRUE(change_entry(town(), coordinator, made.id, 1, withdrawn));
    EXPECT_EQ(year(2024).size(), count - 1);
    EXPECT_EQ(change_entry(town(), coordinator, made.id, 1, back).error().code, ErrorCode::stale);
    ASSERT_TRUE(change_entry(town(), coordinator, made.id, 2, back));
    EXPECT_EQ(year(2024).size(), count);
}

TEST_P(Wheel, an_entry_that_breaks_a_rule_is_not_kept) {
    auto const before = audit_size();
    auto const refused = [&](CalendarEntry const& wrong) {
        return fault(add_entry(town(), strategist, wrong).error());
    };
    auto wrong = entry();
    wrong.recurrence = Recurrence::every_months;
    EXPECT_EQ(refused(wrong), "wheel.months_needed");
    wrong = entry();
    wrong.every_months = 3;
    EXPECT_EQ(refused(wrong), "wheel.months_not_asked_for");
    wrong = entry();
    wrong.valid_to = wheel_day("2024-05-19");
    EXPECT_EQ(refused(wrong), "wheel.ends_before_it_begins");
    wrong = entry(trafik);
    {
        db::ReadTx tx{town().db};
        wrong.requirement = tx.by_key<Requirement>("rsa").value()->id;
    }
    EXPECT_EQ(refused(wrong), "wheel.requirement_is_for_all");
    wrong = entry(Id<Unit>{wrong.requirement->text});
    EXPECT_EQ(refused(wrong), "wheel.not_there");
    EXPECT_EQ(audit_size(), before) << "nothing happened";
}

TEST_P(Wheel, a_day_of_an_entry_is_completed_and_taken_back) {
    auto row = entry(trafik);
    row.first_on = wheel_day("2024-01-20");
    row.recurrence = Recurrence::yearly;
    auto const made = add_entry(town(), coordinator, row).value();
    Completion done;
    done.entry = made.id;
    done.unit = trafik;
    done.due_on = wheel_day("2024-01-20");
    done.done_on = wheel_day("2024-01-18");
    EXPECT_EQ(add_completion(town(), elsewhere, done).error().code, ErrorCode::forbidden);
    auto wrong = done;
    wrong.due_on = wheel_day("2024-01-21");
    EXPECT_EQ(fault(add_completion(town(), coordinator, wrong).error()), "wheel.no_such_day");
    wrong = done;
    wrong.done_on = wheel_day("2024-02-02");
    EXPECT_EQ(fault(add_completion(town(), coordinator, wrong).error()), "wheel.not_yet_done");
    wrong = done;
    wrong.unit = skola;
    EXPECT_EQ(add_completion(town(), coordinator, wrong).error().code, ErrorCode::forbidden);
    EXPECT_EQ(fault(add_completion(town(), strategist, wrong).error()), "wheel.unit_of_the_entry");
    auto const kept = add_completion(town(), coordinator, done);
    ASSERT_TRUE(kept) << said(kept);
    Wanted const ours{.from = {}, .to = {}, .unit = trafik, .state = OccurrenceState::done};
    ASSERT_EQ(year(2024, ours).size(), 1U);
    EXPECT_EQ(year(2024, ours)[0].on, wheel_day("2024-01-18"));
    EXPECT_EQ(add_completion(town(), coordinator, done).error().code, ErrorCode::conflict)
        << "a day is done once";
    EXPECT_EQ(remove_completion(town(), elsewhere, kept.value().id).error().code, ErrorCode::forbidden);
    EXPECT_EQ(remove_completion(town(), nobody, kept.value().id).error().code, ErrorCode::unauthenticated);
    ASSERT_TRUE(remove_completion(town(), coordinator, kept.value().id));
    EXPECT_TRUE(year(2024, ours).empty());
}

TEST_P(Wheel, the_day_of_a_requirement_is_fulfilled_and_not_completed) {
    db::ReadTx tx{town().db};
    Completion done;
    done.entry = tx.by_key<CalendarEntry>("lansstyrelsen").value()->id;
    done.due_on = wheel_day("2024-02-15");
    done.done_on = wheel_day("2024-02-01");
    EXPECT_EQ(fault(add_completion(town(), strategist, done).error()), "wheel.fulfil_the_requirement");
}

TEST_P(Wheel, a_pack_goes_out_as_it_came_in) {
    pack::Node root;
    {
        db::ReadTx tx{town().db};
        root = export_pack(tx).value();
    }
    auto const before = audit_size();
    pack::Pack pack;
    pack.files.push_back({"prov/b.yaml", pack::parse(pack::write_yaml(root), "prov/b.yaml").value()});
    db::WriteTx tx{town().db};
    Intake intake{town(), tx, strategist};
    auto const taken = import_pack(intake, pack);
    ASSERT_TRUE(taken) << said(taken);
    EXPECT_TRUE(intake.plan().rows.empty());
    EXPECT_EQ(intake.plan().unchanged, 3);
    EXPECT_EQ(audit_size(), before);
}

TEST_P(Wheel, a_pack_that_points_at_nothing_stores_nothing) {
    pack::Pack pack;
    pack.files.push_back(
        {"prov/c.yaml",
         pack::parse("calendar_entries:\n  - {key: a, unit: finns-inte, title: A, first_on: 2024-01-01, "
                     "recurrence: once}\n"
                     "  - {key: b, title: B, first_on: 2024-01-01, recurrence: every_months}\n",
                     "prov/c.yaml")
             .value()});
    db::WriteTx tx{town().db};
    Intake intake{town(), tx, strategist};
    auto const refused = import_pack(intake, pack);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().problems.size(), 2U) << "all faults at once";
}

}  // namespace
}  // namespace varn::wheel
