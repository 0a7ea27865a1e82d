#pragma once
// What years cost, as counts: sums, and how many years lie in each class of amount.
//
// Idea: a class is an exponent and seven binary digits, so classes are less than 1 % wide, and how many years
// reach the lower end of a class is known exactly. Counts merge exactly; whole years need not be kept. Cost:
// a shift for each year. Source: as floating point numbers are made; HDR histograms. Invariant: the class
// rises with the amount.
#include <span>

#include "engine/risk_aggregation.h"

namespace varn::resilience {

inline constexpr std::size_t amount_classes = 64 * 128;
std::size_t class_of(std::uint64_t amount);
std::uint64_t least_of(std::size_t amount_class);

/// Adds a year.
void add_year(std::uint64_t amount, YearCounts& counts);

/// The mean with its normal interval, in kronor, and the curve.
Estimate expected_of(YearCounts const& counts);
std::vector<Exceedance> curve_of(YearCounts const& counts);
AnnualAnswer answer_of(YearCounts const& counts);

/// How many events a Poisson process has in a stretch: drawn from a table of whole thresholds.
class PoissonTable {
public:
    explicit PoissonTable(double mean);
    std::uint64_t draw(std::uint64_t random) const;

private:
    std::uint64_t first_ = 0;  // the count of the first threshold
    std::vector<std::uint64_t> thresholds_;
};

}  // namespace varn::resilience
