// What is promised of the register: who owns, what is late, how a measure comes to where it stands.
#include "platform/description_check.h"
#include "town_of_measures.h"

namespace varn::measure {
namespace {

class Measures : public MeasureTown {};
VARN_ON_EVERY_ENGINE(Measures);

TEST_P(Measures, are_stored_as_they_are_described) {
    for (auto const* described : {&table<Measure>(), &table<StatusChange>(), &table<Dependency>(),
                                  &table<Comment>(), &table<ReminderRule>()}) {
        for (auto const& difference : testing::differences(town().db, *described)) {
            ADD_FAILURE() << difference;
        }
    }
}

TEST_P(Measures, a_sector_can_never_own_one) {
    // By type: a sector's id does not go where a unit's is asked for.
    static_assert(!std::is_constructible_v<Id<Unit>, Id<organisation::Sector>>);
    static_assert(!std::is_assignable_v<decltype(NewMeasure::owner)&, Id<organisation::Sector>>);
    // By rule, with words that help.
    auto const refused = enter_measure(town(), strategist, wanted(Id<Unit>{sector.text}, "Samordna"));
    ASSERT_EQ(faults(refused), Texts{"/owner measure.owner_is_a_sector"});
    EXPECT_EQ(refused.error().problems.front().params.front().second, "Transporter");
    auto const made = enter_measure(town(), strategist, wanted(traffic, "Reservkraft")).value();
    EXPECT_EQ(faults(change_measure(town(), strategist, made.id, 1,
                                    change(R"({"owner":")" + sector.text + R"("})"))),
              Texts{"/owner measure.owner_is_a_sector"});
    EXPECT_EQ(
        faults(change_many(town(), strategist, {.items = {{made.id, 1}}, .owner = Id<Unit>{sector.text}})),
        Texts{"/items/0/owner measure.owner_is_a_sector"});
    // By foreign key, whoever writes.
    db::WriteTx tx{town().db};
    auto row = made;
    row.id = town().new_id<Measure>();
    row.key = "m-sektor";
    row.owner = Id<Unit>{sector.text};
    auto const inserted =
        tx.insert(auth::decide<Measure>(policy(), strategist, "measure.direct", std::nullopt).value(), row);
    bool const kept = inserted.ok() && std::move(tx).commit(audit::entry(strategist, "x")).ok();
    EXPECT_FALSE(kept);
}

TEST_P(Measures, an_owner_is_there_and_has_not_ended) {
    EXPECT_EQ(faults(enter_measure(town(), strategist, wanted(Id<Unit>{made_up}, "X"))),
              Texts{"/owner measure.owner_unknown"});
}

TEST_P(Measures, a_new_one_is_proposed_and_has_a_key_and_a_history) {
    auto ask = wanted(traffic, "Reservkraft");
    ask.responsible = vera;
    ask.cost_ore = 125'000'050;
    auto const made = enter_measure(town(), coordinator, ask).value();
    EXPECT_EQ(made.status, Status::proposed);
    EXPECT_EQ(made.raised, Raised::locally);
    EXPECT_TRUE(is_key(made.key));
    auto const page = page_of(made.id);
    EXPECT_EQ(page.measure.owner_name, "Trafiknämnden");
    EXPECT_EQ(page.measure.responsible_name, "Vera Exempelsson");
    ASSERT_EQ(page.history.size(), 1U);
    EXPECT_EQ(page.history[0].status, Status::proposed);
    EXPECT_EQ(page.history[0].happened_on, day("2024-02-01"));
    EXPECT_EQ(page.history[0].unit_name, "Trafiknämnden");
}

TEST_P(Measures, everything_but_the_units_own_work_names_its_source) {
    auto ask = wanted(traffic, "X");
    ask.source_kind = SourceKind::goal;
    EXPECT_EQ(faults(enter_measure(town(), coordinator, ask)), Texts{"/source_id measure.source_missing"});
    ask.source_kind = SourceKind::own;
    ask.source_id = AnyId{made_up};
    EXPECT_EQ(faults(enter_measure(town(), coordinator, ask)), Texts{"/source_id measure.own_has_no_source"});
}

TEST_P(Measures, a_source_finds_what_came_out_of_it) {
    auto ask = wanted(traffic, "Ur målet");
    ask.source_kind = SourceKind::goal;
    ask.source_id = AnyId{made_up};
    auto const made = enter_measure(town(), coordinator, ask).value();
    entered("Något annat");
    db::ReadTx tx{town().db};
    auto const found = measures_of(tx, {SourceKind::goal, AnyId{made_up}}, day("2024-07-01")).value();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].measure.id, made.id);
    EXPECT_EQ(found[0].days_late, 1);
    EXPECT_TRUE(measures_of(tx, {SourceKind::risk, AnyId{made_up}}, day("2024-07-01")).value().empty());
    auto const counts = count_per_source(tx, SourceKind::goal).value();
    ASSERT_EQ(counts.size(), 1U);
    EXPECT_EQ(counts.begin()->second, 1);
}

TEST_P(Measures, what_is_done_tells_its_effect_and_what_is_cancelled_why) {
    auto const made = entered("Reservkraft");
    EXPECT_EQ(faults(change_status(town(), coordinator, made.id, 1, {Status::done, "  ", {}})),
              Texts{"/words measure.done_needs_effect"});
    EXPECT_EQ(faults(change_status(town(), coordinator, made.id, 1, {Status::cancelled, {}, {}})),
              Texts{"/words measure.cancelled_needs_why"});
    EXPECT_EQ(faults(change_status(town(), coordinator, made.id, 1, {Status::proposed, {}, {}})),
              Texts{"/status measure.status_same"});
    EXPECT_EQ(
        faults(change_status(town(), coordinator, made.id, 1, {Status::decided, {}, day("2024-02-02")})),
        Texts{"/happened_on measure.not_happened_yet"});
    auto const done =
        change_status(town(), coordinator, made.id, 1, {Status::done, "Klarar tre dygn.", day("2024-01-30")})
            .value();
    EXPECT_EQ(done.version, 2);
    EXPECT_EQ(faults(change_status(town(), coordinator, made.id, 2, {Status::under_way, {}, {}})),
              Texts{"/words measure.taken_up_needs_why"});
    ASSERT_TRUE(change_status(town(), coordinator, made.id, 2, {Status::under_way, "Gick sönder.", {}}));
    auto const history = page_of(made.id).history;
    ASSERT_EQ(history.size(), 3U);
    EXPECT_EQ(history[1].words, "Klarar tre dygn.");
    EXPECT_EQ(history[1].happened_on, day("2024-01-30"));
    EXPECT_EQ(history[2].status, Status::under_way);
}

TEST_P(Measures, a_due_date_that_is_put_off_is_counted_and_the_first_is_kept) {
    auto const made = entered("Reservkraft", "2024-03-01");
    ASSERT_TRUE(change_measure(town(), coordinator, made.id, 1, change(R"({"due":"2024-05-01"})")));
    ASSERT_TRUE(change_measure(town(), coordinator, made.id, 2, change(R"({"due":"2024-04-01"})")));
    auto const last =
        change_measure(town(), coordinator, made.id, 3, change(R"({"due":"2024-09-01"})")).value();
    EXPECT_EQ(last.postponements, 2);  // to an earlier day is no postponement
    EXPECT_EQ(last.first_due, day("2024-03-01"));
}

TEST_P(Measures, a_change_names_the_version_it_saw) {
    auto const made = entered("Reservkraft");
    EXPECT_EQ(code(change_measure(town(), coordinator, made.id, 7, change(R"({"title":"Annat"})"))),
              ErrorCode::stale);
    EXPECT_EQ(code(change_status(town(), coordinator, made.id, 7, {Status::decided, {}, {}})),
              ErrorCode::stale);
    // What the server keeps is not for asking.
    for (auto const* text :
         {R"({"status":"done"})", R"({"first_due":"2024-01-01"})", R"({"postponements":0})",
          R"({"raised":"centrally"})", R"({"source_kind":"goal"})", R"({"key":"annan"})"}) {
        EXPECT_EQ(code(change_measure(town(), coordinator, made.id, 1, change(text))), ErrorCode::invalid)
            << text;
    }
}

TEST_P(Measures, waiting_in_a_ring_is_refused_and_the_ring_is_told) {
    auto const a = entered("A");
    auto const b = entered("B");
    auto const c = entered("C");
    ASSERT_TRUE(add_dependency(town(), coordinator, {{}, a.id, b.id}));
    auto const second = add_dependency(town(), coordinator, {{}, b.id, c.id}).value();
    auto const refused = add_dependency(town(), coordinator, {{}, c.id, a.id});
    ASSERT_EQ(faults(refused), Texts{"/needs measure.ring"});
    EXPECT_EQ(refused.error().problems[0].params[0].second, "”A” → ”B” → ”C” → ”A”");
    EXPECT_EQ(faults(add_dependency(town(), coordinator, {{}, a.id, a.id})),
              Texts{"/needs measure.waits_for_itself"});
    EXPECT_EQ(code(add_dependency(town(), coordinator, {{}, a.id, b.id})), ErrorCode::conflict);
    auto const page = page_of(b.id);
    ASSERT_EQ(page.needs.size(), 1U);
    EXPECT_EQ(page.needs[0].title, "C");
    ASSERT_EQ(page.needed_by.size(), 1U);
    EXPECT_EQ(page.needed_by[0].title, "A");
    ASSERT_TRUE(remove_dependency(town(), coordinator, second.id));
    EXPECT_TRUE(add_dependency(town(), coordinator, {{}, c.id, a.id}));
}

TEST_P(Measures, many_are_changed_together_or_not_at_all) {
    auto const a = entered("A");
    auto const b = entered("B");
    auto const theirs = enter_measure(town(), elsewhere, wanted(schools, "Skolans")).value();
    auto const before = audit_size();
    ChangeOfMany ask{.items = {{a.id, 1}, {b.id, 9}, {theirs.id, 1}}};
    ask.due = day("2024-12-31");
    ask.status = Status::done;
    auto const refused = change_many(town(), coordinator, ask);
    EXPECT_EQ(faults(refused), (Texts{"/items/0/words measure.done_needs_effect", "/items/1 common.stale",
                                      "/items/2 auth.forbidden"}));
    EXPECT_EQ(audit_size(), before);
    EXPECT_EQ(page_of(a.id).measure.measure.due, day("2024-06-30"));

    ask.items = {{a.id, 1}, {b.id, 1}};
    ask.words = "Provat.";
    ask.responsible = vera;
    EXPECT_EQ(change_many(town(), coordinator, ask).value().changed, 2);
    auto const after = page_of(b.id);
    EXPECT_EQ(after.measure.measure.status, Status::done);
    EXPECT_EQ(after.measure.measure.postponements, 1);
    EXPECT_EQ(after.measure.responsible_name, "Vera Exempelsson");
    EXPECT_EQ(after.history.back().words, "Provat.");
}

TEST_P(Measures, of_many_each_fault_has_its_code) {
    auto const a = entered("A");
    ChangeOfMany ask{.items = {{a.id, 9}}, .due = day("2024-12-31")};
    EXPECT_EQ(code(change_many(town(), coordinator, ask)), ErrorCode::stale);
    ask.items = {{a.id, 1}};
    EXPECT_EQ(code(change_many(town(), elsewhere, ask)), ErrorCode::forbidden);
    EXPECT_EQ(code(change_many(town(), reader, ask)), ErrorCode::forbidden);
    ask.items = {{a.id, 1}, {a.id, 1}};
    EXPECT_EQ(faults(change_many(town(), coordinator, ask)), Texts{"/items/1 measure.chosen_twice"});
    EXPECT_EQ(faults(change_many(town(), coordinator, {.items = {{a.id, 1}}})),
              Texts{" measure.nothing_asked"});
}

TEST_P(Measures, are_found_by_what_is_asked) {
    auto const late = entered("Gammal reservkraft", "2024-01-15");
    entered("Ny skyltning", "2024-08-15");
    ASSERT_TRUE(enter_measure(town(), coordinator, wanted(tunnels, "Fläktar", "2024-05-01")));
    ASSERT_TRUE(enter_measure(town(), elsewhere, wanted(schools, "Utrymning 100%", "2024-03-01")));
    auto const done = entered("Klar sak", "2023-01-01");
    ASSERT_TRUE(change_status(town(), coordinator, done.id, 1, {Status::done, "Hjälpte.", {}}));

    EXPECT_EQ(titles({}), (Texts{"Gammal reservkraft", "Utrymning 100%", "Fläktar", "Ny skyltning",
                                 "Klar sak"}));  // what is late first, what is closed last
    Question question;
    question.filter.late_alone = true;
    EXPECT_EQ(titles(question), Texts{"Gammal reservkraft"});
    question = {};
    question.unit = traffic.text;
    question.filter.open_alone = true;
    EXPECT_EQ(titles(question), (Texts{"Gammal reservkraft", "Fläktar", "Ny skyltning"}));
    question.order = store::Order::unit;
    EXPECT_EQ(titles(question), (Texts{"Gammal reservkraft", "Ny skyltning", "Fläktar"}));
    question = {};
    question.filter.words = "100%";
    EXPECT_EQ(titles(question), Texts{"Utrymning 100%"});
    question.filter.words = "";
    question.filter.due_from = day("2024-04-01");
    question.filter.due_to = day("2024-06-01");
    EXPECT_EQ(titles(question), Texts{"Fläktar"});
    question = {};
    question.filter.status = Status::done;
    EXPECT_EQ(titles(question), Texts{"Klar sak"});
    question = {};
    question.unit = made_up;  // no such unit is not every unit
    EXPECT_TRUE(titles(question).empty());
    (void)late;
}

TEST_P(Measures, what_others_ask_of_a_unit_counts_what_is_below_it) {
    entered("Sen", "2024-01-31");
    ASSERT_TRUE(enter_measure(town(), coordinator, wanted(tunnels, "Under", "2024-02-01")));
    db::ReadTx tx{town().db};
    auto const today = day("2024-02-01");
    EXPECT_EQ(open_measures_of_unit(tx, traffic, today).value().size(), 2U);
    EXPECT_EQ(open_measures_of_unit(tx, tunnels, today).value().size(), 1U);
    EXPECT_EQ(open_measures(tx, today).value().size(), 2U);
    auto const counts = open_per_unit(tx, today).value();
    EXPECT_EQ(counts.at(traffic.text).late, 1);
    EXPECT_EQ(counts.at(tunnels.text).late, 0);  // the due date itself is not late
    EXPECT_EQ(counts.at(tunnels.text).open, 1);
    EXPECT_FALSE(counts.contains(schools.text));
}

}  // namespace
}  // namespace varn::measure
