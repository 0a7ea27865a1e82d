#include "kernel/time.h"

#include <chrono>

namespace varn {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day calendar(Date date) {
    return year_month_day{sys_days{std::chrono::days{date.days}}};
}

/// `count` digits at `at`, or -1.
int digits(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (i >= text.size() || text[i] < '0' || text[i] > '9') {
            return -1;
        }
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/// Writes a number with leading zeros. Lists of rows are full of dates, and printf is several times slower.
void write_digits(char* into, int number, int count) {
    for (int i = count - 1; i >= 0; --i) {
        into[i] = static_cast<char>('0' + number % 10);
        number /= 10;
    }
}

void write_date(char* into, Date date) {
    auto const ymd = calendar(date);
    write_digits(into, static_cast<int>(ymd.year()), 4);
    write_digits(into + 5, static_cast<int>(static_cast<unsigned>(ymd.month())), 2);
    write_digits(into + 8, static_cast<int>(static_cast<unsigned>(ymd.day())), 2);
}

}  // namespace

std::optional<Date> date_of(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) {
        return std::nullopt;
    }
    year_month_day const ymd{std::chrono::year{year}, std::chrono::month(static_cast<unsigned>(month)),
                             std::chrono::day(static_cast<unsigned>(day))};
    if (!ymd.ok()) {
        return std::nullopt;
    }
    return Date{static_cast<std::int32_t>(sys_days{ymd}.time_since_epoch().count())};
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    return date_of(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
}

std::string to_text(Date date) {
    std::string text = "0000-00-00";
    write_date(text.data(), date);
    return text;
}

int year_of(Date date) {
    return static_cast<int>(calendar(date).year());
}

Date plus_months(Date date, int months) {
    auto const ymd = calendar(date);
    auto const month = std::chrono::year_month{ymd.year(), ymd.month()} + std::chrono::months{months};
    auto const last =
        std::chrono::year_month_day_last{month.year(), std::chrono::month_day_last{month.month()}}.day();
    auto const day = ymd.day() < last ? ymd.day() : last;
    return Date{static_cast<std::int32_t>(
        sys_days{year_month_day{month.year(), month.month(), day}}.time_since_epoch().count())};
}

std::optional<Instant> parse_instant(std::string_view text) {
    bool const with_fraction = text.size() == 24 && text[19] == '.';
    if (!(with_fraction || text.size() == 20) || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text.back() != 'Z') {
        return std::nullopt;
    }
    auto const date = parse_date(text.substr(0, 10));
    int const hour = digits(text, 11, 2);
    int const minute = digits(text, 14, 2);
    int const second = digits(text, 17, 2);
    int const fraction = with_fraction ? digits(text, 20, 3) : 0;
    if (!date || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 ||
        fraction < 0) {
        return std::nullopt;
    }
    return Instant{start_of(*date).milliseconds + ((hour * 60LL + minute) * 60 + second) * 1000 + fraction};
}

std::string to_text(Instant instant) {
    std::string text = "0000-00-00T00:00:00.000Z";
    auto const date = day_of(instant);
    auto const rest = static_cast<int>(instant.milliseconds - start_of(date).milliseconds);
    write_date(text.data(), date);
    write_digits(text.data() + 11, rest / 3'600'000, 2);
    write_digits(text.data() + 14, rest / 60'000 % 60, 2);
    write_digits(text.data() + 17, rest / 1000 % 60, 2);
    write_digits(text.data() + 20, rest % 1000, 3);
    return text;
}

Date day_of(Instant instant) {
    constexpr std::int64_t day = 86'400'000;
    auto const floor =
        instant.milliseconds >= 0 ? instant.milliseconds / day : -((-instant.milliseconds + day - 1) / day);
    return Date{static_cast<std::int32_t>(floor)};
}

}  // namespace varn
