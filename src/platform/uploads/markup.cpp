#include "markup.h"

#include <algorithm>
#include <array>
#include <optional>

namespace varn::uploads {
namespace {

constexpr std::size_t markup_elements_max = 300'000;

/// What stands before the first colon, when that is before anything else of an address (RFC 3986, 3.1).
std::optional<std::string> scheme_of(std::string_view target) {
    auto const end = target.find_first_of(":/?#");
    return end == std::string_view::npos || target[end] != ':'
               ? std::nullopt
               : std::optional{lowered(target.substr(0, end))};
}

/// `//host/…` and `\\host\…` are another machine.
bool names_a_machine(std::string_view target) {
    auto const is_slash = [](char letter) { return letter == '/' || letter == '\\'; };
    return target.size() > 1 && is_slash(target[0]) && is_slash(target[1]);
}

/// The encoding that an XML declaration names (XML 1.0, 4.3.3); one that hides "<!DOCTYPE" is not taken.
bool is_plainly_encoded(std::string_view part) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    auto const text = part.starts_with(mark) ? part.substr(mark.size()) : part;
    auto const first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || has(part, std::string_view{"\0", 1})) {
        return part.empty();
    }
    auto const declaration = lowered(text.substr(0, std::min(text.find("?>"), text.size())));
    auto const encoding = declaration.starts_with("<?xml") ? declaration.find("encoding") : std::string::npos;
    if (encoding == std::string::npos) {
        return text[first] == '<';
    }
    auto const begin = declaration.find_first_of("\"'", encoding);
    auto const name = begin == std::string::npos ? "" : declaration.substr(begin + 1, 5);
    return name == "utf-8" || name == "us-as" || name == "iso-8";
}

}  // namespace

std::string_view local_name(std::string_view name) {
    return name.substr(name.find(':') + 1);
}

std::string const* find_local(interchange::Element const& element, std::string_view name) {
    auto const hit = std::find_if(element.attributes.begin(), element.attributes.end(),
                                  [&](auto const& pair) { return local_name(pair.first) == name; });
    return hit == element.attributes.end() ? nullptr : &hit->second;
}

Result<Done> must_be_plain_markup(std::string_view part) {
    if (!is_plainly_encoded(part)) {
        return refused("uploads.damaged");
    }
    if (has(part, "<!DOCTYPE") || has(part, "<!ENTITY")) {
        return refused("uploads.document_type");
    }
    return Done{};
}

Result<interchange::Document> read_markup(std::string_view part) {
    CHECK(must_be_plain_markup(part));
    if (part.empty()) {  // LibreOffice keeps an empty list of shortcuts
        return interchange::Document{};
    }
    auto document =
        interchange::read_xml(part, {.bytes = read_part_bytes_max, .elements = markup_elements_max});
    if (document.ok()) {
        return document;
    }
    auto const code = document.error().code;
    if (code == ErrorCode::too_large || code == ErrorCode::too_many) {
        return refused("uploads.part_too_large", {{"maximum", std::to_string(read_part_bytes_max >> 20U)}});
    }
    return refused("uploads.damaged");
}

bool is_plain_address(std::string_view target) {
    constexpr std::array<std::string_view, 4> plain{"https", "http", "mailto", "tel"};
    auto const scheme = scheme_of(target);
    return scheme ? std::find(plain.begin(), plain.end(), *scheme) != plain.end() : !names_a_machine(target);
}

bool is_inner_address(std::string_view target) {
    return !scheme_of(target) && !names_a_machine(target);
}

}  // namespace varn::uploads
