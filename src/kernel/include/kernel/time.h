#pragma once
// Two kinds of time: a Date is when something holds in the world, an Instant is when we came to know it.
// Both are plain counts inside and fixed-width text outside, so that text order is time order.
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace varn {

/// A day of the proleptic Gregorian calendar, 0001-01-01 to 9999-12-31.
struct Date {
    std::int32_t days = 0;  // since 1970-01-01
    auto operator<=>(Date const&) const = default;
};

/// A moment in UTC, whole milliseconds.
struct Instant {
    std::int64_t milliseconds = 0;  // since 1970-01-01T00:00:00Z
    auto operator<=>(Instant const&) const = default;
};

/// The date of a year, month and day, or nothing when there is no such day.
std::optional<Date> date_of(int year, int month, int day);
/// Reads `YYYY-MM-DD`, exactly; nothing else is a date.
std::optional<Date> parse_date(std::string_view text);
/// Writes `YYYY-MM-DD`.
std::string to_text(Date date);
/// The calendar year of a date.
int year_of(Date date);
/// The date `months` later; the last day of the month when that month is shorter (2024-01-31 + 1 =
/// 2024-02-29).
Date plus_months(Date date, int months);
/// The date `days` later.
constexpr Date plus_days(Date date, int days) {
    return Date{date.days + days};
}

/// Reads RFC 3339 in UTC, `YYYY-MM-DDThh:mm:ss[.fff]Z`.
std::optional<Instant> parse_instant(std::string_view text);
/// Writes `YYYY-MM-DDThh:mm:ss.fffZ`, always 24 characters.
std::string to_text(Instant instant);
/// The day an instant falls on in UTC.
Date day_of(Instant instant);
/// The first instant of a day in UTC.
constexpr Instant start_of(Date date) {
    return Instant{std::int64_t{date.days} * 86'400'000};
}

/// True when `on` lies in a period that begins with `from` and ends with `to`, both days included; an absent
/// end is an open one. Validity is written as Swedes write it: "till och med".
constexpr bool holds_on(Date from, std::optional<Date> to, Date on) {
    return from <= on && (!to || on <= *to);
}
/// True when two such periods share a day.
constexpr bool overlap(Date from_a, std::optional<Date> to_a, Date from_b, std::optional<Date> to_b) {
    return (!to_a || from_b <= *to_a) && (!to_b || from_a <= *to_b);
}

}  // namespace varn
