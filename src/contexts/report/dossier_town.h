#pragma once
// For tests: a small town with an analysis, services, a plan and people, told whole and as everybody may see
// it; and words planted in it that nobody may find.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "continuity/api.h"
#include "measure/api.h"
#include "organisation/api.h"
#include "platform/accounts.h"
#include "platform/concealment.h"
#include "platform/document_style.h"
#include "platform/findings.h"
#include "platform/i18n.h"
#include "platform/intake.h"
#include "platform/notices.h"
#include "platform/seconding.h"
#include "platform/secrecy.h"
#include "platform/testing.h"
#include "programme/api.h"
#include "report/api.h"
#include "risk/api.h"
#include "risk/register.h"

namespace varn::report {

/// The database as somebody sees it who is cleared for nothing; made where tests make such.
db::Database view_of_nobody(Town const& town);

class DossierTown : public testing::TownTest {
protected:
    void SetUp() override {
        i18n::load_embedded();
        std::vector<db::Migration> all = auth::auth_migrations();
        for (auto const& more :
             {notify::telling_migrations(), seconding::seconding_migrations(), secrecy::secrecy_migrations(),
              findings::findings_migrations(), organisation::migrations(), measure::migrations(),
              programme::migrations(), risk::migrations(), continuity::migrations()}) {
            all.insert(all.end(), more.begin(), more.end());
        }
        migrate(all);
        town().db.know({&table<organisation::Unit>(),
                        &table<organisation::UnitPeriod>(),
                        &table<organisation::Person>(),
                        &table<organisation::Assignment>(),
                        &table<organisation::ExternalActor>(),
                        &table<organisation::Sector>(),
                        &table<measure::Measure>(),
                        &table<programme::Edition>(),
                        &table<programme::ProtectionValue>(),
                        &table<risk::ScaleSet>(),
                        &table<risk::ScaleStep>(),
                        &table<risk::RiskKind>(),
                        &table<risk::AnalysisRound>(),
                        &table<risk::Participant>(),
                        &table<risk::Analysis>(),
                        &table<risk::AnalysisStep>(),
                        &table<risk::CapabilityAssessment>(),
                        &table<risk::Risk>(),
                        &table<risk::RiskConsequence>(),
                        &table<continuity::CriticalService>(),
                        &table<continuity::ServiceConsequence>(),
                        &table<continuity::Resource>(),
                        &table<continuity::Need>(),
                        &table<continuity::NeedMember>(),
                        &table<continuity::ContinuityPlan>(),
                        &table<continuity::PlanTest>(),
                        &table<secrecy::Marking>()});
        put_frame();
        put_analyses();
        put_services();
    }

    static Date day(char const* text) { return *parse_date(text); }

    template <class T>
    T put(T row) {
        db::WriteTx tx{town().db};
        row.id = town().new_id<T>();
        if constexpr (requires { row.version = 1; }) {
            row.version = 1;
        }
        auto const permit = auth::decide<T>(intake_policy(), operator_, "pack.import", std::nullopt).value();
        auto const kept = tx.insert(permit, row);
        EXPECT_TRUE(kept) << table<T>().name << ' ' << (kept ? "" : kept.error().cause);
        auto const done = std::move(tx).commit(audit::entry(operator_, "pack.import"));
        EXPECT_TRUE(done) << table<T>().name << ' ' << (done ? "" : done.error().cause);
        return row;
    }
    template <class T>
    void change(T const& was, T& is) {
        db::WriteTx tx{town().db};
        auto const permit = auth::decide<T>(intake_policy(), operator_, "pack.import", std::nullopt).value();
        auto const kept = tx.update(permit, was, is);
        EXPECT_TRUE(kept) << table<T>().name << ' ' << (kept ? "" : kept.error().key + kept.error().cause);
        EXPECT_TRUE(std::move(tx).commit(audit::entry(operator_, "pack.import")));
    }
    /// A marking on a record, or on one field of it.
    template <class T>
    void mark(Id<T> const& subject, std::string part = {}) {
        secrecy::MarkingToAdd ask;
        ask.subject = AnyId{subject.text};
        ask.part = part.empty() ? MaybeText{} : MaybeText{part};
        ask.level = auth::SecrecyLevel::confidential;
        ask.legal_ground = "OSL 18:13";
        ask.reason = "Kan utnyttjas.";
        auto const made = secrecy::mark(town(), operator_, {}, ask);
        EXPECT_TRUE(made) << table<T>().name << '.' << part << ' '
                          << (made ? "" : made.error().key + made.error().cause);
    }
    using MaybeText = std::optional<std::string>;

    organisation::Unit unit_called(std::string key, std::string name,
                                   std::optional<Id<organisation::Unit>> over) {
        organisation::Unit unit;
        unit.key = std::move(key);
        unit.kind = over ? organisation::UnitKind::department : organisation::UnitKind::committee;
        unit.valid_from = day("2000-01-01");
        unit.marker = organisation::Marker::own;
        auto const made = put(unit);
        organisation::UnitPeriod period;
        period.unit = made.id;
        period.name = std::move(name);
        period.parent = std::move(over);
        period.valid_from = unit.valid_from;
        put(period);
        return made;
    }
    void put_frame();
    void put_analyses();
    void put_services();

    risk::Risk risk_called(risk::Analysis const& of, std::string title, bool is_antagonistic) {
        risk::Risk row;
        row.analysis = of.id;
        row.unit = of.unit;
        row.number = ++numbers_[of.id.text];
        row.title = std::move(title);
        row.cause = "Orsak";
        row.event = "Händelse";
        row.consequence = "Följd";
        row.kind = is_antagonistic ? attack.id : nature.id;
        row.standing = risk::RiskStanding::current;
        return row;
    }
    risk::RiskConsequence grave(risk::Risk const& of, programme::ProtectionValue const& value, int level,
                                std::optional<int> residual = {}) {
        risk::RiskConsequence row;
        row.risk = of.id;
        row.unit = of.unit;
        row.protection_value = value.id;
        row.level = level;
        row.residual_level = residual;
        return row;
    }
    measure::Measure measure_of(risk::Risk const& of, std::string title) {
        measure::Measure row;
        row.key = "atgard-" + std::to_string(++numbers_["measure"]);
        row.title = std::move(title);
        row.owner = traffic.id;
        row.source_kind = measure::SourceKind::risk;
        row.source_id = AnyId{of.id.text};
        row.due = row.first_due = day("2024-01-15");
        row.cost_ore = 12'500'00;
        row.status = measure::Status::decided;
        return row;
    }
    continuity::CriticalService service_called(std::string key, std::string name) {
        continuity::CriticalService row;
        row.unit = traffic.id;
        row.key = std::move(key);
        row.name = std::move(name);
        row.marker = continuity::Marker::own;
        return row;
    }
    continuity::Resource resource_called(std::string key, std::string name) {
        continuity::Resource row;
        row.unit = traffic.id;
        row.key = std::move(key);
        row.name = std::move(name);
        row.kind = continuity::ResourceClass::power;
        row.repair_minutes = 60;
        row.marker = continuity::Marker::own;
        return row;
    }
    continuity::Need need_of(continuity::CriticalService const& of, std::string what,
                             std::vector<continuity::Resource> const& members) {
        continuity::Need row;
        row.unit = traffic.id;
        row.service = of.id;
        row.what = std::move(what);
        row.needed = 1;
        row.member_count = static_cast<int>(members.size());
        row.buffer_minutes = 240;
        auto const made = put(row);
        for (auto const& one : members) {
            continuity::NeedMember member;
            member.unit = traffic.id;
            member.need = made.id;
            member.resource = one.id;
            put(member);
        }
        return made;
    }

    /// The town as somebody sees it who is cleared for nothing.
    template <class Ask>
    auto unseeing(Ask const& ask) {
        auto eyes = view_of_nobody(town());
        Town seen{eyes, town().clock, town().ids};
        return ask(seen);
    }
    /// The four documents: of the unit's analysis, the town's, the plan, and the contacts.
    std::vector<documents::Document> documents_of(Town& from, Extract extract, std::string language = "sv") {
        Wanted const wanted{extract, std::move(language), "KS 2027/123"};
        std::vector<documents::Document> all;
        for (auto& made : {analysis_document(from, reader_, own.id, wanted),
                           analysis_document(from, reader_, whole.id, wanted),
                           plan_document(from, reader_, plan.id, wanted),
                           contact_list(from, reader_, traffic.id, wanted)}) {
            EXPECT_TRUE(made) << made.error().key << ' ' << made.error().cause;
            all.push_back(made ? made.value() : documents::Document{});
        }
        return all;
    }
    std::vector<documents::Document> open_extracts() {
        return unseeing([&](Town& seen) { return documents_of(seen, Extract::open); });
    }
    /// Every form of each, as bytes.
    static std::vector<std::string> written(std::vector<documents::Document> const& all) {
        std::vector<std::string> files;
        for (auto const& one : all) {
            auto const& style = documents::default_style();
            auto pdf = documents::write_pdf(one, style);
            auto docx = documents::write_docx(one, style);
            auto text = documents::write_text(one, style);
            EXPECT_TRUE(pdf && docx && text) << one.title;
            files.insert(files.end(), {pdf.value().bytes, docx.value(), text.value()});
        }
        return files;
    }
    static std::string text_of(documents::Document const& document) {
        return documents::write_text(document, documents::default_style()).value();
    }

    auth::Actor const operator_ = auth::operator_actor();
    auth::Actor const reader_ = testing::somebody(auth::Role::reader);
    organisation::Unit traffic, tunnels, schools;
    organisation::ExternalActor outsider;
    organisation::Person person;
    organisation::Assignment duty;
    programme::Edition edition;
    programme::ProtectionValue people, works;
    risk::ScaleSet scales;
    risk::ScaleStep step;  // of likelihood
    risk::RiskKind nature, attack;
    risk::AnalysisRound earlier, round;
    risk::Participant participant;
    risk::Analysis before, own, whole, others;
    risk::AnalysisStep handed_in;
    risk::CapabilityAssessment capability;
    risk::Risk flood_before, stop_before, flood, fire, sabotage, blackout;
    risk::RiskConsequence flood_people;
    measure::Measure pumps;
    continuity::CriticalService control, signals;
    continuity::Resource grid, network;
    continuity::Need power;
    continuity::ServiceConsequence outage;
    continuity::ContinuityPlan plan;
    continuity::PlanTest test;

private:
    std::map<std::string, int> numbers_;
};

}  // namespace varn::report

#include "dossier_rows.h"
