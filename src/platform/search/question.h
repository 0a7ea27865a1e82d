#pragma once
// What somebody asked for, understood: words that must all be there, phrases, words that must not. Private to
// platform/search.
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace varn::search {

struct AskedWord {
    std::string folded;
    std::string stem;
    bool is_beginning = false;  // "översv*": words that begin so
    bool is_excluded = false;
    bool is_exact = false;  // in quotation marks: no compounds and no other words for it
};

struct Phrase {
    std::vector<std::string> stems;
    bool is_excluded = false;
};

struct Question {
    std::vector<AskedWord> words;  // those of phrases too, which are not excluded
    std::vector<Phrase> phrases;   // of two words and more
    std::vector<AskedWord> first;  // the first word as typed, also one that says nothing; or none
    std::size_t length = 0;        // words typed that are not excluded
    bool asks() const;             // for at least one word that must be there
};

/// How well a word of a document answers a word that was asked for.
enum class Match { none, compound, same };

/// Understands what was typed; whatever it is, it means something. `invalid` when it has too many words.
Result<Question> read_question(std::string_view typed);
/// A word of a document against a word asked for: the same, or a compound or another word for it.
Match match(AskedWord const& asked, std::string_view stem);

}  // namespace varn::search
