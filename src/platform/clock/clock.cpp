#include "platform/clock.h"

#include <chrono>

#include "platform/past_clock.h"
#include "stockholm.h"

namespace varn::clock {
namespace {

Instant machine_now() {
    auto const since = std::chrono::system_clock::now().time_since_epoch();
    return Instant{std::chrono::floor<std::chrono::milliseconds>(since).count()};
}

class SystemClock final : public Clock {
public:
    Instant now() const override { return machine_now(); }
    Date today() const override { return stockholm_day(machine_now()); }
};

/// Begins at the machine's own time of day, on the day of the demonstration. The moment runs on by a steady
/// clock, also past midnight, so that what is registered later is later; `today` stays.
class DemoClock final : public Clock {
public:
    explicit DemoClock(Date today) : today_(today), begun_(std::chrono::steady_clock::now()) {
        auto const machine = machine_now();
        auto const time_of_day =
            machine.milliseconds + stockholm_offset(machine) - start_of(stockholm_day(machine)).milliseconds;
        auto const local = start_of(today).milliseconds + time_of_day;
        // The hour of a change of clocks is off by one at most; a demonstration can live with that.
        base_ = Instant{local - stockholm_offset(Instant{local})};
    }
    Instant now() const override {
        auto const run = std::chrono::steady_clock::now() - begun_;
        return Instant{base_.milliseconds + std::chrono::floor<std::chrono::milliseconds>(run).count()};
    }
    Date today() const override { return today_; }

private:
    Date today_;
    std::chrono::steady_clock::time_point begun_;
    Instant base_;
};

}  // namespace

Date PastClock::today() const {
    return stockholm_day(moment_);
}

std::unique_ptr<Clock> system_clock() {
    return std::make_unique<SystemClock>();
}

std::unique_ptr<Clock> demo_clock(Date today) {
    return std::make_unique<DemoClock>(today);
}

}  // namespace varn::clock
