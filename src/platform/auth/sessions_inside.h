#pragma once
// What sessions, factors, passkeys and tokens share: the town, the settings and what is remembered of who
// tried what.
#include <optional>
#include <string>
#include <string_view>

#include "factor_store.h"
#include "installation_key.h"
#include "refusals.h"
#include "store.h"
#include "throttle.h"
#include "unit_cache.h"
#include "webauthn.h"

namespace varn::auth {

constexpr std::int64_t minute = 60'000;  // in milliseconds

/// What is told of something refused that anybody can cause.
struct Refused {
    std::string action;   // of the audit
    std::string account;  // empty when it is nobody's
    std::string entity = "account";
    std::string reason = {};  // a code
};

/// Somebody with a session, however far it has come.
struct Standing {
    SessionRow row;
    SignInStage stage{};
    FactorsHeld held;
};

struct Sessions::Inside {
    Town& town;
    SessionSettings settings;
    UnitCache units;
    Throttle throttle;
    Refusals refusals{};
    InstallationKey key;

    Instant ends_at(SessionRow const& row) const;
    bool is_alive(SessionRow const& row) const;
    /// The time on people's own devices.
    Instant device_time() const { return settings.wall == nullptr ? town.clock.now() : settings.wall->now(); }

    /// True when the setting asks somebody with these roles for a second factor.
    bool needs_factor(std::vector<RoleGrant> const& grants) const;
    /// The factors of an account, and whether it needs one.
    Result<FactorsHeld> held(db::ReadTx& tx, std::string_view account) const;
    Result<SignInStage> stage_of(db::ReadTx& tx, SessionRow const& row,
                                 std::vector<RoleGrant> const& grants) const;
    Result<SignedIn> tell(db::ReadTx& tx, SessionRow const& row) const;
    std::vector<Grant> present_grants(std::vector<RoleGrant> const& grants, std::string_view account);

    /// The session of the asker, complete or half-way. `unauthenticated` without one, `forbidden` for a
    /// token.
    Result<Standing> standing(Actor const& actor, std::string_view session) const;
    /// The same, of somebody who may change how she signs in: complete and begun within 15 minutes, or just
    /// making her first factor.
    Result<Standing> fresh_standing(Actor const& actor, std::string_view session) const;

    struct Opening {
        SignInStage stage{};
        std::string proof;
    };
    Result<NewSession> open_session(Account const& account, Opening const& opening, Arrival const& from);
    /// Audits a refusal, unless there have been too many of late; those are counted.
    Result<Done> audit_refusal(Refused const& refused);

    /// A challenge for a purpose, bound to a session or to nothing, good for five minutes.
    Result<std::string> give_challenge(std::string_view purpose, std::string_view bound_to);
    /// When the challenge ends; `unauthenticated` when we never gave it out for this, or it is over.
    Result<Instant> must_be_our_challenge(std::string_view challenge, std::string_view purpose,
                                          std::string_view bound_to);
    /// `conflict` when there is no address that passkeys could rely on.
    Result<webauthn::RelyingParty> relying_party(std::string_view host) const;
    /// The account whose passkey answered a challenge of `bound_to`; `unauthenticated` otherwise.
    struct Answering {
        webauthn::Question question;  // its challenge is read from the answer
        std::string_view bound_to;
        std::string_view host;
    };
    Result<std::string> account_of_passkey(PasskeyAnswer const& answer, Answering const& answering);

    /// After a factor was made: recovery codes when there are none, every session ended and a new one begun.
    Result<FactorMade> finish_factor(Standing const& standing, std::string const& proof, Arrival const& from);
};

Error unauthenticated();
/// `forbidden` for a token, `unauthenticated` for nobody.
Result<Done> must_be_in_person(Actor const& actor);

}  // namespace varn::auth
