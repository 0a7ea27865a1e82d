#pragma once
// The questions to the town's network. Each asks the policy, and answers from the network that the asker
// sees whole.
#include "continuity/findings.h"
#include "continuity/losses.h"
#include "continuity/map.h"
#include "engine/finding.h"
#include "platform/findings.h"
#include "town_network.h"

namespace varn::continuity {

inline constexpr std::int64_t horizon_default = std::int64_t{30} * 24 * 60;
inline constexpr std::int64_t horizon_max = std::int64_t{366} * 24 * 60;
inline constexpr std::int64_t order_max = 4;
inline constexpr std::int64_t scenarios_max = 1'000'000;

Result<ModelTold> model_told(Town& town, Actor const& actor);
/// The whole network as it is drawn.
Result<MapTold> map_told(Town& town, Actor const& actor);

struct Weaknesses {
    std::vector<engine::Finding> findings;
};
using SharedWeaknesses = std::shared_ptr<Weaknesses const>;
/// What the engine finds in a town's network, worked out once until a row of it changes.
Result<SharedWeaknesses> weaknesses_of(db::ReadTx& tx, TownNetwork const& town);

/// The weaknesses as findings, with what has been decided about each.
Result<NetworkFindings> findings_of_network(Town& town, Actor const& actor);
/// Decides to live with a weakness until a day.
Result<findings::Acceptance> accept_finding_of_network(Town& town, Actor const& actor,
                                                       findings::AcceptFinding const& ask);
Result<ChainTold> chain_told(Town& town, Actor const& actor, std::string_view language, ChainAsk const& ask);
Result<CourseTold> course_told(Town& town, Actor const& actor, LossAsk const& ask);
Result<CutSetsTold> cut_sets_told(Town& town, Actor const& actor, Id<CriticalService> const& service,
                                  std::int64_t order);
Result<ImportanceTold> importance_told(Town& town, Actor const& actor, std::int64_t scenarios,
                                       std::int64_t seed);
Result<ComparisonTold> comparison_told(Town& town, Actor const& actor, ComparisonAsk const& ask);

std::vector<http::Route> analysis_routes();

}  // namespace varn::continuity
