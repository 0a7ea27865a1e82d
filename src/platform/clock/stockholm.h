#pragma once
// Local time of Europe/Stockholm, by the rule of directive 2000/84/EC and not by the machine's zone files: a
// server in a bare container has none, and the day must be the same on every machine.
#include <cstdint>

#include "kernel/time.h"

namespace varn::clock {

/// Milliseconds that Stockholm is ahead of UTC: two hours from the last Sunday of March 01:00 UTC to the last
/// Sunday of October 01:00 UTC, else one. Right for 1996 and later.
std::int64_t stockholm_offset(Instant instant);
/// The day it is in Stockholm.
Date stockholm_day(Instant instant);

}  // namespace varn::clock
