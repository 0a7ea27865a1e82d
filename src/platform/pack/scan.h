#pragma once
// A look at the bytes of a file before the YAML library sees them: what it would guess at, or run out of
// memory on, is refused here with its place.
#include <optional>
#include <string>
#include <string_view>

#include "kernel/result.h"
#include "platform/pack.h"

namespace varn::pack {

/// The first thing in `bytes` that is no plain UTF-8 text, with its place in `name`.
std::optional<Problem> first_bad_byte(std::string_view bytes, std::string_view name, Limits const& limits);
/// The text without a byte order mark and with line feeds alone at line ends.
std::string normalised(std::string_view bytes);
/// The length in bytes of the UTF-8 character at `at`, or 0 when there is none.
std::size_t utf8_length(std::string_view bytes, std::size_t at);
/// True for UTF-8 without control characters other than line feed and tab.
bool is_clean_text(std::string_view text);
/// How many characters a UTF-8 text has.
std::size_t characters(std::string_view text);
/// `name:line:column`.
std::string place_of(std::string_view name, int line, int column);

}  // namespace varn::pack
