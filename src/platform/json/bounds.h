#pragma once
// What reader and description must agree on where the facts of a field are silent.
#include <algorithm>

#include "kernel/describe.h"

namespace varn::json {

/// Characters in one text of a list; `length_max` of such a field counts its elements.
constexpr int element_text_max = 2'000;

/// True for the fields a mode never reads.
constexpr bool is_refused(FieldFacts const& facts, bool for_change) {
    return facts.server_set || (for_change && facts.fixed);
}

/// The facts of a list's elements.
constexpr FieldFacts element_facts(FieldFacts facts) {
    facts.length_min = 0;
    facts.length_max = element_text_max;
    return facts;
}

/// A text that must be there must say something.
constexpr int text_length_min(Shape const& shape, FieldFacts const& facts) {
    return shape.optional ? facts.length_min : std::max(1, facts.length_min);
}

}  // namespace varn::json
