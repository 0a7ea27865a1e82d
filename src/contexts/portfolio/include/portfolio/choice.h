#pragma once
// Which measures, for how much money, and why: asked and answered. Harm is in the units that services state
// an hour, of a year; money is whole öre.
#include "portfolio/years.h"

namespace varn::portfolio {

/// No measures named: all that can be chosen among.
struct PortfolioAsk {
    std::optional<std::int64_t> budget_ore = {};
    std::optional<std::int64_t> horizon_years = {};
    std::optional<double> discount_percent = {};
    std::optional<std::int64_t> years = {};
    std::optional<std::int64_t> seed = {};
    std::optional<std::string> measures = {};  // ids with commas between
};
/// A measure that can be chosen, and what it is worth: alone, and beside the choice. For one that is chosen
/// that is what would be lost again without it, for others what they would save more.
struct Candidate {
    Id<Measure> measure;
    std::string title;
    std::string owner_name;
    std::optional<std::int64_t> cost_ore;
    std::optional<std::int64_t> yearly_cost_ore;
    std::int64_t present_cost_ore = 0;
    double saved_alone = 0.0;
    double saved_beside = 0.0;
    double saved_per_krona = 0.0;  // beside the choice
    bool is_chosen = false;
};
/// Why a measure with effects cannot be chosen among.
struct LeftOut {
    Id<Measure> measure;
    std::string title;
    std::string reason;  // text key
};
struct FrontPoint {
    std::int64_t cost_ore = 0;
    double saved = 0.0;
    double saved_per_krona = 0.0;
    std::vector<Id<Measure>> measures;
};
struct ShareOfLoss {
    NodeNamed node;
    double saved = 0.0;
};
struct ServiceSaved {
    NodeNamed service;
    double saved = 0.0;
    std::vector<ShareOfLoss> from;
};
/// A weakness of the network that a measure touches.
struct WeaknessTouched {
    std::string rule;
    std::string subject;
    std::string name;
};
struct MeasureReason {
    Id<Measure> measure;
    double saved = 0.0;
    std::vector<ServiceSaved> services;
    std::vector<WeaknessTouched> weaknesses;
};
/// Years before and after the choice, with the same misfortunes in both.
struct BeforeAndAfter {
    std::int64_t years = 0;
    Interval before;
    Interval after;
    std::vector<CurvePoint> curve_before;
    std::vector<CurvePoint> curve_after;
};
struct PortfolioTold {
    std::string model;
    std::string candidates_model;
    std::optional<std::int64_t> budget_ore;
    std::int64_t horizon_years = 0;
    double discount_percent = 0.0;
    std::int64_t seed = 0;
    std::int64_t longest_minutes = 0;
    std::string method;  // `exact`, or `branch_and_bound`
    double harm = 0.0;   // of a year, losses one at a time, without measures
    std::vector<Candidate> candidates;
    std::vector<LeftOut> left_out;
    std::vector<FrontPoint> front;  // empty beyond 24 measures
    FrontPoint chosen;
    Interval saved;           // by the choice; 90 % of rough frequencies
    double most_saved = 0.0;  // by any choice within the budget
    double gap = 0.0;         // share of it that may be missed
    bool is_proven = false;
    std::vector<MeasureReason> reasons;
    std::vector<NodeNamed> cut_short;
    std::optional<BeforeAndAfter> simulated;
};

}  // namespace varn::portfolio

#include "portfolio/choice_described.h"
