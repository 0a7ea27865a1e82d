#pragma once
// What people paste, made fit for a document.
#include <functional>
#include <string>
#include <string_view>

#include "platform/documents.h"

namespace varn::documents {

/// The sign for what cannot be shown.
inline constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// The character at `at`, which is moved past it; U+FFFD where the bytes are no UTF-8.
char32_t next_character(std::string_view text, std::size_t& at);
void append_character(std::string& text, char32_t character);

/// Text with one kind of line end and no tabs. Control characters and what is no UTF-8 become "�"; what turns
/// the direction of writing, or shows nothing at all, is left out.
std::string clean(std::string_view text, bool keep_line_feeds = true);
/// Text as it may stand in XML, in an element or between double quotes.
std::string xml(std::string_view text);

/// Visits every text of a document that is running text or a single line, in reading order, with its pointer.
using TextVisitor = std::function<void(std::string& text, std::string const& pointer, bool one_line)>;
void visit_texts(Document& document, TextVisitor const& visit);

}  // namespace varn::documents
