#pragma once
// Signing in and being recognised afterwards. A session is a random token in a cookie that scripts cannot
// read; the database keeps its hash. It ends when it has been idle or has lived too long, and at once when it
// is revoked. A session may stop half-way: after a right password, before a second factor that is needed.
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/accounts.h"
#include "platform/arrival.h"

namespace varn::auth {

/// Who must have a second factor besides the password.
enum class SecondFactorRule { off, administrators, everybody };

struct SessionSettings {
    int idle_minutes = 8 * 60;       // unused for longer, a session ends
    int absolute_minutes = 24 * 60;  // however used, it ends after this
    bool secure = false;             // the public address is https: Secure cookie with the __Host- prefix
    std::vector<Rules> rules = {};   // every policy of the house, to tell the signed-in what they may do
    SecondFactorRule second_factor = SecondFactorRule::off;
    Appointing appointing = Appointing::by_one;
    std::string key_file = {};  // the installation's key; without it one that is forgotten at the end
    std::string origin = {};    // the public address, for passkeys; else only localhost has them
    clock::Clock const* wall = nullptr;  // the time that people's devices know, when the town's is another
};

/// How far a session has come.
enum class SignInStage {
    complete,
    second_factor,  // the password was right, a second factor is still to be shown
    enrolment       // a second factor is needed and there is none: it is made first
};

/// What a second factor may be shown by.
enum class ProofMethod { totp, passkey, recovery_code };

/// One of the places where somebody is signed in.
struct Session {
    Id<Session> id;
    Instant created_at;
    Instant last_seen_at;
    Instant ends_at;    // unless used again (idle), and never later than the absolute limit
    bool here = false;  // the session that asks
    Browser browser{};
    System system{};
    std::string address;  // the network it came from, not the machine; empty when unknown
};

/// A role as the signed-in are told of their own.
struct HeldRole {
    Role role{};
    std::optional<AnyId> unit;
    std::optional<AnyId> sector = {};
    std::optional<AnyId> matter = {};
    std::optional<AnyId> acting_for = {};  // account whose grant it is, when held as a deputy
};

/// Who is signed in, as GET /session tells it.
struct SignedIn {
    Id<Account> account;
    std::string user_name;
    std::string name;
    Language language{};
    std::vector<HeldRole> roles;
    std::vector<std::string> actions;  // what some role of theirs allows somewhere; for what to show, no more
    std::string csrf_token;            // to be sent with every write, in X-Varn-Csrf
    Instant ends_at;
    SignInStage stage{};
    std::vector<ProofMethod> methods;  // what the second factor may be shown by, when that is the stage
};

/// A new session. The token goes into the cookie and nowhere else.
struct NewSession {
    std::string token;
    SignedIn signed_in;
    std::string id = {};
};

/// Who sends a request. `actor` is nobody when there is no valid session, and while the session is half-way;
/// half-way it has an id all the same.
struct Recognised {
    Actor actor;
    std::string session = {};  // id; empty for tokens
    std::string csrf_token = {};
    Language language = Language::sv;

    /// True when `given` is the session's token against forged requests; compared in constant time.
    bool csrf_matches(std::string_view given) const;
};

/// The sessions of a town. Safe to use from several threads.
class Sessions {
public:
    Sessions(Town& town, UnitsBelow units_below, SessionSettings settings = {});
    ~Sessions();

    /// Signs in. The same answer, after the same time, for an unknown user name, a closed account and a wrong
    /// password: `unauthenticated`. `too_many` after repeated failures, with `seconds` to wait. The session
    /// is half-way when a second factor is needed.
    Result<NewSession> sign_in(SignIn const& ask, Arrival const& from);
    /// Opens a complete session for somebody whom others vouched for (an identity provider). `how` is a word
    /// for the audit.
    Result<NewSession> sign_in_vouched(Id<Account> const& account, std::string const& how,
                                       Arrival const& from);
    /// Who holds this token (the value of the cookie, or nothing). Fails only when the database does.
    Result<Recognised> authenticate(std::optional<std::string_view> token);
    /// What GET /session answers, half-way too.
    Result<SignedIn> signed_in(Actor const& actor, std::string_view session);

    /// Sets the actor's own password; the current one is asked for. Ends every session of hers but `session`.
    Result<Done> change_password(Actor const& actor, NewPassword const& ask, std::string_view session);

    /// Audits a sign-in by way of a provider that was refused: why, as a code, never what was sent.
    Result<Done> refuse_vouched(std::string_view provider, std::string_view code);
    /// Ends a session of an account because its provider no longer vouches for it.
    Result<Done> end_vouched(Id<Account> const& account, std::string_view session, std::string_view code);

    /// Ends the session that asks, half-way too.
    Result<Done> sign_out(Actor const& actor, std::string_view session);
    /// The living sessions of the actor, the newest first; `session` is marked as here.
    Result<std::vector<Session>> list_sessions(Actor const& actor, std::string_view session);
    /// Ends one of the actor's own sessions; `not_found` for anybody else's.
    Result<Done> revoke_session(Actor const& actor, Id<Session> const& id);
    /// Ends all of the actor's sessions but the one that asks.
    Result<Done> revoke_other_sessions(Actor const& actor, std::string_view session);

    /// The name of the cookie: `varn_session`, or `__Host-varn_session` over https.
    std::string_view cookie_name() const;
    /// The value of Set-Cookie that gives a token, and the one that takes it away.
    std::string cookie(std::string_view token) const;
    std::string no_cookie() const;
    UnitsBelow const& units_below() const;
    /// What roles are given by: the same, and how many it takes to make an administrator.
    Granting granting() const;

    struct Inside;
    Inside& inside() { return *inside_; }

private:
    std::unique_ptr<Inside> inside_;
};

}  // namespace varn::auth

template <>
struct varn::Describe<varn::auth::Session> {
    using S = auth::Session;
    static constexpr auto value = entity<S>(
        "session", field<&S::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000013"}),
        field<&S::created_at>({.label = "auth.created_at", .example = "2024-02-01T08:00:00.000Z"}),
        field<&S::last_seen_at>({.label = "auth.last_seen_at", .example = "2024-02-01T11:20:00.000Z"}),
        field<&S::ends_at>({.label = "auth.ends_at", .example = "2024-02-01T19:20:00.000Z"}),
        field<&S::here>({.label = "auth.here", .example = "true"}),
        field<&S::browser>({.label = "auth.browser", .example = "firefox"}),
        field<&S::system>({.label = "auth.system", .example = "windows"}),
        field<&S::address>({.label = "auth.address", .example = "10.20.30.*"}));
};

template <>
struct varn::Describe<varn::auth::HeldRole> {
    using H = auth::HeldRole;
    static constexpr auto value = entity<H>(
        "held_role", field<&H::role>({.label = "auth.role", .example = "coordinator"}),
        field<&H::unit>({.label = "auth.unit", .example = "01903f5e-0000-7000-8000-000000000001"}),
        field<&H::sector>({.label = "auth.sector", .example = "01903f5e-0000-7000-8000-000000000002"}),
        field<&H::matter>({.label = "auth.matter", .example = "01903f5e-0000-7000-8000-000000000041"}),
        field<&H::acting_for>(
            {.label = "auth.acting_for", .example = "01903f5e-0000-7000-8000-000000000011"}));
};

template <>
struct varn::Describe<varn::auth::SignedIn> {
    using S = auth::SignedIn;
    static constexpr auto value = entity<S>(
        "signed_in",
        field<&S::account>({.label = "auth.account", .example = "01903f5e-0000-7000-8000-000000000011"}),
        field<&S::user_name>(auth::facts::user_name), field<&S::name>(auth::facts::name),
        field<&S::language>({.label = "auth.language", .example = "sv"}),
        field<&S::roles>({.label = "auth.roles"}),
        field<&S::actions>({.label = "auth.actions", .example = "account.read", .length_max = 1000}),
        field<&S::csrf_token>({.label = "auth.csrf_token", .example = "9b1c…", .secrecy = Secrecy::secret}),
        field<&S::ends_at>({.label = "auth.ends_at", .example = "2024-02-01T19:20:00.000Z"}),
        field<&S::stage>({.label = "auth.stage", .example = "complete"}),
        field<&S::methods>({.label = "auth.methods"}));
};
