#include "house.h"

#include "calendar.h"
#include "consultation/api.h"
#include "continuity/api.h"
#include "followup/api.h"
#include "measure/api.h"
#include "open_view.h"
#include "organisation/api.h"
#include "overview/api.h"
#include "planning/api.h"
#include "planning/model.h"
#include "platform/account.h"
#include "platform/accounts.h"
#include "platform/attestation.h"
#include "platform/audit_key.h"
#include "platform/auth_policy.h"
#include "platform/db_migrations.h"
#include "platform/deputies.h"
#include "platform/federation.h"
#include "platform/findings.h"
#include "platform/jobs.h"
#include "platform/notice_settings.h"
#include "platform/oidc.h"
#include "platform/read_log.h"
#include "platform/reckonings.h"
#include "platform/scim.h"
#include "platform/search.h"
#include "platform/secrecy.h"
#include "platform/weeding.h"
#include "portfolio/api.h"
#include "programme/api.h"
#include "programme/model.h"
#include "report/api.h"
#include "risk/api.h"
#include "wheel/api.h"
#include "wheel/model.h"

namespace varn::app {
namespace {

void append(auto& all, auto more) {
    for (auto& one : more) {
        all.push_back(std::move(one));
    }
}

/// The members of a pack's file, as a file of their own.
void put_file(pack::Pack& pack, std::string name, pack::Node root) {
    if (!root.members.empty()) {
        pack.files.push_back({std::move(name), std::move(root)});
    }
}

/// What the platform keeps.
std::vector<Table const*> platform_entities() {
    return {&table<auth::Account>(),
            &table<auth::RoleGrant>(),
            &table<auth::Deputyship>(),
            &table<attestation::AuditKey>(),
            &table<federation::IdentityProvider>(),
            &table<federation::GroupRole>(),
            &table<federation::AccountLink>(),
            &table<federation::DirectoryGroup>(),
            &table<federation::DirectoryMember>(),
            &table<reads::ReadDigest>(),
            &table<findings::Acceptance>(),
            &table<seconding::Proposal>(),
            &table<secrecy::Marking>(),
            &table<notify::Settings>()};
}

/// The organisation, what is decided, and what is done about it.
std::vector<Table const*> programme_entities() {
    using namespace organisation;
    using namespace programme;
    return {&table<Unit>(),
            &table<UnitPeriod>(),
            &table<Succession>(),
            &table<Person>(),
            &table<Assignment>(),
            &table<Sector>(),
            &table<SectorMember>(),
            &table<NationalSector>(),
            &table<SectorMirror>(),
            &table<ExternalActor>(),
            &table<measure::Measure>(),
            &table<measure::StatusChange>(),
            &table<measure::Dependency>(),
            &table<measure::Comment>(),
            &table<measure::ReminderRule>(),
            &table<Programme>(),
            &table<Edition>(),
            &table<Section>(),
            &table<FocusArea>(),
            &table<Goal>(),
            &table<ProtectionValue>(),
            &table<ThreatStep>(),
            &table<ThreatCategory>(),
            &table<Threat>(),
            &table<Responsibility>(),
            &table<Carrier>(),
            &table<Driver>(),
            &table<Topic>(),
            &table<TopicTreatment>(),
            &table<Change>(),
            &table<Catalogue>(),
            &table<Requirement>(),
            &table<Fulfilment>(),
            &table<Link>()};
}

/// What is judged: scales, rounds, analyses, risks.
std::vector<Table const*> risk_entities() {
    using namespace risk;
    return {&table<ScaleSet>(),     &table<ScaleStep>(),
            &table<RiskKind>(),     &table<AnalysisRound>(),
            &table<Participant>(),  &table<Analysis>(),
            &table<AnalysisStep>(), &table<CapabilityAssessment>(),
            &table<Risk>(),         &table<RiskConsequence>()};
}

/// What the town must keep going, and what that stands on.
std::vector<Table const*> continuity_entities() {
    using namespace continuity;
    return {&table<CriticalService>(), &table<ServiceConsequence>(), &table<Resource>(), &table<Need>(),
            &table<NeedMember>(),      &table<ContinuityPlan>(),     &table<PlanTest>()};
}

/// How measures change what the town stands on, and what was proposed.
std::vector<Table const*> portfolio_entities() {
    using namespace portfolio;
    return {&table<MeasureEffect>(), &table<DecisionProposal>(), &table<ProposalMeasure>()};
}

/// What comes back every year: plans, follow-up, the calendar.
std::vector<Table const*> year_entities() {
    using namespace planning;
    return {&table<PlanningCycle>(),
            &table<UnitGoal>(),
            &table<GoalBinding>(),
            &table<Activity>(),
            &table<Indicator>(),
            &table<IndicatorValue>(),
            &table<Instruction>(),
            &table<PlanComment>(),
            &table<WorkStep>(),
            &table<followup::Round>(),
            &table<followup::RoundUnit>(),
            &table<followup::RoundGoal>(),
            &table<followup::RoundFocusArea>(),
            &table<followup::RoundSector>(),
            &table<followup::Sheet>(),
            &table<followup::Answer>(),
            &table<followup::Remark>(),
            &table<wheel::CalendarEntry>(),
            &table<wheel::Completion>(),
            &table<wheel::CalendarFeed>()};
}

/// What is asked in a remiss, and what is answered.
std::vector<Table const*> consultation_entities() {
    using namespace consultation;
    return {&table<Referral>(),     &table<ReferralQuestion>(), &table<Recipient>(),
            &table<BoardMeeting>(), &table<OpinionCase>(),      &table<OpinionSection>(),
            &table<OpinionView>(),  &table<PreparationStep>(),  &table<OpinionComment>(),
            &table<Signature>(),    &table<CaseFile>(),         &table<BoardDecision>(),
            &table<Dissent>(),      &table<ViewReply>()};
}

}  // namespace

std::vector<Policy> policies() {
    return {
        {"platform", auth::auth_policy},
        {"federation", federation::federation_policy},
        {"jobs", jobs::jobs_policy},
        {"attestation", attestation::attestation_policy()},
        {"notify", notify::notify_policy},
        {"weeding", weeding::weeding_policy()},
        {"reads", reads::reads_policy()},
        {"intake", intake_policy()},
        {"secrecy", secrecy::policy()},
        {"seconding", seconding::policy()},
        {"organisation", organisation::policy()},
        {"measure", measure::policy()},
        {"programme", programme::policy()},
        {"risk", risk::policy()},
        {"continuity", continuity::policy()},
        {"portfolio", portfolio::policy()},
        {"planning", planning::policy()},
        {"followup", followup::policy()},
        {"wheel", wheel::policy()},
        {"consultation", consultation::policy()},
        {"report", report::policy()},
        {"overview", overview::policy()},
    };
}

std::vector<db::Migration> migrations() {
    auto all = db::base_migrations();
    append(all, auth::auth_migrations());
    append(all, federation::federation_migrations());
    append(all, oidc::oidc_migrations());
    append(all, scim::scim_migrations());
    append(all, findings::findings_migrations());
    append(all, jobs::jobs_migrations());
    append(all, reckonings::reckonings_migrations());
    append(all, seconding::seconding_migrations());
    append(all, secrecy::secrecy_migrations());
    append(all, notify::notify_migrations());
    append(all, search::search_migrations());
    append(all, organisation::migrations());
    append(all, measure::migrations());
    append(all, programme::migrations());
    append(all, risk::migrations());
    append(all, continuity::migrations());
    append(all, portfolio::migrations());
    append(all, planning::migrations());
    append(all, followup::migrations());
    append(all, wheel::migrations());
    append(all, consultation::migrations());
    return all;
}

std::vector<Table const*> entities() {
    auto all = platform_entities();
    append(all, programme_entities());
    append(all, risk_entities());
    append(all, continuity_entities());
    append(all, portfolio_entities());
    append(all, year_entities());
    append(all, consultation_entities());
    return all;
}

operations::Blueprint blueprint(clock::Clock const& clock) {
    return {migrations(),
            entities(),
            {"account_session", "answered_challenge", "failed_tries", "federated_session", "first_start",
             "sign_in_attempt"},
            VARN_VERSION,
            clock};
}

Result<IntakePlan> import_packs(Town& town, auth::Actor const& actor, std::vector<pack::Pack> const& packs,
                                bool apply) {
    CHECK(auth::judge(intake_policy(), actor, "pack.import", std::nullopt));
    db::WriteTx tx{town.db};
    Intake intake{town, tx, actor};
    for (auto const& pack : packs) {
        CHECK(organisation::import_pack(intake, pack));
        CHECK(programme::import_pack(intake, pack));
        CHECK(risk::import_pack(intake, pack));
        CHECK(wheel::import_pack(intake, pack));
    }
    auto plan = intake.plan();
    if (apply && !plan.rows.empty()) {
        CHECK(std::move(tx).commit(audit::entry(actor, "pack.import")));
    }
    return plan;
}

Result<pack::Pack> export_pack(Town& town, auth::Actor const& actor, std::string const& key) {
    CHECK(auth::judge(auth::auth_policy, actor, "pack.read", std::nullopt));
    db::ReadTx tx{town.db};
    TRY(units, organisation::export_pack(tx));
    TRY(content, programme::export_pack(tx));
    TRY(judging, risk::export_pack(tx));
    TRY(calendar, wheel::export_pack(tx));
    pack::Pack pack;
    pack.key = key;
    pack.title = key;
    pack.version = "1";
    pack.language = "sv";
    put_file(pack, "organisation.yaml", std::move(units));
    put_file(pack, "programme.yaml", std::move(content));
    put_file(pack, "risk.yaml", std::move(judging));
    put_file(pack, "calendar.yaml", std::move(calendar));
    return pack;
}

std::vector<Table const*> bearing_markings() {
    auto all = entities();
    // Who has which account is for whoever keeps accounts; a hidden unit hides none of it.
    std::erase_if(all, [](Table const* one) {
        return one->name == "account" || one->name == "role_grant" || one->name == "deputyship" ||
               one->name == "calendar_feed";
    });
    return all;
}

std::vector<http::Route> context_routes(std::shared_ptr<documents::Style const> style) {
    std::vector<http::Route> all;
    append(all, organisation::routes());
    append(all, measure::routes());
    append(all, programme::routes());
    append(all, risk::routes());
    append(all, continuity::routes());
    append(all, portfolio::routes());
    append(all, planning::routes());
    append(all, followup::routes());
    append(all, wheel::routes(wheel_contributors()));
    append(all, consultation::routes(style, VARN_VERSION));
    append(all, report::routes(std::move(style), seen_open));
    append(all, overview::routes());
    return all;
}

}  // namespace varn::app
