#pragma once
// What a sign-in service says of people, laid on our accounts: who is whom, and which roles follow from which
// groups. Done as `system`, and audited like everything.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/federation.h"

namespace varn::federation {

/// The one who acts when a provider has spoken: `system` in the audit.
auth::Actor system_actor();

/// The active provider of that key, or `not_found`.
Result<IdentityProvider> active_provider(Town& town, std::string_view key);
/// Every active provider, by name, for the sign-in page.
Result<std::vector<IdentityProvider>> active_providers(Town& town);
/// The secret to show the provider; empty when there is none.
Result<std::string> client_secret(Town& town, Id<IdentityProvider> const& provider);

/// Somebody whom a provider vouches for.
struct Person {
    std::string subject;
    std::string user_name;                                // as the provider says it
    std::string name;                                     // shown
    std::optional<std::string> link = {};                 // value of the provider's link_claim
    std::optional<std::vector<std::string>> groups = {};  // nothing when the provider did not say
};
/// Why somebody whom the provider vouches for does not get in.
enum class Turned { away_without_role, away_closed };
/// The account of a person, with her roles brought in step: the one linked to her subject, else the one that
/// was pushed for her, else a new one when a group of hers gives a role.
struct Admitted {
    std::optional<Id<auth::Account>> account = {};
    Turned turned{};  // when there is no account
};
Result<Admitted> admit(Town& town, IdentityProvider const& provider, Person const& person);

/// Makes the roles that an account has from a provider those of `groups`; true when something changed.
Result<bool> apply_groups(Town& town, IdentityProvider const& provider, Id<auth::Account> const& account,
                          std::vector<std::string> const& groups);
/// The same by the groups that the provider has pushed.
Result<bool> apply_pushed_groups(Town& town, IdentityProvider const& provider,
                                 Id<auth::Account> const& account);
/// True when the account holds any role today.
Result<bool> holds_a_role(Town& town, Id<auth::Account> const& account);
/// A user name of ours for what a provider calls somebody: lower case, without what a user name may not hold,
/// and with the provider's key when it is taken.
Result<std::string> free_user_name(Town& town, IdentityProvider const& provider, Person const& person);

}  // namespace varn::federation
