#pragma once
// The first administrator. A town without any account prints a link at its start; whoever opens it first
// becomes the administrator of the whole town, and the link is spent. There is no default password.
#include <optional>
#include <string>
#include <vector>

#include "platform/accounts.h"

namespace varn::auth {

/// A new single-use token for `/start/<token>`, valid for 24 hours; earlier ones are void. Nothing when there
/// already is an account.
Result<std::optional<std::string>> first_start_token(Town& town);
/// Makes the first administrator. Of several who try with the token, one succeeds; the rest get `conflict` or
/// `not_found`. An unknown, spent or expired token is `not_found`.
Result<Account> start_with(Town& town, NewFirstAdministrator const& ask);
/// True when the town has no account yet.
Result<bool> awaits_first_start(Town& town);

/// An account of the demonstration. The unit is an id, or absent for the whole town.
struct DemoAccount {
    std::string user_name;
    std::string name;
    Role role{};
    std::optional<AnyId> unit = {};
};

/// Adds the demo accounts that are missing, all with one published password. Only ever called in demo mode,
/// which says so on screen. Doing it twice changes nothing.
Result<Done> add_demo_accounts(Town& town, std::vector<DemoAccount> const& accounts,
                               std::string const& password);

}  // namespace varn::auth

template <>
struct varn::Describe<varn::auth::DemoAccount> {
    using D = auth::DemoAccount;
    static constexpr auto value = entity<D>(
        "demo_account", field<&D::user_name>(auth::facts::user_name), field<&D::name>(auth::facts::name),
        field<&D::role>({.label = "auth.role", .example = "coordinator"}),
        field<&D::unit>({.label = "auth.unit", .example = "01903f5e-0000-7000-8000-000000000001"}));
};
