#pragma once
// By which right somebody enters or changes a measure. One place, so that page, verbs, bulk and import agree.
#include "measure/api.h"

namespace varn::measure {

/// The policy action by which the actor may change a measure: her own unit's, or one that the centre entered.
/// `forbidden` when there is none.
Result<std::string_view> action_to_change(auth::Actor const& actor, Measure const& measure);
/// The policy action by which the actor may enter a measure for a unit.
Result<std::string_view> action_to_add(auth::Actor const& actor, Id<Unit> const& owner);
/// The permit to turn `before` into `after`. Another owner takes the same right at both units.
Result<auth::Permit<Measure>> permit_to_change(auth::Actor const& actor, Measure const& before,
                                               Measure const& after);

}  // namespace varn::measure
