#pragma once
// An analysis with everything that a document tells of it.
#include <vector>

#include "platform/access.h"
#include "platform/db.h"
#include "risk/register.h"

namespace varn::risk {

/// What the analysis of the whole town tells of all analyses of its round.
struct TownTold {
    std::vector<AnalysisLine> analyses;  // the whole town's first, then by unit
    RiskHeat heat;
    RiskMatrix before;
    RiskMatrix after;
    std::vector<CapabilityAssessment> capabilities;  // of every analysis
};

struct AnalysisTold {
    AnalysisView view;
    std::string edition_title;
    ScaleSet scale_set;
    std::vector<ScaleStep> steps;
    std::vector<ProtectionValue> values;  // of the edition, in their order
    std::vector<Participant> participants;
    std::vector<RiskView> risks;  // the gravest first, none that is retired
    RiskMatrix before;            // of these risks alone
    RiskMatrix after;
    std::optional<AnalysisComparison> since;  // the analysis before this one
    std::string round_before;                 // its round
    std::optional<TownTold> town;             // of the whole town's analysis alone
};

/// Reads it all in one view of the database. `not_found` for an analysis that the view does not show,
/// `forbidden` for who may not read about risks.
Result<AnalysisTold> analysis_told(db::ReadTx& tx, auth::Actor const& actor, Id<Analysis> const& id, Date on);

/// An analysis and the round it belongs to, as a list for the command line.
struct AnalysisOfRound {
    std::string round_name;
    RoundState round_state{};
    AnalysisLine line;
};
/// Every analysis of every round, the newest round first.
Result<std::vector<AnalysisOfRound>> every_analysis(db::ReadTx& tx, auth::Actor const& actor, Date on);

}  // namespace varn::risk
