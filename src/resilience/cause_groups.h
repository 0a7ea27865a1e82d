#pragma once
// Common-cause groups: components that one cause can fail together.
//
// Idea: each member becomes a gate, "by itself or with any others", over new events for every set of members
// that may fail together (Open-PSA MEF 2.0, common-cause failures; NUREG/CR-4780 for the models). How likely
// a set of k is depends on k alone. Cost 2^members for the models with a factor a level, members for beta.
// Invariant: members must be few enough, and a group that does not make probabilities is refused.
#include "expressions.h"

namespace varn::resilience {

struct CauseGroup {
    std::string name;
    std::vector<std::string> members;
    /// The probability of a particular set of k members failing together, by k; 0 at k = 0.
    std::vector<double> of_size;
};

/// Reads a `define-CCF-group`; none when something was wrong and has been noted.
std::optional<CauseGroup> read_cause_group(interchange::Document const& document, std::uint32_t element,
                                           Expressions& expressions, ModelFaults& faults);

}  // namespace varn::resilience
