#pragma once
// Dates as spreadsheets keep them: days since an epoch, with the time of day as a fraction.
#include <optional>
#include <string>
#include <string_view>

namespace varn::sheet {

/// What a number format shows of a serial date.
enum class Shows { number, date, date_and_time, time };

/// What a built-in format (ECMA-376 part 1, 18.8.30) shows.
Shows shown_by(int format_id);
/// What a format code shows: `yyyy-mm-dd` a date, `hh:mm` a time, `0.00` a number.
Shows shown_by_code(std::string_view code);

/// The ISO text of a serial date; nothing when it is none. `from_1904` for the epoch of old Macintosh files.
std::optional<std::string> serial_text(double serial, Shows shows, bool from_1904);
/// A number in its shortest form, whole ones without a point.
std::string number_text(double number);

}  // namespace varn::sheet
