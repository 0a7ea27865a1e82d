#pragma once
// What oidc keeps: technical rows, written by Housekeeping and kept out of history and audit.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claims.h"
#include "platform/db.h"
#include "platform/identity_provider.h"

namespace varn::oidc {

/// A sign-in that has begun: bound to one browser by the cookie whose hash it goes by.
struct Attempt {
    std::string token_hash;
    std::string provider;
    std::string state;
    std::string nonce;
    std::string verifier;
    Instant begun_at;
};

/// A session that a provider vouches for.
struct FederatedSession {
    std::string session;
    std::string account;
    std::string provider;
    std::string subject;
    std::optional<std::string> provider_session;
    std::string sealed;
    Instant checked_at;
    Instant claimed_at;
};

namespace store {

/// Keeps an attempt; drops those begun before `since`, and the oldest beyond a bound.
Result<Done> add_attempt(db::Database& database, Attempt const& attempt, Instant since);
/// Takes the attempt away and gives it: of several who ask at once, one gets it.
Result<std::optional<Attempt>> take_attempt(db::Database& database, std::string_view token_hash);

/// Keeps a federated session; drops those whose session is gone.
Result<Done> add_session(db::Database& database, FederatedSession const& row);
Result<std::optional<FederatedSession>> session(db::ReadTx& tx, std::string_view session);
/// True when this process may check the session now: nobody has claimed that since `since`.
Result<bool> claim(db::Database& database, std::string_view session, Instant now, Instant since);
Result<Done> keep_checked(db::Database& database, FederatedSession const& row);
/// Forgets the tokens of a session that has ended; its row stays, so that a request under way sees that it
/// has.
Result<Done> empty_session(db::Database& database, std::string_view session);
/// The sessions that a provider speaks of when it signs somebody out.
Result<std::vector<FederatedSession>> sessions_of(db::ReadTx& tx, std::string_view provider,
                                                  SignedOut const& whom);
/// False when the token has been used already. Older uses than `since` are forgotten.
Result<bool> use_logout_token(db::Database& database, std::string_view id_hash, Instant now, Instant since);

}  // namespace store
}  // namespace varn::oidc
