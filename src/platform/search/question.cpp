#include "question.h"

#include <algorithm>

#include "platform/search.h"
#include "platform/search_words.h"

namespace varn::search {
namespace {

constexpr std::size_t beginning_letters_min = 2;

/// A piece of what was typed: a word with its signs, or what stands between quotation marks.
struct Typed {
    std::string_view text;
    bool is_quoted = false;
    bool is_excluded = false;
    bool is_beginning = false;
};

bool is_space(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/// A quotation mark of any kind at `at`, by its length in bytes; 0 when there is none.
std::size_t quote_at(std::string_view text, std::size_t at) {
    for (std::string_view const mark : {"\"", "”", "“", "»", "«"}) {
        if (text.substr(at).starts_with(mark)) {
            return mark.size();
        }
    }
    return 0;
}

Typed quoted(std::string_view text, std::size_t& at) {
    at += quote_at(text, at);
    auto const begin = at;
    while (at < text.size() && quote_at(text, at) == 0) {
        ++at;
    }
    Typed typed{text.substr(begin, at - begin), true, false, false};
    at += at < text.size() ? quote_at(text, at) : 0;
    return typed;
}

std::vector<Typed> parts_of(std::string_view text) {
    std::vector<Typed> parts;
    for (std::size_t at = 0; at < text.size();) {
        if (is_space(text[at])) {
            ++at;
            continue;
        }
        bool const excluded = text[at] == '-' && at + 1 < text.size() && !is_space(text[at + 1]);
        at += excluded ? 1 : 0;
        Typed typed;
        if (quote_at(text, at) != 0) {
            typed = quoted(text, at);
        } else {
            auto const begin = at;
            while (at < text.size() && !is_space(text[at]) && quote_at(text, at) == 0) {
                ++at;
            }
            typed.text = text.substr(begin, at - begin);
            typed.is_beginning = typed.text.ends_with('*');
        }
        typed.is_excluded = excluded;
        parts.push_back(typed);
    }
    return parts;
}

void take(Typed const& typed, Question& question) {
    auto words = words_of(typed.text);
    Phrase phrase;
    phrase.is_excluded = typed.is_excluded;
    for (auto& word : words) {
        bool const last = &word == &words.back();
        phrase.stems.push_back(word.stem);
        if (typed.is_excluded && words.size() > 1) {
            continue;  // "-röd-grön" leaves out the phrase, not all that is red
        }
        AskedWord asked{std::move(word.folded), std::move(word.stem), false, typed.is_excluded,
                        typed.is_quoted};
        asked.is_beginning = typed.is_beginning && last && letters_of(asked.folded) >= beginning_letters_min;
        question.words.push_back(std::move(asked));
    }
    if (phrase.stems.size() > 1 && (typed.is_quoted || typed.is_excluded)) {
        question.phrases.push_back(std::move(phrase));
    }
}

}  // namespace

bool Question::asks() const {
    return std::any_of(words.begin(), words.end(), [](auto const& word) { return !word.is_excluded; });
}

Result<Question> read_question(std::string_view typed) {
    Question question;
    for (auto const& part : parts_of(typed)) {
        take(part, question);
    }
    auto& words = question.words;
    for (auto const& word : words) {
        question.length += word.is_excluded ? 0 : 1;
        if (!word.is_excluded && question.first.empty()) {
            question.first.push_back(word);
        }
    }
    // A word that says nothing is left out, unless there is nothing else.
    auto const is_light = [](AskedWord const& word) {
        return !word.is_excluded && !word.is_beginning && is_filler(word.folded);
    };
    bool const only_light = std::all_of(words.begin(), words.end(),
                                        [&](auto const& word) { return word.is_excluded || is_light(word); });
    if (!only_light) {
        std::erase_if(words, is_light);
    }
    std::vector<AskedWord> once;
    for (auto& word : words) {
        bool const known = std::any_of(once.begin(), once.end(), [&](auto const& other) {
            return other.stem == word.stem && other.is_beginning == word.is_beginning &&
                   other.is_excluded == word.is_excluded && other.is_exact == word.is_exact &&
                   (!word.is_beginning || other.folded == word.folded);
        });
        if (!known) {
            once.push_back(std::move(word));
        }
    }
    words = std::move(once);
    if (words.size() > words_max) {
        return invalid("/words", "search.too_many_words", {{"maximum", std::to_string(words_max)}});
    }
    return question;
}

Match match(AskedWord const& asked, std::string_view stem) {
    if (stem == asked.stem || (asked.is_beginning && stem.starts_with(asked.folded))) {
        return Match::same;
    }
    if (asked.is_beginning || asked.is_excluded || asked.is_exact) {
        return Match::none;
    }
    if (is_compound_of(stem, asked.stem)) {
        return Match::compound;
    }
    auto const others = synonyms_of(asked.stem);
    return std::find(others.begin(), others.end(), stem) != others.end() ? Match::compound : Match::none;
}

}  // namespace varn::search
