#pragma once
// Passkeys (WebAuthn): made by an authenticator for this address alone, so that nobody can be lured to give
// one away. Good as a second factor, and instead of a password when the authenticator verifies its user.
#include <string>
#include <vector>

#include "platform/factors.h"

namespace varn::auth {

/// A passkey as its owner sees it.
struct Passkey {
    Id<Passkey> id;
    std::string name;
    Instant created_at;
    std::optional<Instant> last_used_at;
};

/// The verbs of passkeys. The asker's host counts only as "localhost", and only when the installation has no
/// public address. Without an address to rely on: `conflict`.
class Passkeys {
public:
    /// `sessions` must outlive it.
    explicit Passkeys(Sessions& sessions) : sessions_(sessions) {}

    /// A challenge for signing in: the second step of a session that is half-way, or without a password.
    Result<PasskeyQuestion> ask(Asker const& asker);
    /// Signs in by a passkey alone, whose authenticator must have verified its user.
    Result<NewSession> sign_in(Asker const& asker, PasskeyAnswer const& answer);

    /// A challenge for making a passkey. `forbidden` when the session is older than 15 minutes.
    Result<PasskeyOffer> offer(Asker const& asker);
    /// Takes a passkey that was made. `too_many` beyond ten.
    Result<FactorMade> add(Asker const& asker, NewPasskey const& made);
    /// One's own passkeys.
    Result<std::vector<Passkey>> list(Actor const& actor);
    /// Takes a passkey away. `conflict` when it is the only factor and one is needed.
    Result<Done> drop(Asker const& asker, Id<Passkey> const& id);

private:
    Sessions& sessions_;
};

}  // namespace varn::auth

template <>
struct varn::Describe<varn::auth::Passkey> {
    using P = auth::Passkey;
    static constexpr auto value = entity<P>(
        "passkey", field<&P::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000014"}),
        field<&P::name>({.label = "auth.passkey_name", .example = "Nyckel i telefonen"}),
        field<&P::created_at>({.label = "auth.made_at", .example = "2024-02-01T08:00:00.000Z"}),
        field<&P::last_used_at>({.label = "auth.last_used_at", .example = "2024-02-01T11:20:00.000Z"}));
};
