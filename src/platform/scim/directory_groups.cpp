#include <algorithm>

#include "directory.h"
#include "fault.h"
#include "store.h"

namespace varn::scim {
namespace {

using federation::DirectoryGroup;
using federation::DirectoryMember;

template <class T>
Result<auth::Permit<T>> permit_for() {
    return auth::decide<T>(federation::federation_policy, federation::system_actor(), "provider.manage",
                           std::nullopt);
}

audit::Entry said(federation::IdentityProvider const& provider) {
    return audit::entry(federation::system_actor(), "directory.group", provider.key);
}

std::vector<std::string> ids_of(std::vector<User> const& members) {
    std::vector<std::string> ids;
    for (auto const& one : members) {
        ids.push_back(one.account.id.text);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

}  // namespace

Result<std::vector<Group>> Directory::groups() {
    db::ReadTx tx{town_.db};
    TRY(groups, store::groups(tx, provider_.id));
    TRY(members, store::members(tx, provider_.id));
    TRY(users, store::users(tx, provider_.id));
    std::map<std::string, User const*> by_id;
    for (auto const& one : users) {
        by_id.emplace(one.account.id.text, &one);
    }
    std::map<std::string, std::vector<User>> in;
    for (auto const& one : members) {
        if (auto const hit = by_id.find(one.account.text); hit != by_id.end()) {
            in[one.directory_group.text].push_back(*hit->second);
        }
    }
    std::vector<Group> all;
    for (auto& group : groups) {
        auto members_of_it = std::move(in[group.id.text]);
        all.push_back({std::move(group), std::move(members_of_it)});
    }
    return all;
}

Result<Group> Directory::group(std::string_view id) {
    TRY(all, groups());
    for (auto& one : all) {
        if (one.group.id.text == id) {
            return std::move(one);
        }
    }
    return not_found();
}

Result<std::map<std::string, std::vector<DirectoryGroup>>> Directory::groups_by_account() {
    TRY(all, groups());
    std::map<std::string, std::vector<DirectoryGroup>> by_account;
    for (auto const& one : all) {
        for (auto const& member : one.members) {
            by_account[member.account.id.text].push_back(one.group);
        }
    }
    return by_account;
}

Result<Done> Directory::must_be_free(WantedGroup const& wanted, std::string_view group) {
    db::ReadTx tx{town_.db};
    TRY(all, store::groups(tx, provider_.id));
    for (auto const& other : all) {
        if (other.name == wanted.name && other.id.text != group) {
            return Error{ErrorCode::conflict, "scim.taken", {}, {}, "uniqueness"};
        }
    }
    for (auto const& id : wanted.members) {
        TRY(known, store::user(tx, provider_.id, {id}));
        if (!known) {
            return fault("invalidValue", "scim.members");
        }
    }
    return Done{};
}

Result<Done> Directory::set_members(db::WriteTx& tx, Id<DirectoryGroup> const& group,
                                    std::vector<std::string> const& wanted, std::set<std::string>& touched) {
    TRY(permit, permit_for<DirectoryMember>());
    TRY(held, store::members_of(tx, group));
    std::set<std::string> missing{wanted.begin(), wanted.end()};
    for (auto const& one : held) {
        if (missing.erase(one.account.text) == 0) {
            CHECK(tx.remove(permit, one));
            touched.insert(one.account.text);
        }
    }
    for (auto const& account : missing) {
        CHECK(tx.insert(permit, DirectoryMember{town_.new_id<DirectoryMember>(), group, {account}}));
        touched.insert(account);
    }
    return Done{};
}

Result<Group> Directory::add(WantedGroup const& wanted) {
    CHECK(must_be_free(wanted, ""));
    DirectoryGroup const made{.id = town_.new_id<DirectoryGroup>(),
                              .provider = provider_.id,
                              .name = wanted.name,
                              .external_id = wanted.external_id,
                              .version = 1};
    std::set<std::string> touched;
    {
        db::WriteTx tx{town_.db};
        TRY(permit, permit_for<DirectoryGroup>());
        CHECK(tx.insert(permit, made));
        CHECK(set_members(tx, made.id, wanted.members, touched));
        CHECK(std::move(tx).commit(said(provider_)));
    }
    CHECK(follow(touched));
    return group(made.id.text);
}

Result<Group> Directory::change(Group const& before, WantedGroup const& wanted) {
    CHECK(must_be_free(wanted, before.group.id.text));
    auto after = before.group;
    after.name = wanted.name;
    after.external_id = wanted.external_id;
    bool const renamed = after.name != before.group.name || after.external_id != before.group.external_id;
    auto const members = ids_of(before.members);
    if (!renamed && members == wanted.members) {
        return before;
    }
    std::set<std::string> touched;
    {
        db::WriteTx tx{town_.db};
        TRY(permit, permit_for<DirectoryGroup>());
        CHECK(tx.update(permit, before.group, after));
        CHECK(set_members(tx, after.id, wanted.members, touched));
        CHECK(std::move(tx).commit(said(provider_)));
    }
    if (renamed) {
        touched.insert(members.begin(), members.end());
        touched.insert(wanted.members.begin(), wanted.members.end());
    }
    CHECK(follow(touched));
    return group(after.id.text);
}

Result<Done> Directory::remove(Group const& group) {
    std::set<std::string> touched;
    {
        db::WriteTx tx{town_.db};
        TRY(permit, permit_for<DirectoryGroup>());
        CHECK(set_members(tx, group.group.id, {}, touched));
        CHECK(tx.remove(permit, group.group));
        CHECK(std::move(tx).commit(said(provider_)));
    }
    return follow(touched);
}

}  // namespace varn::scim
