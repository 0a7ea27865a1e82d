#pragma once
// Plans for the demonstration, made up and marked as such.
#include "platform/town.h"

namespace varn::planning {

/// Writes two planning cycles, last year's with what was done and this year's under way, with plans for the
/// units that programmes bind: drawn from a seed, so that each start tells the same, with holes as in life.
/// Nothing when there is a cycle already.
Result<Done> write_demo(Town& town);

}  // namespace varn::planning
