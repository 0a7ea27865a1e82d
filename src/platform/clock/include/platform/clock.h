#pragma once
// The only place that asks what time it is or draws a random number. Passed, never summoned.
#include <memory>
#include <mutex>
#include <string>

#include "kernel/id.h"
#include "kernel/time.h"

namespace varn::clock {

/// A clock that tells the same time to everybody who holds it. Safe to use from several threads.
class Clock {
public:
    virtual ~Clock() = default;
    /// The present moment, UTC.
    virtual Instant now() const = 0;
    /// The day it is in Europe/Stockholm, where the product is used.
    virtual Date today() const = 0;
};

/// The machine's clock.
std::unique_ptr<Clock> system_clock();
/// A clock that stands still, at a moment or at noon of a day, until it is moved: the past, tests and
/// goldens.
class FixedClock : public Clock {
public:
    explicit FixedClock(Date today) : now_{start_of(today).milliseconds + 12LL * 3'600'000} {}
    Instant now() const override { return now_; }
    Date today() const override { return day_of(now_); }
    explicit FixedClock(Instant now) : now_{now} {}
    void move_to(Instant now) { now_ = now; }

private:
    Instant now_;
};
/// A clock whose day is fixed while its seconds run on: the demonstration's (`--today`).
std::unique_ptr<Clock> demo_clock(Date today);

/// Makes ids: UUID version 7 (RFC 9562), so that ids made later sort later.
class Ids {
public:
    virtual ~Ids() = default;
    virtual std::string next() = 0;
};
/// Ids of the given clock and the machine's random source. Safe to use from several threads.
std::unique_ptr<Ids> random_ids(Clock const& clock);
/// 00000000-0000-7000-8000-000000000001 and onwards; for tests and goldens.
std::unique_ptr<Ids> counted_ids();

/// `count` bytes nobody can foretell (libsodium).
std::string random_bytes(std::size_t count);

}  // namespace varn::clock
