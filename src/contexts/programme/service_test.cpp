// The programme's story on every engine: written by the right people, adopted on its day, tied together,
// fulfilled.
#include "town_of_programmes.h"

namespace varn::programme {
namespace {

using auth::Role;

class Programmes : public ProgrammeTown {
protected:
    void SetUp() override {
        ProgrammeTown::SetUp();
        traffic = add_unit("trafiknamnden", UnitKind::committee, "Trafiknämnden");
        schools = add_unit("utbildningsnamnden", UnitKind::committee, "Utbildningsnämnden");
        write_editions();
    }
    Requirement requirement(std::string key) {
        auto const catalogue =
            add_catalogue(
                town(), strategist,
                {{}, "lag-" + key, "Lag", CatalogueKind::law, "SFS 2006:544", {}, {}, Marker::own, {}, 0})
                .value();
        Requirement made;
        made.catalogue = catalogue.id;
        made.key = std::move(key);
        made.reference = "2 kap. 1 §";
        made.title = "Risk- och sårbarhetsanalys";
        return add_requirement(town(), strategist, made).value();
    }
    EditionState state(Id<Edition> const& id, char const* on) {
        return edition_view(town(), reader, id, day(on)).value().state;
    }

    Id<Unit> traffic, schools;
};
VARN_ON_EVERY_ENGINE(Programmes);

TEST_P(Programmes, an_adoption_replaces_the_earlier_edition_on_its_first_day) {
    EXPECT_EQ(state(new_edition, "2024-05-01"), EditionState::consultation);
    auto const before = audit_size();
    Adoption const ask{day("2024-04-15"), day("2024-05-01"), day("2027-12-31")};
    auto const adopted = adopt(town(), strategist, new_edition, ask, 1).value();
    EXPECT_EQ(adopted.status, EditionStatus::adopted);
    EXPECT_EQ(adopted.version, 2);
    EXPECT_EQ(audit_size(), before + 2) << "both editions, in one transaction";
    EXPECT_EQ(edition_view(town(), reader, old_edition, day("2024-05-01")).value().edition.valid_to,
              day("2024-04-30"));
    EXPECT_EQ(state(old_edition, "2024-04-30"), EditionState::in_force);
    EXPECT_EQ(state(old_edition, "2024-05-01"), EditionState::replaced);
    EXPECT_EQ(state(new_edition, "2024-04-14"), EditionState::draft);
    EXPECT_EQ(state(new_edition, "2024-04-15"), EditionState::not_yet_in_force);
    EXPECT_EQ(state(new_edition, "2024-05-01"), EditionState::in_force);
    EXPECT_EQ(state(new_edition, "2028-01-01"), EditionState::expired);
    auto const view = programme_view(town(), reader, programme, day("2024-05-01")).value();
    EXPECT_EQ(view.in_force->edition.id, new_edition);
    EXPECT_EQ(edition_view(town(), reader, old_edition, day("2024-05-01")).value().replaced_by, new_edition);
    db::ReadTx tx{town().db};
    EXPECT_EQ(edition_in_force(tx, programme, day("2024-04-30")).value()->edition.id, old_edition);
    EXPECT_EQ(edition_in_force(tx, programme, day("2019-01-01")).value(), std::nullopt);
}

TEST_P(Programmes, an_edition_that_has_ended_keeps_its_last_day) {
    json::Change<Edition> const ended{R"({"valid_to":"2023-12-31"})"};
    ASSERT_TRUE(change_edition(town(), strategist, old_edition, 2, ended));
    ASSERT_TRUE(adopt(town(), strategist, new_edition, {day("2024-04-15"), day("2024-05-01"), {}}, {}));
    EXPECT_EQ(edition_view(town(), reader, old_edition, day("2024-05-01")).value().edition.valid_to,
              day("2023-12-31"));
}

TEST_P(Programmes, an_adoption_that_breaks_a_rule_changes_nothing) {
    auto const before = audit_size();
    auto const ask = [&](Adoption const& adoption, std::optional<int> version = {}) {
        return adopt(town(), strategist, new_edition, adoption, version).error();
    };
    EXPECT_EQ(ask({day("2024-04-15"), day("2020-03-23"), {}}).problems.at(0).key,
              "programme.begins_before_the_replaced");
    EXPECT_EQ(ask({day("2024-04-15"), day("2024-05-01"), day("2024-04-30")}).problems.at(0).key,
              "programme.ends_before_it_begins");
    EXPECT_EQ(ask({day("2024-04-15"), day("2024-05-01"), {}}, 7).code, ErrorCode::stale);
    EXPECT_EQ(
        adopt(town(), strategist, old_edition, {day("2024-04-15"), day("2024-05-01"), {}}, {}).error().key,
        "programme.already_adopted");
    for (auto const& [text, key] : {std::pair{R"({"status":"adopted"})", "programme.adopt_instead"},
                                    {R"({"replaces":null,"valid_from":"2024-05-01","valid_to":"2024-04-01"})",
                                     "programme.ends_before_it_begins"}}) {
        EXPECT_EQ(change_edition(town(), strategist, new_edition, 1, json::Change<Edition>{text})
                      .error()
                      .problems.at(0)
                      .key,
                  key);
    }
    json::Change<Edition> const undone{R"({"status":"draft"})"};
    EXPECT_FALSE(change_edition(town(), strategist, old_edition, 2, undone));
    json::Change<Edition> const circle{R"({"replaces":")" + new_edition.text + R"("})"};
    EXPECT_EQ(change_edition(town(), strategist, old_edition, 2, circle).error().problems.at(0).key,
              "programme.lineage_circle");
    EXPECT_EQ(audit_size(), before) << "nothing else happened";
}

TEST_P(Programmes, only_the_towns_strategist_writes_a_programme) {
    auto const before = audit_size();
    auto const goal = part<Goal>(new_edition, "mal", "Mål");
    for (auto const role :
         {Role::coordinator, Role::head, Role::auditor, Role::reader, Role::administrator}) {
        auto const actor = testing::somebody(role, {traffic.text});
        EXPECT_EQ(add_part(town(), actor, goal).error().code, ErrorCode::forbidden) << name_of(role);
        EXPECT_EQ(
            adopt(town(), actor, new_edition, {day("2024-04-15"), day("2024-05-01"), {}}, {}).error().code,
            ErrorCode::forbidden);
        EXPECT_TRUE(list_parts<Goal>(town(), actor, new_edition, {50, 0}));
    }
    auto const elsewhere = testing::somebody(Role::strategist, {traffic.text});
    EXPECT_EQ(add_part(town(), elsewhere, goal).error().code, ErrorCode::forbidden)
        << "a strategist of one unit";
    EXPECT_EQ(
        adopt(town(), elsewhere, new_edition, {day("2024-04-15"), day("2024-05-01"), {}}, {}).error().code,
        ErrorCode::forbidden);
    EXPECT_EQ(list_parts<Goal>(town(), auth::Actor{}, new_edition, {50, 0}).error().code,
              ErrorCode::unauthenticated);
    EXPECT_EQ(add_part(town(), auth::Actor{}, goal).error().code, ErrorCode::unauthenticated);
    EXPECT_EQ(audit_size(), before) << "nothing else happened";
}

TEST_P(Programmes, the_parts_of_an_edition_are_listed_in_its_own_order) {
    auto second = part<Goal>(new_edition, "a", "Andra");
    second.position = 2;
    ASSERT_TRUE(add_part(town(), strategist, second));
    auto const first = add_part(town(), strategist, part<Goal>(new_edition, "b", "Första")).value();
    ASSERT_TRUE(add_part(town(), strategist, part<Goal>(old_edition, "a", "I den äldre")))
        << "a key of its own there";
    EXPECT_EQ(add_part(town(), strategist, part<Goal>(new_edition, "a", "Igen")).error().code,
              ErrorCode::conflict);
    auto const page = list_parts<Goal>(town(), reader, new_edition, {1, 0}).value();
    EXPECT_EQ(page.total, 2);
    EXPECT_EQ(page.items.at(0).title, "Första");
    EXPECT_EQ(list_parts<Goal>(town(), reader, new_edition, {1, 1}).value().items.at(0).title, "Andra");
    json::Change<Goal> const change{R"({"title":"Ny titel","civil_defence":true})"};
    EXPECT_EQ(change_part(town(), strategist, first.id, 1, change).value().version, 2);
    EXPECT_EQ(change_part(town(), strategist, first.id, 1, change).error().code, ErrorCode::stale);
    EXPECT_EQ(list_parts<Goal>(town(), reader, Id<Edition>{traffic.text}, {1, 0}).error().code,
              ErrorCode::not_found);
    auto stray = part<Goal>(Id<Edition>{traffic.text}, "c", "Ingenstans");
    EXPECT_EQ(add_part(town(), strategist, stray).error().problems.at(0).pointer, "/edition");
}

TEST_P(Programmes, a_link_is_stored_once_and_read_both_ways) {
    auto const goal = add_part(town(), strategist, part<Goal>(new_edition, "mal", "Mål")).value();
    auto const area = add_part(town(), strategist, part<FocusArea>(new_edition, "omrade", "Område")).value();
    auto const said = link(new_edition, NodeKind::goal, goal.id.text, NodeKind::focus_area, area.id.text);
    auto const made = add_link(town(), strategist, said).value();
    EXPECT_EQ(made.from_kind, NodeKind::focus_area);
    EXPECT_EQ(made.from_id.text, area.id.text);
    EXPECT_EQ(add_link(town(), strategist, made).error().code, ErrorCode::conflict);
    db::ReadTx tx{town().db};
    auto const of_goal = neighbours(tx, NodeKind::goal, goal.id.text, day("2024-02-01")).value();
    auto const of_area = neighbours(tx, NodeKind::focus_area, area.id.text, day("2024-02-01")).value();
    EXPECT_EQ(of_goal.at(0).node.title, "Område");
    EXPECT_EQ(of_area.at(0).node.title, "Mål");
    EXPECT_EQ(of_area.at(0).edition, new_edition);
    EXPECT_EQ(neighbours(tx, NodeKind::goal, area.id.text, day("2024-02-01")).error().code,
              ErrorCode::not_found);
}

TEST_P(Programmes, a_link_stays_within_its_edition_and_joins_what_belongs_together) {
    auto const goal = add_part(town(), strategist, part<Goal>(new_edition, "mal", "Mål")).value();
    auto const area = add_part(town(), strategist, part<FocusArea>(old_edition, "omrade", "Område")).value();
    auto const before = audit_size();
    auto const refused = [&](Link const& one) {
        return add_link(town(), strategist, one).error().problems.at(0);
    };
    auto const across = link(new_edition, NodeKind::goal, goal.id.text, NodeKind::focus_area, area.id.text);
    EXPECT_EQ(refused(across).key, "programme.not_in_edition");
    EXPECT_EQ(refused(across).pointer, "/from_id") << "in the direction that is stored";
    EXPECT_EQ(
        refused(link(new_edition, NodeKind::responsibility, goal.id.text, NodeKind::unit, traffic.text)).key,
        "programme.kinds_do_not_belong_together");
    EXPECT_EQ(refused(link(new_edition, NodeKind::goal, goal.id.text, NodeKind::unit, goal.id.text)).key,
              "programme.not_there");
    EXPECT_EQ(audit_size(), before);
    auto const made = add_link(town(), strategist,
                               link(new_edition, NodeKind::goal, goal.id.text, NodeKind::unit, traffic.text))
                          .value();
    EXPECT_EQ(remove_link(town(), reader, made.id).error().code, ErrorCode::forbidden);
    ASSERT_TRUE(remove_link(town(), strategist, made.id));
    EXPECT_EQ(list_links(town(), reader, new_edition, {50, 0}).value().total, 0);
}

TEST_P(Programmes, who_carries_is_a_unit_or_a_kind_of_units) {
    auto const task =
        add_part(town(), strategist, part<Responsibility>(new_edition, "rsa", "Ta fram RSA")).value();
    Carrier by_kind{{}, task.id, {}, {}, UnitKind::committee};
    ASSERT_TRUE(add_carrier(town(), strategist, by_kind));
    EXPECT_EQ(add_carrier(town(), strategist, by_kind).error().code, ErrorCode::conflict);
    by_kind.unit = traffic;
    EXPECT_EQ(add_carrier(town(), strategist, by_kind).error().problems.at(0).key,
              "programme.carried_by_one");
    auto const rows = responsibility_matrix(town(), reader, new_edition, day("2024-02-01")).value();
    EXPECT_EQ(rows.items.at(0).carriers.at(0).count, 2);
    auto const named = applicability(town(), reader, new_edition, day("2024-02-01")).value();
    ASSERT_EQ(named.total, 2);
    EXPECT_EQ(named.items.at(0).responsibilities.at(0), task.id);
    EXPECT_EQ(applicability(town(), reader, new_edition, day("1999-12-31")).value().total, 0);
}

TEST_P(Programmes, a_unit_registers_what_it_has_fulfilled_and_no_other_does) {
    auto const rsa = requirement("rsa");
    Fulfilment const done{{}, rsa.id, traffic, day("2023-10-31"), "T2023-01234", Marker::own, 0};
    auto const anna = testing::somebody(Role::coordinator, {traffic.text});
    auto const bo = testing::somebody(Role::head, {schools.text});
    auto const before = audit_size();
    EXPECT_EQ(add_fulfilment(town(), bo, done).error().code, ErrorCode::forbidden) << "may, but elsewhere";
    EXPECT_EQ(add_fulfilment(town(), reader, done).error().code, ErrorCode::forbidden);
    auto tomorrow = done;
    tomorrow.done_on = day("2024-02-02");
    EXPECT_EQ(add_fulfilment(town(), anna, tomorrow).error().problems.at(0).key, "programme.not_done_yet");
    EXPECT_EQ(audit_size(), before);
    auto const made = add_fulfilment(town(), anna, done).value();
    auto newer = done;
    newer.done_on = day("2024-01-15");
    ASSERT_TRUE(add_fulfilment(town(), anna, newer));
    auto const page = list_fulfilments(town(), reader, rsa.id, {1, 0}).value();
    EXPECT_EQ(page.total, 2);
    EXPECT_EQ(page.items.at(0).done_on, day("2024-01-15")) << "the newest first";
    json::Change<Fulfilment> const change{R"({"reference":"T2023-9"})"};
    EXPECT_EQ(change_fulfilment(town(), bo, made.id, 1, change).error().code, ErrorCode::forbidden);
    EXPECT_TRUE(change_fulfilment(town(), anna, made.id, 1, change));
}

TEST_P(Programmes, requirements_are_found_by_catalogue_by_whom_they_bind_and_by_words) {
    auto const rsa = requirement("rsa");
    auto const plan = requirement("plan");
    ASSERT_TRUE(change_requirement(town(), strategist, plan.id, 1,
                                   json::Change<Requirement>{R"({"title":"Plan 100 %"})"}));
    ASSERT_TRUE(add_carrier(town(), strategist, {{}, {}, rsa.id, {}, UnitKind::committee}));
    auto const found = [&](store::RequirementFilter const& filter) {
        std::vector<std::string> keys;
        auto const page = list_requirements(town(), reader, filter, {50, 0}).value();
        EXPECT_EQ(page.total, static_cast<std::int64_t>(page.items.size()));
        for (auto const& row : page.items) {
            keys.push_back(row.key);
        }
        return keys;
    };
    using Keys = std::vector<std::string>;
    EXPECT_EQ(found({}), (Keys{"plan", "rsa"}));
    EXPECT_EQ(found({.catalogue = plan.catalogue.text, .binds_kind = {}, .words = {}}), Keys{"plan"});
    EXPECT_EQ(found({.catalogue = {}, .binds_kind = "committee", .words = {}}), Keys{"rsa"});
    EXPECT_EQ(found({.catalogue = {}, .binds_kind = {}, .words = "RISK"}), Keys{"rsa"});
    EXPECT_EQ(found({.catalogue = {}, .binds_kind = {}, .words = "0 %"}), Keys{"plan"})
        << "a sign, not a pattern";
    EXPECT_EQ(found({.catalogue = rsa.catalogue.text, .binds_kind = "company", .words = "risk"}), Keys{});
    EXPECT_EQ(
        list_requirements(town(), reader, {.catalogue = {}, .binds_kind = "nämnd", .words = {}}, {50, 0})
            .error()
            .problems.at(0)
            .pointer,
        "?binds");
    auto const view = requirement_view(town(), reader, rsa.id, day("2024-02-01")).value();
    EXPECT_EQ(view.carriers.at(0).count, 2);
    EXPECT_EQ(view.catalogue_reference, "SFS 2006:544");
}

TEST_P(Programmes, a_finding_is_accepted_by_the_strategist_and_comes_back_when_its_facts_change) {
    auto const area =
        add_part(town(), strategist, part<FocusArea>(new_edition, "olyckor", "Olyckor")).value();
    auto const about_area = [&] {
        auto const report = findings_of_edition(town(), reader, new_edition, town().clock.today()).value();
        for (auto const& finding : report.findings) {
            if (finding.rule == "COV-001") {
                return finding;
            }
        }
        ADD_FAILURE() << "no COV-001";
        return FindingView{};
    };
    auto const found = about_area();
    EXPECT_EQ(found.subject.entity->text, area.id.text);
    EXPECT_EQ(found.state, findings::State::open);
    findings::AcceptFinding const ask{*found.key, *found.facts_hash, "Tas in i nästa revidering.",
                                      day("2024-12-01")};
    auto const coordinator = testing::somebody(Role::coordinator, {traffic.text});
    auto const one_units = testing::somebody(Role::strategist, {traffic.text});
    EXPECT_EQ(accept_finding(town(), coordinator, new_edition, ask).error().code, ErrorCode::forbidden);
    EXPECT_EQ(accept_finding(town(), auth::Actor{}, new_edition, ask).error().code,
              ErrorCode::unauthenticated);
    EXPECT_EQ(accept_finding(town(), one_units, new_edition, ask).error().code, ErrorCode::forbidden);
    EXPECT_TRUE(accept_finding(town(), strategist, new_edition, ask));
    EXPECT_EQ(about_area().state, findings::State::accepted);
    ASSERT_TRUE(add_part(town(), strategist, part<Goal>(new_edition, "mal", "Mål")));
    EXPECT_EQ(about_area().state, findings::State::changed_since_acceptance);
    EXPECT_EQ(accept_finding(town(), strategist, new_edition, ask).error().code, ErrorCode::stale);
}

TEST_P(Programmes, a_report_is_worked_out_anew_when_something_of_its_own_edition_changes) {
    auto const report = [&](Id<Edition> const& edition) {
        db::ReadTx tx{town().db};
        return coverage_report(tx, edition, town().clock.today()).value();
    };
    auto const old_one = report(old_edition);
    auto new_one = report(new_edition);
    EXPECT_EQ(report(new_edition), new_one);
    auto const is_anew = [&](char const* after) {
        auto const now = report(new_edition);
        EXPECT_NE(now, new_one) << after;
        EXPECT_EQ(report(old_edition), old_one) << after;
        new_one = now;
    };
    auto const area =
        add_part(town(), strategist, part<FocusArea>(new_edition, "olyckor", "Olyckor")).value();
    is_anew("a part is added");
    auto const goal = add_part(town(), strategist, part<Goal>(new_edition, "mal", "Mål")).value();
    is_anew("a goal is added");
    auto const link =
        add_link(
            town(), strategist,
            {{}, new_edition, NodeKind::focus_area, AnyId{area.id.text}, NodeKind::goal, AnyId{goal.id.text}})
            .value();
    is_anew("a link is added");
    ASSERT_TRUE(remove_link(town(), strategist, link.id));
    is_anew("a link is taken away");
    auto const finding = new_one->findings.at(0);
    ASSERT_TRUE(accept_finding(town(), strategist, new_edition,
                               {*finding.key, *finding.facts_hash, "Tas sedan.", day("2024-12-01")}));
    auto const decided = report(new_edition);
    EXPECT_EQ(decided->findings.at(0).state, findings::State::accepted);
    add_unit("ny-namnd", UnitKind::committee, "Ny nämnd");
    EXPECT_NE(report(new_edition), decided) << "the registers belong to all";
}

}  // namespace
}  // namespace varn::programme
