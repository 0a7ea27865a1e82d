#pragma once
// Choices of measures under a budget, such as networks give: the same on every machine, also for the peers.
#include <string>

#include "engine/portfolio.h"

namespace varn::bench {

struct PortfolioInstance {
    std::vector<resilience::Measure> measures;
    resilience::Savings savings;
    std::int64_t budget = 0;  // a quarter of what all measures cost
};
/// So many measures and ways to save.
PortfolioInstance instance_of(std::size_t measures, std::size_t savings, std::uint64_t seed = 1);

/// The same choice as a mixed integer programme in the LP format: a variable for each measure, each set of
/// measures and each saving. Harm in thousands of millionths, so that solvers' tolerances do not matter.
std::string lp_of(PortfolioInstance const& instance);

}  // namespace varn::bench
