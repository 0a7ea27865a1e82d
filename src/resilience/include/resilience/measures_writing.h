#pragma once
// Measures out of the house: as `city-measures/1` (docs/formats/measures.md).
#include <string>

#include "resilience/measures_file.h"

namespace varn::resilience {

/// Measures that suit a network, one a line, so that `read_measures` gives the same measures back.
std::string write_measures(Network const& network, MeasureList const& list);

}  // namespace varn::resilience
