#pragma once
// The verbs of rounds, analyses and risks. Each asks the policy, obeys the rules of the trade and says so in
// the audit.
#include "platform/verbs.h"
#include "rules.h"
#include "store.h"

namespace varn::risk {

using auth::Actor;
using http::Page;
using Window = http::Call::Window;
using MaybeUnit = std::optional<Id<Unit>>;

inline Asking leading(Town& town, Actor const& actor) {
    return {town, policy(), actor, "risk.lead"};
}
/// Fails unless the actor may read about risks.
Result<Done> may_read(Actor const& actor);
/// True when the policy lets the actor do something at a unit, or for the whole town.
bool may(Actor const& actor, std::string_view action, auth::Place const& place);
/// Where a row with that unit belongs, and whose right it takes to write and to approve it there.
auth::Place place_at(MaybeUnit const& unit);
std::string_view action_to_write(MaybeUnit const& unit);
std::string_view action_to_approve(MaybeUnit const& unit);
template <class T>
Result<auth::Permit<T>> permit_to_write(Actor const& actor, MaybeUnit const& unit) {
    return auth::decide<T>(policy(), actor, action_to_write(unit), place_at(unit));
}

// Scales and kinds.
Result<Page<ScaleSet>> list_scale_sets(Town& town, Actor const& actor, Window window);
Result<ScaleSetView> scale_set_view(Town& town, Actor const& actor, Id<ScaleSet> const& id);
Result<ScaleSet> add_scale_set(Town& town, Actor const& actor, ScaleSet set);
Result<ScaleSet> change_scale_set(Town& town, Actor const& actor, Id<ScaleSet> const& id, int version,
                                  json::Change<ScaleSet> const& change);
/// The next number of a set, with the same steps, free to change.
Result<ScaleSet> renew_scale_set(Town& town, Actor const& actor, Id<ScaleSet> const& id,
                                 ScaleSetRenewal const& ask);
Result<ScaleStep> add_scale_step(Town& town, Actor const& actor, ScaleStep step);
Result<ScaleStep> change_scale_step(Town& town, Actor const& actor, Id<ScaleStep> const& id, int version,
                                    json::Change<ScaleStep> const& change);
Result<Done> remove_scale_step(Town& town, Actor const& actor, Id<ScaleStep> const& id);
Result<Page<RiskKind>> list_kinds(Town& town, Actor const& actor);
Result<RiskKind> add_kind(Town& town, Actor const& actor, RiskKind kind);
Result<RiskKind> change_kind(Town& town, Actor const& actor, Id<RiskKind> const& id, int version,
                             json::Change<RiskKind> const& change);
/// The seven headings, with what belongs under each.
Result<Page<HeadingGuidance>> list_guidance(Actor const& actor);

// Rounds.
Result<Page<RoundView>> list_rounds(Town& town, Actor const& actor, Window window);
Result<RoundView> round_view(Town& town, Actor const& actor, Id<AnalysisRound> const& id);
Result<AnalysisRound> add_round(Town& town, Actor const& actor, AnalysisRound round);
/// A draft may be changed in everything, an open round in its name, last day, reminders and instruction.
Result<AnalysisRound> change_round(Town& town, Actor const& actor, Id<AnalysisRound> const& id, int version,
                                   json::Change<AnalysisRound> const& change);
/// Locks the scales, asks those who are to take part, begins an analysis for each unit named and one for the
/// whole town, and tells those who write them.
Result<AnalysisRound> open_round(Town& town, Actor const& actor, Id<AnalysisRound> const& id,
                                 RoundOpening const& ask, std::optional<int> version);
/// Closed for good. `conflict` when some analysis is not approved and that was not said.
Result<AnalysisRound> close_round(Town& town, Actor const& actor, Id<AnalysisRound> const& id,
                                  RoundClosing const& ask, std::optional<int> version);
Result<Page<Participant>> list_participants(Town& town, Actor const& actor, Id<AnalysisRound> const& id);
Result<Participant> add_participant(Town& town, Actor const& actor, Participant participant);
Result<Participant> change_participant(Town& town, Actor const& actor, Id<Participant> const& id, int version,
                                       json::Change<Participant> const& change);
Result<AnalysesReminded> remind_now(Town& town, Actor const& actor, Id<AnalysisRound> const& id,
                                    AnalysisReminding const& ask);

// Analyses.
Result<Page<AnalysisLine>> list_analyses(Town& town, Actor const& actor, Id<AnalysisRound> const& id);
/// Those that are not handed in, with whom to call.
Result<Page<AnalysisLine>> chase_list(Town& town, Actor const& actor, Id<AnalysisRound> const& id);
Result<AnalysisView> analysis_view(Town& town, Actor const& actor, Id<Analysis> const& id);
/// An analysis for one more unit of an open round.
Result<Analysis> add_analysis(Town& town, Actor const& actor, Analysis analysis);
Result<Analysis> change_analysis(Town& town, Actor const& actor, Id<Analysis> const& id, int version,
                                 json::Change<Analysis> const& change);
/// `invalid` with all that is missing: copied risks without an answer, capability, participation, conditions.
Result<Analysis> hand_in(Town& town, Actor const& actor, Id<Analysis> const& id, AnalysisHandIn const& ask,
                         std::optional<int> version);
Result<Analysis> approve(Town& town, Actor const& actor, Id<Analysis> const& id, AnalysisApproval const& ask,
                         std::optional<int> version);
Result<Analysis> reopen(Town& town, Actor const& actor, Id<Analysis> const& id, AnalysisReopening const& ask,
                        std::optional<int> version);
/// An approved analysis still holds; said every year, also when its round is closed.
Result<Analysis> confirm(Town& town, Actor const& actor, Id<Analysis> const& id,
                         AnalysisConfirmation const& ask, std::optional<int> version);
Result<CapabilityAssessment> add_capability(Town& town, Actor const& actor, CapabilityAssessment row);
Result<CapabilityAssessment> change_capability(Town& town, Actor const& actor,
                                               Id<CapabilityAssessment> const& id, int version,
                                               json::Change<CapabilityAssessment> const& change);

// Inside a transaction.
/// What `analysis_view` tells.
Result<AnalysisView> analysis_in(db::ReadTx& tx, Actor const& actor, Id<Analysis> const& id, Date today);
/// The analyses of a round and how far each has come: the whole town's first, then by unit.
Result<std::vector<AnalysisLine>> analysis_lines(db::ReadTx& tx, Id<AnalysisRound> const& id, Date today);
/// Begins the analysis of a unit, or of the whole town, after the one before it.
Result<Analysis> begin_analysis(Town& town, db::WriteTx& tx, Actor const& actor, AnalysisRound const& round,
                                MaybeUnit const& unit);

}  // namespace varn::risk
