#pragma once
// Reckonings as they are read, effects and proposals. Harm is in the units that services state an hour; money
// is whole öre.
#include "engine/monte_carlo.h"
#include "platform/reckonings.h"
#include "portfolio/choice.h"

namespace varn::portfolio {

/// `years` or `portfolio` when it is answered. Stale when the model has changed since.
struct ReckoningTold {
    Id<reckonings::Reckoning> id;
    std::string kind;
    jobs::State state{};
    int progress = 0;
    std::optional<std::string> error;
    bool may_stop = false;
    std::string asked_by;
    Instant created_at;
    std::optional<Instant> answered_at;
    Instant kept_until;
    std::optional<bool> is_stale;
    std::optional<YearsTold> years;
    std::optional<PortfolioTold> portfolio;
    std::vector<std::string> assumptions;
};

// Effects and proposals.

/// An effect with what it is about and what it changes from; `problem` when it would change nothing now.
struct EffectView {
    MeasureEffect effect;
    std::string measure_title;
    NodeNamed about;
    std::optional<std::string> what;
    std::optional<std::string> member;
    std::optional<double> before;
    std::optional<std::string> problem;
    bool may_change = false;
    int version = 0;
};
/// The choice of a reckoning, put forward.
struct NewProposal {
    std::string title;
    std::optional<std::string> words;
    Id<reckonings::Reckoning> reckoning;
};
struct ProposalLine {
    Id<DecisionProposal> id;
    std::string title;
    std::int64_t measures = 0;
    std::int64_t cost_ore = 0;
    double saved = 0.0;
    Date proposed_on;
    bool is_stale = false;
};
struct ProposalPage {
    Id<DecisionProposal> id;
    std::string title;
    std::optional<std::string> words;
    Date proposed_on;
    std::string proposed_by;
    bool is_stale = false;
    bool may_change = false;
    PortfolioTold portfolio;
    std::vector<std::string> assumptions;
    int version = 0;
};

}  // namespace varn::portfolio

#include "portfolio/answers_described.h"
