#pragma once
// What auth asks the database about second factors and tokens: technical rows, kept out of history, audit and
// export. Where a thing can be used once, the statement that uses it up is the claim.
#include <optional>
#include <string>
#include <vector>

#include "platform/db.h"
#include "platform/factors.h"
#include "platform/passkeys.h"
#include "platform/tokens.h"

namespace varn::auth {

/// The shared secret of an authenticator app, as it is kept.
struct TotpRow {
    std::string sealed_secret;
    std::optional<Instant> confirmed_at;
    std::int64_t last_step = 0;
};

struct PasskeyRow {
    std::string id;
    std::string account;
    std::string credential;  // base64url, as the browser names it
    std::string public_key;  // base64url of SubjectPublicKeyInfo
    int algorithm = 0;
    std::int64_t counter = 0;
};

/// A token as it is kept, with what its account says of itself now.
struct TokenRow {
    std::string id;
    std::string account;
    TokenScope scope{};
    std::string actions;  // separated by spaces
    Date valid_to;
    std::optional<Instant> last_used_at;
    std::string name;
    AccountStatus status{};
    Language language{};
};

namespace store {

/// Which factors an account has.
Result<FactorsHeld> factors_of(db::ReadTx& tx, std::string_view account);
Result<std::optional<TotpRow>> totp_of(db::ReadTx& tx, std::string_view account);
/// Begins anew with an app; one that is confirmed stays as it is, and false is returned.
Result<bool> begin_totp(db::Database& database, std::string_view account, std::string_view sealed,
                        Instant now);
/// Makes the step the last that was used, and confirms the app; false when that or a later one was used
/// before.
Result<bool> use_step(db::Database& database, std::string_view account, std::int64_t step, Instant now);
Result<Done> drop_totp(db::Database& database, std::string_view account);

/// Replaces the recovery codes of an account.
Result<Done> keep_recovery_codes(db::Database& database, std::string_view account,
                                 std::vector<std::string> const& hashes);
/// Uses up a recovery code; false when it is unknown or used.
Result<bool> use_recovery_code(db::Database& database, std::string_view account, std::string_view hash,
                               Instant now);

Result<std::vector<Passkey>> passkeys_of(db::ReadTx& tx, std::string_view account);
/// The credentials of an account.
Result<std::vector<std::string>> credentials_of(db::ReadTx& tx, std::string_view account);
Result<std::optional<PasskeyRow>> passkey_with(db::ReadTx& tx, std::string_view credential);
/// `conflict` when the credential is known already.
Result<Done> add_passkey(db::Database& database, PasskeyRow const& row, std::string_view name, Instant now);
/// Moves the counter on; false when an equal or higher one was seen, unless the authenticator does not count.
Result<bool> use_passkey(db::Database& database, std::string_view id, std::int64_t counter, Instant now);
Result<bool> drop_passkey(db::Database& database, std::string_view account, std::string_view id);
/// Keeps a challenge as answered until it would be too old; false when it was answered before.
Result<bool> answer_challenge(db::Database& database, std::string_view challenge, Instant ends_at,
                              Instant now);

/// Takes every factor and recovery code from an account.
Result<Done> drop_factors(db::Database& database, std::string_view account);

Result<std::vector<Token>> tokens_of(db::ReadTx& tx, std::string_view account);
Result<std::int64_t> living_tokens(db::ReadTx& tx, std::string_view account, Date today);
Result<std::optional<TokenRow>> token_with(db::ReadTx& tx, std::string_view hash);
/// The account of a token that has not been revoked.
Result<std::optional<std::string>> owner_of_token(db::ReadTx& tx, std::string_view id);
Result<Done> add_token(db::Database& database, std::string_view account, Token const& token,
                       std::string_view hash);
Result<Done> touch_token(db::Database& database, std::string_view id, Instant now);
Result<bool> revoke_token(db::Database& database, std::string_view id, Instant now);
Result<std::int64_t> revoke_tokens(db::Database& database, std::string_view account, Instant now);

}  // namespace store
}  // namespace varn::auth

template <>
struct varn::Describe<varn::auth::TotpRow> {
    using R = auth::TotpRow;
    static constexpr auto value = entity<R>("account_totp", field<&R::sealed_secret>({}),
                                            field<&R::confirmed_at>({}), field<&R::last_step>({}));
};

template <>
struct varn::Describe<varn::auth::PasskeyRow> {
    using R = auth::PasskeyRow;
    static constexpr auto value =
        entity<R>("account_passkey", field<&R::id>({}), field<&R::account>({}), field<&R::credential>({}),
                  field<&R::public_key>({}), field<&R::algorithm>({}), field<&R::counter>({}));
};

template <>
struct varn::Describe<varn::auth::TokenRow> {
    using R = auth::TokenRow;
    static constexpr auto value =
        entity<R>("access_token", field<&R::id>({}), field<&R::account>({}), field<&R::scope>({}),
                  field<&R::actions>({}), field<&R::valid_to>({}), field<&R::last_used_at>({}),
                  field<&R::name>({}), field<&R::status>({}), field<&R::language>({}));
};
