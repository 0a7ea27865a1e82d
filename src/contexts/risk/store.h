#pragma once
// All questions that the risk context asks the database.
#include "organisation/api.h"
#include "programme/api.h"
#include "risk/api.h"

namespace varn::risk::store {

using http::Page;
using Window = http::Call::Window;
using MaybeUnit = std::optional<Id<Unit>>;

// Scales and kinds.

/// By line, the newest number first.
Result<Page<ScaleSet>> scale_sets(db::ReadTx& tx, Window window);
Result<std::vector<ScaleStep>> steps(db::ReadTx& tx, Id<ScaleSet> const& set);
Result<std::optional<ScaleStep>> step_at(db::ReadTx& tx, ScaleStep const& step);
/// True when a round that has been opened judges by the set.
Result<bool> is_locked(db::ReadTx& tx, Id<ScaleSet> const& set);
Result<std::vector<RiskKind>> kinds(db::ReadTx& tx);

// Rounds and who takes part.

Result<Page<AnalysisRound>> rounds(db::ReadTx& tx, Window window);
Result<std::vector<AnalysisRound>> open_rounds(db::ReadTx& tx);
/// An adopted edition that replaces this one and holds on a day.
Result<bool> is_replaced(db::ReadTx& tx, Id<Edition> const& edition, Date on);
Result<std::vector<Participant>> participants(db::ReadTx& tx, Id<AnalysisRound> const& round);
Result<std::optional<Participant>> participant_of(db::ReadTx& tx, Id<AnalysisRound> const& round,
                                                  Id<Unit> const& unit);
Result<std::vector<ProtectionValue>> protection_values(db::ReadTx& tx, Id<Edition> const& edition);

// Analyses.

/// The whole town's first, then by unit.
Result<std::vector<Analysis>> analyses(db::ReadTx& tx, Id<AnalysisRound> const& round);
Result<std::optional<Analysis>> analysis_of(db::ReadTx& tx, Id<AnalysisRound> const& round,
                                            MaybeUnit const& unit);
/// The analysis of a round that one of this unit goes on from: its own, or one of a unit it took over from.
Result<std::optional<Analysis>> analysis_before(db::ReadTx& tx, Id<AnalysisRound> const& round,
                                                MaybeUnit const& unit);
Result<std::vector<AnalysisStep>> steps_of(db::ReadTx& tx, Id<Analysis> const& analysis);
Result<std::vector<CapabilityAssessment>> capabilities(db::ReadTx& tx, Id<Analysis> const& analysis);
Result<std::vector<CapabilityAssessment>> capabilities_of_round(db::ReadTx& tx,
                                                                Id<AnalysisRound> const& round);
/// Those that wait for an answer.
Result<std::vector<Risk>> waiting(db::ReadTx& tx, Id<Analysis> const& analysis);
struct RiskCount {
    Id<Analysis> analysis;
    RiskStanding standing{};
    std::int64_t count = 0;
};
Result<std::vector<RiskCount>> risk_counts(db::ReadTx& tx, Id<AnalysisRound> const& round);

// People.

struct UnitContact {
    Id<Unit> unit;
    std::string name;
    std::string duty;
    std::optional<std::string> phone;
    std::optional<std::string> email;
};
/// People in duties at the units whose analyses are not handed in.
Result<std::vector<UnitContact>> contacts(db::ReadTx& tx, Id<AnalysisRound> const& round, Date on);
}  // namespace varn::risk::store
