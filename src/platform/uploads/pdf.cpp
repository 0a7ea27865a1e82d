#include "pdf.h"

#include <algorithm>
#include <array>
#include <optional>

namespace varn::uploads {
namespace {

constexpr std::string_view pdf_blanks{"\0\t\n\f\r ", 6};
constexpr std::string_view ends_a_name{"\0\t\n\f\r ()<>[]{}/%", 16};
/// Types of actions and entries of dictionaries (ISO 32000-1, 7.11.4, 12.6.4, 13). Too long to be met by
/// chance.
constexpr std::array<std::string_view, 8> active_names{
    "JavaScript", "Launch", "EmbeddedFile", "GoToE", "ImportData", "EmbeddedFiles", "Rendition", "RichMedia"};
/// These are short enough to stand in the bytes of a picture, and are looked for outside streams.
constexpr std::array<std::string_view, 2> short_active_names{"JS", "XFA"};

std::optional<unsigned> hex_digit(char digit) {
    constexpr std::string_view digits = "0123456789abcdef";
    auto const low = digit >= 'A' && digit <= 'F' ? static_cast<char>(digit - 'A' + 'a') : digit;
    auto const value = digits.find(low);
    return value == std::string_view::npos ? std::nullopt : std::optional{static_cast<unsigned>(value)};
}

/// The name after a slash. `/J#61vaScript` is the same name as `/JavaScript` (7.3.5).
std::string pdf_name(std::string_view bytes) {
    constexpr std::size_t name_max = 20;  // longer ones are not looked for
    std::string name;
    for (std::size_t i = 0;
         i < bytes.size() && name.size() < name_max && !has(ends_a_name, bytes.substr(i, 1)); ++i) {
        auto const high = bytes[i] == '#' && i + 2 < bytes.size() ? hex_digit(bytes[i + 1]) : std::nullopt;
        auto const low = high ? hex_digit(bytes[i + 2]) : std::nullopt;
        name += low ? static_cast<char>(*high * 16 + *low) : bytes[i];
        i += low ? 2 : 0;
    }
    return name;
}

/// Where the stream ends whose keyword stands at `at`; `at` itself when none begins there (7.3.8.1).
std::size_t stream_end(std::string_view bytes, std::size_t at) {
    auto const after = bytes.substr(at);
    auto const last = bytes.substr(0, at).find_last_not_of(pdf_blanks);
    bool const begins = (after.starts_with("stream\n") || after.starts_with("stream\r\n")) &&
                        last != std::string_view::npos && bytes[last] == '>';
    auto const end = begins ? bytes.find("endstream", at) : std::string_view::npos;
    return end == std::string_view::npos ? at : end;
}

/// Whether a value of the short names follows: a text, a reference or a list. In an address (`…/JS/a.js`)
/// none does.
bool has_value(std::string_view behind_name) {
    auto const next = behind_name.find_first_not_of(pdf_blanks);
    return next != std::string_view::npos && has("(<[%0123456789", behind_name.substr(next, 1));
}

bool is_short_active_name(std::string_view behind_slash) {
    auto const end = std::min(behind_slash.find_first_of(ends_a_name), behind_slash.size());
    auto const name = pdf_name(behind_slash);
    return std::find(short_active_names.begin(), short_active_names.end(), name) !=
               short_active_names.end() &&
           has_value(behind_slash.substr(end));
}

std::optional<std::string> active_name(std::string_view bytes) {
    std::size_t in_stream_until = 0;
    for (std::size_t at = bytes.find_first_of("/s"); at != std::string_view::npos;
         at = bytes.find_first_of("/s", at + 1)) {
        if (bytes[at] == 's') {
            in_stream_until = at < in_stream_until ? in_stream_until : stream_end(bytes, at);
            continue;
        }
        auto const name = pdf_name(bytes.substr(at + 1));
        if (std::find(active_names.begin(), active_names.end(), name) != active_names.end() ||
            (at >= in_stream_until && is_short_active_name(bytes.substr(at + 1)))) {
            return name;
        }
    }
    return std::nullopt;
}

}  // namespace

Result<Done> look_over_pdf(std::string_view bytes) {
    constexpr std::string_view end_mark = "%%EOF";
    constexpr std::size_t searched_for_end = 1024;
    bool const is_known = bytes.size() > 8 && bytes[7] >= '0' && bytes[7] <= '7';
    auto const end = bytes.rfind(end_mark);
    if (!is_known || end == std::string_view::npos) {
        return refused("uploads.damaged");
    }
    auto const behind = bytes.substr(end + end_mark.size());
    if (behind.find_first_not_of(pdf_blanks) != std::string_view::npos) {
        return refused("uploads.two_kinds");
    }
    if (behind.size() > searched_for_end) {
        return refused("uploads.damaged");
    }
    if (auto const name = active_name(bytes)) {
        return refused("uploads.active_pdf", {{"name", "/" + *name}});
    }
    return Done{};
}

}  // namespace varn::uploads
