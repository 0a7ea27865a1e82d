#include "folding.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <vector>

namespace varn::search {
namespace {

constexpr UChar32 a_ring = 0xE5;
constexpr UChar32 a_dots = 0xE4;
constexpr UChar32 o_dots = 0xF6;
constexpr UChar32 section_sign = 0xA7;

/// ASCII and å ä ö by hand: nearly every Swedish word. False when the word has other letters.
bool fold_plainly(std::string_view word, std::string& out) {
    for (std::size_t i = 0; i < word.size(); ++i) {
        auto const byte = static_cast<unsigned char>(word[i]);
        if (byte < 0x80) {
            out += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
            continue;
        }
        auto const next = i + 1 < word.size() ? static_cast<unsigned char>(word[i + 1]) : 0;
        bool const upper = next == 0x85 || next == 0x84 || next == 0x96;
        bool const lower = next == 0xA5 || next == 0xA4 || next == 0xB6;
        bool const combined = i + 2 < word.size() && static_cast<unsigned char>(word[i + 2]) == 0xCC;
        if (byte != 0xC3 || (!upper && !lower) || combined) {
            return false;
        }
        out += static_cast<char>(byte);
        out += static_cast<char>(upper ? next + 0x20 : next);
        ++i;
    }
    return word.find('\xCC') == std::string_view::npos;
}

void append(std::string& out, UChar32 glyph) {
    char bytes[U8_MAX_LENGTH];
    std::int32_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, glyph);
    out.append(bytes, static_cast<std::size_t>(size));
}

/// The character at `at`, which is not ASCII, and goes past it; -1 and one byte on when it is no UTF-8.
UChar32 decoded(std::string_view text, std::size_t& at) {
    auto const first = static_cast<unsigned char>(text[at++]);
    int const more = first >= 0xF0 && first < 0xF5   ? 3
                     : first >= 0xE0                 ? 2
                     : first >= 0xC2 && first < 0xE0 ? 1
                                                     : 0;
    if (more == 0 || first >= 0xF5 || at + static_cast<std::size_t>(more) > text.size()) {
        return -1;
    }
    UChar32 glyph = first & (0x3F >> more);
    for (int i = 0; i < more; ++i) {
        auto const next = static_cast<unsigned char>(text[at + static_cast<std::size_t>(i)]);
        if ((next & 0xC0) != 0x80) {
            return -1;
        }
        glyph = (glyph << 6) | (next & 0x3F);
    }
    at += static_cast<std::size_t>(more);
    return glyph;
}

/// The letter without its accents.
UChar32 bare(UChar32 glyph, UNormalizer2 const* composed) {
    if (glyph == a_ring || glyph == a_dots || glyph == o_dots || glyph < 0x80) {
        return glyph;
    }
    if (glyph == 0xF8) {
        return o_dots;
    }
    if (glyph == 0xE6) {
        return a_dots;
    }
    UChar parts[16];
    UErrorCode status = U_ZERO_ERROR;
    auto const size = unorm2_getDecomposition(composed, glyph, parts, 16, &status);
    if (U_FAILURE(status) != 0 || size <= 0) {
        return glyph;
    }
    std::int32_t at = 0;
    UChar32 first = 0;
    U16_NEXT(parts, at, size, first);
    return first;
}

std::string fold_fully(std::string_view word) {
    UErrorCode status = U_ZERO_ERROR;
    auto const* casefold = unorm2_getNFKCCasefoldInstance(&status);
    auto const* composed = unorm2_getNFCInstance(&status);
    std::vector<UChar> wide(word.size() + 1);
    std::int32_t wide_size = 0;
    u_strFromUTF8(wide.data(), static_cast<std::int32_t>(wide.size()), &wide_size, word.data(),
                  static_cast<std::int32_t>(word.size()), &status);
    constexpr std::size_t growth_max = 18;  // U+FDFA, the worst case of NFKC
    std::vector<UChar> folded(word.size() * growth_max + 1);
    auto const size = U_FAILURE(status) != 0
                          ? 0
                          : unorm2_normalize(casefold, wide.data(), wide_size, folded.data(),
                                             static_cast<std::int32_t>(folded.size()), &status);
    std::string out;
    if (U_FAILURE(status) != 0) {
        return out;
    }
    for (std::int32_t at = 0; at < size;) {
        UChar32 glyph = 0;
        U16_NEXT(folded.data(), at, size, glyph);
        if (u_charType(glyph) != U_NON_SPACING_MARK && u_isalnum(glyph) != 0) {
            append(out, bare(glyph, composed));
        } else if (glyph == section_sign || (glyph < 0x80 && glyph > ' ')) {
            append(out, glyph);
        }
    }
    return out;
}

}  // namespace

Glyph next_glyph(std::string_view text, std::size_t& at) {
    auto const byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
        ++at;
        bool const letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        return letter ? Glyph::letter : byte >= '0' && byte <= '9' ? Glyph::digit : Glyph::other;
    }
    auto const glyph = decoded(text, at);
    if (glyph < 0) {
        return Glyph::other;
    }
    auto const type = u_charType(glyph);
    if (type == U_NON_SPACING_MARK) {
        return Glyph::mark;
    }
    return glyph == section_sign || u_isalpha(glyph) != 0 ? Glyph::letter
           : u_isdigit(glyph) != 0                        ? Glyph::digit
                                                          : Glyph::other;
}

std::string fold(std::string_view word) {
    std::string plain;
    plain.reserve(word.size());
    return fold_plainly(word, plain) ? plain : fold_fully(word);
}

}  // namespace varn::search
