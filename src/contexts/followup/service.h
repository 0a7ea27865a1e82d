#pragma once
// The verbs of follow-up. Each asks the policy, obeys the rules of the trade and says so in the audit.
#include "organisation/api.h"
#include "platform/verbs.h"
#include "rules.h"
#include "store.h"

namespace varn::followup {

using auth::Actor;
using http::Page;
using Window = http::Call::Window;

inline Asking leading(Town& town, Actor const& actor) {
    return {town, policy(), actor, "followup.lead"};
}
/// Fails unless the actor may read follow-up.
Result<Done> may_read(Town& town, Actor const& actor);
/// True when the policy lets the actor do something at a unit, or for the whole town.
bool may(Actor const& actor, std::string_view action, auth::Place const& place);

// Rounds.
Result<Page<RoundView>> list_rounds(Town& town, Actor const& actor, Window window);
Result<RoundView> round_view(Town& town, Actor const& actor, Id<Round> const& id);
Result<Round> add_round(Town& town, Actor const& actor, Round round);
/// A draft may be changed in everything, an open round in its name, last day, reminders and instruction.
Result<Round> change_round(Town& town, Actor const& actor, Id<Round> const& id, int version,
                           json::Change<Round> const& change);
/// Keeps what is asked as it is on the round's day, makes a sheet for each unit and tells those who answer.
Result<Round> open_round(Town& town, Actor const& actor, Id<Round> const& id, Opening const& ask,
                         std::optional<int> version);
/// Closed for good. `conflict` when something is unanswered and that was not said.
Result<Round> close_round(Town& town, Actor const& actor, Id<Round> const& id, Closing const& ask,
                          std::optional<int> version);
Result<Page<SheetLine>> list_sheets(Town& town, Actor const& actor, Id<Round> const& id);
Result<Reminded> remind_now(Town& town, Actor const& actor, Id<Round> const& id, Reminding const& ask);

// Sheets.
/// The sheets of open rounds that the actor may answer, those that wait first.
Result<Page<SheetLine>> own_sheets(Town& town, Actor const& actor);
Result<SheetView> sheet_view(Town& town, Actor const& actor, Id<Sheet> const& id);
/// Every version of what was said on a sheet, the newest turn first.
Result<Page<Answer>> list_answers(Town& town, Actor const& actor, Id<Sheet> const& id, Window window);
/// `conflict`, with what stands there, when the goal has been answered already.
Result<Answer> add_answer(Town& town, Actor const& actor, Answer answer);
/// `stale`, with what stands there, when somebody else has changed the answer.
Result<Answer> change_answer(Town& town, Actor const& actor, Id<Answer> const& id, int version,
                             json::Change<Answer> const& change);
Result<Sheet> hand_in(Town& town, Actor const& actor, Id<Sheet> const& id, HandIn const& ask,
                      std::optional<int> version);
/// The next turn begins with what was said in this one.
Result<Sheet> hand_back(Town& town, Actor const& actor, Id<Sheet> const& id, HandBack const& ask,
                        std::optional<int> version);
Result<Sheet> accept(Town& town, Actor const& actor, Id<Sheet> const& id, Acceptance const& ask,
                     std::optional<int> version);

/// What an indicator showed: kept in the plan of the unit, through planning's door.
Result<SheetIndicator> record_value(Town& town, Actor const& actor, Id<Sheet> const& id,
                                    MeasuredValue const& ask);
/// The indicators that tell of each goal of a sheet.
Result<Done> add_indicators(db::ReadTx& tx, SheetView& view);

// Roll-up.
Result<RollUp> roll_up(Town& town, Actor const& actor, Id<Round> const& id);
Result<RollUpExplanation> explain(Town& town, Actor const& actor, Id<Round> const& id, Chosen const& chosen);
/// The answers to a goal in the newest round that asked of it; nothing when none did.
Result<Page<RollUpExplanation>> goal_answers(Town& town, Actor const& actor, Id<Goal> const& id);

// Inside a transaction.
SheetState state_of(Sheet const& sheet, std::int64_t answers);
/// Whom to tell of a unit's sheet: those with a grant at the unit, or else at the nearest above it.
class Answerers {
public:
    static Result<Answerers> on(db::ReadTx& tx, Date day);
    std::vector<store::Answerer> of(Id<Unit> const& unit) const;

private:
    std::vector<store::Answerer> all_;
    std::map<std::string, std::string> parent_;
};

}  // namespace varn::followup
