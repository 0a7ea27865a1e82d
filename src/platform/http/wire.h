#pragma once
// The small grammars of HTTP, as pure functions.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/time.h"
#include "platform/request.h"

namespace varn::http::wire {

/// Decodes %41; nothing when a percent sign is not followed by two hexadecimal digits, or for a zero byte.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space);
/// The names and values of a query string in order, decoded; nothing when it cannot be decoded.
std::optional<std::vector<std::pair<std::string, std::string>>> query_fields(std::string_view query);
/// Splits a request target into path and query. Takes origin form, absolute form and "*"; nothing otherwise.
std::optional<std::pair<std::string, std::string>> split_target(std::string_view target);
/// Parts of a comma-separated list, trimmed, without empty ones.
std::vector<std::string_view> list_parts(std::string_view text);
/// Without white space at both ends.
std::string_view trimmed(std::string_view text);
/// The quality that an Accept-like header gives to `wanted` (0 = refused); nothing when it does not name it.
std::optional<double> quality_of(std::string_view header, std::string_view wanted);
/// True when If-None-Match names the entity tag (weak comparison) or is "*".
bool names_tag(std::string_view if_none_match, std::string_view tag);
/// The version that If-Match names: `"7"`, exactly one strong tag; nothing otherwise.
std::optional<int> version_in_tag(std::string_view if_match);
/// "sv" or "en": the cookie `lang`, else the better of the two by Accept-Language, else "sv".
std::string language_of(RequestHead const& head);
/// A date as HTTP writes it: "Sun, 06 Nov 1994 08:49:37 GMT".
std::string http_date(Instant instant);
/// The reason phrase of a status.
std::string_view reason_of(int status);
/// True when the texts are equal; takes as long for any two texts of the same length.
bool same_secret(std::string_view a, std::string_view b);
/// Lower case of ASCII letters.
std::string lower(std::string_view text);

/// The status line and header fields of an answer, with the empty line. Content-Length is that of `length`,
/// when given. Line breaks inside a value, which nobody should have put there, become spaces.
std::string head_text(Response const& response, std::optional<std::size_t> length, bool keep_alive,
                      std::string const& date);

}  // namespace varn::http::wire
