#include "directory.h"

#include "fault.h"
#include "platform/auth_policy.h"
#include "store.h"

namespace varn::scim {
namespace {

using federation::AccountLink;
using federation::LinkStatus;

Error taken() {
    return Error{ErrorCode::conflict, "scim.taken", {}, {}, "uniqueness"};
}

Result<auth::Permit<AccountLink>> link_permit() {
    return auth::decide<AccountLink>(federation::federation_policy, federation::system_actor(),
                                     "provider.manage", std::nullopt);
}

audit::Entry said(std::string action, federation::IdentityProvider const& provider) {
    return audit::entry(federation::system_actor(), std::move(action), provider.key);
}

std::string text_of_change(WantedUser const& wanted) {
    return json::to_text(
        json::Object{{"name", wanted.name}, {"status", wanted.active ? "active" : "closed"}});
}

}  // namespace

Result<std::vector<User>> Directory::users() {
    db::ReadTx tx{town_.db};
    return store::users(tx, provider_.id);
}

Result<User> Directory::user(std::string_view id) {
    if (!is_uuid(id)) {
        return not_found();
    }
    db::ReadTx tx{town_.db};
    TRY(found, store::user(tx, provider_.id, {std::string{id}}));
    return found ? Result<User>{std::move(*found)} : not_found();
}

Result<Done> Directory::must_be_free(WantedUser const& wanted, std::string_view account) {
    db::ReadTx tx{town_.db};
    TRY(other, store::link_named(tx, provider_.id, wanted.user_name));
    if (other && other->account.text != account) {
        return taken();
    }
    return Done{};
}

Result<User> Directory::add(WantedUser const& wanted) {
    std::optional<AccountLink> known;
    {
        db::ReadTx tx{town_.db};
        TRY(by_name, store::link_named(tx, provider_.id, wanted.user_name));
        known = std::move(by_name);
        if (!known && wanted.external_id) {
            TRY(by_id, store::link_external(tx, provider_.id, *wanted.external_id));
            known = std::move(by_id);
        }
    }
    if (known && known->status == LinkStatus::active) {
        return taken();
    }
    return known ? bring_back(std::move(*known), wanted) : make(wanted);
}

Result<User> Directory::bring_back(AccountLink link, WantedUser const& wanted) {
    auto after = link;
    after.status = LinkStatus::active;
    after.user_name = wanted.user_name;
    after.external_id = wanted.external_id;
    {
        db::WriteTx tx{town_.db};
        TRY(permit, link_permit());
        CHECK(tx.update(permit, link, after));
        CHECK(std::move(tx).commit(said("account.link", provider_)));
    }
    auto load = [&]() -> Result<auth::Account> {
        db::ReadTx tx{town_.db};
        return tx.get(link.account);
    };
    TRY(account, load());
    TRY(changed, change_account(account, wanted));
    return User{std::move(changed), std::move(after)};
}

Result<User> Directory::make(WantedUser const& wanted) {
    TRY(user_name, federation::free_user_name(
                       town_, provider_,
                       {.subject = wanted.user_name, .user_name = wanted.user_name, .name = wanted.name}));
    auto const actor = federation::system_actor();
    auth::Account const account{
        .id = town_.new_id<auth::Account>(),
        .user_name = user_name,
        .name = wanted.name,
        .status = wanted.active ? auth::AccountStatus::active : auth::AccountStatus::closed,
        .language = auth::Language::sv,
        .version = 1};
    AccountLink const link{.id = town_.new_id<AccountLink>(),
                           .account = account.id,
                           .provider = provider_.id,
                           .subject = {},
                           .external_id = wanted.external_id,
                           .user_name = wanted.user_name,
                           .status = LinkStatus::active,
                           .version = 1};
    db::WriteTx tx{town_.db};
    TRY(adding, auth::decide<auth::Account>(auth::auth_policy, actor, "account.add", std::nullopt));
    TRY(linking, link_permit());
    CHECK(tx.insert(adding, account));
    CHECK(tx.insert(linking, link));
    CHECK(std::move(tx).commit(said("account.add", provider_)));
    return User{account, link};
}

Result<auth::Account> Directory::change_account(auth::Account const& before, WantedUser const& wanted) {
    auto const status = wanted.active ? auth::AccountStatus::active : auth::AccountStatus::closed;
    if (before.name == wanted.name && before.status == status) {
        return before;
    }
    return auth::change_account(
        town_, federation::system_actor(),
        {before.id, before.version, json::Change<auth::Account>{text_of_change(wanted)}});
}

Result<User> Directory::change(User const& before, WantedUser const& wanted) {
    CHECK(must_be_free(wanted, before.account.id.text));
    auto after = before;
    // The account first: who is no longer active is out before anything else is written.
    TRY(account, change_account(before.account, wanted));
    after.account = account;
    after.link.user_name = wanted.user_name;
    after.link.external_id = wanted.external_id;
    if (after.link.user_name != before.link.user_name || after.link.external_id != before.link.external_id) {
        db::WriteTx tx{town_.db};
        TRY(permit, link_permit());
        CHECK(tx.update(permit, before.link, after.link));
        CHECK(std::move(tx).commit(said("account.link", provider_)));
    }
    return after;
}

Result<Done> Directory::remove(User const& user) {
    CHECK(change_account(user.account,
                         {.user_name = {}, .name = user.account.name, .external_id = {}, .active = false}));
    {
        db::WriteTx tx{town_.db};
        TRY(permit, link_permit());
        auto after = user.link;
        after.status = LinkStatus::removed;
        CHECK(tx.update(permit, user.link, after));
        TRY(leaving,
            auth::decide<federation::DirectoryMember>(
                federation::federation_policy, federation::system_actor(), "provider.manage", std::nullopt));
        TRY(all, store::members(tx, provider_.id));
        for (auto const& one : all) {
            if (one.account == user.account.id) {
                CHECK(tx.remove(leaving, one));
            }
        }
        CHECK(std::move(tx).commit(said("account.link", provider_)));
    }
    return follow({user.account.id.text});
}

/// The roles of these accounts, by the groups that have been pushed.
Result<Done> Directory::follow(std::set<std::string> const& accounts) {
    if (provider_.group_source != federation::GroupSource::scim) {
        return Done{};
    }
    for (auto const& account : accounts) {
        CHECK(federation::apply_pushed_groups(town_, provider_, {account}));
    }
    return Done{};
}

}  // namespace varn::scim
