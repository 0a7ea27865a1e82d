#pragma once
// A row as the index knows it: the stems of each of its text fields, what it refers to and who owns it.
// Private to platform/search.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/search.h"
#include "question.h"

namespace varn::search {

/// Which fields of a kind are searched.
struct Fields {
    explicit Fields(Table const& table);
    Column const* title = nullptr;
    std::vector<Column const*> texts;       // the title first
    std::vector<Column const*> references;  // ids of other things
    Column const* owner = nullptr;
};

struct DocumentField {
    std::string_view name;
    std::vector<std::string_view> stems;
};

/// Views into the text it was read from.
struct Document {
    std::vector<DocumentField> fields;  // the title first
    std::vector<std::string_view> references;
    std::string_view owner;
};

/// One line a field, `name stem stem …`; `@ id id …`; `! id`.
std::string document_of(Fields const& fields, void const* row);
/// The same from the values of the text fields, in their order.
std::string document_of(Fields const& fields, std::vector<std::string_view> const& texts,
                        std::vector<std::string_view> const& references, std::string_view owner);
Document read_document(std::string_view text);
/// True when the writer of the row did not see all of its fields.
bool lacks_words(std::string_view document);
/// The document with the words of those fields as they were.
std::string with_words_of(std::string_view earlier, std::string_view document);

// The terms that lists are kept by: a letter that says of what, and the word or id.
inline constexpr char in_text = 'w';       // a word anywhere
inline constexpr char in_title = 't';      // a word of the title
inline constexpr char title_begins = 'f';  // its first word
inline constexpr char title_length = 'n';  // the number of its words
inline constexpr char refers_to = 'r';     // a thing that it belongs to
inline constexpr char owned_by = 'o';      // the unit whose it is
std::string term(char of, std::string_view what);
/// Every term of a document, once.
std::vector<std::string> terms_of(Document const& document);

/// How a document answers one word.
struct WordMatch {
    bool in_title = false;  // the same word
    bool in_text = false;
    bool in_compound = false;
};
WordMatch match(AskedWord const& asked, Document const& document);
/// What answers a question, best first.
enum Tier : std::size_t { exactly, from_beginning, by_title, by_text, at_all };
inline constexpr std::size_t tiers = 5;
/// How well a document answers a question; nothing when it does not.
std::optional<Tier> merit(Question const& question, Document const& document);
/// Takes the words of a field out of a document.
void hide(Document& document, std::string_view part);
/// True when the words of the phrase stand beside each other in one field.
bool has_phrase(Document const& document, Phrase const& phrase);

}  // namespace varn::search
