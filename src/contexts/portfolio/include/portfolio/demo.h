#pragma once
// Measures that could be taken against the weaknesses planted in the demonstration, made up and marked as
// such.
#include "platform/town.h"

namespace varn::portfolio {

/// Writes proposed measures with costs and effects on the town that continuity has written. Nothing when
/// there is an effect already, or no such town.
Result<Done> write_demo(Town& town);

}  // namespace varn::portfolio
