#include "platform/deputies.h"

#include <algorithm>

#include "asking.h"
#include "platform/auth_policy.h"

namespace varn::auth {
namespace {

/// Everybody may lend what is hers; the administrator lends for others.
Result<Done> must_be_hers_to_lend(Actor const& actor, RoleGrant const& grant) {
    if (judge(auth_policy, actor, "account.grant", std::nullopt).ok()) {
        return Done{};
    }
    bool const own = actor.is_in_person() && grant.account.text == actor.account;
    if (!own || grant.role == Role::administrator) {
        return Error{ErrorCode::forbidden, "auth.forbidden", {{"action", "account.deputy"}}, {}, {}};
    }
    return Done{};
}

Result<Done> must_be_a_deputy(db::ReadTx& tx, RoleGrant const& grant, NewDeputy const& ask) {
    if (ask.deputy == grant.account) {
        return invalid("/deputy", "auth.deputy_is_owner");
    }
    TRY(account, tx.find(ask.deputy));
    if (!account || account->status != AccountStatus::active) {
        return invalid("/deputy", "auth.deputy_unknown");
    }
    return Done{};
}

Result<Done> must_be_a_period(RoleGrant const& grant, Date from, Date to, Date today) {
    if (to < from) {
        return invalid("/valid_to", "auth.ends_before_it_begins");
    }
    if (to < today || to > plus_days(from, deputy_days_max)) {
        return invalid("/valid_to", "auth.deputy_period", {{"days", std::to_string(deputy_days_max)}});
    }
    if (from < grant.valid_from || (grant.valid_to && to > *grant.valid_to)) {
        return invalid("/valid_to", "auth.deputy_outside_grant");
    }
    return Done{};
}

/// Nobody is named twice for the same role on the same day: ending one of the two would change nothing.
Result<Done> must_be_named_once(db::ReadTx& tx, Deputyship const& made) {
    TRY(other, tx.first<Deputyship>("WHERE role_grant = $1 AND deputy = $2 AND valid_from <= $3 AND valid_to "
                                    ">= $4 ORDER BY valid_from, id",
                                    made.role_grant, made.deputy, made.valid_to, made.valid_from));
    if (other) {
        Params const days{{"from", to_text(other->valid_from)}, {"to", to_text(other->valid_to)}};
        return Error{ErrorCode::conflict,
                     "auth.deputy_already_named",
                     days,
                     {{"/valid_from", "auth.deputy_already_named", days}},
                     {}};
    }
    return Done{};
}

}  // namespace

Result<std::vector<DeputyshipTold>> list_deputyships(Town& town, Actor const& actor,
                                                     Id<Account> const& account) {
    CHECK(must_be_seen(actor, account));
    db::ReadTx tx{town.db};
    CHECK(tx.get(account));
    // Both are named to each other, whether or not they may read accounts; nothing else of either is told.
    return tx.query<DeputyshipTold>(
        "SELECT d.id, d.role_grant, g.account, o.name, d.deputy, p.name, d.valid_from, d.valid_to, d.version "
        "FROM {deputyship} d JOIN {role_grant} g ON g.id = d.role_grant JOIN {account} o ON o.id = g.account "
        "JOIN {account} p ON p.id = d.deputy WHERE d.deputy = $1 OR g.account = $1 "
        "ORDER BY d.valid_to DESC, d.id DESC",
        account);
}

Result<Deputyship> name_deputy(Town& town, Actor const& actor, Id<RoleGrant> const& id, NewDeputy const& ask,
                               Appointing appointing) {
    db::WriteTx tx{town.db};
    TRY(grant, tx.get(id));
    CHECK(must_be_seen(actor, grant.account));
    CHECK(must_be_hers_to_lend(actor, grant));
    TRY(two, takes_two(tx, actor, {grant.role, appointing, town.clock.today()}));
    if (two) {
        return Error{ErrorCode::conflict, "auth.takes_two_to_lend", {}, {}, {}};
    }
    auto const today = town.clock.today();
    auto const from = ask.valid_from.value_or(today);
    CHECK(must_be_a_deputy(tx, grant, ask));
    CHECK(must_be_a_period(grant, from, ask.valid_to, today));
    TRY(permit, decide<Deputyship>(auth_policy, actor, "account.deputy", std::nullopt));
    Deputyship const made{.id = town.new_id<Deputyship>(),
                          .role_grant = id,
                          .deputy = ask.deputy,
                          .valid_from = from,
                          .valid_to = ask.valid_to,
                          .version = 1};
    CHECK(must_be_named_once(tx, made));
    CHECK(tx.insert(permit, made));
    CHECK(std::move(tx).commit(audit::entry(actor, "account.deputy")));
    return made;
}

Result<Done> end_deputyship(Town& town, Actor const& actor, Id<Deputyship> const& id) {
    db::WriteTx tx{town.db};
    TRY(before, tx.get(id));
    TRY(grant, tx.get(before.role_grant));
    bool const is_deputy = actor.is_somebody() && before.deputy.text == actor.account;
    if (!is_deputy && !must_be_seen(actor, grant.account)) {
        return not_found();
    }
    if (!is_deputy) {
        CHECK(must_be_hers_to_lend(actor, grant));
    }
    TRY(permit, decide<Deputyship>(auth_policy, actor, "account.deputy", std::nullopt));
    auto const today = town.clock.today();
    if (before.valid_to < today) {
        return Done{};
    }
    if (before.valid_from >= today) {
        CHECK(tx.remove(permit, before));
    } else {
        auto after = before;
        after.valid_to = plus_days(today, -1);
        CHECK(tx.update(permit, before, after));
    }
    return std::move(tx).commit(audit::entry(actor, "account.deputy"));
}

}  // namespace varn::auth
