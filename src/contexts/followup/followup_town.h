#pragma once
// For tests: a small town with a council and three boards, a programme with goals and focus areas, people who
// answer, and a round to open.
#include <gtest/gtest.h>

#include "followup/notices.h"
#include "organisation/api.h"
#include "planning/api.h"
#include "platform/accounts.h"
#include "platform/findings.h"
#include "platform/i18n.h"
#include "platform/notices.h"
#include "platform/seconding.h"
#include "platform/secrecy.h"
#include "platform/testing.h"
#include "programme/api.h"
#include "service.h"
#include "store_sample.h"

namespace varn::followup {

inline Date day(char const* text) {
    return *parse_date(text);
}

class FollowUpTown : public testing::TownTest {
protected:
    void SetUp() override {
        i18n::load_embedded();
        std::vector<db::Migration> all = auth::auth_migrations();
        for (auto const& more :
             {notify::telling_migrations(), seconding::seconding_migrations(), secrecy::secrecy_migrations(),
              findings::findings_migrations(), organisation::migrations(), programme::migrations(),
              planning::migrations(), migrations()}) {
            all.insert(all.end(), more.begin(), more.end());
        }
        migrate(all);
        write_organisation();
        write_programme();
    }

    /// A row as it is, without asking anybody.
    template <class T>
    T put(T row) {
        db::WriteTx tx{town().db};
        row.id = town().new_id<T>();
        if constexpr (requires { row.version; }) {
            row.version = 1;
        }
        auto const permit = auth::decide<T>(intake_policy(), strategist, "pack.import", std::nullopt).value();
        EXPECT_TRUE(tx.insert(permit, row));
        EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "pack.import")));
        return row;
    }
    Id<Unit> add_unit(std::string key, UnitKind kind, std::optional<Id<Unit>> parent) {
        auto const unit = put(Unit{{}, key, kind, {}, day("2000-01-01"), {}, Marker::own, {}, 1}).id;
        put(organisation::UnitPeriod{{}, unit, "Enheten " + key, {}, parent, day("2000-01-01"), {}, 1});
        return unit;
    }
    void write_organisation() {
        council = add_unit("kommunfullmaktige", UnitKind::council, {});
        traffic = add_unit("trafiknamnden", UnitKind::committee, council);
        school = add_unit("utbildningsnamnden", UnitKind::committee, council);
        culture = add_unit("kulturnamnden", UnitKind::committee, council);
        auto const sector = put(
            Sector{{}, "transporter", "Transporter", {}, traffic, day("2020-01-01"), {}, Marker::own, {}, 1});
        put(organisation::SectorMember{{}, sector.id, school, day("2020-01-01"), {}});
        transport = sector.id;
    }
    void write_programme() {
        auto const programme =
            put(programme::Programme{{}, "sakerhet", "Säkerhetsprogram", {}, Marker::own, {}, 1}).id;
        Edition made;
        made.programme = programme;
        made.key = "sp-2020";
        made.title = "Säkerhetsprogram 2020";
        made.status = programme::EditionStatus::adopted;
        made.adopted_on = day("2020-03-23");
        made.valid_from = day("2020-03-23");
        edition = put(made).id;
        for (int i = 0; i < 3; ++i) {
            Goal goal;
            goal.edition = edition;
            goal.key = "mal-" + std::to_string(i + 1);
            goal.title = "Mål " + std::to_string(i + 1);
            goal.position = i + 1;
            goals.push_back(put(goal).id);
        }
        for (int i = 0; i < 2; ++i) {
            FocusArea area;
            area.edition = edition;
            area.key = "omrade-" + std::to_string(i + 1);
            area.title = "Område " + std::to_string(i + 1);
            area.position = i + 1;
            areas.push_back(put(area).id);
        }
        // The first goal serves both areas, the second one of them, the third none.
        link(goals[0], areas[0]);
        link(goals[0], areas[1]);
        link(goals[1], areas[0]);
    }
    void link(Id<Goal> const& goal, Id<FocusArea> const& area) {
        put(programme::Link{{},
                            edition,
                            programme::NodeKind::goal,
                            AnyId{goal.text},
                            programme::NodeKind::focus_area,
                            AnyId{area.text}});
    }

    Round draft(std::string name = "Tertial 1", char const* from = "2024-01-01",
                char const* to = "2024-01-31", char const* due = "2024-02-15") const {
        Round round;
        round.name = std::move(name);
        round.kind = RoundKind::first_tertial;
        round.year = 2024;
        round.edition = edition;
        round.period_from = day(from);
        round.period_to = day(to);
        round.due = day(due);
        round.remind_before_days = 7;
        round.remind_every_days = 7;
        return round;
    }
    /// A round that asks the three boards of the three goals.
    Round opened(Round const& wanted) {
        auto const added = add_round(town(), strategist, wanted);
        EXPECT_TRUE(added) << said(added);
        auto const open =
            open_round(town(), strategist, added.value().id, {{traffic, school, culture}, goals}, 1);
        EXPECT_TRUE(open) << said(open);
        return open.value();
    }
    Id<Sheet> sheet_at(Round const& round, Id<Unit> const& unit) {
        db::ReadTx tx{town().db};
        return store::sheet_of(tx, round.id, unit).value().value().id;
    }
    Sheet sheet_now(Id<Sheet> const& id) {
        db::ReadTx tx{town().db};
        return tx.get(id).value();
    }
    Answer answer(Id<Sheet> const& sheet, std::size_t goal, Mark mark = Mark::partly) const {
        Answer made;
        made.sheet = sheet;
        made.goal = goals[goal];
        made.mark = mark;
        made.words = "Därför.";
        made.forecast = Mark::fulfilled;
        return made;
    }
    /// Answers every goal with these letters and hands in.
    void answer_all(Round const& round, Id<Unit> const& unit, std::string const& letters) {
        auto const sheet = sheet_at(round, unit);
        auto const actor = testing::somebody(auth::Role::coordinator, {unit.text});
        for (std::size_t i = 0; i < letters.size(); ++i) {
            auto const mark = letters[i] == 'f'   ? Mark::fulfilled
                              : letters[i] == 'p' ? Mark::partly
                                                  : Mark::not_fulfilled;
            auto const added = add_answer(town(), actor, answer(sheet, i, mark));
            EXPECT_TRUE(added) << said(added);
        }
        auto const done = hand_in(town(), actor, sheet, {}, {});
        EXPECT_TRUE(done) << said(done);
    }
    template <class T>
    static std::string said(Result<T> const& result) {
        if (result) {
            return "";
        }
        std::string text = result.error().key + " " + result.error().cause;
        for (auto const& problem : result.error().problems) {
            text += "; " + problem.pointer + ": " + problem.key;
        }
        return text;
    }
    std::int64_t notices(std::string const& kind) {
        db::ReadTx tx{town().db};
        return store::notices(tx, kind);
    }
    /// Somebody with an account who answers for a unit.
    std::string add_account(std::string const& name, Id<Unit> const& unit) {
        auto const added = auth::add_account(town(), auth::operator_actor(),
                                             {.user_name = name,
                                              .name = name,
                                              .language = auth::Language::sv,
                                              .password = "ett långt lösenord"});
        EXPECT_TRUE(added);
        EXPECT_TRUE(auth::grant_role(
            town(), auth::operator_actor(), added.value().id,
            {.role = auth::Role::coordinator, .unit = AnyId{unit.text}, .valid_from = {}, .valid_to = {}}));
        return added.value().id.text;
    }

    auth::Actor const strategist = testing::somebody(auth::Role::strategist);
    auth::Actor const reader = testing::somebody(auth::Role::reader);
    Id<Unit> council;
    Id<Unit> traffic;
    Id<Unit> school;
    Id<Unit> culture;
    Id<Sector> transport;
    Id<Edition> edition;
    std::vector<Id<Goal>> goals;
    std::vector<Id<FocusArea>> areas;
};

}  // namespace varn::followup
