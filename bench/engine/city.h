#pragma once
// Random cities that look like cities: roots of the region, local technology, premises, staff, suppliers,
// activities, services; alternatives, k of n, buffers, rings. The same size and seed give the same city on
// every machine.
#include "engine/network.h"

namespace varn::bench {

struct CityShape {
    int nodes = 1'000;
    std::uint64_t seed = 1;
    bool has_rings = true;  // substations need telecom to be steered
};
resilience::Network city_of(CityShape const& shape);

/// What must be found in the city of so many nodes (1 000, 10 000, 100 000) with the seed 1: services felled
/// by single losses, and pairs that fell a service neither fells alone.
struct KnownFigures {
    std::uint64_t services_lost = 0;
    std::uint64_t cut_pairs = 0;
};
std::optional<KnownFigures> known_figures(int nodes);

}  // namespace varn::bench
