#include "snippet.h"

#include <algorithm>

#include "platform/search_words.h"

namespace varn::search {
namespace {

constexpr std::size_t looked_through_max = 20'000;  // bytes of a long text
constexpr std::size_t before_max = 60;
constexpr std::size_t shown_max = 200;
constexpr std::string_view left_out = "…";

bool answers(Word const& word, Question const& question) {
    return std::any_of(question.words.begin(), question.words.end(), [&](auto const& asked) {
        return !asked.is_excluded && match(asked, word.stem) != Match::none;
    });
}

/// The text up to a bound, not cut inside a character.
std::string_view up_to(std::string_view text, std::size_t size) {
    if (text.size() <= size) {
        return text;
    }
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) {
        --size;
    }
    return text.substr(0, size);
}

void put(std::vector<Piece>& pieces, std::string_view text, bool is_marked) {
    if (text.empty()) {
        return;
    }
    if (!pieces.empty() && pieces.back().marked == is_marked) {
        pieces.back().text += text;
    } else {
        pieces.push_back({std::string{text}, is_marked});
    }
}

/// The pieces of a text from `begin` to `end`.
std::vector<Piece> pieces_of(std::string_view text, std::vector<Word> const& words, std::size_t begin,
                             std::size_t end, Question const& question) {
    std::vector<Piece> pieces;
    put(pieces, begin > 0 ? left_out : "", false);
    auto at = begin;
    for (auto const& word : words) {
        if (word.begin >= begin && word.end <= end && answers(word, question)) {
            put(pieces, text.substr(at, word.begin - at), false);
            put(pieces, text.substr(word.begin, word.end - word.begin), true);
            at = word.end;
        }
    }
    put(pieces, text.substr(at, end - at), false);
    return pieces;
}

}  // namespace

std::vector<Piece> marked(std::string_view text, Question const& question) {
    return pieces_of(text, words_of(text), 0, text.size(), question);
}

std::vector<Piece> around_first(std::string_view whole, Question const& question) {
    auto const text = up_to(whole, looked_through_max);
    auto const words = words_of(text);
    auto const first =
        std::find_if(words.begin(), words.end(), [&](auto const& word) { return answers(word, question); });
    if (first == words.end()) {
        return {};
    }
    auto from = first;
    while (from != words.begin() && first->begin - std::prev(from)->begin <= before_max) {
        --from;
    }
    auto const begin = from == words.begin() ? 0 : from->begin;
    auto to = first;
    while (std::next(to) != words.end() && std::next(to)->end - begin <= shown_max) {
        ++to;
    }
    bool const to_the_end = std::next(to) == words.end() && text.size() == whole.size() &&
                            text.size() - begin <= shown_max + before_max;
    auto const end = to_the_end ? text.size() : to->end;
    auto pieces = pieces_of(text, words, begin, end, question);
    put(pieces, end < whole.size() ? left_out : "", false);
    return pieces;
}

std::vector<Piece> beginning(std::string_view text) {
    auto shown = up_to(text, shown_max);
    if (shown.size() < text.size()) {
        auto const space = shown.rfind(' ');
        shown = shown.substr(0, space == std::string_view::npos ? shown.size() : space);
    }
    std::vector<Piece> pieces;
    put(pieces, shown, false);
    put(pieces, shown.size() < text.size() ? left_out : "", false);
    return pieces;
}

}  // namespace varn::search
