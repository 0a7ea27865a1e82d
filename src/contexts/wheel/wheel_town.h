#pragma once
// For tests: a small town with two boards under a city board, a few duties with days, and people with
// accounts.
#include <gtest/gtest.h>

#include "organisation/api.h"
#include "platform/acting.h"
#include "platform/findings.h"
#include "platform/i18n.h"
#include "platform/notices.h"
#include "platform/testing.h"
#include "programme/api.h"
#include "service.h"

namespace varn::wheel {

inline Date wheel_day(char const* text) {
    return *parse_date(text);
}

inline constexpr std::string_view town_pack = R"(
units:
  - key: styrelsen
    kind: city_board
    valid_from: 2000-01-01
    periods: [{name: Kommunstyrelsen, valid_from: 2000-01-01}]
  - key: trafik
    kind: committee
    valid_from: 2000-01-01
    periods: [{name: Trafiknämnden, parent: styrelsen, valid_from: 2000-01-01}]
  - key: skola
    kind: committee
    valid_from: 2000-01-01
    periods: [{name: Utbildningsnämnden, parent: styrelsen, valid_from: 2000-01-01}]
catalogues:
  - key: lag
    title: Lagen
    kind: law
    reference: SFS 2006:544
    requirements:
      - {key: rsa, reference: 2 kap. 1 §, title: Risk- och sårbarhetsanalys, interval_months: 48, carriers: [{unit_kind: committee}]}
      - {key: arlig, reference: 3 §, title: Årlig uppföljning, interval_months: 12, carriers: [{unit: styrelsen}]}
fulfilments:
  - {requirement: rsa, unit: trafik, done_on: 2020-03-10, reference: T2020-1}
  - {requirement: rsa, unit: skola, done_on: 2019-05-14}
  - {requirement: arlig, unit: styrelsen, done_on: 2023-02-13}
calendar_entries:
  - {key: lansstyrelsen, requirement: arlig, title: Senast den 15 februari, first_on: 2020-02-15, recurrence: yearly, marker: verified, source: MSBFS 2015:5}
  - {key: tertial, title: Tertialrapport 1, first_on: 2023-04-30, recurrence: yearly}
  - {key: brandgenomgang, unit: trafik, title: Genomgång av brandskydd, first_on: 2023-08-31, recurrence: every_months, every_months: 6}
)";

class WheelTown : public testing::TownTest {
protected:
    void SetUp() override {
        i18n::load_embedded();
        std::vector<db::Migration> all = auth::auth_migrations();
        for (auto const& more : {notify::telling_migrations(), findings::findings_migrations(),
                                 organisation::migrations(), programme::migrations(), migrations()}) {
            all.insert(all.end(), more.begin(), more.end());
        }
        migrate(all);
        take_in(town_pack);
        styrelsen = unit("styrelsen");
        trafik = unit("trafik");
        skola = unit("skola");
        coordinator = testing::somebody(auth::Role::coordinator, {trafik.text});
        elsewhere = testing::somebody(auth::Role::coordinator, {skola.text});
    }

    void take_in(std::string_view text) {
        pack::Pack pack;
        pack.files.push_back({"prov/a.yaml", pack::parse(std::string{text}, "prov/a.yaml").value()});
        db::WriteTx tx{town().db};
        Intake intake{town(), tx, strategist};
        for (auto* take : {organisation::import_pack, programme::import_pack, import_pack}) {
            auto const taken = take(intake, pack);
            ASSERT_TRUE(taken.ok()) << said(taken);
        }
        ASSERT_TRUE(std::move(tx).commit(audit::entry(strategist, "pack.import")));
    }
    Id<Unit> unit(std::string_view key) {
        db::ReadTx tx{town().db};
        return tx.by_key<Unit>(key).value().value().id;
    }
    /// Everything of a year, as somebody with no more than a role sees it.
    std::vector<Occurrence> year(int number, Wanted wanted = {}) {
        wanted.from = *date_of(number, 1, 1);
        wanted.to = *date_of(number, 12, 31);
        auto page = list_occurrences(town(), reader, {}, wanted, town().clock.today(), {500, 0});
        EXPECT_TRUE(page.ok()) << said(page);
        return page ? std::move(page).value().items : std::vector<Occurrence>{};
    }
    static std::vector<std::string> told(std::vector<Occurrence> const& all) {
        std::vector<std::string> lines;
        for (auto const& one : all) {
            lines.push_back((one.on ? to_text(*one.on) : "-") + " " + one.title + " " +
                            one.unit_name.value_or("staden") + " " + std::string{name_of(one.state)});
        }
        return lines;
    }
    template <class T>
    static std::string said(Result<T> const& result) {
        std::string text = result.ok() ? "" : result.error().key + " " + result.error().cause;
        if (!result.ok()) {
            for (auto const& problem : result.error().problems) {
                text += "; " + problem.pointer + ": " + problem.key;
            }
        }
        return text;
    }
    static std::string fault(Error const& error) {
        return error.problems.empty() ? error.key : error.problems[0].key;
    }

    CalendarEntry entry(std::optional<Id<Unit>> of = {}) const {
        CalendarEntry made;
        made.unit = std::move(of);
        made.title = "Övning";
        made.first_on = wheel_day("2024-05-20");
        made.marker = Marker::own;
        return made;
    }

    auth::Actor const strategist = testing::somebody(auth::Role::strategist);
    auth::Actor const reader = testing::somebody(auth::Role::reader);
    auth::Actor const nobody{};
    auth::Actor coordinator, elsewhere;
    Id<Unit> styrelsen, trafik, skola;
};

}  // namespace varn::wheel
