#include "schedule.h"

#include "platform/stockholm_time.h"

namespace varn::jobs {

std::string period_of(Kind const& kind, Instant now) {
    ASSERT(kind.schedule.is_set());
    if (kind.schedule.every_minutes > 0) {
        std::int64_t const length = kind.schedule.every_minutes * 60'000LL;
        return kind.name + "@" + to_text(Instant{now.milliseconds / length * length});
    }
    auto const local = clock::stockholm_time(now);
    auto const day =
        local.minute_of_day >= kind.schedule.daily_at_minute ? local.day : plus_days(local.day, -1);
    return kind.name + "@" + to_text(day);
}

}  // namespace varn::jobs
