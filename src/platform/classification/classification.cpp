#include "platform/classification.h"

#include <algorithm>
#include <array>
#include <string>

namespace varn::classification {
namespace {

struct Term {
    std::string_view capitals;
    SecurityClass which;
};
// The longer before the shorter that they end with.
constexpr std::array terms{Term{"KVALIFICERAT HEMLIG", SecurityClass::top_secret},
                           Term{"BEGRÄNSAT HEMLIG", SecurityClass::restricted},
                           Term{"KONFIDENTIELL", SecurityClass::confidential},
                           Term{"HEMLIG", SecurityClass::secret},
                           Term{"COSMIC TOP SECRET", SecurityClass::top_secret},
                           Term{"TRES SECRET UE", SecurityClass::top_secret},
                           Term{"TOP SECRET", SecurityClass::top_secret},
                           Term{"NATO SECRET", SecurityClass::secret},
                           Term{"NATO CONFIDENTIAL", SecurityClass::confidential},
                           Term{"NATO RESTRICTED", SecurityClass::restricted},
                           Term{"SECRET UE", SecurityClass::secret},
                           Term{"CONFIDENTIEL UE", SecurityClass::confidential},
                           Term{"RESTREINT UE", SecurityClass::restricted}};
constexpr std::string_view label = "SÄKERHETSSKYDDSKLASS";
constexpr std::string_view blank = " \t";
// What people put around a heading: "*** HEMLIG ***", "# HEMLIG", "— HEMLIG —".
constexpr std::string_view ornaments = " \t*#=_~|>\"'.-+\xe2\x80\x93\x94\xa2";

/// In capitals, with the blanks of any length between two words made one.
std::string capitals_of(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if (c >= 'a' && c <= 'z') {
            out += static_cast<char>(c - 'a' + 'A');
        } else if (c == '\xc3' && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) >= 0xA0) {
            out += c;
            out += static_cast<char>(text[++i] - 0x20);  // å ä ö é …
        } else {
            out += c;
        }
    }
    return out;
}

std::string_view without(std::string_view text, std::string_view around) {
    auto const first = text.find_first_not_of(around);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(around) - first + 1);
}

/// A term that the text begins with, as whole words.
std::optional<Term> begins_with(std::string_view text) {
    for (auto const& term : terms) {
        if (text.starts_with(term.capitals)) {
            auto const next = text.size() > term.capitals.size() ? text[term.capitals.size()] : '\n';
            bool const goes_on = (next >= 'A' && next <= 'Z') || (next >= 'a' && next <= 'z') ||
                                 (next >= '0' && next <= '9') || next == '\xc3';
            if (!goes_on) {
                return term;
            }
        }
    }
    return std::nullopt;
}

/// Heading or label: the class stands alone on its line, or at its beginning before a colon, slash, dash,
/// full stop or bracket.
std::optional<SecurityClass> heads(std::string_view line) {
    line = without(line, ornaments);
    auto const term = begins_with(line);
    if (!term) {
        return std::nullopt;
    }
    auto const rest = without(line.substr(term->capitals.size()), blank);
    static constexpr std::string_view marks = ":/(-.|;[\xe2";  // the last begins a dash
    bool const ends = rest.empty() || marks.find(rest.front()) != std::string_view::npos;
    return ends ? std::optional{term->which} : std::nullopt;
}

/// In brackets, and nothing else there: "(HEMLIG)", "[BEGRÄNSAT HEMLIG]".
std::optional<SecurityClass> stands_in_brackets(std::string_view line) {
    for (auto open = line.find_first_of("(["); open != std::string_view::npos;
         open = line.find_first_of("([", open + 1)) {
        auto const close = line.find_first_of(")]", open);
        if (close == std::string_view::npos) {
            return std::nullopt;
        }
        auto const inside = without(line.substr(open + 1, close - open - 1), blank);
        auto const term = begins_with(inside);
        if (term && inside.size() == term->capitals.size()) {
            return term->which;
        }
    }
    return std::nullopt;
}

/// "Säkerhetsskyddsklass: hemlig", however it is written.
std::optional<SecurityClass> is_labelled(std::string_view line) {
    auto const capitals = capitals_of(line);
    std::string_view const text = capitals;
    for (auto at = text.find(label); at != std::string_view::npos; at = text.find(label, at + 1)) {
        auto const rest = without(text.substr(at + label.size()), blank);
        if (rest.empty() || (rest.front() != ':' && rest.front() != '=')) {
            continue;
        }
        if (auto const term = begins_with(without(rest.substr(1), ornaments))) {
            return term->which;
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<SecurityClass> marked_with(std::string_view text) {
    std::optional<SecurityClass> highest;
    auto const take = [&highest](std::optional<SecurityClass> found) {
        if (found && (!highest || *found > *highest)) {
            highest = found;
        }
    };
    while (!text.empty()) {
        auto const end = std::min(text.find_first_of("\r\n"), text.size());
        auto const line = text.substr(0, end);
        text = end == text.size() ? std::string_view{} : text.substr(end + 1);
        take(heads(line));
        take(stands_in_brackets(line));
        take(is_labelled(line));
    }
    return highest;
}

std::string_view legal_name(SecurityClass which) {
    static constexpr std::array<std::string_view, 4> names{"BEGRÄNSAT HEMLIG", "KONFIDENTIELL", "HEMLIG",
                                                           "KVALIFICERAT HEMLIG"};
    return names[static_cast<std::size_t>(which)];
}

}  // namespace varn::classification
