#include "totp.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "kernel/result.h"
#include "password.h"
#include "platform/outgoing.h"

namespace varn::auth {
std::string totp_code(std::string_view secret, std::int64_t step, int digits) {
    std::array<unsigned char, 8> counter{};
    for (std::size_t i = 0; i < counter.size(); ++i) {
        counter[7 - i] = static_cast<unsigned char>((static_cast<std::uint64_t>(step) >> (8 * i)) & 0xFFU);
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned int length = 0;
    auto const* made = HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(),
                            counter.size(), mac.data(), &length);
    ASSERT(made != nullptr && length == 20);
    std::size_t const offset = mac[19] & 0x0FU;
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        number = (number << 8U) | mac[offset + i];
    }
    number &= 0x7FFFFFFFU;
    std::string code(static_cast<std::size_t>(digits), '0');
    for (auto digit = code.rbegin(); digit != code.rend(); ++digit) {
        *digit = static_cast<char>('0' + number % 10);
        number /= 10;
    }
    return code;
}

std::optional<std::int64_t> step_of_code(std::string_view secret, std::string_view code, Instant now) {
    auto const present = now.milliseconds / 1000 / totp_step_seconds;
    std::optional<std::int64_t> found;
    for (auto const step : {present - 1, present, present + 1}) {
        if (same_secret(totp_code(secret, step), code)) {
            found = step;
        }
    }
    return found;
}

std::string base32(std::string_view bytes) {
    static constexpr char const* digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string out;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (char const c : bytes) {
        held = (held << 8U) | static_cast<unsigned char>(c);
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            out += digits[(held >> bits) & 31U];
        }
    }
    if (bits > 0) {
        out += digits[(held << (5 - bits)) & 31U];
    }
    return out;
}

std::string otpauth_address(std::string_view secret, std::string_view issuer, std::string_view user_name) {
    return "otpauth://totp/" + outgoing::percent_encoded(issuer) + ":" +
           outgoing::percent_encoded(user_name) + "?secret=" + base32(secret) +
           "&issuer=" + outgoing::percent_encoded(issuer) + "&algorithm=SHA1&digits=6&period=30";
}

}  // namespace varn::auth
