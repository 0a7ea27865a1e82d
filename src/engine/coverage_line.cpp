#include "coverage_line.h"

#include <algorithm>
#include <charconv>

namespace varn::coverage {
namespace {

constexpr std::string_view blanks = " \t";

/// Cuts the next blank-separated piece off the front.
std::string_view next_piece(std::string_view& rest) {
    rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
    auto const piece = rest.substr(0, rest.find_first_of(blanks));
    rest.remove_prefix(piece.size());
    return piece;
}

/// Cuts off what stands between quotes at the end, if anything does.
Result<std::string_view> take_text(std::string_view& rest, TextLimits const& limits) {
    auto const open = rest.find('"');
    if (open == std::string_view::npos) {
        return std::string_view{};
    }
    auto const text = rest.substr(open + 1);
    auto const close = text.find('"');
    if (close == std::string_view::npos ||
        text.find_first_not_of(blanks, close + 1) != std::string_view::npos) {
        return wrong("coverage_text.bad_quotes");
    }
    if (close == 0 || close > limits.text_bytes_max) {
        return wrong("coverage_text.bad_text", {{"limit", std::to_string(limits.text_bytes_max)}});
    }
    rest = rest.substr(0, open);
    return text.substr(0, close);
}

std::vector<std::string_view> split(std::string_view value) {
    std::vector<std::string_view> pieces;
    for (;;) {
        auto const comma = value.find(',');
        pieces.push_back(value.substr(0, comma));
        if (comma == std::string_view::npos) {
            return pieces;
        }
        value.remove_prefix(comma + 1);
    }
}

}  // namespace

std::string joined(std::vector<std::string_view> const& names) {
    std::string out;
    for (auto const name : names) {
        out += (out.empty() ? "" : ", ") + std::string(name);
    }
    return out;
}

Result<Line> Line::take_apart(std::string_view rest, TextLimits const& limits) {
    Line line;
    line.list_max_ = limits.list_max;
    TRY(text, take_text(rest, limits));
    line.text = text;
    line.word = next_piece(rest);
    line.key = next_piece(rest);
    if (line.key.empty() || line.key.size() > limits.key_bytes_max ||
        line.key.find_first_of("=,/@:") != std::string_view::npos) {
        return wrong("coverage_text.bad_key",
                     {{"word", std::string(line.word)}, {"limit", std::to_string(limits.key_bytes_max)}});
    }
    for (auto piece = next_piece(rest); !piece.empty(); piece = next_piece(rest)) {
        CHECK(line.take_piece(piece));
    }
    return line;
}

Result<bool> Line::take_piece(std::string_view piece) {
    auto const equals = piece.find('=');
    bool const bare = equals == std::string_view::npos;
    Attribute const read{piece.substr(0, equals), bare ? std::string_view{} : piece.substr(equals + 1), bare,
                         false};
    if (read.name.empty() || (!bare && read.value.empty())) {
        return wrong("coverage_text.bad_attribute", piece);
    }
    bool const twice = std::any_of(attributes_.begin(), attributes_.end(),
                                   [&](Attribute const& other) { return other.name == read.name; });
    if (twice) {
        return wrong("coverage_text.attribute_twice", read.name);
    }
    attributes_.push_back(read);
    return true;
}

Line::Attribute const* Line::take(std::string_view attribute) {
    auto const hit = std::find_if(attributes_.begin(), attributes_.end(),
                                  [&](Attribute const& held) { return held.name == attribute; });
    if (hit == attributes_.end()) {
        return nullptr;
    }
    hit->taken = true;
    return &*hit;
}

Result<bool> Line::flag(std::string_view attribute) {
    auto const* held = take(attribute);
    if (held != nullptr && !held->bare) {
        return wrong("coverage_text.bad_flag", attribute);
    }
    return held != nullptr;
}

Result<std::optional<Date>> Line::date(std::string_view attribute) {
    auto const* held = take(attribute);
    if (held == nullptr) {
        return std::optional<Date>{};
    }
    auto const value = parse_date(held->value);
    if (!value) {
        return wrong("coverage_text.bad_date", attribute);
    }
    return value;
}

Result<std::optional<int>> Line::number(std::string_view attribute, int least, int most) {
    auto const* held = take(attribute);
    if (held == nullptr) {
        return std::optional<int>{};
    }
    int value = 0;
    auto const [end, failure] =
        std::from_chars(held->value.data(), held->value.data() + held->value.size(), value);
    bool const whole = failure == std::errc{} && end == held->value.data() + held->value.size();
    if (!whole || value < least || value > most) {
        return wrong("coverage_text.bad_number", {{"name", std::string(attribute)},
                                                  {"least", std::to_string(least)},
                                                  {"most", std::to_string(most)}});
    }
    return std::optional(value);
}

Result<std::vector<Index>> Line::list(std::string_view attribute, Keys const& keys) {
    auto const* held = take(attribute);
    std::vector<Index> found;
    if (held == nullptr) {
        return found;
    }
    for (auto const item : split(held->value)) {
        auto const hit = keys.find(item);
        if (hit == keys.end()) {
            return wrong("coverage_text.unknown_key",
                         {{"name", std::string(attribute)}, {"key", std::string(item)}});
        }
        found.push_back(hit->second);
        if (found.size() > list_max_) {
            return wrong("coverage_text.list_too_long",
                         {{"name", std::string(attribute)}, {"limit", std::to_string(list_max_)}});
        }
    }
    return found;
}

Result<std::optional<Index>> Line::one(std::string_view attribute, Keys const& keys) {
    TRY(found, list(attribute, keys));
    if (found.size() > 1) {
        return wrong("coverage_text.only_one", attribute);
    }
    return found.empty() ? std::nullopt : std::optional(found.front());
}

Result<Period> Line::period() {
    TRY(from, date("from"));
    TRY(to, date("to"));
    if (from && to && *to < *from) {
        return wrong("coverage_text.bad_period");
    }
    return Period{from, to};
}

std::vector<std::string_view> Line::words(std::string_view attribute) {
    auto const* held = take(attribute);
    return held == nullptr ? std::vector<std::string_view>{} : split(held->value);
}

Result<Done> Line::finish() const {
    for (auto const& attribute : attributes_) {
        if (!attribute.taken) {
            return wrong("coverage_text.unknown_attribute",
                         {{"word", std::string(word)}, {"name", std::string(attribute.name)}});
        }
    }
    return Done{};
}

}  // namespace varn::coverage
