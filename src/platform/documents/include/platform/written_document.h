#pragma once
// A document in the form that somebody asks for: over the API by a word, at the command line by the ending of
// a file.
#include <optional>
#include <string>
#include <string_view>

#include "platform/document_style.h"
#include "platform/documents.h"

namespace varn::documents {

enum class Form { pdf, oldest_pdf, docx, text };

/// The form of a word: `pdf`, `pdf-a1b`, `docx` or `text`; nothing for any other.
std::optional<Form> form_of(std::string_view word);

/// A document as bytes, what they are, and the ending of their file's name with its dot.
struct Written {
    std::string content_type;
    std::string ending;
    std::string bytes;
};
Result<Written> written_as(Form form, Document const& document, Style const& style);

}  // namespace varn::documents
