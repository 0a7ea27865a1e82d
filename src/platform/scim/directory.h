#pragma once
// What a directory may do here: push people and groups, change them, take them away. What it says of groups
// is laid on roles in the same breath.
#include <map>
#include <set>

#include "platform/federated_accounts.h"
#include "resource.h"

namespace varn::scim {

class Directory {
public:
    Directory(Town& town, federation::IdentityProvider provider)
        : town_(town), provider_(std::move(provider)) {}

    Result<std::vector<User>> users();
    Result<User> user(std::string_view id);
    /// Adds somebody. One that was taken away comes back to her own account. `conflict` (uniqueness) when the
    /// user name is taken.
    Result<User> add(WantedUser const& wanted);
    /// Makes a user what is wanted. No longer active: the account is closed, its sessions end.
    Result<User> change(User const& before, WantedUser const& wanted);
    /// Takes a user away: the account is closed and out of every group, and nobody finds her by SCIM any
    /// more.
    Result<Done> remove(User const& user);

    Result<std::vector<Group>> groups();
    Result<Group> group(std::string_view id);
    Result<Group> add(WantedGroup const& wanted);
    Result<Group> change(Group const& before, WantedGroup const& wanted);
    Result<Done> remove(Group const& group);

    /// The groups of each account, by its id.
    Result<std::map<std::string, std::vector<federation::DirectoryGroup>>> groups_by_account();

private:
    Result<Done> must_be_free(WantedUser const& wanted, std::string_view account);
    Result<Done> must_be_free(WantedGroup const& wanted, std::string_view group);
    Result<User> bring_back(federation::AccountLink link, WantedUser const& wanted);
    Result<User> make(WantedUser const& wanted);
    Result<auth::Account> change_account(auth::Account const& before, WantedUser const& wanted);
    Result<Done> set_members(db::WriteTx& tx, Id<federation::DirectoryGroup> const& group,
                             std::vector<std::string> const& wanted, std::set<std::string>& touched);
    Result<Done> follow(std::set<std::string> const& accounts);

    Town& town_;
    federation::IdentityProvider provider_;
};

}  // namespace varn::scim
