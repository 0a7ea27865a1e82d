#pragma once
// What makes a session vouched for: the tokens that came with it, hidden under the session's own token, and
// whether the provider still stands by it.
#include <string>
#include <string_view>

#include "conversation.h"
#include "platform/federated_accounts.h"
#include "platform/sessions.h"
#include "platform/town.h"
#include "store.h"

namespace varn::oidc {

/// What we keep to be able to ask again.
struct Kept {
    Tokens tokens;
    bool groups_in_id_token = false;  // the provider tells groups there alone
};
std::string sealed(Kept const& kept, std::string_view session_token);
std::optional<Kept> kept_in(std::string_view sealed, std::string_view session_token);

/// What a provider says of a person in a token and at its userinfo.
struct Told {
    federation::Person person;
    bool groups_in_id_token = false;
};
/// Reads a person out of claims. Refused when the two speak of different people.
Result<Told> told_in(federation::IdentityProvider const& provider, json::Value const& id_token,
                     json::Value const& userinfo);

/// Asking providers whether they still stand by their sessions.
class Vouching {
public:
    Vouching(Town& town, auth::Sessions& sessions, clock::Clock const& machine, Conversations& conversations)
        : town_(town), sessions_(sessions), machine_(machine), conversations_(conversations) {}

    enum class Word { given, taken_back, unknown };
    /// Asks the provider about a session now, brings the roles in step, and ends the session when the
    /// provider no longer vouches for it. `unknown` when it did not answer.
    Result<Word> ask(FederatedSession row, std::string_view session_token);
    /// Ends a session, with the reason as a code.
    Result<Done> end(FederatedSession const& row, std::string_view code);

private:
    Result<Done> confirm(FederatedSession& row, Kept& kept, federation::IdentityProvider const& provider);
    Result<std::optional<std::vector<std::string>>> groups_now(FederatedSession const& row, Kept& kept,
                                                               federation::IdentityProvider const& provider);
    Result<json::Value> refreshed(FederatedSession const& row, Kept& kept,
                                  federation::IdentityProvider const& provider);
    Result<json::Value> userinfo(FederatedSession const& row, Kept const& kept,
                                 federation::IdentityProvider const& provider);

    Town& town_;
    auth::Sessions& sessions_;
    clock::Clock const& machine_;
    Conversations& conversations_;
};

}  // namespace varn::oidc
