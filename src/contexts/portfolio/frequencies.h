#pragma once
// How much rough frequencies mean. Each thing's frequency is stated to within a factor; half of it (in
// powers) is drawn for all things of a class together, since who misjudges one misjudges its like, and half
// for each thing. So an interval does not shrink away because the things are many.
#include <vector>

#include "engine/network.h"

namespace varn::portfolio {

inline constexpr std::size_t frequency_draws = 400;

/// By draw and node: frequencies in multiples of what is stated. `factors` by node, 1 or more. The same on
/// every machine.
std::vector<std::vector<double>> drawn_frequencies(resilience::Network const& network,
                                                   std::vector<double> const& factors, std::uint64_t seed);

/// The fifth and the ninety-fifth of a hundred sums over draws, in multiples of the sum as stated.
struct Band {
    double low = 1.0;
    double high = 1.0;
};
Band band_of(std::vector<double> sums, double stated);

}  // namespace varn::portfolio
