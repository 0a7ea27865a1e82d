#pragma once
// For tests: a small town with a service that hangs on a pump, a grid and a spare, measures with effects, and
// somebody of every role.
#include <gtest/gtest.h>

#include "continuity/api.h"
#include "measure/api.h"
#include "organisation/api.h"
#include "platform/accounts.h"
#include "platform/i18n.h"
#include "platform/intake.h"
#include "platform/testing.h"
#include "programme/api.h"
#include "service.h"

namespace varn::portfolio {

class PortfolioTown : public testing::TownTest {
protected:
    void SetUp() override {
        i18n::load_embedded();
        std::vector<db::Migration> all = auth::auth_migrations();
        for (auto const& more : {organisation::migrations(), measure::migrations(), programme::migrations(),
                                 continuity::migrations(), migrations(), jobs::jobs_migrations(),
                                 reckonings::reckonings_migrations()}) {
            all.insert(all.end(), more.begin(), more.end());
        }
        migrate(all);
        care = put_unit("aldrenamnden", "Äldrenämnden");
        schools = put_unit("utbildningsnamnden", "Utbildningsnämnden");
        at_care = testing::somebody(auth::Role::coordinator, {care.text});
        at_schools = testing::somebody(auth::Role::coordinator, {schools.text});
    }

    template <class T>
    void take_in(T const& row, auth::Rules rules, Actor const& actor, std::string_view action) {
        db::WriteTx tx{town().db};
        auto permit = auth::decide<T>(rules, actor, action, std::nullopt).value();
        auto const put = tx.insert(permit, row);
        EXPECT_TRUE(put.ok()) << (put.ok() ? "" : said(put.error()));
        EXPECT_TRUE(std::move(tx).commit(audit::entry(actor, std::string{action})));
    }
    template <class T>
    void change_kept(T const& before, T after, auth::Rules rules, std::string_view action) {
        db::WriteTx tx{town().db};
        auto permit = auth::decide<T>(rules, writer_, action, std::nullopt).value();
        EXPECT_TRUE(tx.update(permit, before, after));
        EXPECT_TRUE(std::move(tx).commit(audit::entry(writer_, std::string{action})));
    }
    template <class T>
    void put(T const& row) {
        take_in(row, continuity::policy(), writer_, "continuity.write");
    }
    Id<Unit> put_unit(std::string key, std::string name) {
        auto const since = *parse_date("2000-01-01");
        Unit const unit{town().new_id<Unit>(),
                        std::move(key),
                        organisation::UnitKind::committee,
                        {},
                        since,
                        {},
                        organisation::Marker::own,
                        {},
                        1};
        take_in(unit, intake_policy(), strategist, "pack.import");
        take_in(
            organisation::UnitPeriod{
                town().new_id<organisation::UnitPeriod>(), unit.id, std::move(name), {}, {}, since, {}, 1},
            intake_policy(), strategist, "pack.import");
        return unit.id;
    }

    CriticalService put_service(std::string key, double harm = 100.0) {
        CriticalService row;
        row.id = town().new_id<CriticalService>();
        row.unit = care;
        row.name = "Verksamhet " + key;
        row.key = std::move(key);
        row.tolerable_minutes = 120;
        row.harm_per_hour = harm;
        row.restart_minutes = 10;
        row.version = 1;
        put(row);
        return row;
    }
    Resource put_resource(std::string key, double losses = 0.5,
                          continuity::ResourceClass kind = continuity::ResourceClass::power) {
        Resource row;
        row.id = town().new_id<Resource>();
        row.unit = care;
        row.name = "Resurs " + key;
        row.key = std::move(key);
        row.kind = kind;
        row.repair_minutes = 1440;
        row.restart_minutes = 20;
        row.losses_per_year = losses;
        row.version = 1;
        put(row);
        return row;
    }
    /// What a need names: rows of either kind.
    struct Of {
        std::optional<Id<CriticalService>> service = {};
        std::optional<Id<Resource>> resource = {};
    };
    static Of of(CriticalService const& row) { return {row.id, {}}; }
    static Of of(Resource const& row) { return {{}, row.id}; }
    Need put_need(Of const& owner, std::vector<Of> const& members, std::int64_t buffer = 60, int needed = 1) {
        Need row;
        row.id = town().new_id<Need>();
        row.unit = care;
        row.service = owner.service;
        row.resource = owner.resource;
        row.what = "el";
        row.needed = needed;
        row.member_count = static_cast<int>(members.size());
        row.buffer_minutes = buffer;
        row.refill_minutes = 60;
        row.version = 1;
        put(row);
        for (auto const& member : members) {
            put(continuity::NeedMember{town().new_id<continuity::NeedMember>(), care, row.id, member.service,
                                       member.resource});
        }
        return row;
    }
    Measure put_measure(std::string key, std::optional<std::int64_t> cost, Id<Unit> const& owner) {
        measure::NewMeasure ask;
        ask.title = "Åtgärd " + key;
        ask.key = std::move(key);
        ask.owner = owner;
        ask.source_kind = measure::SourceKind::own;
        ask.due = *parse_date("2025-01-01");
        ask.cost_ore = cost;
        db::WriteTx tx{town().db};
        auto made = measure::add_measure(town(), tx, writer_, ask);
        EXPECT_TRUE(made.ok()) << (made.ok() ? "" : said(made.error()));
        EXPECT_TRUE(std::move(tx).commit(audit::entry(writer_, "measure.write")));
        return made.value();
    }
    Measure put_measure(std::string key, std::optional<std::int64_t> cost = 100'000'00) {
        return put_measure(std::move(key), cost, care);
    }
    static MeasureEffect effect(Measure const& measure, EffectKind kind) {
        MeasureEffect row;
        row.measure = measure.id;
        row.kind = kind;
        return row;
    }
    static MeasureEffect longer(Measure const& measure, Need const& need, std::int64_t minutes) {
        auto row = effect(measure, EffectKind::lengthen_buffer);
        row.need = need.id;
        row.minutes = minutes;
        return row;
    }
    MeasureEffect kept(MeasureEffect row) {
        auto made = add_effect(town(), at_care, std::move(row));
        EXPECT_TRUE(made.ok()) << (made.ok() ? "" : said(made.error()));
        return made.ok() ? made.value() : MeasureEffect{};
    }

    /// A service on a grid with a spare that is not used yet, two measures with effects, one without a cost.
    void fill() {
        home = put_service("hemtjanst");
        grid = put_resource("elnat");
        spare = put_resource("reserv", 0.1);
        power = put_need(of(home), {of(grid)});
        battery = put_measure("batteri", 50'000'00);
        second = put_measure("andra", 200'000'00);
        kept(longer(battery, power, 1800));
        auto adds = effect(second, EffectKind::add_member);
        adds.need = power.id;
        adds.member_resource = spare.id;
        kept(adds);
    }

    /// What is wrong, one "pointer key" for each place.
    template <class T>
    static std::vector<std::string> faults(Result<T> const& result) {
        std::vector<std::string> all;
        if (!result.ok()) {
            for (auto const& problem : result.error().problems) {
                all.push_back(problem.pointer + " " + problem.key);
            }
        }
        return all;
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
    auth::Actor const auditor = testing::somebody(auth::Role::auditor);
    auth::Actor const writer_ = testing::somebody(auth::Role::coordinator);
    auth::Actor at_care, at_schools;
    Id<Unit> care, schools;
    CriticalService home;
    Resource grid, spare;
    Need power;
    Measure battery, second;
};

}  // namespace varn::portfolio
