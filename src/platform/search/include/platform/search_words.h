#pragma once
// The words of a text, as search knows them: lower case, å ä ö kept apart and other accents laid aside,
// Swedish endings taken off. Done here once and for both databases, so that they cannot differ.
#include <string>
#include <string_view>
#include <vector>

namespace varn::search {

/// Counts up when the same text gives other words; every index is then built anew.
inline constexpr int words_version = 1;

/// A word of a text.
struct Word {
    std::string folded;     // as it was written, in lower case
    std::string stem;       // what it is found by
    std::size_t begin = 0;  // its place in the text, in bytes
    std::size_t end = 0;
};

/// The words of a text, in order. What is not a letter or digit parts words, except in 2006:544, 4.2 and
/// 2024/17. A word is cut at 64 bytes.
std::vector<Word> words_of(std::string_view text);
/// The stem of one folded word: "skogsbränder" and "skogsbranden" give "skogsbrand".
std::string stem_of(std::string_view folded);
/// True for a word that says nothing by itself ("och", "för"): a question leaves it out when it has others.
bool is_filler(std::string_view folded);
/// The stems of other words for the same thing: "elavbrott" for "strömavbrott".
std::vector<std::string_view> synonyms_of(std::string_view stem);

/// The fewest letters of a part that is found inside a compound. A part of four stands first or last in it,
/// and what stands before a part has two letters at least.
inline constexpr std::size_t part_letters_min = 4;
/// True when the longer word is a compound with `part` in it: "vattenförsörjning" and "försörjning".
bool is_compound_of(std::string_view word, std::string_view part);
/// The number of characters of a text in UTF-8.
std::size_t letters_of(std::string_view text);

}  // namespace varn::search
