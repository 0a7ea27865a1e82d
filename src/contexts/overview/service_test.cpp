// The overview and the traces of the product's own packs, as three kinds of people see them.
#include "service.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <iostream>

#include "organisation/api.h"
#include "platform/accounts.h"
#include "platform/findings.h"
#include "platform/i18n.h"
#include "platform/notices.h"
#include "platform/pack.h"
#include "platform/testing.h"
#include "platform/verification.h"
#include "programme/api.h"
#include "store_sample.h"
#include "things.h"

namespace varn::overview {
namespace {

using auth::Role;
using testing::somebody;

Date day(char const* text) {
    return *parse_date(text);
}

class Stockholm : public testing::TownTest {
protected:
    void SetUp() override {
        i18n::load_embedded();
        std::vector<db::Migration> all = auth::auth_migrations();
        for (auto const& more : {notify::telling_migrations(), findings::findings_migrations(),
                                 organisation::migrations(), programme::migrations()}) {
            all.insert(all.end(), more.begin(), more.end());
        }
        migrate(all);
        auto const administrator = somebody(Role::administrator);
        db::WriteTx tx{town().db};
        Intake intake{town(), tx, administrator};
        auto const packs = pack::load("stockholm").value();
        for (auto const& pack : packs) {
            auto const units = organisation::import_pack(intake, pack);
            ASSERT_TRUE(units) << units.error().key << units.error().cause;
            auto const content = programme::import_pack(intake, pack);
            ASSERT_TRUE(content) << content.error().key << content.error().cause;
        }
        ASSERT_TRUE(std::move(tx).commit(audit::entry(administrator, "pack.import")));
    }

    template <class T>
    std::string id_of(std::string_view key) {
        db::ReadTx tx{town().db};
        return store::id_of<T>(tx, key);
    }
    Trace traced(std::string const& id, auth::Actor const& actor) {
        auto result = trace(town(), actor, id, on);
        EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().key + result.error().cause);
        return result.ok() ? std::move(result).value() : Trace{};
    }
    static std::vector<std::string> keys(std::vector<TraceGroup> const& groups, std::string_view kind) {
        std::vector<std::string> found;
        for (auto const& group : groups) {
            for (auto const& step : group.steps) {
                if (group.kind == kind) {
                    found.push_back(step.thing.key);
                }
            }
        }
        return found;
    }
    static bool holds(std::vector<std::string> const& all, std::string_view one) {
        return std::find(all.begin(), all.end(), one) != all.end();
    }

    Date const on = day("2024-02-01");
    auth::Actor const reader = somebody(Role::reader);
    auth::Actor const auditor = somebody(Role::auditor);
};
VARN_ON_EVERY_ENGINE(Stockholm);

TEST_P(Stockholm, a_duty_is_traced_from_the_law_to_the_units_that_carry_it) {
    auto const told = traced(id_of<Requirement>("kf-lokal-rsa"), reader);
    EXPECT_EQ(told.thing.kind, "requirement");
    ASSERT_FALSE(told.path.empty());
    EXPECT_EQ(told.path.at(0).kind, "catalogue");
    auto const laws = keys(told.hangs_on, "catalogue");
    ASSERT_EQ(laws.size(), 1U);
    EXPECT_EQ(laws.at(0), told.path.at(0).key);
    auto const units = keys(told.carries, "unit");
    auto const law = traced(told.path.at(0).id.text, reader);
    EXPECT_EQ(law.thing.kind, "catalogue");
    EXPECT_TRUE(holds(keys(law.carries, "requirement"), "kf-lokal-rsa"));
    EXPECT_TRUE(law.hangs_on.empty());
}

TEST_P(Stockholm, a_unit_is_traced_back_to_the_law_and_never_to_other_units) {
    auto const told = traced(id_of<Unit>("trafiknamnden"), reader);
    EXPECT_EQ(told.thing.title, "Trafiknämnden");
    EXPECT_FALSE(told.path.empty()) << "it stands below the council";
    EXPECT_TRUE(holds(keys(told.hangs_on, "requirement"), "kf-lokal-rsa"));
    EXPECT_FALSE(keys(told.hangs_on, "catalogue").empty());
    EXPECT_TRUE(keys(told.hangs_on, "unit").empty());
    EXPECT_TRUE(told.carries.empty()) << "nothing hangs on a unit";
    for (auto const& group : told.hangs_on) {
        for (auto const& step : group.steps) {
            EXPECT_GE(step.distance, 1);
            EXPECT_LE(step.distance, 6);
            EXPECT_EQ(step.through.has_value(), step.distance > 1) << step.thing.key;
        }
    }
}

TEST_P(Stockholm, the_focus_area_without_goals_tells_its_place_and_its_finding) {
    auto const told = traced(id_of<programme::FocusArea>("olycksforebyggande"), reader);
    ASSERT_EQ(told.path.size(), 2U);
    EXPECT_EQ(told.path.at(0).kind, "programme");
    EXPECT_EQ(told.path.at(1).key, "sakerhetsprogram-2024");
    EXPECT_TRUE(keys(told.hangs_on, "goal").empty());
    auto const rule = [](programme::FindingView const& finding) { return finding.rule == "COV-001"; };
    EXPECT_EQ(std::count_if(told.findings.begin(), told.findings.end(), rule), 1);
    auto const other = traced(id_of<programme::FocusArea>("beredskap"), reader);
    EXPECT_FALSE(keys(other.hangs_on, "goal").empty());
    EXPECT_EQ(std::count_if(other.findings.begin(), other.findings.end(), rule), 0);
}

TEST_P(Stockholm, a_goal_seen_from_one_side_is_seen_from_the_other) {
    auto const area = traced(id_of<programme::FocusArea>("beredskap"), reader);
    auto const goals = keys(area.hangs_on, "goal");
    ASSERT_FALSE(goals.empty());
    auto const goal = traced(id_of<programme::Goal>(goals.at(0)), reader);
    EXPECT_TRUE(holds(keys(goal.carries, "focus_area"), "beredskap"));
}

TEST_P(Stockholm, programmes_and_editions_tell_what_they_hold) {
    auto const edition = traced(id_of<Edition>("sakerhetsprogram-2024"), reader);
    EXPECT_EQ(edition.path.at(0).kind, "programme");
    EXPECT_EQ(keys(edition.carries, "goal").size(), 10U);
    auto const programme = traced(edition.path.at(0).id.text, reader);
    EXPECT_TRUE(holds(keys(programme.carries, "edition"), "sakerhetsprogram-2024"));
}

TEST_P(Stockholm, who_changed_a_thing_is_told_to_those_who_may_read_the_log_alone) {
    auto const id = id_of<programme::Goal>(
        keys(traced(id_of<Edition>("sakerhetsprogram-2024"), reader).carries, "goal").at(0));
    auto const seen = traced(id, auditor);
    ASSERT_EQ(seen.changes.size(), 1U);
    EXPECT_EQ(seen.changes.at(0).action, "pack.import");
    EXPECT_TRUE(traced(id, reader).changes.empty());
    EXPECT_TRUE(traced(id, somebody(Role::auditor, {id_of<Unit>("trafiknamnden")})).changes.empty());
    EXPECT_TRUE(overview(town(), reader, on).value().lately.empty());
    auto const lately = overview(town(), auditor, on).value().lately;
    ASSERT_EQ(lately.size(), 1U) << "what was written together is one deed";
    EXPECT_EQ(lately.at(0).count, audit_size());
    EXPECT_NE(lately.at(0).text_sv.find("lade till"), std::string::npos) << lately.at(0).text_sv;
    EXPECT_EQ(lately.at(0).text_sv.find("overview."), std::string::npos) << lately.at(0).text_sv;
}

TEST_P(Stockholm, nobody_and_an_unknown_id_are_turned_away) {
    EXPECT_EQ(overview(town(), {}, on).error().code, ErrorCode::unauthenticated);
    EXPECT_EQ(trace(town(), {}, id_of<Unit>("trafiknamnden"), on).error().code, ErrorCode::unauthenticated);
    auth::Actor const without_role{"00000000-0000-7000-8000-0000000000bb", "Utan roll", {}};
    EXPECT_EQ(overview(town(), without_role, on).error().code, ErrorCode::forbidden);
    EXPECT_EQ(trace(town(), reader, "00000000-0000-7000-8000-ffffffffffff", on).error().code,
              ErrorCode::not_found);
}

TEST_P(Stockholm, the_overview_tells_how_the_town_stands) {
    auto const before = audit_size();
    auto const told = overview(town(), reader, on).value();
    ASSERT_FALSE(told.editions.empty());
    auto const revised = std::find_if(told.editions.begin(), told.editions.end(), [&](auto const& one) {
        return one.state == programme::EditionState::consultation;
    });
    ASSERT_NE(revised, told.editions.end());
    EXPECT_EQ(revised->focus_areas_without_goal, 1);
    EXPECT_EQ(revised->goals, 10);
    EXPECT_GT(revised->open_errors + revised->open_warnings, 0);
    EXPECT_EQ(revised->accepted, 0);
    db::ReadTx tx{town().db};
    auto const report = *programme::coverage_report(tx, revised->edition, on).value();
    EXPECT_EQ(static_cast<std::size_t>(revised->open_errors + revised->open_warnings + revised->open_infos),
              report.findings.size());
    EXPECT_EQ(told.numbers.units, static_cast<std::int64_t>(organisation::units_on(tx, on).value().size()));
    EXPECT_GT(told.numbers.requirements, told.numbers.requirements_nobody_carries);
    ASSERT_EQ(told.worst.size(), 5U);
    for (std::size_t i = 1; i < told.worst.size(); ++i) {
        EXPECT_GE(told.worst[i - 1].finding.severity, told.worst[i].finding.severity);
    }
    EXPECT_NE(told.worst[0].finding.rule, told.worst[1].finding.rule) << "not five of a kind";
    EXPECT_TRUE(told.my_units.empty()) << "a reader of the whole town has no unit of her own";
    EXPECT_EQ(audit_size(), before) << "nothing is written";
}

TEST_P(Stockholm, an_accepted_finding_is_counted_as_accepted_and_no_longer_told_as_open) {
    auto const edition = Id<Edition>{id_of<Edition>("sakerhetsprogram-2024")};
    std::vector<findings::FindingFacts> facts;
    std::string key, hash;
    {
        db::ReadTx tx{town().db};
        auto const report = *programme::coverage_report(tx, edition, on).value();
        auto const worst = overview(town(), reader, on).value().worst.at(0);
        ASSERT_EQ(worst.edition, edition);
        auto const& view = worst.finding;
        findings::FindingFacts fact{view.rule,
                                    static_cast<findings::Severity>(view.severity),
                                    view.subject.kind,
                                    view.subject.entity ? view.subject.entity->text : view.subject.id,
                                    {}};
        for (auto const& thing : view.because) {
            fact.because.push_back({thing.kind, thing.entity ? thing.entity->text : thing.id, thing.text});
        }
        key = *view.key;
        hash = *view.facts_hash;
        facts.push_back(std::move(fact));
    }
    ASSERT_TRUE(findings::accept(town(), somebody(Role::strategist), programme::policy(), facts,
                                 {key, hash, "Tas i nästa utgåva", day("2024-10-01")}));
    auto const told = overview(town(), reader, on).value();
    auto const standing = std::find_if(told.editions.begin(), told.editions.end(),
                                       [&](auto const& one) { return one.edition == edition; });
    EXPECT_GE(standing->accepted, 1);
    EXPECT_TRUE(std::none_of(told.worst.begin(), told.worst.end(),
                             [&](auto const& one) { return one.finding.key == key; }));
    auto const lately = overview(town(), auditor, on).value().lately.at(0);
    EXPECT_EQ(lately.action, "finding.accept");
}

TEST_P(Stockholm, a_coordinator_sees_her_own_units_and_what_has_passed_its_time_there) {
    auto const farsta = id_of<Unit>("sdn-farsta");
    auto const told = overview(town(), somebody(Role::coordinator, {farsta}), on).value();
    ASSERT_EQ(told.my_units.size(), 1U);
    EXPECT_EQ(told.my_units.at(0).unit.id.text, farsta);
    for (auto const& overdue : told.overdue) {
        EXPECT_EQ(overdue.unit.text, farsta);
        EXPECT_TRUE(!overdue.due_on || *overdue.due_on < on);
    }
    auto const late = std::find_if(told.overdue.begin(), told.overdue.end(),
                                   [](auto const& one) { return one.done_on == day("2019-09-26"); });
    ASSERT_NE(late, told.overdue.end()) << "its own analysis is from 2019";
    EXPECT_EQ(late, told.overdue.begin()) << "what is late comes before what was never done";
    auto const page = traced(farsta, reader);
    EXPECT_TRUE(std::any_of(page.findings.begin(), page.findings.end(), [](auto const& finding) {
        return finding.subject.id == "kf-lokal-rsa@sdn-farsta";
    }));
    auto const then = overview(town(), somebody(Role::coordinator, {farsta}), day("2020-01-01")).value();
    EXPECT_TRUE(std::none_of(then.overdue.begin(), then.overdue.end(), [](auto const& one) {
        return one.done_on == day("2019-09-26");
    })) << "on that day it was in time";
    auto const traffic = overview(town(), somebody(Role::head, {id_of<Unit>("trafiknamnden")}), on).value();
    ASSERT_EQ(traffic.my_units.size(), 1U);
    EXPECT_FALSE(traffic.my_units.at(0).duties.empty());
    EXPECT_TRUE(overview(town(), somebody(Role::coordinator, {"no-unit"}), on).value().my_units.empty());
}

TEST_P(Stockholm, what_changed_is_told_to_everybody_and_by_whom_to_those_who_may_read_the_log) {
    auto const today = town().clock.today();
    auto const told = changes_since(town(), somebody(Role::reader), today).value();
    EXPECT_GT(told.total, 100);
    EXPECT_EQ(told.items.size(), static_cast<std::size_t>(std::min<std::int64_t>(told.total, 200)));
    for (std::size_t i = 1; i < told.items.size(); ++i) {
        EXPECT_GE(told.items[i - 1].at, told.items[i].at);
    }
    EXPECT_TRUE(std::all_of(told.items.begin(), told.items.end(),
                            [](auto const& one) { return !one.thing.title.empty(); }));
    EXPECT_TRUE(std::none_of(told.items.begin(), told.items.end(), [](auto const& one) {
        return one.who || one.action || one.thing.kind == "account" || one.thing.kind == "role_grant";
    }));
    auto const known = changes_since(town(), auditor, today).value();
    EXPECT_EQ(known.total, told.total);
    EXPECT_EQ(known.items.front().action, "pack.import");
    EXPECT_EQ(changes_since(town(), auditor, Date{today.days + 1}).error().problems.at(0).key,
              "overview.since_is_to_come");
    EXPECT_EQ(changes_since(town(), {}, today).error().code, ErrorCode::unauthenticated);
}

TEST_P(Stockholm, the_whole_demonstration_is_sound_when_it_is_verified) {
    std::vector<Table const*> entities(told_tables().begin(), told_tables().end());
    entities.push_back(&table<organisation::NationalSector>());
    auto const verdict = verification::verify(town().db, entities).value();
    EXPECT_EQ(verdict.deviations, 0) << (verdict.findings.empty()
                                             ? ""
                                             : std::string{name_of(verdict.findings.at(0).code)} + " " +
                                                   verdict.findings.at(0).entity.value_or("") + "." +
                                                   verdict.findings.at(0).field.value_or(""));
    EXPECT_GT(verdict.rows, 300);
}

TEST_P(Stockholm, both_questions_are_answered_quickly) {
    auto const unit = id_of<Unit>("trafiknamnden");
    auto const milliseconds = [](auto work) {
        work();
        auto const begun = std::chrono::steady_clock::now();
        work();
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
    };
    auto const whole = milliseconds([&] { EXPECT_TRUE(overview(town(), auditor, on)); });
    auto const one = milliseconds([&] { EXPECT_TRUE(trace(town(), auditor, unit, on)); });
    std::cout << "overview " << whole << " ms, trace " << one << " ms\n";
    EXPECT_LT(whole, 5000.0) << "the aim is 50 ms in a release build; this only catches what has gone astray";
}

}  // namespace
}  // namespace varn::overview
