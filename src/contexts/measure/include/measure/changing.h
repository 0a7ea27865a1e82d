#pragma once
// For what hangs on measures in other contexts.
#include "measure/model.h"
#include "platform/access.h"

namespace varn::measure {

/// Fails unless this actor may change a measure: `forbidden`, or `unauthenticated` for nobody.
Result<Done> must_be_allowed_to_change(auth::Actor const& actor, Measure const& measure);

}  // namespace varn::measure
