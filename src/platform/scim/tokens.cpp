#include "platform/assets.h"
#include "platform/db_migrations.h"
#include "platform/merkle.h"
#include "platform/scim.h"
#include "store.h"

namespace varn::assets {
std::span<File const> scim_migrations();
}

namespace varn::scim {
namespace {

constexpr std::size_t token_bytes = 32;

Result<Done> must_be_allowed(auth::Actor const& actor, std::string_view action) {
    CHECK(auth::judge(federation::federation_policy, actor, action, std::nullopt));
    return Done{};
}

}  // namespace

std::vector<db::Migration> scim_migrations() {
    return db::migrations_of("scim", assets::scim_migrations());
}

Result<std::string> add_token(Town& town, auth::Actor const& actor,
                              federation::IdentityProvider const& provider, std::string const& name) {
    CHECK(must_be_allowed(actor, "provider.manage"));
    // Told apart from other secrets by its beginning, so that a scanner finds one that was left lying about.
    auto const token = "varnscim_" + audit::hex(clock::random_bytes(token_bytes));
    Token const made{town.ids.next(), provider.id.text, name, town.clock.now(), {}};
    // The audit first, and ended: the token is written by a transaction of its own.
    {
        db::WriteTx tx{town.db};
        CHECK(std::move(tx).commit({actor.account, "scim.token_add", "scim_token", made.id, name}));
    }
    CHECK(store::add_token(town.db, made, audit::hex(audit::sha256(token))));
    return token;
}

Result<std::vector<Token>> list_tokens(Town& town, auth::Actor const& actor) {
    CHECK(must_be_allowed(actor, "provider.read"));
    db::ReadTx tx{town.db};
    return store::tokens(tx);
}

Result<Done> revoke_token(Town& town, auth::Actor const& actor, std::string_view id) {
    CHECK(must_be_allowed(actor, "provider.manage"));
    TRY(revoked, store::revoke_token(town.db, id, town.clock.now()));
    if (!revoked) {
        return not_found();
    }
    db::WriteTx tx{town.db};
    return std::move(tx).commit({actor.account, "scim.token_revoke", "scim_token", std::string{id}, {}});
}

}  // namespace varn::scim
