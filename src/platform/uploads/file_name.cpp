#include "file_name.h"

#include <algorithm>
#include <vector>

#include "characters.h"

namespace varn::uploads {
namespace {

/// Marks that turn the direction of text (UAX #9), have no width or break lines: "gpj.exe" is to look like
/// itself.
bool hides(char32_t mark) {
    return mark == 0x061c || (mark >= 0x200b && mark <= 0x200f) || (mark >= 0x2028 && mark <= 0x202e) ||
           (mark >= 0x2060 && mark <= 0x206f) || mark == 0xfeff;
}

/// What is left of a name, and where each of its characters ends.
struct Kept {
    std::string name;
    std::vector<std::size_t> ends;
};

Kept kept_of(std::string_view name) {
    constexpr std::string_view means_something = "<>:\"|?*";  // to Windows, or to a header of HTTP
    Kept kept;
    while (!name.empty()) {
        auto const before = name;
        auto const character = take_character(name);
        if (!character || is_control(*character) || hides(*character)) {
            continue;
        }
        auto const bytes = before.substr(0, before.size() - name.size());
        if (kept.name.empty() && (bytes == "." || bytes == " ")) {
            continue;
        }
        kept.name += has(means_something, bytes) ? "-" : bytes;
        kept.ends.push_back(kept.name.size());
    }
    return kept;
}

void trim_end(std::string& name) {
    while (name.ends_with('.') || name.ends_with(' ')) {
        name.pop_back();
    }
}

bool fits(std::string_view ending, Kind const& kind) {
    auto const low = lowered(ending);
    return !low.empty() && (low == kind.ending || low == kind.other_ending);
}

/// What stands after the last dot, when programs would take it for an ending: "exe", but not the "12" of
/// "2024.12".
std::string_view ending_of(std::string_view name) {
    constexpr std::size_t ending_max = 5;
    auto const dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || name.size() - dot - 1 > ending_max) {
        return {};
    }
    auto const ending = name.substr(dot + 1);
    auto const low = lowered(ending);
    bool const is_plain = low.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") == std::string::npos;
    bool const has_letter = low.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos;
    return is_plain && has_letter ? ending : std::string_view{};
}

}  // namespace

std::string clean_file_name(std::string_view name, Kind const& kind) {
    auto const last = name.find_last_of("/\\");
    auto const kept = kept_of(last == std::string_view::npos ? name : name.substr(last + 1));
    std::string stem = kept.name;
    trim_end(stem);
    std::string ending{ending_of(stem)};
    if (!ending.empty()) {
        stem.resize(stem.size() - ending.size() - 1);
        // "svar.pdf.exe" that is a PDF becomes "svar.pdf".
        if (auto const inner = ending_of(stem); !fits(ending, kind) && fits(inner, kind)) {
            ending = inner;
            stem.resize(stem.size() - ending.size() - 1);
        }
    }
    if (!fits(ending, kind)) {
        ending = kind.ending;
    }
    auto const room = file_name_max - ending.size() - 1;
    if (kept.ends.size() > room) {
        stem.resize(std::min(stem.size(), kept.ends[room - 1]));
    }
    trim_end(stem);
    return (stem.empty() ? "file" : stem) + "." + ending;
}

}  // namespace varn::uploads
