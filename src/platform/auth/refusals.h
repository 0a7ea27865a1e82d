#pragma once
// Which refused sign-ins are audited one by one. Anybody on the network can be refused, so their number must
// not decide how fast the audit grows: beyond a pace they are counted, and the next entry tells how many.
#include <cstdint>
#include <mutex>
#include <optional>

#include "kernel/time.h"

namespace varn::auth {

inline constexpr int refusals_a_minute_max = 30;

class Refusals {
public:
    /// Nothing when this refusal is only counted; otherwise how many were only counted before it.
    std::optional<std::int64_t> to_audit(Instant now) {
        std::lock_guard const lock{mutex_};
        auto const minute = now.milliseconds / 60'000;
        if (minute != minute_) {
            minute_ = minute;
            audited_ = 0;
        }
        if (audited_ >= refusals_a_minute_max) {
            ++counted_;
            return std::nullopt;
        }
        ++audited_;
        auto const before = counted_;
        counted_ = 0;
        return before;
    }

private:
    std::mutex mutex_;
    std::int64_t minute_ = 0;
    std::int64_t counted_ = 0;
    int audited_ = 0;
};

}  // namespace varn::auth
