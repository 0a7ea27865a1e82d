#pragma once
// The clock of a moment that has been.
#include "platform/clock.h"

namespace varn::clock {

/// Stands still at a moment; its day is the one it was in Stockholm then.
class PastClock final : public Clock {
public:
    explicit PastClock(Instant moment) : moment_(moment) {}
    Instant now() const override { return moment_; }
    Date today() const override;

private:
    Instant moment_;
};

}  // namespace varn::clock
