#pragma once
// Measures in files: `city-measures/1` (docs/formats/measures.md), what can be done, what it changes, what it
// costs.
#include <string>
#include <string_view>
#include <vector>

#include "engine/measures.h"

namespace varn::resilience {

struct MeasureList {
    std::vector<Measure> measures;
    std::vector<std::string> names;  // what people call them; the id where the file says nothing
    std::vector<double> harm;        // of a service that has fallen, by node; empty: 1 each
};

/// Reads measures for a network. Nodes are named by their ids, needs by their places from 0, times are whole
/// minutes, costs whole öre. Errors name every fault by its JSON pointer; a change that would change nothing
/// or make something worse is one.
Result<MeasureList> read_measures(std::string_view bytes, Network const& network);

}  // namespace varn::resilience
