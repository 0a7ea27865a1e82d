#pragma once
// What Värn asks of providers, server to server: where their addresses are, with which keys they sign, tokens
// for a code, and who a token speaks of. Bounded in time and size; a provider that is silent is left alone
// for a while, so that it costs nobody a worker.
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "keys.h"
#include "platform/clock.h"
#include "platform/federation.h"

namespace varn::oidc {

/// What a provider tells of itself (OpenID Connect Discovery).
struct Metadata {
    std::string authorization;
    std::string token;
    std::string keys;
    std::string userinfo;       // empty when there is none
    std::string end_session;    // empty when there is none
    bool tells_issuer = false;  // names itself in each answer (RFC 9207)
};

struct Tokens {
    std::string id_token;  // empty at a refresh that gives none
    std::string access_token;
    std::string refresh_token;  // empty when there is none
};

/// Safe to use from several threads.
class Conversations {
public:
    Conversations(federation::IssuerRules rules, clock::Clock const& clock, std::string ca_file)
        : rules_(rules), clock_(clock), ca_file_(std::move(ca_file)) {}

    /// Read anew every hour; what was read last holds for a day when the provider does not answer.
    Result<Metadata> metadata(federation::IdentityProvider const& provider);
    /// The token, taken apart, when one of the provider's keys has signed it. An unknown key makes the keys
    /// be read anew, at most every ten seconds.
    Result<Jwt> verified(federation::IdentityProvider const& provider, std::string_view compact);
    /// Tokens for a grant, whose form fields come without the client's own.
    Result<Tokens> tokens(federation::IdentityProvider const& provider, std::string_view client_secret,
                          std::vector<std::pair<std::string, std::string>> grant);
    /// What the provider says now of the one to whom an access token belongs.
    Result<json::Value> userinfo(federation::IdentityProvider const& provider, std::string_view access_token);
    /// Makes every question under way and to come give up.
    void give_up() { given_up_ = true; }

private:
    struct Known {
        std::timed_mutex reading;
        std::optional<Metadata> metadata = {};
        std::int64_t metadata_at = 0;
        std::vector<Key> keys = {};
        std::int64_t keys_at = 0;
        std::int64_t unknown_at = 0;  // when an unknown key last made us ask
        std::atomic<std::int64_t> silent_until = 0;
    };
    Known& known(federation::IdentityProvider const& provider);
    std::int64_t now() const { return clock_.now().milliseconds / 1000; }
    Result<Metadata> metadata_of(Known& known, federation::IdentityProvider const& provider);
    Result<Done> read_keys(Known& known, std::string const& address);
    Result<std::string> asked(Known& known, struct Question question);
    Result<Metadata> read_metadata(Known& known, federation::IdentityProvider const& provider);

    federation::IssuerRules rules_;
    clock::Clock const& clock_;
    std::string ca_file_;
    std::atomic<bool> given_up_ = false;
    std::mutex mutex_;
    std::map<std::string, std::unique_ptr<Known>> known_;
};

/// name=value&…, percent-encoded.
std::string form_of(std::vector<std::pair<std::string, std::string>> const& fields);

}  // namespace varn::oidc
