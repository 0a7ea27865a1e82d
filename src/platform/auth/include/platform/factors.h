#pragma once
// Second factors: codes of an authenticator app and recovery codes, and the second step of signing in. No
// secret is ever told again after it was made.
#include <optional>
#include <string>
#include <vector>

#include "platform/passkey_asks.h"
#include "platform/sessions.h"

namespace varn::auth {

/// Which second factors somebody has, as she and administrators are told.
struct FactorsHeld {
    std::optional<Instant> totp_since;
    std::int64_t passkeys = 0;
    std::int64_t recovery_codes_left = 0;
    bool is_needed = false;  // the installation asks this account for one

    bool any() const { return totp_since || passkeys > 0; }
};

/// What an authenticator app needs, once.
struct TotpOffer {
    std::string secret;   // base32, to be typed
    std::string address;  // otpauth://, to be shown as a QR code
};

/// A code of an authenticator app.
struct GivenCode {
    std::string code;
};

/// Ten codes, each of which is good once. Told once; empty when the account has some already.
struct RecoveryCodes {
    std::vector<std::string> codes;
};

/// The second step: one of the three.
struct Proof {
    std::optional<std::string> code;           // of an authenticator app
    std::optional<std::string> recovery_code;  // with or without its hyphens
    std::optional<PasskeyAnswer> passkey;
};

/// What a new factor gave: recovery codes when there were none, and a new session in place of the one that
/// asked, with all others ended.
struct FactorMade {
    RecoveryCodes codes;
    std::string token;  // of the new session, for the cookie
};

/// Who shows or makes a factor: a complete session, or one that is half-way.
struct Asker {
    Actor const& actor;
    std::string_view session;
    Arrival from;
    std::string_view host = {};  // of the request, for passkeys
};

/// The verbs of second factors. Safe to use from several threads.
class Factors {
public:
    /// `sessions` must outlive it.
    explicit Factors(Sessions& sessions) : sessions_(sessions) {}

    /// The second step of signing in. `unauthenticated` when the proof is wrong or was used, `too_many` after
    /// repeated failures; after five the password is asked for again.
    Result<NewSession> prove(Asker const& asker, Proof const& proof);

    /// One's own factors.
    Result<FactorsHeld> held(Actor const& actor);
    /// A secret for an authenticator app, which counts when its first code is given. `conflict` when there is
    /// one already; `forbidden` when the session is older than 15 minutes.
    Result<TotpOffer> offer_totp(Asker const& asker);
    /// Takes the first code of the app.
    Result<FactorMade> confirm_totp(Asker const& asker, GivenCode const& given);
    /// Takes the app away. `conflict` when it is the only factor and one is needed.
    Result<Done> drop_totp(Asker const& asker);
    /// New recovery codes in place of all earlier ones. `conflict` without any factor.
    Result<RecoveryCodes> renew_recovery_codes(Asker const& asker);

    /// Somebody's factors, by number and kind. Her own, or with account.read.
    Result<FactorsHeld> held_by(Actor const& actor, Id<Account> const& id);
    /// Takes all factors, recovery codes, sessions and tokens from somebody who has lost hers. Needs
    /// account.factors.
    Result<Done> reset(Actor const& actor, Id<Account> const& id);

private:
    Sessions& sessions_;
};

/// As `Factors::reset`, for the command line.
Result<Done> reset_factors(Town& town, Actor const& actor, Id<Account> const& id);

/// Ends every session of somebody. Needs account.sessions.
Result<Done> end_sessions(Town& town, Actor const& actor, Id<Account> const& id);

}  // namespace varn::auth

template <>
struct varn::Describe<varn::auth::FactorsHeld> {
    using F = auth::FactorsHeld;
    static constexpr auto value =
        entity<F>("factors_held",
                  field<&F::totp_since>({.label = "auth.totp_since", .example = "2024-02-01T08:00:00.000Z"}),
                  field<&F::passkeys>({.label = "auth.passkeys", .example = "1"}),
                  field<&F::recovery_codes_left>({.label = "auth.recovery_codes_left", .example = "10"}),
                  field<&F::is_needed>({.label = "auth.factor_is_needed", .example = "true"}));
};

template <>
struct varn::Describe<varn::auth::TotpOffer> {
    using O = auth::TotpOffer;
    static constexpr auto value =
        entity<O>("totp_offer",
                  field<&O::secret>({.label = "auth.totp_secret",
                                     .example = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
                                     .secrecy = Secrecy::secret}),
                  field<&O::address>({.label = "auth.totp_address",
                                      .example = "otpauth://totp/V%C3%A4rn:anna.berg?secret=JBSWY3DPEHPK3PXP",
                                      .secrecy = Secrecy::secret,
                                      .length_max = 500}));
};

template <>
struct varn::Describe<varn::auth::GivenCode> {
    using C = auth::GivenCode;
    static constexpr auto value = entity<C>(
        "given_code",
        field<&C::code>(
            {.label = "auth.code", .example = "492039", .secrecy = Secrecy::secret, .length_max = 20}));
};

template <>
struct varn::Describe<varn::auth::RecoveryCodes> {
    using C = auth::RecoveryCodes;
    static constexpr auto value =
        entity<C>("recovery_codes", field<&C::codes>({.label = "auth.recovery_codes",
                                                      .example = "k3v9m-x7q2d",
                                                      .secrecy = Secrecy::secret,
                                                      .length_max = 10}));
};

template <>
struct varn::Describe<varn::auth::Proof> {
    using P = auth::Proof;
    static constexpr auto value = entity<P>(
        "proof",
        field<&P::code>(
            {.label = "auth.code", .example = "492039", .secrecy = Secrecy::secret, .length_max = 20}),
        field<&P::recovery_code>({.label = "auth.recovery_code",
                                  .example = "k3v9m-x7q2d",
                                  .secrecy = Secrecy::secret,
                                  .length_max = 40}),
        field<&P::passkey>({.label = "auth.passkey"}));
};
