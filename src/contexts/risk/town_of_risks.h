#pragma once
// For tests: a small town with two boards and a department, an edition with protection values, scales, kinds
// of risk, and somebody of every role.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "measure/api.h"
#include "platform/accounts.h"
#include "platform/findings.h"
#include "platform/i18n.h"
#include "platform/notices.h"
#include "platform/testing.h"
#include "service_risks.h"

namespace varn::risk {

inline Date the_day(char const* text) {
    return *parse_date(text);
}

class RiskTown : public testing::TownTest {
protected:
    using UnitKind = organisation::UnitKind;

    void SetUp() override {
        i18n::load_embedded();
        std::vector<db::Migration> all = auth::auth_migrations();
        for (auto const& more :
             {notify::telling_migrations(), organisation::migrations(), measure::migrations(),
              programme::migrations(), migrations(), findings::findings_migrations()}) {
            all.insert(all.end(), more.begin(), more.end());
        }
        migrate(all);
        traffic = put_unit("trafiknamnden", UnitKind::committee, "Trafiknämnden", {});
        tunnels = put_unit("tunnelenheten", UnitKind::department, "Tunnelenheten", traffic);
        schools = put_unit("utbildningsnamnden", UnitKind::committee, "Utbildningsnämnden", {});
        put_programme();
        at_traffic = testing::somebody(auth::Role::coordinator, {traffic.text, tunnels.text});
        head_of_traffic = testing::somebody(auth::Role::head, {traffic.text, tunnels.text});
        at_schools = testing::somebody(auth::Role::coordinator, {schools.text});
        scales = add_scales("skalor");
        nature = must(add_kind(town(), strategist, kind_of_risk("naturhot", false)), "kind").id;
        attack = must(add_kind(town(), strategist, kind_of_risk("antagonistiska-hot", true)), "kind").id;
    }

    template <class T>
    static T must(Result<T> outcome, std::string const& what) {
        EXPECT_TRUE(outcome.ok()) << what << (outcome.ok() ? "" : ": " + said(outcome.error()));
        return outcome.ok() ? std::move(outcome).value() : T{};
    }
    static std::string said(Error const& error) {
        std::string text = error.key + " " + error.cause;
        for (auto const& problem : error.problems) {
            text += "; " + problem.pointer + ": " + problem.key;
        }
        return text;
    }
    /// "field: key" of every problem, sorted.
    template <class T>
    static std::vector<std::string> faults(Result<T> const& outcome) {
        std::vector<std::string> all;
        if (!outcome.ok()) {
            for (auto const& problem : outcome.error().problems) {
                all.push_back(problem.pointer + ": " + problem.key);
            }
        }
        std::sort(all.begin(), all.end());
        return all;
    }
    template <class T>
    static ErrorCode code_of(Result<T> const& outcome) {
        EXPECT_FALSE(outcome.ok());
        return outcome.ok() ? ErrorCode::internal : outcome.error().code;
    }

    template <class T>
    void insert(db::WriteTx& tx, T const& row) {
        auto permit = auth::decide<T>(intake_policy(), strategist, "pack.import", std::nullopt).value();
        EXPECT_TRUE(tx.insert(permit, row));
    }
    Id<Unit> put_unit(std::string key, UnitKind kind, std::string name, std::optional<Id<Unit>> parent) {
        db::WriteTx tx{town().db};
        auto const from = the_day("2000-01-01");
        Unit const unit{town().new_id<Unit>(), std::move(key), kind, {}, from, {}, Marker::own, {}, 1};
        organisation::UnitPeriod const period{town().new_id<organisation::UnitPeriod>(),
                                              unit.id,
                                              std::move(name),
                                              {},
                                              std::move(parent),
                                              from,
                                              {},
                                              1};
        insert(tx, unit);
        insert(tx, period);
        EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "pack.import")));
        return unit.id;
    }
    void put_programme() {
        programme::Programme line;
        line.id = town().new_id<programme::Programme>();
        line.key = "sakerhet";
        line.name = "Säkerhetsprogram";
        line.version = 1;
        db::WriteTx tx{town().db};
        insert(tx, line);
        Edition made;
        made.id = town().new_id<Edition>();
        made.programme = line.id;
        made.title = "Säkerhetsprogram 2020";
        made.key = "sp-2020";
        made.status = programme::EditionStatus::adopted;
        made.adopted_on = made.valid_from = the_day("2020-01-01");
        made.version = 1;
        insert(tx, made);
        edition = made.id;
        auto other = made;
        other.id = town().new_id<Edition>();
        other.key = "sp-utkast";
        other.status = programme::EditionStatus::draft;
        other.adopted_on.reset();
        other.valid_from.reset();
        insert(tx, other);
        draft_edition = other.id;
        people = put_value(tx, "individen", 1);
        works = put_value(tx, "funktionalitet", 2);
        EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "pack.import")));
    }
    Id<ProtectionValue> put_value(db::WriteTx& tx, std::string key, int position) {
        ProtectionValue made;
        made.id = town().new_id<ProtectionValue>();
        made.edition = edition;
        made.position = position;
        made.title = "Värde " + key;
        made.key = std::move(key);
        made.version = 1;
        insert(tx, made);
        return made.id;
    }
    RiskKind kind_of_risk(std::string key, bool is_antagonistic) const {
        RiskKind made;
        made.title = "Slag " + key;
        made.key = std::move(key);
        made.is_antagonistic = is_antagonistic;
        return made;
    }
    Id<ScaleSet> add_scales(std::string key) {
        ScaleSet set;
        set.key = std::move(key);
        set.name = "Skalor";
        auto const made = must(add_scale_set(town(), strategist, set), "scales");
        for (auto const scale : {Scale::likelihood, Scale::consequence, Scale::intention,
                                 Scale::antagonist_capability, Scale::opportunity, Scale::capability}) {
            for (int level = 1; level <= 5; ++level) {
                must(add_scale_step(town(), strategist, step(made.id, scale, level)), "step");
            }
        }
        return made.id;
    }
    ScaleStep step(Id<ScaleSet> const& set, Scale scale, int level) const {
        ScaleStep made;
        made.scale_set = set;
        made.scale = scale;
        made.level = level;
        made.name = "Nivå " + std::to_string(level);
        return made;
    }
    AnalysisRound round_called(std::string name, std::optional<Id<AnalysisRound>> previous = {}) const {
        AnalysisRound made;
        made.name = std::move(name);
        made.edition = edition;
        made.scale_set = scales;
        made.previous = std::move(previous);
        made.mandate_from = the_day("2022-10-15");
        made.mandate_to = the_day("2026-10-14");
        made.due = the_day("2030-10-31");
        return made;
    }
    /// An open round that asks both boards for an analysis.
    Id<AnalysisRound> opened(std::string name, std::optional<Id<AnalysisRound>> previous = {}) {
        auto const made =
            must(add_round(town(), strategist, round_called(std::move(name), previous)), "round");
        must(open_round(town(), strategist, made.id, {{traffic, schools}, {}, {}}, std::nullopt), "opening");
        return made.id;
    }
    Id<Analysis> analysis_of(Id<AnalysisRound> const& round, std::optional<Id<Unit>> const& unit) {
        db::ReadTx tx{town().db};
        return store::analysis_of(tx, round, unit).value().value().id;
    }
    Risk risk_called(Id<Analysis> const& of, std::string title, Id<RiskKind> const& kind) const {
        Risk made;
        made.analysis = of;
        made.title = std::move(title);
        made.cause = "Orsak";
        made.event = "Händelse";
        made.consequence = "Konsekvens";
        made.kind = kind;
        made.standing = RiskStanding::current;
        return made;
    }
    Risk likely(Id<Analysis> const& of, std::string title, int likelihood) const {
        auto made = risk_called(of, std::move(title), nature);
        made.likelihood = likelihood;
        return made;
    }
    Risk write(Risk risk) { return must(add_risk(town(), at_traffic, std::move(risk)), "risk"); }
    RiskConsequence touch(Risk const& risk, Id<ProtectionValue> const& value, int level,
                          std::optional<int> residual = {}) {
        RiskConsequence row;
        row.risk = risk.id;
        row.protection_value = value;
        row.level = level;
        row.residual_level = residual;
        return must(add_consequence(town(), at_traffic, row), "consequence");
    }
    Result<Participant> takes_part(Id<AnalysisRound> const& round, Id<Unit> const& unit, Actor const& who) {
        std::optional<Participant> row;
        {
            db::ReadTx tx{town().db};
            row = store::participant_of(tx, round, unit).value();
        }
        return change_participant(town(), who, row->id, row->version,
                                  json::Change<Participant>{R"({"participation":"takes_part"})"});
    }
    /// Everything but the risks that a hand-in asks for.
    void make_ready(Id<AnalysisRound> const& round, Id<Analysis> const& analysis) {
        must(takes_part(round, traffic, at_traffic), "participation");
        CapabilityAssessment row;
        row.analysis = analysis;
        row.level = 3;
        row.words = "Ledningen är övad.";
        must(add_capability(town(), at_traffic, row), "capability");
        auto const version = must(analysis_view(town(), reader, analysis), "view").version;
        must(change_analysis(town(), at_traffic, analysis, version,
                             json::Change<Analysis>{R"({"conditions_considered":false})"}),
             "conditions");
    }

    auth::Actor const strategist = testing::somebody(auth::Role::strategist);
    auth::Actor const reader = testing::somebody(auth::Role::reader);
    auth::Actor at_traffic, head_of_traffic, at_schools;
    Id<Unit> traffic, tunnels, schools;
    Id<Edition> edition, draft_edition;
    Id<ProtectionValue> people, works;
    Id<ScaleSet> scales;
    Id<RiskKind> nature, attack;
};

}  // namespace varn::risk
