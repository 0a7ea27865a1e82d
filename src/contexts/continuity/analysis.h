#pragma once
// The questions to the town's network. Each asks the policy, and answers from the network that the asker
// sees whole.
#include "continuity/losses.h"
#include "town_network.h"

namespace varn::continuity {

inline constexpr std::int64_t horizon_default = std::int64_t{30} * 24 * 60;
inline constexpr std::int64_t horizon_max = std::int64_t{366} * 24 * 60;
inline constexpr std::int64_t order_max = 4;
inline constexpr std::int64_t scenarios_max = 1'000'000;

Result<ModelTold> model_told(Town& town, Actor const& actor);

/// The findings of the engine about the network, in the reader's language.
Result<WeaknessesTold> weaknesses_told(Town& town, Actor const& actor, std::string_view language);
Result<ChainTold> chain_told(Town& town, Actor const& actor, std::string_view language, ChainAsk const& ask);
Result<CourseTold> course_told(Town& town, Actor const& actor, LossAsk const& ask);
Result<CutSetsTold> cut_sets_told(Town& town, Actor const& actor, Id<CriticalService> const& service,
                                  std::int64_t order);
Result<ImportanceTold> importance_told(Town& town, Actor const& actor, std::int64_t scenarios,
                                       std::int64_t seed);
Result<ComparisonTold> comparison_told(Town& town, Actor const& actor, ComparisonAsk const& ask);

std::vector<http::Route> analysis_routes();

}  // namespace varn::continuity
