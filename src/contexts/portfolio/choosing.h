#pragma once
// What figures are worked out from, read in one view of the database, and the working out itself, which reads
// nothing more and can be watched and broken off.
#include <map>

#include "continuity/network.h"
#include "engine/risk_aggregation.h"
#include "engine/yearly_savings.h"
#include "portfolio/api.h"
#include "resilience/measures_file.h"

namespace varn::portfolio {

using resilience::Index;
using resilience::Watch;

inline constexpr std::int64_t years_default = 2'000;
inline constexpr std::int64_t years_default_of_choice = 1'000;
inline constexpr std::int64_t horizon_years_default = 10;
inline constexpr double discount_percent_default = 3.5;
inline constexpr double discount_percent_max = 20.0;
inline constexpr std::int64_t seed_default = 1;

/// The town as its years are worked out from it.
struct YearsInput {
    continuity::SharedNetwork town;
    std::vector<double> factors;                    // by node: its frequency so many times lower or higher
    std::vector<std::string> units;                 // by node: whose service
    std::map<std::string, std::string> unit_names;  // by id
    std::map<std::string, std::vector<Index>> of_value;  // services, by protection value
    std::map<std::string, std::string> value_titles;     // by id
    Roughness roughness;
};
/// How rough the frequency of each node is, and what nobody has answered of resources.
Result<std::vector<double>> factors_of(db::ReadTx& tx, continuity::TownNetwork const& town,
                                       Roughness& roughness);
Result<YearsInput> years_input(db::ReadTx& tx, auth::Actor const& actor, Date today);
Result<YearsTold> work_out(YearsInput const& input, YearsAsk const& ask, Watch const& watch);

/// The measures that can be chosen among.
struct ChoiceInput {
    continuity::SharedNetwork town;
    std::vector<double> factors;  // as those of YearsInput
    resilience::MeasureList list;
    std::vector<Candidate> candidates;        // in the order of the list
    std::vector<std::vector<Index>> touches;  // by measure: nodes that it changes something of
    std::vector<LeftOut> left_out;
    std::vector<continuity::Weakness> weaknesses;
    std::string candidates_model;
};
/// Errors: invalid at the place of what is asked wrongly; invalid when there is nothing to choose among.
Result<ChoiceInput> choice_input(db::ReadTx& tx, auth::Actor const& actor, PortfolioAsk const& ask,
                                 Date today);
Result<PortfolioTold> work_out(ChoiceInput const& input, PortfolioAsk const& ask, Watch const& watch);
/// What names the measures and effects of today, whatever is asked of them.
Result<std::string> candidates_model_of(db::ReadTx& tx, Date today);

/// How much work a question is: losses that are followed.
double losses_of(YearsInput const& input, YearsAsk const& ask);
double losses_of(ChoiceInput const& input, PortfolioAsk const& ask);

/// The exceedance curve of years at some probabilities. Frequencies may be so many times lower or higher.
std::vector<CurvePoint> curve_of(resilience::AnnualAnswer const& answer, double lower, double higher);
Interval interval_of(resilience::Estimate const& estimate);

}  // namespace varn::portfolio
