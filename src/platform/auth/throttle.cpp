#include "throttle.h"

#include <algorithm>

#include "password.h"

namespace varn::auth {
namespace {

// Kept by digest, so that the memory of a try has one size and holds nothing that somebody typed.
std::string key_of(char kind, std::string_view text) {
    return kind + kept_form(text).substr(0, 32);
}

constexpr std::int64_t first_wait_milliseconds = 1000;

}  // namespace

std::int64_t Throttle::wait(Tries const& tries, Patience patience, Instant now) {
    if (tries.failures < patience.free_failures) {
        return 0;
    }
    int const doublings = std::min(tries.failures - patience.free_failures, 20);
    auto const whole = std::min(first_wait_milliseconds << doublings, patience.wait_milliseconds_max);
    auto const passed = now.milliseconds - tries.last.milliseconds;
    // A clock that was set back must not lock anybody out for longer than the longest wait.
    return passed < 0 ? 0 : std::max<std::int64_t>(whole - passed, 0);
}

Result<Done> Throttle::begin(std::string_view user_name, std::string_view address, Instant now) {
    auto const name_key = key_of('n', user_name);
    auto const address_key = key_of('a', address);
    std::lock_guard const lock{mutex_};
    auto const name = tries_.find(name_key);
    auto const from = tries_.find(address_key);
    std::int64_t left = 0;
    if (name != tries_.end()) {
        left = wait(name->second, patience_with_name, now);
    }
    if (from != tries_.end()) {
        left = std::max(left, wait(from->second, patience_with_address, now));
    }
    if (left > 0) {
        auto const seconds = std::to_string((left + 999) / 1000);
        return Error{ErrorCode::too_many, "auth.too_many_tries", {{"seconds", seconds}}, {}, {}};
    }
    count(name_key, now);
    count(address_key, now);
    return Done{};
}

void Throttle::succeeded(std::string_view user_name, std::string_view address) {
    auto const name_key = key_of('n', user_name);
    auto const address_key = key_of('a', address);
    std::lock_guard const lock{mutex_};
    tries_.erase(name_key);
    if (auto const from = tries_.find(address_key); from != tries_.end() && --from->second.failures <= 0) {
        tries_.erase(from);
    }
}

std::size_t Throttle::remembered() const {
    std::lock_guard const lock{mutex_};
    return tries_.size();
}

void Throttle::count(std::string const& key, Instant now) {
    if (tries_.size() >= remembered_max_ && !tries_.contains(key)) {
        forget(now);
    }
    auto& tries = tries_[key];
    if (now.milliseconds - tries.last.milliseconds > forgotten_after_milliseconds) {
        tries.failures = 0;
    }
    ++tries.failures;
    tries.last = now;
}

// Makes room: whatever has been quiet long enough, and if that is nothing the quarter that has been quiet
// longest.
void Throttle::forget(Instant now) {
    std::erase_if(tries_, [&](auto const& one) {
        return now.milliseconds - one.second.last.milliseconds > forgotten_after_milliseconds;
    });
    if (tries_.size() < remembered_max_) {
        return;
    }
    std::vector<Instant> times;
    times.reserve(tries_.size());
    for (auto const& [key, tries] : tries_) {
        times.push_back(tries.last);
    }
    auto const quarter = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 4);
    std::nth_element(times.begin(), quarter, times.end());
    auto const until = *quarter;
    std::erase_if(tries_, [&](auto const& one) { return one.second.last <= until; });
}

}  // namespace varn::auth
