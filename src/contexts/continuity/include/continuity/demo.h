#pragma once
// A town's services and what they stand on for the demonstration, made up and marked as such.
#include "platform/town.h"

namespace varn::continuity {

/// Writes some two and a half thousand services and resources over the units that are there today: drawn from
/// a seed, so that each start tells the same, with key nodes written by hand and weaknesses planted in them
/// (demo_town.h). Suppliers are invented. Nothing when there is a service already.
Result<Done> write_demo(Town& town);

}  // namespace varn::continuity
