#pragma once
// Passwords and other secrets: what a new password must be, and how secrets are kept so that a copy of the
// database gives nobody a way in. The only user of libsodium in this part.
#include <string>
#include <string_view>

#include "kernel/result.h"

namespace varn::auth {

/// `invalid` with every rule that a new password breaks, blamed on `pointer`: 12 to 200 characters, not
/// holding the user name, not among the commonest, not one short piece repeated. Nothing is asked of which
/// characters it holds.
Result<Done> must_be_good_password(std::string_view password, std::string_view user_name,
                                   std::string pointer);

/// The Argon2id hash of a password (2 passes, 64 MiB), with its salt and cost. At most two are computed at
/// once and a bounded number waits; `unavailable` beyond that.
Result<std::string> hash_password(std::string_view password);

enum class Match { no, yes, yes_by_old_cost };
/// Compares a password with a kept hash. An empty hash takes the same time and never matches, so that nobody
/// can tell an unknown account by the clock.
Result<Match> match_password(std::string_view password, std::string const& kept_hash);

/// 256 random bits as 64 hexadecimal digits, and the form in which such a token is kept.
std::string new_token();
std::string kept_form(std::string_view token);
/// True for 64 lower-case hexadecimal digits.
bool is_token(std::string_view text);
/// Compares in a time that tells nothing of where the two differ.
bool same_secret(std::string_view a, std::string_view b);

}  // namespace varn::auth
