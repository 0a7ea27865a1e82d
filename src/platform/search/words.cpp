#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "folding.h"
#include "platform/search_words.h"

namespace varn::search {

std::size_t letters_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    }));
}

namespace {

constexpr std::size_t word_bytes_max = 64;
constexpr std::size_t stemmed_letters_min = 3;

// Forms that change inside the word, which no ending tells. The longer stands before one that it ends with.
constexpr std::array<std::pair<std::string_view, std::string_view>, 18> changed_inside{
    {{"bränder", "brand"},
     {"stränder", "strand"},
     {"länder", "land"},
     {"städer", "stad"},
     {"nätter", "natt"},
     {"fötter", "fot"},
     {"rötter", "rot"},
     {"böcker", "bok"},
     {"ledamöter", "ledamot"},
     {"döttrar", "dotter"},
     {"bröder", "broder"},
     {"söner", "son"},
     {"tjänstemän", "tjänsteman"},
     {"brandmän", "brandman"},
     {"ombudsmän", "ombudsman"},
     {"nämndemän", "nämndeman"},
     {"vattnet", "vatten"},
     {"männen", "man"}}};
constexpr std::array<std::string_view, 6> their_endings{"", "s", "na", "nas", "nen", "nens"};

// Different words for one thing, in the stems that they have. Each line is one thing.
constexpr std::array<std::array<std::string_view, 3>, 12> same_things{{
    {"strömavbrott", "elavbrott", ""},
    {"cyberangrepp", "cyberattack", "itangrepp"},
    {"kommunfullmäkt", "kf", "fullmäkt"},
    {"kommunstyr", "ks", ""},
    {"msb", "mcf", ""},
    {"säpo", "säkerhetspolis", ""},
    {"rsa", "sårbarhetsanalys", ""},
    {"leh", "2006:544", ""},
    {"lso", "2003:778", ""},
    {"osl", "2009:400", ""},
    {"säkerhetsskyddslag", "2018:585", ""},
    {"översvämning", "skyfall", ""},
}};

constexpr std::array<std::string_view, 48> fillers{
    "alla", "allt",  "att", "av",   "bli", "blir",  "de",    "dem", "den",  "denna", "deras", "dess",
    "det",  "detta", "dit", "du",   "där", "efter", "eller", "en",  "ett",  "från",  "för",   "ha",
    "han",  "har",   "hon", "hur",  "i",   "in",    "inom",  "kan", "med",  "men",   "mot",   "när",
    "och",  "om",    "på",  "samt", "sig", "sin",   "ska",   "som", "till", "vid",   "är",    "över"};

struct Deleted {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

/// One a thread, since a stemmer holds the word it works on.
sb_stemmer* stemmer() {
    thread_local std::unique_ptr<sb_stemmer, Deleted> const mine{sb_stemmer_new("swedish", "UTF_8")};
    return mine.get();
}

/// The plain form of a word that changes inside, also last in a compound; empty for other words.
std::string plain_form_of(std::string_view folded) {
    for (auto const& [form, plain] : changed_inside) {
        auto const at = folded.rfind(form);
        if (at == std::string_view::npos) {
            continue;
        }
        auto const ending = folded.substr(at + form.size());
        if (std::find(their_endings.begin(), their_endings.end(), ending) != their_endings.end()) {
            return std::string{folded.substr(0, at)} + std::string{plain};
        }
    }
    return {};
}

/// A word without the definite ending of the neuter ("målet", "programmets"), which the stemmer leaves: the
/// rest goes through the stemmer. Words that end so by themselves are left alone.
std::string_view without_neuter(std::string_view word) {
    static constexpr std::array<std::string_view, 12> whole{"het",    "itet",   "andet",    "paket",
                                                            "staket", "budget", "internet", "magnet",
                                                            "planet", "poet",   "ticket",   "diet"};
    constexpr std::size_t left_min = 3;
    auto const base = word.ends_with("ets") ? word.substr(0, word.size() - 1) : word;
    bool const is_whole =
        std::any_of(whole.begin(), whole.end(), [&](auto ending) { return base.ends_with(ending); });
    return base.ends_with("et") && !is_whole && letters_of(base) >= left_min + 2
               ? base.substr(0, base.size() - 2)
               : word;
}

bool joins(char byte) {
    return byte == ':' || byte == '.' || byte == '/' || byte == '-';
}

bool is_digit(std::string_view text, std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// Where the word ends that begins at `begin`.
std::size_t end_of_word(std::string_view text, std::size_t begin) {
    auto at = begin;
    for (auto end = begin; end < text.size();) {
        auto next = end;
        auto const glyph = next_glyph(text, next);
        bool const inside = glyph == Glyph::other && joins(text[end]) && is_digit(text, end + 1) &&
                            end > begin && is_digit(text, end - 1);
        if ((glyph == Glyph::other && !inside) || next - begin > word_bytes_max) {
            break;
        }
        at = end = next;
    }
    return at;
}

}  // namespace

std::string stem_of(std::string_view folded) {
    bool const has_digit =
        std::any_of(folded.begin(), folded.end(), [](char byte) { return byte >= '0' && byte <= '9'; });
    if (has_digit || letters_of(folded) < stemmed_letters_min) {
        return std::string{folded};
    }
    auto const plain = plain_form_of(folded);
    auto const word = without_neuter(plain.empty() ? folded : std::string_view{plain});
    auto const* stem = sb_stemmer_stem(stemmer(), reinterpret_cast<sb_symbol const*>(word.data()),
                                       static_cast<int>(word.size()));
    if (stem == nullptr) {
        return std::string{word};
    }
    std::string found{reinterpret_cast<char const*>(stem),
                      static_cast<std::size_t>(sb_stemmer_length(stemmer()))};
    // The stemmer halves a doubled consonant of long words alone ("dricksvatt" but "vatt"): given back, so
    // that a compound ends as its last part does.
    bool const halved = word.size() > found.size() && word.starts_with(found) && !found.empty() &&
                        word[found.size()] == found.back() &&
                        std::string_view{"dnt"}.find(found.back()) != std::string_view::npos;
    if (halved) {
        found += found.back();
    }
    if (found.ends_with("mm")) {
        found.pop_back();  // "programmen" and "program": Swedish doubles no m at the end of a word
    }
    return found;
}

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    for (std::size_t at = 0; at < text.size();) {
        auto const begin = at;
        auto const glyph = next_glyph(text, at);
        if (glyph == Glyph::other || glyph == Glyph::mark) {
            continue;
        }
        at = std::max(at, end_of_word(text, begin));
        auto folded = fold(text.substr(begin, at - begin));
        if (!folded.empty()) {
            auto stem = stem_of(folded);
            words.push_back({std::move(folded), std::move(stem), begin, at});
        }
    }
    return words;
}

bool is_filler(std::string_view folded) {
    return std::binary_search(fillers.begin(), fillers.end(), folded);
}

std::vector<std::string_view> synonyms_of(std::string_view stem) {
    std::vector<std::string_view> others;
    for (auto const& thing : same_things) {
        if (std::find(thing.begin(), thing.end(), stem) != thing.end()) {
            std::copy_if(thing.begin(), thing.end(), std::back_inserter(others),
                         [&](auto word) { return !word.empty() && word != stem; });
        }
    }
    return others;
}

bool is_compound_of(std::string_view word, std::string_view part) {
    auto const letters = letters_of(part);
    if (word.size() <= part.size() || letters < part_letters_min) {
        return false;
    }
    for (auto at = word.find(part); at != std::string_view::npos; at = word.find(part, at + 1)) {
        auto const before = letters_of(word.substr(0, at));
        auto const after = letters_of(word.substr(at + part.size()));
        // One letter before is no part ("släck" has no "läck"); one after is an ending ("miljön").
        bool const fits = before != 1;
        if (fits && (letters > part_letters_min || before == 0 || after == 0)) {
            return true;
        }
    }
    return false;
}

}  // namespace varn::search
