#include "search_kinds.h"

#include "consultation/model.h"
#include "continuity/model.h"
#include "followup/model.h"
#include "measure/model.h"
#include "organisation/api.h"
#include "planning/model.h"
#include "platform/account.h"
#include "programme/model.h"
#include "risk/model.h"
#include "wheel/model.h"

namespace varn::app {
namespace {

std::vector<search::Searched> all_searched() {
    using namespace organisation;
    using namespace programme;
    return {
        {&table<Programme>(), "programme.read"},
        {&table<Edition>(), "programme.read"},
        {&table<Goal>(), "programme.read"},
        {&table<FocusArea>(), "programme.read"},
        {&table<Requirement>(), "programme.read"},
        {&table<measure::Measure>(), "measure.read"},
        {&table<UnitPeriod>(), "organisation.read", "unit", "unit"},
        {&table<Sector>(), "organisation.read"},
        {&table<ProtectionValue>(), "programme.read"},
        {&table<Threat>(), "programme.read"},
        {&table<Responsibility>(), "programme.read"},
        {&table<Section>(), "programme.read"},
        {&table<Topic>(), "programme.read"},
        {&table<Driver>(), "programme.read"},
        {&table<Change>(), "programme.read"},
        {&table<Catalogue>(), "programme.read"},
        {&table<Person>(), "organisation.read"},
        {&table<Assignment>(), "organisation.read"},
        {&table<ExternalActor>(), "organisation.read"},
        {&table<NationalSector>(), "organisation.read"},
        {&table<ThreatCategory>(), "programme.read"},
        {&table<ThreatStep>(), "programme.read"},
        {&table<Fulfilment>(), "programme.read", "requirement", "requirement"},
        {&table<followup::Round>(), "followup.read"},
        {&table<risk::AnalysisRound>(), "risk.read"},
        {&table<risk::Analysis>(), "risk.read", "analysis_round", "round"},
        {&table<risk::Risk>(), "risk.read"},
        {&table<continuity::CriticalService>(), "continuity.read"},
        {&table<continuity::Resource>(), "continuity.read"},
        {&table<continuity::ContinuityPlan>(), "continuity.read", "critical_service", "service"},
        {&table<continuity::ServiceConsequence>(), "continuity.read", "critical_service", "service"},
        {&table<continuity::PlanTest>(), "continuity.read", "continuity_plan", "plan"},
        {&table<wheel::CalendarEntry>(), "wheel.read"},
        {&table<measure::Comment>(), "measure.read", "measure", "measure"},
        {&table<measure::StatusChange>(), "measure.read", "measure", "measure"},
        {&table<planning::UnitGoal>(), "planning.read"},
        {&table<planning::Activity>(), "planning.read", "unit_goal", "unit_goal"},
        {&table<planning::Indicator>(), "planning.read", "unit_goal", "unit_goal"},
        {&table<consultation::Referral>(), "consultation.lead"},
        {&table<consultation::OpinionCase>(), "consultation.read_draft"},
        {&table<consultation::OpinionView>(), "consultation.read_draft", "opinion_case", "opinion_case"},
        {&table<auth::Account>(), "account.read"},
    };
}

}  // namespace

std::optional<std::string_view> action_to_read(std::string_view table) {
    static auto const all = all_searched();
    for (auto const& one : all) {
        if (one.table->name == table) {
            return one.action;
        }
    }
    return std::nullopt;
}

std::unique_ptr<search::Index> search_index() {
    std::vector<search::Called> called{
        {"programme", "programme", "programme", "id", "name"},
        {"edition", "edition", "edition", "id", "title"},
        {"catalogue", "catalogue", "catalogue", "id", "title"},
        {"requirement", "requirement", "requirement", "id", "title"},
        {"unit", "unit", "unit_period", "unit", "name"},
        {"parent", "unit", "unit_period", "unit", "name"},
        {"lead", "unit", "unit_period", "unit", "name"},
        {"person", "person", "person", "id", "name"},
        {"unit_goal", "unit_goal", "unit_goal", "id", "title"},
        {"owner", "unit", "unit_period", "unit", "name"},
        {"measure", "measure", "measure", "id", "title"},
        {"service", "critical_service", "critical_service", "id", "name"},
    };
    return std::make_unique<search::Index>(all_searched(), std::move(called));
}

}  // namespace varn::app
