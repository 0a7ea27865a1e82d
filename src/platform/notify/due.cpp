#include "due.h"

#include <algorithm>
#include <array>

#include "platform/stockholm_time.h"

namespace varn::notify {
namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;
constexpr int hours_a_week_and_one = 8 * 24;

bool is_quiet(Settings const& settings, int at_hour) {
    if (!settings.quiet_from || !settings.quiet_to) {
        return false;
    }
    auto const from = *settings.quiet_from;
    auto const to = *settings.quiet_to;
    return from <= to ? from <= at_hour && at_hour < to : from <= at_hour || at_hour < to;
}

bool is_monday(Date day) {
    return ((day.days + 3) % 7 + 7) % 7 == 0;  // 1970-01-01 was a Thursday
}

/// The first whole hour in Stockholm after `now` that will do. Hour by hour, so that no rule of summer time
/// is told twice.
template <class Does>
Instant next_hour(Instant now, Does const& does) {
    auto const local = clock::stockholm_time(now);
    Instant at{now.milliseconds - now.milliseconds % minute + (60 - local.minute_of_day % 60) * minute};
    for (int tried = 0; tried < hours_a_week_and_one; ++tried) {
        auto const then = clock::stockholm_time(at);
        if (does(then.day, then.minute_of_day / 60)) {
            return at;
        }
        at.milliseconds += hour;
    }
    return at;
}

}  // namespace

std::optional<Instant> due_at(Settings const& settings, Delivery delivery, Instant now) {
    switch (delivery) {
        case Delivery::at_once:
            if (!is_quiet(settings, clock::stockholm_time(now).minute_of_day / 60)) {
                return now;
            }
            return next_hour(now, [&](Date, int at) { return !is_quiet(settings, at); });
        case Delivery::daily:
            return next_hour(now, [&](Date, int at) { return at == settings.digest_hour; });
        case Delivery::weekly:
            return next_hour(now,
                             [&](Date day, int at) { return is_monday(day) && at == settings.digest_hour; });
        case Delivery::inbox:
        case Delivery::off:
            break;
    }
    return std::nullopt;
}

Delivery delivery_of(Settings const& settings, Kind const& kind) {
    for (auto const& chosen : chosen_of(settings.choices)) {
        if (chosen.kind == kind.name) {
            return kind.is_mandatory && chosen.delivery == Delivery::off ? kind.standard : chosen.delivery;
        }
    }
    return kind.standard;
}

std::int64_t wait_after(int attempts) {
    constexpr std::array<std::int64_t, 7> minutes{1, 5, 15, 60, 120, 240, 480};
    auto const at = std::clamp(attempts - 1, 0, static_cast<int>(minutes.size()) - 1);
    return minutes.at(static_cast<std::size_t>(at)) * minute;
}

std::vector<Chosen> chosen_of(std::string_view choices) {
    std::vector<Chosen> all;
    while (!choices.empty()) {
        auto const one = choices.substr(0, choices.find(' '));
        choices.remove_prefix(std::min(one.size() + 1, choices.size()));
        auto const equals = one.find('=');
        auto const delivery = equals == one.npos ? std::nullopt : choice_of<Delivery>(one.substr(equals + 1));
        if (delivery) {
            all.push_back({std::string{one.substr(0, equals)}, *delivery});
        }
    }
    return all;
}

std::string choices_of(std::vector<Chosen> chosen) {
    std::sort(chosen.begin(), chosen.end(), [](auto const& a, auto const& b) { return a.kind < b.kind; });
    std::string out;
    for (auto const& one : chosen) {
        out += (out.empty() ? "" : " ") + one.kind + "=" + std::string{name_of(one.delivery)};
    }
    return out;
}

}  // namespace varn::notify
