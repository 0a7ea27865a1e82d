#include "kronor.h"

namespace varn::measure {
namespace {

constexpr std::size_t digits_max = 15;

/// Without spaces of any kind, and without "kr" at the end.
std::string bare(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const rest = text.substr(i);
        if (rest.starts_with("\u00a0")) {
            i += 1;
        } else if (rest.starts_with("\u202f") || rest.starts_with("\u2009")) {
            i += 2;
        } else if (text[i] != ' ') {
            out += text[i];
        }
    }
    for (std::string_view const unit : {"kr", "Kr", "KR", "SEK"}) {
        if (out.ends_with(unit)) {
            out.erase(out.size() - unit.size());
            break;
        }
    }
    return out;
}

std::optional<std::int64_t> whole_number(std::string_view digits) {
    if (digits.empty() || digits.size() > digits_max) {
        return std::nullopt;
    }
    std::int64_t number = 0;
    for (char const c : digits) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        number = number * 10 + (c - '0');
    }
    return number;
}

}  // namespace

std::optional<std::int64_t> ore_of(std::string_view kronor) {
    auto const text = bare(kronor);
    auto const point = text.find_first_of(",.");
    auto const whole = whole_number(std::string_view{text}.substr(0, point));
    if (!whole) {
        return std::nullopt;
    }
    if (point == std::string::npos) {
        return *whole * 100;
    }
    auto part = text.substr(point + 1);
    if (part.empty() || part.size() > 2) {
        return std::nullopt;
    }
    part.resize(2, '0');
    auto const ore = whole_number(part);
    return ore ? std::optional{*whole * 100 + *ore} : std::nullopt;
}

std::string kronor_of(std::int64_t ore) {
    auto text = std::to_string(ore / 100);
    if (ore % 100 != 0) {
        auto const part = std::to_string(ore % 100);
        text += part.size() == 1 ? ",0" + part : "," + part;
    }
    return text;
}

}  // namespace varn::measure
