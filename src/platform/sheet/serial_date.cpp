#include "serial_date.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "kernel/time.h"

namespace varn::sheet {

Shows shown_by(int format_id) {
    if ((format_id >= 14 && format_id <= 17) || (format_id >= 27 && format_id <= 36) ||
        (format_id >= 50 && format_id <= 58)) {
        return Shows::date;
    }
    if (format_id == 22) {
        return Shows::date_and_time;
    }
    bool const time = (format_id >= 18 && format_id <= 21) || (format_id >= 45 && format_id <= 47);
    return time ? Shows::time : Shows::number;
}

Shows shown_by_code(std::string_view code) {
    bool day = false;
    bool hour = false;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        char const c = code[i];
        if (c == '"' || c == '[') {
            auto const end = code.find(c == '"' ? '"' : ']', i + 1);
            bool const elapsed =
                c == '[' && end == i + 2 && std::string_view{"hHmMsS"}.find(code[i + 1]) != code.npos;
            hour = hour || elapsed;
            if (end == code.npos) {
                break;
            }
            i = end;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == 'y' || c == 'Y' || c == 'd' || c == 'D') {
            day = true;
        } else if (c == 'h' || c == 'H' || c == 's' || c == 'S') {
            hour = true;
        }
    }
    return day ? (hour ? Shows::date_and_time : Shows::date) : hour ? Shows::time : Shows::number;
}

std::string number_text(double number) {
    std::array<char, 400> buffer{};
    bool const whole = std::trunc(number) == number && std::abs(number) < 1e15;
    auto const end =
        whole ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), static_cast<long long>(number))
              : std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), end.ptr};
}

std::optional<std::string> serial_text(double serial, Shows shows, bool from_1904) {
    constexpr double last = 2'958'465;  // 9999-12-31
    constexpr long long day_seconds = 86'400;
    if (!(serial >= 0) || serial >= last + 1) {
        return std::nullopt;
    }
    auto const seconds = std::llround(serial * static_cast<double>(day_seconds));
    auto const days = static_cast<int>(seconds / day_seconds);
    auto const rest = static_cast<int>(seconds % day_seconds);
    std::array<char, 16> time{};
    std::snprintf(time.data(), time.size(), "%02d:%02d:%02d", rest / 3'600, rest / 60 % 60, rest % 60);
    if (shows == Shows::time) {  // more than a day is a duration, not a time
        return days == 0 ? std::optional<std::string>{time.data()} : std::nullopt;
    }
    // The epoch of 1900 counts a 29th of February 1900 that never was, so its first two months are a day off.
    if (!from_1904 && (days == 0 || days == 60)) {
        return std::nullopt;
    }
    auto const epoch = from_1904   ? date_of(1904, 1, 1)
                       : days < 60 ? date_of(1899, 12, 31)
                                   : date_of(1899, 12, 30);
    auto const date = to_text(plus_days(*epoch, days));
    return rest == 0 ? date : date + "T" + time.data();
}

}  // namespace varn::sheet
