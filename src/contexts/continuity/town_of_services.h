#pragma once
// For tests: a small town with two committees and a department, a supplier, and somebody of every role.
#include <gtest/gtest.h>

#include "analysis.h"
#include "measure/api.h"
#include "platform/accounts.h"
#include "platform/findings.h"
#include "platform/i18n.h"
#include "platform/intake.h"
#include "platform/testing.h"
#include "programme/api.h"
#include "store_sample.h"

namespace varn::continuity {

class ServiceTown : public testing::TownTest {
protected:
    using UnitKind = organisation::UnitKind;

    void SetUp() override {
        i18n::load_embedded();
        std::vector<db::Migration> all = auth::auth_migrations();
        for (auto const& more : {organisation::migrations(), measure::migrations(), programme::migrations(),
                                 migrations(), findings::findings_migrations()}) {
            all.insert(all.end(), more.begin(), more.end());
        }
        migrate(all);
        care = add_unit("aldrenamnden", UnitKind::committee, "Äldrenämnden", {});
        home_care = add_unit("hemtjansten", UnitKind::department, "Hemtjänsten", care);
        schools = add_unit("utbildningsnamnden", UnitKind::committee, "Utbildningsnämnden", {});
        ExternalActor actor;
        actor.id = town().new_id<ExternalActor>();
        actor.key = "norrskens-bransle";
        actor.name = "Norrskens Bränsle AB";
        actor.kind = "leverantör";
        actor.version = 1;
        take_in(actor);
        supplier = actor.id;
        at_care = testing::somebody(auth::Role::coordinator, {care.text, home_care.text});
        head_of_care = testing::somebody(auth::Role::head, {care.text, home_care.text});
        at_schools = testing::somebody(auth::Role::coordinator, {schools.text});
    }

    template <class T>
    void take_in(T const& row) {
        db::WriteTx tx{town().db};
        auto permit = auth::decide<T>(intake_policy(), strategist, "pack.import", std::nullopt).value();
        EXPECT_TRUE(tx.insert(permit, row));
        EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "pack.import")));
    }
    Id<Unit> add_unit(std::string key, UnitKind kind, std::string name, std::optional<Id<Unit>> parent) {
        auto const since = *parse_date("2000-01-01");
        Unit const unit{town().new_id<Unit>(), std::move(key), kind, {}, since, {}, Marker::own, {}, 1};
        take_in(unit);
        take_in(organisation::UnitPeriod{town().new_id<organisation::UnitPeriod>(),
                                         unit.id,
                                         std::move(name),
                                         {},
                                         std::move(parent),
                                         since,
                                         {},
                                         1});
        return unit.id;
    }

    CriticalService service(std::string key) const {
        CriticalService made;
        made.unit = care;
        made.name = "Verksamhet " + key;
        made.key = std::move(key);
        made.tolerable_minutes = 240;
        made.harm_per_hour = 10.0;
        return made;
    }
    Resource resource(std::string key, ResourceClass kind = ResourceClass::power) const {
        Resource made;
        made.unit = care;
        made.name = "Resurs " + key;
        made.key = std::move(key);
        made.kind = kind;
        made.repair_minutes = 480;
        made.losses_per_year = 0.2;
        return made;
    }
    template <class T>
    T kept(T row) {
        return kept(at_care, std::move(row));
    }
    template <class T>
    T kept(auth::Actor const& actor, T row) {
        auto made = add_row(town(), actor, std::move(row));
        EXPECT_TRUE(made.ok()) << (made.ok() ? "" : said(made.error()));
        return made.value();
    }
    static Member member(CriticalService const& row) { return {row.id, {}, {}}; }
    static Member member(Resource const& row) { return {{}, row.id, {}}; }
    static NeedInFull need(CriticalService const& of, std::vector<Member> members, int needed = 1) {
        auto made = need_on(std::move(members), needed);
        made.service = of.id;
        return made;
    }
    static NeedInFull need(Resource const& of, std::vector<Member> members, int needed = 1) {
        auto made = need_on(std::move(members), needed);
        made.resource = of.id;
        return made;
    }
    static NeedInFull need_on(std::vector<Member> members, int needed) {
        NeedInFull made;
        made.what = "el";
        made.needed = needed;
        made.members = std::move(members);
        made.refill_minutes = 0;
        return made;
    }
    NeedInFull needs(NeedInFull need) {
        auto made = add_need(town(), at_care, std::move(need));
        EXPECT_TRUE(made.ok()) << (made.ok() ? "" : said(made.error()));
        return made.value();
    }
    /// What is wrong, one "pointer key" for each place.
    template <class T>
    static std::vector<std::string> faults(Result<T> const& result) {
        std::vector<std::string> all;
        if (result.ok()) {
            return all;
        }
        for (auto const& problem : result.error().problems) {
            all.push_back(problem.pointer + " " + problem.key);
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
    auth::Actor at_care, head_of_care, at_schools;
    Id<Unit> care, home_care, schools;
    Id<ExternalActor> supplier;
};

}  // namespace varn::continuity
