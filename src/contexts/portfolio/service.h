#pragma once
// The verbs of the portfolio context. Each asks the policy, obeys the rules of the trade and says so in the
// audit.
#include "choosing.h"
#include "platform/verbs.h"
#include "rules.h"

namespace varn::portfolio {

using auth::Actor;
using http::Page;
using Window = http::Call::Window;
using reckonings::Reckoning;

// Effects.
Result<Page<EffectView>> list_effects(Town& town, Actor const& actor, std::string_view language,
                                      std::string const& measure, Window window);
Result<MeasureEffect> add_effect(Town& town, Actor const& actor, MeasureEffect row);
Result<MeasureEffect> change_effect(Town& town, Actor const& actor, Id<MeasureEffect> const& id, int version,
                                    json::Change<MeasureEffect> const& change);
Result<Done> remove_effect(Town& town, Actor const& actor, Id<MeasureEffect> const& id);

// Reckonings.
inline constexpr char const* kind_of_years = "portfolio.years";
inline constexpr char const* kind_of_choice = "portfolio.choose";
/// So many losses are followed while the asker waits; more are a job's.
inline constexpr double losses_at_once = 20'000.0;

Result<ReckoningTold> reckon_years(Town& town, Actor const& actor, std::string_view language,
                                   YearsAsk const& ask);
Result<ReckoningTold> reckon_portfolio(Town& town, Actor const& actor, std::string_view language,
                                       PortfolioAsk const& ask);
Result<ReckoningTold> read_reckoning(Town& town, Actor const& actor, std::string_view language,
                                     Id<Reckoning> const& id);
Result<Page<ReckoningTold>> list_reckonings(Town& town, Actor const& actor, Window window);
Result<ReckoningTold> stop_reckoning(Town& town, Actor const& actor, std::string_view language,
                                     Id<Reckoning> const& id);

// Proposals.
Result<Page<ProposalLine>> list_proposals(Town& town, Actor const& actor, Window window);
Result<ProposalPage> proposal_page(Town& town, Actor const& actor, std::string_view language,
                                   Id<DecisionProposal> const& id);
Result<ProposalPage> propose(Town& town, Actor const& actor, std::string_view language,
                             NewProposal const& ask);
Result<ProposalPage> change_proposal(Town& town, Actor const& actor, std::string_view language,
                                     Id<DecisionProposal> const& id, int version,
                                     json::Change<DecisionProposal> const& change);

/// Fails unless the actor may reckon and sees every row and field that figures are worked out from.
Result<Done> may_reckon(db::ReadTx& tx, Actor const& actor);

}  // namespace varn::portfolio
