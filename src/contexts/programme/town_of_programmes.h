#pragma once
// For tests: a small town with two boards, a programme with an adopted edition and one in the making; and the
// packs of the product taken in as a person would.
#include <gtest/gtest.h>

#include "organisation/api.h"
#include "platform/accounts.h"
#include "platform/findings.h"
#include "platform/i18n.h"
#include "platform/notices.h"
#include "platform/testing.h"
#include "service.h"

namespace varn::programme {

inline Date day(char const* text) {
    return *parse_date(text);
}

class ProgrammeTown : public testing::TownTest {
protected:
    void SetUp() override {
        i18n::load_embedded();
        std::vector<db::Migration> all = auth::auth_migrations();
        for (auto const& more : {notify::telling_migrations(), organisation::migrations(), migrations(),
                                 findings::findings_migrations()}) {
            all.insert(all.end(), more.begin(), more.end());
        }
        migrate(all);
    }

    Id<Unit> add_unit(std::string key, UnitKind kind, std::string name) {
        db::WriteTx tx{town().db};
        Unit const unit{
            town().new_id<Unit>(), std::move(key), kind, {}, day("2000-01-01"), {}, Marker::own, {}, 1};
        organisation::UnitPeriod const period{town().new_id<organisation::UnitPeriod>(),
                                              unit.id,
                                              std::move(name),
                                              {},
                                              {},
                                              day("2000-01-01"),
                                              {},
                                              1};
        auto const units =
            auth::decide<Unit>(intake_policy(), strategist, "pack.import", std::nullopt).value();
        auto const periods =
            auth::decide<organisation::UnitPeriod>(intake_policy(), strategist, "pack.import", std::nullopt)
                .value();
        EXPECT_TRUE(tx.insert(units, unit));
        EXPECT_TRUE(tx.insert(periods, period));
        EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "pack.import")));
        return unit.id;
    }

    /// A programme with an adopted edition of 2020 and a revision out on remiss.
    void write_editions() {
        programme =
            add_programme(town(), strategist, {{}, "sakerhet", "Säkerhetsprogram", {}, Marker::own, {}, 0})
                .value()
                .id;
        old_edition =
            add_edition(town(), strategist, edition("sp-2020", EditionStatus::consultation)).value().id;
        EXPECT_TRUE(adopt(town(), strategist, old_edition, {day("2020-03-23"), day("2020-03-23"), {}}, 1));
        auto revised = edition("sp-2024", EditionStatus::consultation);
        revised.replaces = old_edition;
        new_edition = add_edition(town(), strategist, revised).value().id;
    }
    Edition edition(std::string key, EditionStatus status) const {
        Edition made;
        made.programme = programme;
        made.title = "Program " + key;
        made.key = std::move(key);
        made.status = status;
        return made;
    }
    template <class T>
    T part(Id<Edition> const& of, std::string key, std::string title) const {
        T made;
        made.edition = of;
        made.key = std::move(key);
        made.title = std::move(title);
        made.position = 1;
        return made;
    }
    Link link(Id<Edition> const& of, NodeKind from, std::string from_id, NodeKind to,
              std::string to_id) const {
        return {{}, of, from, AnyId{std::move(from_id)}, to, AnyId{std::move(to_id)}};
    }

    /// Takes in the demo's packs; what was planned.
    IntakePlan take_in_packs(bool keep = true) {
        auto const packs = pack::load("stockholm").value();
        db::WriteTx tx{town().db};
        Intake intake{town(), tx, strategist};
        for (auto const& pack : packs) {
            auto const units = organisation::import_pack(intake, pack);
            EXPECT_TRUE(units.ok()) << (units.ok() ? "" : said(units.error()));
            auto const programmes = import_pack(intake, pack);
            EXPECT_TRUE(programmes.ok()) << (programmes.ok() ? "" : said(programmes.error()));
        }
        auto plan = intake.plan();
        if (keep && !plan.rows.empty()) {
            EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "pack.import")));
        }
        return plan;
    }
    static std::string said(Error const& error) {
        std::string text = error.key + " " + error.cause;
        for (auto const& [name, value] : error.params) {
            text += " " + name + "=" + value;
        }
        for (auto const& problem : error.problems) {
            text += "; " + problem.pointer + ": " + problem.key;
            for (auto const& [name, value] : problem.params) {
                text += " " + name + "=" + value;
            }
        }
        return text;
    }
    Id<Edition> edition_called(std::string const& key) {
        db::ReadTx tx{town().db};
        return tx.by_key<Edition>(key).value().value().id;
    }

    auth::Actor const strategist = testing::somebody(auth::Role::strategist);
    auth::Actor const reader = testing::somebody(auth::Role::reader);
    Id<Programme> programme;
    Id<Edition> old_edition;
    Id<Edition> new_edition;
};

}  // namespace varn::programme
