#include "kin_words.h"

#include <algorithm>
#include <string>
#include <vector>

namespace varn::programme {
namespace {

/// Shorter words say little of what a text is about; shorter beginnings are shared by chance.
constexpr std::size_t long_word_bytes = 7;
constexpr std::size_t kin_bytes = 8;

/// Small letters, for ASCII and for the letters of Latin-1 (Å Ä Ö É …) in UTF-8.
std::string lowered(std::string_view text) {
    std::string out{text};
    for (std::size_t i = 0; i < out.size(); ++i) {
        auto const byte = static_cast<unsigned char>(out[i]);
        bool const after_c3 = i > 0 && static_cast<unsigned char>(out[i - 1]) == 0xC3;
        if ((byte >= 'A' && byte <= 'Z') || (after_c3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97)) {
            out[i] = static_cast<char>(byte + 0x20);
        }
    }
    return out;
}

bool is_letter(char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

/// The long words of a lowered text.
std::vector<std::string> long_words(std::string const& text) {
    std::vector<std::string> words;
    std::size_t from = 0;
    while (from < text.size()) {
        auto to = from;
        while (to < text.size() && is_letter(text[to])) {
            ++to;
        }
        if (to - from >= long_word_bytes) {
            words.push_back(text.substr(from, to - from));
        }
        from = to + 1;
    }
    return words;
}

bool are_kin(std::string_view a, std::string_view b) {
    auto const shared = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
    return a == b || static_cast<std::size_t>(shared) >= kin_bytes;
}

}  // namespace

bool mentions(std::string_view text, std::string_view title) {
    return !title.empty() && lowered(text).find(lowered(title)) != std::string::npos;
}

bool is_about(std::string_view text, std::string_view topic) {
    auto const wanted = long_words(lowered(topic));
    auto const said = long_words(lowered(text));
    auto const found = std::count_if(wanted.begin(), wanted.end(), [&](std::string const& word) {
        return std::any_of(said.begin(), said.end(),
                           [&](std::string const& other) { return are_kin(word, other); });
    });
    return !wanted.empty() && 2 * static_cast<std::size_t>(found) >= wanted.size();
}

}  // namespace varn::programme
