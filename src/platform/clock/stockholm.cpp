#include "stockholm.h"

#include "kernel/result.h"
#include "platform/stockholm_time.h"

namespace varn::clock {
namespace {

constexpr std::int64_t hour = 3'600'000;

/// 01:00 UTC of the last Sunday of a month that has 31 days.
Instant last_sunday(int year, int month) {
    auto const last = date_of(year, month, 31);
    ASSERT(last.has_value());
    // 1970-01-01 was a Thursday, so the count of days plus four, modulo seven, is 0 on Sundays.
    int const weekday = ((last->days + 4) % 7 + 7) % 7;
    return Instant{start_of(plus_days(*last, -weekday)).milliseconds + hour};
}

}  // namespace

std::int64_t stockholm_offset(Instant instant) {
    int const year = year_of(day_of(instant));
    bool const summer = last_sunday(year, 3) <= instant && instant < last_sunday(year, 10);
    return summer ? 2 * hour : hour;
}

Date stockholm_day(Instant instant) {
    return day_of(Instant{instant.milliseconds + stockholm_offset(instant)});
}

LocalTime stockholm_time(Instant instant) {
    Instant const local{instant.milliseconds + stockholm_offset(instant)};
    auto const day = day_of(local);
    return {day, static_cast<int>((local.milliseconds - start_of(day).milliseconds) / 60'000)};
}

}  // namespace varn::clock
