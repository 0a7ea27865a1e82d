#include "base64url.h"

#include <cstdint>

namespace varn::oidc {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

}  // namespace

std::string base64url(std::string_view bytes) {
    std::string out;
    std::uint32_t held = 0;
    int bits = 0;
    for (char const c : bytes) {
        held = (held << 8U) | static_cast<unsigned char>(c);
        for (bits += 8; bits >= 6; bits -= 6) {
            out += alphabet[(held >> static_cast<unsigned>(bits - 6)) & 63U];
        }
    }
    if (bits > 0) {
        out += alphabet[(held << static_cast<unsigned>(6 - bits)) & 63U];
    }
    return out;
}

std::optional<std::string> base64url_decoded(std::string_view text) {
    std::string out;
    std::uint32_t held = 0;
    int bits = 0;
    for (char const c : text) {
        auto const value = alphabet.find(c);
        if (value == std::string_view::npos) {
            return std::nullopt;
        }
        held = ((held << 6U) | static_cast<std::uint32_t>(value)) & 0xFFFFFFU;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out += static_cast<char>((held >> static_cast<unsigned>(bits)) & 0xFFU);
        }
    }
    bool const left_over = (held & ((1U << static_cast<unsigned>(bits)) - 1U)) != 0;
    if (bits == 6 || left_over) {
        return std::nullopt;
    }
    return out;
}

}  // namespace varn::oidc
