#include <cstdint>

#include "kinds.h"

namespace varn::uploads {
namespace {

constexpr std::string_view base64_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

std::string to_base64(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (char const byte : bytes) {
        held = (held << 8U) | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 6; bits -= 6) {
            text += base64_alphabet[(held >> (bits - 6)) & 63U];
        }
    }
    if (bits > 0) {
        text += base64_alphabet[(held << (6 - bits)) & 63U];
    }
    text.append((4 - text.size() % 4) % 4, '=');
    return text;
}

Result<std::string> from_base64(std::string_view text) {
    if (text.size() > (upload_bytes_max + 2) / 3 * 4) {
        return beyond_the_bound();
    }
    auto const padding = text.ends_with("==") ? 2U : text.ends_with('=') ? 1U : 0U;
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t held = 0;
    unsigned bits = 0;
    bool is_whole = text.size() % 4 == 0;
    for (char const letter : text.substr(0, text.size() - padding)) {
        auto const value = base64_alphabet.find(letter);
        is_whole = is_whole && value != std::string_view::npos;
        held = ((held << 6U) | static_cast<std::uint32_t>(value & 63U)) & 0xffffffU;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>((held >> bits) & 0xffU);
        }
    }
    if (!is_whole || bits >= 6 || (held & ((1U << bits) - 1U)) != 0) {
        return refused("uploads.base64");
    }
    if (bytes.size() > upload_bytes_max) {
        return beyond_the_bound();
    }
    return bytes;
}

}  // namespace varn::uploads
