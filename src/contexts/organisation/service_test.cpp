// The organisation's story on every engine: over time, by the right people, with nothing half done.
#include <gtest/gtest.h>

#include "organisation/spreadsheets.h"
#include "platform/i18n.h"
#include "platform/testing.h"
#include "service.h"

namespace varn::organisation {
namespace {

using auth::Role;

Date day(char const* text) {
    return *parse_date(text);
}

class Organisation : public testing::TownTest {
protected:
    void SetUp() override {
        i18n::load_embedded();
        migrate(migrations());
        city = registered("stockholms-stad", UnitKind::council, "Kommunfullmäktige", {});
        traffic = registered("trafiknamnden", UnitKind::committee, "Trafiknämnden", city);
        schools = registered("utbildningsnamnden", UnitKind::committee, "Utbildningsnämnden", city);
    }

    Id<Unit> registered(std::string key, UnitKind kind, std::string name, std::optional<Id<Unit>> parent,
                        char const* from = "2007-01-01") {
        NewUnit const ask{std::move(key), kind, std::move(name), {}, std::move(parent), {}, day(from), {}};
        return register_unit(town(), strategist, ask).value().id;
    }
    std::vector<std::string> names_on(char const* date) {
        std::vector<std::string> names;
        auto const tree = unit_tree(town(), reader, day(date)).value();
        for (auto const& unit : tree.items) {
            names.push_back(unit.name);
        }
        return names;
    }
    Person person(std::string key, Id<Unit> const& unit) {
        return Person{{}, std::move(key), "Vera Exempelsson", unit, "vera@exempel.invalid", {}, Marker::own,
                      0};
    }

    auth::Actor const strategist = testing::somebody(Role::strategist);
    auth::Actor const reader = testing::somebody(Role::reader);
    Id<Unit> city, traffic, schools;
};
VARN_ON_EVERY_ENGINE(Organisation);

TEST_P(Organisation, a_merger_in_mid_year_is_right_before_and_after) {
    auto const norrmalm =
        registered("norrmalm", UnitKind::district_committee, "Norrmalms stadsdelsnämnd", city);
    auto const ostermalm =
        registered("ostermalm", UnitKind::district_committee, "Östermalms stadsdelsnämnd", city);
    auto const joined = registered("norra-innerstaden", UnitKind::district_committee,
                                   "Norra innerstadens stadsdelsnämnd", city, "2023-07-01");
    for (auto const& old : {norrmalm, ostermalm}) {
        auto const change = json::Change<Unit>{R"({"valid_to":"2023-06-30"})"};
        ASSERT_TRUE(change_unit(town(), strategist, old, 1, change));
        ASSERT_TRUE(add_succession(town(), strategist, {{}, old, joined, day("2023-07-01")}));
    }
    using Names = std::vector<std::string>;
    EXPECT_EQ(names_on("2023-06-30"), (Names{"Kommunfullmäktige", "Norrmalms stadsdelsnämnd", "Trafiknämnden",
                                             "Utbildningsnämnden", "Östermalms stadsdelsnämnd"}));
    EXPECT_EQ(names_on("2023-07-01"), (Names{"Kommunfullmäktige", "Norra innerstadens stadsdelsnämnd",
                                             "Trafiknämnden", "Utbildningsnämnden"}));
    auto const page = unit_page(town(), reader, joined, day("2024-02-01")).value();
    ASSERT_EQ(page.predecessors.size(), 2U);
    EXPECT_EQ(page.predecessors[0].name, "Norrmalms stadsdelsnämnd");
    EXPECT_EQ(unit_page(town(), reader, norrmalm, day("2024-02-01")).value().successors.at(0).unit, joined);
}

TEST_P(Organisation, a_new_name_ends_the_old_one_the_day_before) {
    UnitPeriod const renamed{
        {}, traffic, "Trafik- och gatunämnden", "Trafikkontoret", city, day("2024-01-01"), {}, 0};
    ASSERT_TRUE(add_period(town(), strategist, renamed));
    EXPECT_EQ(unit_page(town(), reader, traffic, day("2023-12-31")).value().unit.name, "Trafiknämnden");
    EXPECT_EQ(unit_page(town(), reader, traffic, day("2024-01-01")).value().unit.name,
              "Trafik- och gatunämnden");
    auto const periods = unit_page(town(), reader, traffic, day("2024-01-01")).value().periods;
    EXPECT_EQ(periods.at(0).valid_to, day("2023-12-31"));
    auto overlapping = renamed;
    overlapping.valid_from = day("2010-01-01");
    overlapping.valid_to = day("2010-12-31");
    auto const before = audit_size();
    EXPECT_EQ(add_period(town(), strategist, overlapping).error().problems.at(0).key,
              "organisation.period_overlaps");
    EXPECT_EQ(audit_size(), before);
}

TEST_P(Organisation, no_unit_stands_below_itself) {
    auto const office = registered("trafikkontoret", UnitKind::administration, "Trafikkontoret", traffic);
    auto const period = unit_page(town(), reader, traffic, day("2024-02-01")).value().periods.at(0);
    json::Change<UnitPeriod> const change{R"({"parent":")" + office.text + R"("})"};
    EXPECT_EQ(change_period(town(), strategist, period.id, 1, change).error().problems.at(0).key,
              "organisation.below_itself");
}

TEST_P(Organisation, only_the_towns_strategist_shapes_the_organisation) {
    NewUnit const ask{"kultur", UnitKind::committee, "Kulturnämnden", {}, city, {}, day("2024-01-01"), {}};
    auto const before = audit_size();
    for (auto const role :
         {Role::coordinator, Role::head, Role::auditor, Role::reader, Role::administrator}) {
        auto const actor = testing::somebody(role, {traffic.text});
        EXPECT_EQ(register_unit(town(), actor, ask).error().code, ErrorCode::forbidden) << name_of(role);
    }
    auto const of_one_unit = testing::somebody(Role::strategist, {traffic.text});
    EXPECT_EQ(register_unit(town(), of_one_unit, ask).error().code, ErrorCode::forbidden);
    EXPECT_EQ(register_unit(town(), auth::Actor{}, ask).error().code, ErrorCode::unauthenticated);
    EXPECT_EQ(list_units(town(), auth::Actor{}, day("2024-01-01"), "", {10, 0}).error().code,
              ErrorCode::unauthenticated);
    EXPECT_EQ(audit_size(), before) << "nothing else happened";
}

TEST_P(Organisation, a_coordinator_keeps_her_own_units_people_and_nobody_elses) {
    auto const anna = testing::somebody(Role::coordinator, {traffic.text});
    auto const vera = add_person(town(), anna, person("vera", traffic)).value();
    EXPECT_EQ(add_person(town(), anna, person("bo", schools)).error().code, ErrorCode::forbidden);
    Assignment const duty{{}, traffic, vera.id, "säkerhetssamordnare", {}, day("2024-01-01"), {}, 0};
    auto const held = add_assignment(town(), anna, duty).value();
    json::Change<Assignment> const end{R"({"valid_to":"2024-06-30"})"};
    auto const elsewhere = testing::somebody(Role::coordinator, {schools.text});
    EXPECT_EQ(change_assignment(town(), elsewhere, held.id, 1, end).error().code, ErrorCode::forbidden);
    ASSERT_TRUE(change_assignment(town(), anna, held.id, 1, end));
    EXPECT_EQ(change_assignment(town(), anna, held.id, 1, end).error().code, ErrorCode::stale);
    EXPECT_EQ(list_duties(town(), reader, traffic, day("2024-06-30")).value().total, 1);
    EXPECT_EQ(list_duties(town(), reader, traffic, day("2024-07-01")).value().total, 0);
    json::Change<Person> const move{R"({"unit":")" + schools.text + R"("})"};
    EXPECT_EQ(change_person(town(), anna, vera.id, 1, move).error().code, ErrorCode::forbidden);
}

TEST_P(Organisation, a_deputy_stands_in_for_an_ordinary_duty_in_the_same_unit) {
    auto const vera = add_person(town(), strategist, person("vera", traffic)).value();
    auto const duty = [&](Id<Unit> const& unit, std::optional<Id<Assignment>> deputy_for) {
        return add_assignment(town(), strategist,
                              {{}, unit, vera.id, "TiB", std::move(deputy_for), day("2024-01-01"), {}, 0});
    };
    auto const first = duty(traffic, {}).value();
    auto const deputy = duty(traffic, first.id);
    ASSERT_TRUE(deputy);
    EXPECT_EQ(duty(schools, first.id).error().problems.at(0).pointer, "/deputy_for");
    EXPECT_FALSE(duty(traffic, deputy.value().id)) << "a deputy has no deputy";
}

TEST_P(Organisation, a_sector_coordinates_and_can_own_nothing) {
    auto const sector =
        add_sector(town(), strategist,
                   {{}, "transporter", "Transporter", {}, traffic, day("2024-01-01"), {}, Marker::own, {}, 0})
            .value();
    ASSERT_TRUE(add_member(town(), strategist, {{}, sector.id, schools, day("2024-01-01"), {}}));
    EXPECT_EQ(add_member(town(), strategist, {{}, sector.id, schools, day("2024-02-01"), {}})
                  .error()
                  .problems.at(0)
                  .key,
              "organisation.member_already");
    auto const page = sector_page(town(), reader, sector.id, day("2024-02-01")).value();
    EXPECT_EQ(page.lead_name, "Trafiknämnden");
    EXPECT_EQ(page.members.at(0).name, "Utbildningsnämnden");
    // Whatever names an owner takes the id of a unit, and a sector has none: in the types …
    static_assert(!std::is_convertible_v<Id<Sector>, Id<Unit>> &&
                  !std::is_assignable_v<Id<Unit>&, Id<Sector>>);
    // … and in the database, for whoever sends the sector's id as a unit's.
    Assignment duty{{}, Id<Unit>{sector.id.text}, {}, "samordnare", {}, day("2024-01-01"), {}, 0};
    EXPECT_EQ(add_assignment(town(), strategist, duty).error().problems.at(0).pointer, "/unit");
}

TEST_P(Organisation, what_hangs_on_a_unit_follows_the_tree_of_the_day) {
    auto const office = registered("trafikkontoret", UnitKind::administration, "Trafikkontoret", traffic);
    auto const safety =
        registered("sakerhetsenheten", UnitKind::department, "Säkerhetsenheten", office, "2024-03-01");
    db::ReadTx tx{town().db};
    EXPECT_EQ(with_all_below(tx, traffic.text, day("2024-02-01")).value().size(), 2U);
    EXPECT_EQ(with_all_below(tx, traffic.text, day("2024-03-01")).value().back(), safety.text);
}

constexpr char const* units_csv =
    "Nyckel;Typ av enhet;Namn;Överordnad enhet;Från och med\r\n"
    "kulturnamnden;facknämnd;Kulturnämnden;stockholms-stad;2007-01-01\r\n"
    "kulturforvaltningen;förvaltning;Kulturförvaltningen;kulturnamnden;2007-01-01\r\n";

TEST_P(Organisation, a_spreadsheet_is_shown_first_then_taken_in_then_nothing_new) {
    auto const before = audit_size();
    auto const preview = import_units(town(), strategist, units_csv, false, "sv").value();
    EXPECT_TRUE(preview.problems.empty()) << preview.problems.at(0).text;
    EXPECT_EQ(preview.added, 4) << "two units with a period each";
    EXPECT_EQ(audit_size(), before);
    EXPECT_TRUE(import_units(town(), strategist, units_csv, true, "sv").value().applied);
    EXPECT_EQ(audit_size(), before + 4);
    EXPECT_EQ(import_units(town(), strategist, units_csv, true, "sv").value().unchanged, 4);
    EXPECT_EQ(audit_size(), before + 4) << "importing twice changes nothing";
}

TEST_P(Organisation, a_spreadsheet_with_a_fault_stores_nothing_and_names_every_place) {
    std::string const file =
        "key;kind;name;parent;valid_from\n"
        "a;committee;A;;2024-01-01\n"
        "b;nämnd;B;;2024-01-01\n"
        "c;committee;C;saknas;2024-13-01\n";
    auto const before = audit_size();
    auto const refused = import_units(town(), strategist, file, true, "sv");
    ASSERT_FALSE(refused);
    ASSERT_EQ(refused.error().problems.size(), 2U);
    EXPECT_EQ(refused.error().problems[0].pointer, "row 3, column B");
    EXPECT_EQ(refused.error().problems[1].pointer, "row 4, column E");
    std::string const unknown = "key;kind;name;parent;valid_from\nc;committee;C;saknas;2024-01-01\n";
    EXPECT_EQ(import_units(town(), strategist, unknown, true, "sv").error().problems.at(0).pointer,
              "row 2, column D");
    EXPECT_EQ(import_units(town(), strategist, unknown, false, "sv").value().problems.at(0).place,
              "rad 2, kolumn D");
    EXPECT_EQ(audit_size(), before);
    auto const coordinator = testing::somebody(Role::coordinator, {traffic.text});
    EXPECT_EQ(import_units(town(), coordinator, units_csv, false, "sv").error().code, ErrorCode::forbidden);
}

TEST_P(Organisation, people_come_with_their_duties) {
    std::string const file =
        "key;name;unit;email;duty;valid_from\n"
        "vera;Vera Exempelsson;trafiknamnden;vera@exempel.invalid;säkerhetssamordnare;2024-01-01\n";
    EXPECT_EQ(import_people(town(), strategist, file, true, "sv").value().added, 2);
    EXPECT_EQ(list_duties(town(), reader, traffic, day("2024-02-01")).value().items.at(0).person_name,
              "Vera Exempelsson");
}

}  // namespace
}  // namespace varn::organisation
