#pragma once
// Facts of fields that many rows of a plan share.
#include "programme/model.h"

namespace varn::planning {

using organisation::Marker;
using organisation::Person;
using organisation::Unit;
using programme::Ability;
using programme::Goal;
using programme::GoalKind;

/// How a row of a plan stands. What was copied from an earlier year waits for somebody to confirm it; what is
/// given up stays, with why.
enum class Standing { to_confirm, current, retired };

}  // namespace varn::planning

namespace varn::planning::facts {
inline constexpr FieldFacts cycle{
    .label = "planning.cycle", .example = "01903f5e-0000-7000-8000-000000000101", .fixed = true};
inline constexpr FieldFacts unit_goal{
    .label = "planning.unit_goal", .example = "01903f5e-0000-7000-8000-000000000102", .fixed = true};
inline constexpr FieldFacts standing{.label = "planning.standing", .example = "current"};
inline constexpr FieldFacts retired_why{.label = "planning.retired_why",
                                        .example = "Uppdraget har gått över till servicenämnden.",
                                        .length_max = 2000};
}  // namespace varn::planning::facts
