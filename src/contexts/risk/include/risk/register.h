#pragma once
// Risks as they are told: in the register, in matrices and heat, copied and compared; and the measures that
// come out of them.
#include <vector>

#include "measure/views.h"
#include "platform/intake.h"
#include "programme/coverage_report.h"
#include "risk/views.h"

namespace varn::risk {

/// A risk with the names of what it belongs to, and its gravest consequence.
struct RiskView {
    Risk risk;
    std::string unit_name;  // empty for the whole town
    Id<AnalysisRound> round;
    std::string round_name;
    std::string kind_title;
    bool is_antagonistic = false;
    std::vector<RiskConsequence> consequences;
    std::optional<int> highest;
    std::optional<int> highest_residual;
    std::int64_t measures = 0;
    bool may_change = false;
    int version = 0;
};

/// Which analysis to copy from; the one before when absent.
struct RiskCopying {
    std::optional<Id<Analysis>> from;
};
struct CopiedRisks {
    std::int64_t copied = 0;
    std::int64_t already = 0;
    std::int64_t without_place = 0;  // consequences whose protection value the edition has no more
};

enum class RiskChange { added, confirmed, changed, retired, not_answered };
/// What became of a risk between two analyses.
struct ComparedRisk {
    RiskChange change{};
    std::optional<Id<Risk>> before;
    std::optional<Id<Risk>> after;
    std::string title;
    std::optional<std::string> why;  // it was retired
    std::vector<FieldDifference> fields;
};
struct AnalysisComparison {
    Id<Analysis> before;
    Id<Analysis> after;
    std::vector<ComparedRisk> risks;
    std::int64_t added = 0;
    std::int64_t confirmed = 0;
    std::int64_t changed = 0;
    std::int64_t retired = 0;
    std::int64_t not_answered = 0;
};

struct MatrixRisk {
    Id<Risk> risk;
    std::string title;
    std::string unit_name;
    std::optional<int> consequence;
    std::optional<int> likelihood;
    std::optional<int> intention;
    std::optional<int> antagonist_capability;
    std::optional<int> opportunity;
};
struct MatrixCell {
    int likelihood = 0;
    int consequence = 0;
    std::vector<MatrixRisk> risks;
};
/// Likelihood against consequence, before or after treatment. What an antagonist means to do has no place in
/// it and is told beside it, and so is what lacks a level.
struct RiskMatrix {
    Id<AnalysisRound> round;
    bool is_after = false;
    std::vector<ScaleStep> likelihoods;
    std::vector<ScaleStep> consequences;
    std::vector<MatrixCell> cells;  // those that hold some risk
    std::vector<MatrixRisk> antagonistic;
    std::vector<MatrixRisk> without_place;
};

struct HeatValue {
    Id<ProtectionValue> protection_value;
    std::string title;
};
struct HeatCell {
    Id<ProtectionValue> protection_value;
    std::int64_t risks = 0;
    std::optional<int> highest;
    std::optional<int> highest_residual;
};
struct HeatRow {
    std::optional<Id<Unit>> unit;
    std::string unit_name;
    std::vector<HeatCell> cells;  // one for each protection value, in their order
};
/// Units against protection values.
struct RiskHeat {
    Id<AnalysisRound> round;
    std::vector<HeatValue> values;
    std::vector<HeatRow> rows;
};

/// A measure to be entered because of a risk.
struct RiskMeasure {
    std::string title;
    std::optional<std::string> body;
    Id<Unit> owner;
    std::optional<Id<organisation::Person>> responsible;
    Date due;
    std::optional<std::int64_t> cost_ore;
    std::optional<std::int64_t> yearly_cost_ore;
    std::optional<std::string> effect;
    std::optional<measure::Ability> ability;
};

/// What a round lacks, with what has been decided about it.
struct RoundFindings {
    Id<AnalysisRound> round;
    std::string round_name;
    Date valid_on;
    std::vector<programme::FindingView> findings;
    std::vector<programme::RuleView> rules;
};

}  // namespace varn::risk

#include "risk/register_described.h"
