#pragma once
// The browser's way to a provider and back, and the provider's own way in to end sessions.
#include "pace.h"
#include "platform/oidc.h"
#include "vouching.h"

namespace varn::oidc {

/// What the ways in share.
struct World {
    Town& town;
    auth::Sessions& sessions;
    clock::Clock const& machine;
    Settings const& settings;
    Conversations& conversations;
    Vouching& vouching;
};

/// What a provider said of somebody, and with which tokens.
struct Vouched {
    Told told;
    json::Value id_token;
    Tokens tokens;
};

class Door {
public:
    explicit Door(World const& world) : world_(world) {}

    /// Sends the browser to the provider.
    Result<http::Reply> start(federation::IdentityProvider const& provider, http::AnnexCall const& call);
    /// Takes it back, signed in or with a calm word why not.
    Result<http::Reply> callback(federation::IdentityProvider const& provider, http::AnnexCall const& call);
    /// Ends the sessions that the provider's logout token speaks of.
    Result<http::Reply> logout(federation::IdentityProvider const& provider, http::AnnexCall const& call);

private:
    using Answer = std::map<std::string, std::string>;
    Result<Answer> answer_in(std::string const& query) const;
    Result<Attempt> attempt_of(federation::IdentityProvider const& provider, http::AnnexCall const& call,
                               Answer const& answer);
    Result<Vouched> vouched_for(federation::IdentityProvider const& provider, Attempt const& attempt,
                                Answer const& answer);
    Result<Tokens> tokens_for(federation::IdentityProvider const& provider, Attempt const& attempt,
                              Answer const& answer);
    Result<auth::NewSession> let_in(federation::IdentityProvider const& provider, Vouched const& vouched,
                                    http::AnnexCall const& call);
    Result<Done> sign_out(federation::IdentityProvider const& provider, http::AnnexCall const& call);
    Result<http::Reply> turned_away(federation::IdentityProvider const& provider, Error const& error);
    std::string redirect_address(federation::IdentityProvider const& provider) const;
    std::string cookie(std::string_view value, std::string_view more) const;
    std::string_view cookie_name() const;

    World world_;
    Pace pace_;
};

}  // namespace varn::oidc
