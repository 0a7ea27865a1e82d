#pragma once
// How often one address may begin to sign in: each beginning writes a row, and anybody on the network can
// begin.
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "kernel/time.h"

namespace varn::oidc {

class Pace {
public:
    static constexpr int a_minute_max = 60;

    /// False beyond so many in a minute from one address.
    bool allows(std::string_view address, Instant now) {
        constexpr std::size_t addresses_max = 10'000;
        std::lock_guard const lock{mutex_};
        auto const minute = now.milliseconds / 60'000;
        if (minute != minute_ || begun_.size() >= addresses_max) {
            minute_ = minute;
            begun_.clear();
        }
        return ++begun_[std::string{address}] <= a_minute_max;
    }

private:
    std::mutex mutex_;
    std::int64_t minute_ = 0;
    std::map<std::string, int> begun_;
};

}  // namespace varn::oidc
