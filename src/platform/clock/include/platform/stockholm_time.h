#pragma once
// The time on the wall where the product is used.
#include "kernel/time.h"

namespace varn::clock {

struct LocalTime {
    Date day;
    int minute_of_day = 0;  // 0 to 1439
};

/// The day and the time of day in Europe/Stockholm.
LocalTime stockholm_time(Instant instant);

}  // namespace varn::clock
