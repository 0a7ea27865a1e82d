#include "platform/federation.h"
#include "role_changes.h"
#include "store.h"

namespace varn::federation {

Result<std::vector<AccountLink>> list_links(Town& town, auth::Actor const& actor,
                                            Id<auth::Account> const& account) {
    CHECK(auth::account(town, actor, account));
    db::ReadTx tx{town.db};
    return store::links_of(tx, account);
}

Result<AccountLink> add_link(Town& town, auth::Actor const& actor, Id<auth::Account> const& account,
                             NewLink const& ask) {
    CHECK(auth::judge(federation_policy, actor, "provider.manage", std::nullopt));
    CHECK(auth::account(town, actor, account));
    AccountLink const made{.id = town.new_id<AccountLink>(),
                           .account = account,
                           .provider = ask.provider,
                           .subject = ask.subject,
                           .external_id = {},
                           .user_name = {},
                           .status = LinkStatus::active,
                           .version = 1};
    db::WriteTx tx{town.db};
    TRY(provider, tx.find(ask.provider));
    if (!provider) {
        return invalid("/provider", "federation.provider_unknown");
    }
    TRY(permit, auth::decide<AccountLink>(federation_policy, actor, "provider.manage", std::nullopt));
    if (auto inserted = tx.insert(permit, made); !inserted) {
        auto error = std::move(inserted).error();
        if (error.code == ErrorCode::conflict) {
            error.key = "federation.link_taken";
        }
        return error;
    }
    CHECK(std::move(tx).commit(audit::entry(actor, "account.link")));
    return made;
}

Result<Done> remove_link(Town& town, auth::Actor const& actor, Id<AccountLink> const& id) {
    CHECK(auth::judge(federation_policy, actor, "provider.manage", std::nullopt));
    db::WriteTx tx{town.db};
    TRY(link, tx.get(id));
    TRY(permit, auth::decide<AccountLink>(federation_policy, actor, "provider.manage", std::nullopt));
    CHECK(tx.remove(permit, link));
    TRY(grants, store::grants_from(tx, link.provider, link.account, town.clock.today()));
    for (auto const& grant : grants) {
        CHECK(end_role(town, tx, actor, grant));
    }
    return std::move(tx).commit(audit::entry(actor, "account.link"));
}

}  // namespace varn::federation
