#pragma once
// For tests: a small town with two boards and a department, a programme with goals, two planning cycles, and
// somebody of every role.
#include <gtest/gtest.h>

#include "platform/accounts.h"
#include "platform/findings.h"
#include "platform/i18n.h"
#include "platform/notices.h"
#include "platform/testing.h"
#include "service.h"
#include "store_sample.h"

namespace varn::planning {

inline Date on_day(char const* text) {
    return *parse_date(text);
}

class PlanTown : public testing::TownTest {
protected:
    using UnitKind = organisation::UnitKind;

    void SetUp() override {
        i18n::load_embedded();
        std::vector<db::Migration> all = auth::auth_migrations();
        for (auto const& more : {notify::telling_migrations(), organisation::migrations(),
                                 programme::migrations(), migrations(), findings::findings_migrations()}) {
            all.insert(all.end(), more.begin(), more.end());
        }
        migrate(all);
        traffic = add_unit("trafiknamnden", UnitKind::committee, "Trafiknämnden", {});
        tunnels = add_unit("tunnelenheten", UnitKind::department, "Tunnelenheten", traffic);
        schools = add_unit("utbildningsnamnden", UnitKind::committee, "Utbildningsnämnden", {});
        write_programme();
        last_year = add_cycle_of(2023);
        this_year = add_cycle_of(2024);
        at_traffic = testing::somebody(auth::Role::coordinator, {traffic.text, tunnels.text});
        head_of_traffic = testing::somebody(auth::Role::head, {traffic.text, tunnels.text});
        at_schools = testing::somebody(auth::Role::coordinator, {schools.text});
    }

    Id<Unit> add_unit(std::string key, UnitKind kind, std::string name, std::optional<Id<Unit>> parent,
                      char const* from = "2000-01-01", std::optional<Date> to = {}) {
        db::WriteTx tx{town().db};
        Unit const unit{
            town().new_id<Unit>(), std::move(key), kind, {}, on_day(from), to, Marker::own, {}, 1};
        organisation::UnitPeriod const period{town().new_id<organisation::UnitPeriod>(),
                                              unit.id,
                                              std::move(name),
                                              {},
                                              std::move(parent),
                                              on_day(from),
                                              to,
                                              1};
        insert(tx, unit);
        insert(tx, period);
        EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "pack.import")));
        return unit.id;
    }
    /// From a day on, one unit is gone and another has taken over.
    void merge(Id<Unit> const& predecessor, Id<Unit> const& successor, Date day) {
        db::WriteTx tx{town().db};
        auto unit = tx.get(predecessor).value();
        auto const before = unit;
        unit.valid_to = plus_days(day, -1);
        auto permit = auth::decide<Unit>(intake_policy(), strategist, "pack.import", std::nullopt).value();
        EXPECT_TRUE(tx.update(permit, before, unit));
        insert(tx, organisation::Succession{town().new_id<organisation::Succession>(), predecessor, successor,
                                            day});
        EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "pack.import")));
    }
    /// From a day on, a unit stands under another and has another name.
    void move(Id<Unit> const& unit, std::string name, Id<Unit> const& parent, Date day) {
        db::WriteTx tx{town().db};
        auto period = store::period_of(tx, unit);
        auto const before = period;
        period.valid_to = plus_days(day, -1);
        auto permit =
            auth::decide<organisation::UnitPeriod>(intake_policy(), strategist, "pack.import", std::nullopt)
                .value();
        EXPECT_TRUE(tx.update(permit, before, period));
        insert(tx,
               organisation::UnitPeriod{
                   town().new_id<organisation::UnitPeriod>(), unit, std::move(name), {}, parent, day, {}, 1});
        EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "pack.import")));
    }
    template <class T>
    void insert(db::WriteTx& tx, T const& row) {
        auto permit = auth::decide<T>(intake_policy(), strategist, "pack.import", std::nullopt).value();
        EXPECT_TRUE(tx.insert(permit, row));
    }

    void write_programme() {
        programme::Programme line;
        line.id = town().new_id<programme::Programme>();
        line.key = "sakerhet";
        line.name = "Säkerhetsprogram";
        line.version = 1;
        db::WriteTx tx{town().db};
        insert(tx, line);
        edition = put_edition(tx, line.id, "sp-2024", on_day("2024-01-01"), {});
        old_edition = put_edition(tx, line.id, "sp-2020", on_day("2020-01-01"), on_day("2023-12-31"));
        withstand = put_goal(tx, edition, "beredskap", "Robust beredskap", GoalKind::societal_disturbance);
        protect = put_goal(tx, edition, "skydd", "Skydd", GoalKind::antagonistic);
        old_withstand =
            put_goal(tx, old_edition, "beredskap", "Beredskap förr", GoalKind::societal_disturbance);
        EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "pack.import")));
    }
    Id<programme::Edition> put_edition(db::WriteTx& tx, Id<programme::Programme> const& of, std::string key,
                                       Date from, std::optional<Date> to) {
        programme::Edition made;
        made.id = town().new_id<programme::Edition>();
        made.programme = of;
        made.title = "Program " + key;
        made.key = std::move(key);
        made.status = programme::EditionStatus::adopted;
        made.adopted_on = from;
        made.valid_from = from;
        made.valid_to = to;
        made.version = 1;
        insert(tx, made);
        return made.id;
    }
    Id<Goal> put_goal(db::WriteTx& tx, Id<programme::Edition> const& of, std::string key, std::string title,
                      GoalKind kind) {
        Goal made;
        made.id = town().new_id<Goal>();
        made.edition = of;
        made.key = std::move(key);
        made.title = std::move(title);
        made.kind = kind;
        made.version = 1;
        insert(tx, made);
        return made.id;
    }

    PlanningCycle cycle_of(int year) const {
        PlanningCycle made;
        made.year = year;
        made.key = "vp-" + std::to_string(year);
        made.name = "Verksamhetsplan " + std::to_string(year);
        made.valid_from = *date_of(year, 1, 1);
        made.valid_to = *date_of(year, 12, 31);
        return made;
    }
    Id<PlanningCycle> add_cycle_of(int year) {
        auto const made = add_cycle(town(), strategist, cycle_of(year));
        EXPECT_TRUE(made.ok()) << (made.ok() ? "" : said(made.error()));
        return made.value().id;
    }
    UnitGoal goal(Id<Unit> const& unit, Id<PlanningCycle> const& cycle, std::string key) const {
        UnitGoal made;
        made.unit = unit;
        made.cycle = cycle;
        made.title = "Mål " + key;
        made.key = std::move(key);
        made.standing = Standing::current;
        return made;
    }
    Activity activity(Id<UnitGoal> const& of, std::string key) const {
        Activity made;
        made.unit_goal = of;
        made.title = "Aktivitet " + key;
        made.key = std::move(key);
        made.owner = traffic;
        made.standing = Standing::current;
        return made;
    }
    Indicator indicator(Id<UnitGoal> const& of, Id<PlanningCycle> const& cycle, std::string key) const {
        Indicator made;
        made.unit_goal = of;
        made.cycle = cycle;
        made.title = "Indikator " + key;
        made.key = std::move(key);
        made.unit_of_measure = "procent";
        made.target = 80;
        made.standing = Standing::current;
        return made;
    }
    template <class T>
    T plan(auth::Actor const& actor, T row) {
        auto made = add_to_plan(town(), actor, std::move(row));
        EXPECT_TRUE(made.ok()) << (made.ok() ? "" : said(made.error()));
        return made.value();
    }
    UnitPlan plan_at(Id<Unit> const& unit, Id<PlanningCycle> const& cycle) {
        return unit_plan(town(), reader, unit, cycle).value();
    }
    /// A whole plan of one goal: bound, with an activity, an indicator and a value.
    UnitGoal whole_plan(Id<PlanningCycle> const& cycle, Id<Goal> const& serves) {
        auto const made = plan(at_traffic, goal(traffic, cycle, "oppna-gator"));
        plan(at_traffic, GoalBinding{{}, {}, made.id, serves});
        auto row = activity(made.id, "ovning");
        row.cost_ore = 1'250'000;
        row.starts_on = plus_days(*date_of(2023, 1, 1), 60);
        row.ends_on = plus_days(*date_of(2023, 1, 1), 90);
        plan(at_traffic, row);
        auto const measure = plan(at_traffic, indicator(made.id, cycle, "andel"));
        plan(at_traffic, IndicatorValue{{}, traffic, measure.id, on_day("2023-12-31"), 55.5, "En kvar", 0});
        return made;
    }
    static std::string said(Error const& error) {
        std::string text = error.key + " " + error.cause;
        for (auto const& problem : error.problems) {
            text += "; " + problem.pointer + ": " + problem.key;
        }
        return text;
    }

    auth::Actor const strategist = testing::somebody(auth::Role::strategist);
    auth::Actor const reader = testing::somebody(auth::Role::reader);
    auth::Actor at_traffic, head_of_traffic, at_schools;
    Id<Unit> traffic, tunnels, schools;
    Id<programme::Edition> edition, old_edition;
    Id<Goal> withstand, protect, old_withstand;
    Id<PlanningCycle> last_year, this_year;
};

}  // namespace varn::planning
