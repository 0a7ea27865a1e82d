#pragma once
// Personal access tokens: how a program acts for somebody. A token holds a part of its owner's rights as they
// are at each request, for a year at most, and can change nothing about how anybody signs in (ADR 0024).
#include <optional>
#include <string>
#include <vector>

#include "platform/sessions.h"

namespace varn::auth {

/// Every token begins so, which lets scanners for leaked secrets find it.
inline constexpr std::string_view token_prefix = "varn_pat_";
inline constexpr int token_days_max = 366;

/// Which of its owner's rights a token has: reading, all, or those named.
enum class TokenScope { read, everything, chosen };

/// A token as its owner and administrators see it; the secret is told once, when it is made.
struct Token {
    Id<Token> id;
    std::string name;
    TokenScope scope{};
    std::vector<std::string> actions;  // for `chosen`
    Instant created_at;
    Date valid_to;
    std::optional<Instant> last_used_at;
};

struct NewToken {
    std::string name;
    TokenScope scope{};
    std::vector<std::string> actions;
    Date valid_to;
};

/// A token just made, with the secret that is told this once.
struct MadeToken {
    std::string secret;
    Token token;
};

/// The verbs of tokens. Safe to use from several threads.
class Tokens {
public:
    /// `sessions` must outlive it.
    explicit Tokens(Sessions& sessions) : sessions_(sessions) {}

    /// Makes a token for the person of a session. `invalid` for a last day that has passed or lies more than
    /// a year away and for actions she does not have; `forbidden` when the session is older than 15 minutes;
    /// `too_many` beyond 50.
    Result<MadeToken> make(Actor const& actor, std::string_view session, NewToken const& ask);
    /// Those of an account that have not been revoked, also past their last day. One's own, or with
    /// account.tokens.
    Result<std::vector<Token>> list(Actor const& actor, Id<Account> const& account);
    /// Ends a token: one's own, or with account.tokens.
    Result<Done> revoke(Actor const& actor, Id<Token> const& id);
    /// Who acts by the secret of a token; nobody when it is unknown, over, revoked or its account closed.
    Result<Recognised> authenticate(std::string_view secret);

private:
    Sessions& sessions_;
};

/// The same for the command line.
Result<std::vector<Token>> list_tokens(Town& town, Actor const& actor, Id<Account> const& account);
Result<Done> revoke_token(Town& town, Actor const& actor, Id<Token> const& id);

}  // namespace varn::auth

template <>
struct varn::Describe<varn::auth::Token> {
    using T = auth::Token;
    static constexpr auto value = entity<T>(
        "token", field<&T::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000015"}),
        field<&T::name>({.label = "auth.token_name", .example = "Veckans utdrag"}),
        field<&T::scope>({.label = "auth.token_scope", .example = "read"}),
        field<&T::actions>({.label = "auth.token_actions", .example = "programme.read", .length_max = 200}),
        field<&T::created_at>({.label = "auth.made_at", .example = "2024-02-01T08:00:00.000Z"}),
        field<&T::valid_to>({.label = "auth.token_valid_to", .example = "2024-12-31"}),
        field<&T::last_used_at>({.label = "auth.last_used_at", .example = "2024-02-01T11:20:00.000Z"}));
};

template <>
struct varn::Describe<varn::auth::NewToken> {
    using T = auth::NewToken;
    static constexpr auto value = entity<T>(
        "new_token",
        field<&T::name>(
            {.label = "auth.token_name", .example = "Veckans utdrag", .length_min = 1, .length_max = 100}),
        field<&T::scope>({.label = "auth.token_scope", .example = "read"}),
        field<&T::actions>({.label = "auth.token_actions", .example = "programme.read", .length_max = 200}),
        field<&T::valid_to>({.label = "auth.token_valid_to", .example = "2024-12-31"}));
};

template <>
struct varn::Describe<varn::auth::MadeToken> {
    using M = auth::MadeToken;
    static constexpr auto value = entity<M>(
        "made_token",
        field<&M::secret>(
            {.label = "auth.token_secret", .example = "varn_pat_5f3a…", .secrecy = Secrecy::secret}),
        field<&M::token>({.label = "auth.token_made"}));
};
