#pragma once
// What can be done about a network, and what it costs: measures as changes of the model.
//
// A measure is one or more changes that are made together or not at all. Of several measures that change the
// same thing the best counts: the longest buffer, the lowest threshold, the least probability. So more
// measures never make anything worse that is lost for good; with repairs a buffer may be spent when it is
// needed less (docs/formats/network.md).
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "engine/network.h"

namespace varn::resilience {

/// A need gets one more that can fill it: a second supplier, a spare unit. It must be a node of the network;
/// one that nothing needs so far is of no consequence without the measure.
struct AddMember {
    Index node = 0;
    Index need = 0;
    Index member = 0;
};
/// Fewer are enough: another way of working.
struct LowerLeast {
    Index node = 0;
    Index need = 0;
    Index least = 1;
};
struct LengthenBuffer {
    Index node = 0;
    Index need = 0;
    Minutes buffer = 0;
};
struct LowerLossProbability {
    Index node = 0;
    double probability = 0.0;
};
/// Lowers the loss probability in the same proportion.
struct LowerLossRate {
    Index node = 0;
    double per_year = 0.0;
};
/// What is repaired sooner is felt in the annual harm, not in what falls for good.
struct ShortenRepair {
    Index node = 0;
    RepairTime repair = {};
};
struct ShortenRestart {
    Index node = 0;
    Minutes restart = 0;
};
using Change = std::variant<AddMember, LowerLeast, LengthenBuffer, LowerLossProbability, LowerLossRate,
                            ShortenRepair, ShortenRestart>;

struct Measure {
    std::string id = {};
    std::int64_t cost = 0;  // in öre
    std::vector<Change> changes = {};
};

__extension__ using Wide = unsigned __int128;
/// A choice of measures: bit 0 is the first.
using MeasureSet = Wide;
inline constexpr std::size_t most_measures = 128;
inline MeasureSet only(std::size_t measure) {
    return MeasureSet{1} << measure;
}
inline bool has(MeasureSet set, std::size_t measure) {
    return (set >> measure & 1U) != 0;
}

/// Do the measures suit the network? Every fault is told with its place (`/measures/3/changes/0`): what is
/// not there, what would change nothing or make it worse, costs that are negative or too large to add up.
Result<Done> validate(Network const& network, std::span<Measure const> measures);

/// The network when these measures are taken. Measures must be valid for it.
Network with_measures(Network const& network, std::span<Measure const> measures, MeasureSet chosen);

}  // namespace varn::resilience
