#pragma once
// Codes of an authenticator app (RFC 6238): SHA-1, six digits, a new one every 30 seconds, which is what
// every app understands.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/time.h"

namespace varn::auth {

inline constexpr std::size_t totp_secret_bytes = 20;
inline constexpr int totp_digits = 6;
inline constexpr std::int64_t totp_step_seconds = 30;

/// The code of a step (RFC 4226), with leading zeros.
std::string totp_code(std::string_view secret, std::int64_t step, int digits = totp_digits);
/// The step whose code this is: the present one, the one before or the one after. Nothing otherwise; takes
/// the same time whichever it is.
std::optional<std::int64_t> step_of_code(std::string_view secret, std::string_view code, Instant now);

/// Base32 (RFC 4648) without padding, as people type a secret into an app.
std::string base32(std::string_view bytes);
/// The address that an app reads from a QR code.
std::string otpauth_address(std::string_view secret, std::string_view issuer, std::string_view user_name);

}  // namespace varn::auth
