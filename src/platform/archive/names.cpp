#include "names.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "kernel/time.h"
#include "platform/archive.h"

namespace varn::archive {
namespace {

constexpr std::size_t shown_max = 200;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The size of the character of UTF-8 that `text` begins with and its number; size 0 when it is none.
struct Character {
    std::size_t size = 0;
    std::uint32_t number = 0;
};

Character first_character(std::string_view text) {
    auto const lead = static_cast<unsigned char>(text[0]);
    if (lead < 0x80) {
        return {1, lead};
    }
    std::size_t const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < size) {
        return {};
    }
    std::uint32_t number = lead & (0xffU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        auto const next = static_cast<unsigned char>(text[i]);
        if ((next & 0xc0U) != 0x80U) {
            return {};
        }
        number = (number << 6U) | (next & 0x3fU);
    }
    bool const too_long = (size == 3 && number < 0x800) || (size == 4 && number < 0x10000);
    bool const no_character = number > 0x10ffff || (number >= 0xd800 && number <= 0xdfff);
    return too_long || no_character ? Character{} : Character{size, number};
}

/// Swedish letters and their neighbours, without their marks.
char plain_letter(std::uint32_t number) {
    switch (number) {
        case 0xe5:
        case 0xe4:
        case 0xe6:
            return 'a';
        case 0xf6:
        case 0xf8:
            return 'o';
        case 0xe9:
        case 0xe8:
            return 'e';
        case 0xfc:
            return 'u';
        case 0xc5:
        case 0xc4:
        case 0xc6:
            return 'A';
        case 0xd6:
        case 0xd8:
            return 'O';
        case 0xc9:
        case 0xc8:
            return 'E';
        case 0xdc:
            return 'U';
        default:
            return '_';
    }
}

bool is_device(std::string_view stem) {
    auto const name = folded(stem);
    constexpr std::array<std::string_view, 4> devices{"con", "prn", "aux", "nul"};
    bool const numbered =
        name.size() == 4 && is_digit(name[3]) && (name.starts_with("com") || name.starts_with("lpt"));
    return numbered || std::find(devices.begin(), devices.end(), name) != devices.end();
}

struct Parted {
    std::string stem;
    std::string ending;  // with its dot
};

Parted parted(std::string const& name) {
    auto const dot = name.rfind('.');
    bool const has_ending = dot != name.npos && dot > 0 && name.size() - dot <= 12;
    return has_ending ? Parted{name.substr(0, dot), name.substr(dot)} : Parted{name, ""};
}

int number_of(std::string_view digits) {
    int number = -1;
    auto const* const end = digits.data() + digits.size();
    bool const plain = std::all_of(digits.begin(), digits.end(), is_digit);
    return plain && std::from_chars(digits.data(), end, number).ec == std::errc{} ? number : -1;
}

/// "Z", "+01:00" or nothing.
bool is_zone(std::string_view text) {
    if (text.empty() || text == "Z") {
        return true;
    }
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') {
        return false;
    }
    auto const hours = number_of(text.substr(1, 2));
    auto const minutes = number_of(text.substr(4, 2));
    return hours >= 0 && minutes >= 0 && hours * 60 + minutes <= 14 * 60 && minutes < 60;
}

}  // namespace

std::string folded(std::string_view name) {
    std::string small{name};
    std::transform(small.begin(), small.end(), small.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return small;
}

std::string clean_name(std::string_view name) {
    std::string clean;
    while (!name.empty()) {
        auto const character = first_character(name);
        auto const c = name.front();
        bool const kept = is_letter(c) || is_digit(c) || c == '-' || c == '_' || (c == '.' && !clean.empty());
        clean += kept ? c : plain_letter(character.number);
        name.remove_prefix(std::max<std::size_t>(1, character.size));
    }
    for (auto at = clean.find(".."); at != clean.npos; at = clean.find("..")) {
        clean.erase(at, 1);
    }
    while (clean.ends_with('.')) {
        clean.pop_back();
    }
    auto [stem, ending] = parted(clean);
    if (is_device(stem.substr(0, stem.find('.')))) {
        stem.insert(0, "_");
    }
    stem.resize(std::min(stem.size(), file_name_max - ending.size()));
    return stem.empty() ? "_" + ending : stem + ending;
}

std::string unique_name(std::string_view name, std::set<std::string>& taken) {
    auto const clean = clean_name(name);
    if (taken.insert(folded(clean)).second) {
        return clean;
    }
    auto const [stem, ending] = parted(clean);
    for (std::size_t number = 2;; ++number) {
        auto const mark = "-" + std::to_string(number);
        auto const room = file_name_max - std::min(file_name_max, ending.size() + mark.size());
        auto const other = stem.substr(0, room) + mark + ending;
        if (taken.insert(folded(other)).second) {
            return other;
        }
    }
}

bool is_safe_path(std::string_view path) {
    if (path.empty() || path.front() == '/' || !is_text(path) || path.find_first_of("\\:") != path.npos ||
        std::any_of(path.begin(), path.end(),
                    [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; })) {
        return false;
    }
    for (std::size_t at = 0; at <= path.size();) {
        auto const end = std::min(path.find('/', at), path.size());
        auto const part = path.substr(at, end - at);
        if (part.empty() || part == "." || part == "..") {
            return false;
        }
        at = end + 1;
    }
    return true;
}

std::string shown_name(std::string_view name) {
    std::string shown;
    while (!name.empty() && shown.size() < shown_max) {
        auto const character = first_character(name);
        bool const printed = character.size > 0 && character.number >= 0x20 && character.number != 0x7f;
        shown += printed ? std::string{name.substr(0, character.size)} : "?";
        name.remove_prefix(std::max<std::size_t>(1, character.size));
    }
    return shown;
}

bool is_text(std::string_view text) {
    while (!text.empty()) {
        auto const character = first_character(text);
        if (character.size == 0 || character.number == 0xfffe || character.number == 0xffff) {
            return false;
        }
        text.remove_prefix(character.size);
    }
    return true;
}

std::string path_of_href(std::string_view href) {
    std::string path;
    for (std::size_t i = 0; i < href.size(); ++i) {
        unsigned value = 0;
        auto const* const digits = href.data() + i + 1;
        if (href[i] == '%' && i + 2 < href.size() &&
            std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2) {
            path += static_cast<char>(value);
            i += 2;
        } else {
            path += href[i];
        }
    }
    while (path.starts_with("./")) {
        path.erase(0, 2);
    }
    return is_safe_path(path) ? path : "";
}

bool is_media_type(std::string_view text) {
    constexpr std::array<std::string_view, 10> tops{"application", "audio", "font",      "haptics", "image",
                                                    "message",     "model", "multipart", "text",    "video"};
    auto const slash = text.find('/');
    if (slash == text.npos || std::find(tops.begin(), tops.end(), text.substr(0, slash)) == tops.end()) {
        return false;
    }
    auto const name = text.substr(slash + 1);
    bool const is_experimental = name.starts_with("x-") || name.starts_with("x.");
    return !name.empty() && name.size() <= 127 && !is_experimental &&
           (is_letter(name[0]) || is_digit(name[0])) && std::all_of(name.begin(), name.end(), [](char c) {
               return is_letter(c) || is_digit(c) ||
                      std::string_view{"!#$&-^_.+"}.find(c) != std::string_view::npos;
           });
}

bool is_date_time(std::string_view text) {
    constexpr std::size_t to_seconds = 19;  // YYYY-MM-DDThh:mm:ss
    if (text.size() < to_seconds || !parse_date(text.substr(0, 10)) || text[10] != 'T' || text[13] != ':' ||
        text[16] != ':') {
        return false;
    }
    auto const hours = number_of(text.substr(11, 2));
    auto const minutes = number_of(text.substr(14, 2));
    auto const seconds = number_of(text.substr(17, 2));
    auto rest = text.substr(to_seconds);
    if (rest.starts_with('.')) {
        auto const end = std::min(rest.find_first_not_of("0123456789", 1), rest.size());
        if (end == 1) {
            return false;
        }
        rest.remove_prefix(end);
    }
    return hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60 &&
           is_zone(rest);
}

bool is_xml_id(std::string_view text) {
    auto const may_begin = [](char c) {
        return is_letter(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    };
    return !text.empty() && may_begin(text[0]) && std::all_of(text.begin(), text.end(), [&](char c) {
        return may_begin(c) || is_digit(c) || c == '-' || c == '.';
    });
}

}  // namespace varn::archive
