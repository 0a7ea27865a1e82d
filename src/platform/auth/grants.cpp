#include <algorithm>

#include "asking.h"
#include "platform/accounts.h"
#include "platform/auth_policy.h"
#include "platform/deputies.h"
#include "platform/holders.h"
#include "store.h"

namespace varn::auth {
namespace {

constexpr std::size_t grants_max = 200;

Result<Done> must_end_after_it_began(Date from, std::optional<Date> to) {
    if (to && *to < from) {
        return invalid("/valid_to", "auth.ends_before_it_begins");
    }
    return Done{};
}

/// One reach, and one that is there.
Result<Done> must_reach_something(RoleGrant const& made, UnitsBelow const& units_below) {
    if ((made.unit ? 1 : 0) + (made.sector ? 1 : 0) + (made.matter ? 1 : 0) > 1) {
        return invalid(made.unit ? "/unit" : "/sector", "auth.one_reach");
    }
    if (made.unit && units_below) {
        auto const known = units_below(made.unit->text, made.valid_from);
        if (std::find(known.begin(), known.end(), made.unit->text) == known.end()) {
            return invalid("/unit", "auth.unit_unknown");
        }
    }
    if (made.sector && units_below && units_below(made.sector->text, made.valid_from).empty()) {
        return invalid("/sector", "auth.sector_unknown");
    }
    return Done{};
}

Result<RoleGrant> load(Town& town, Actor const& actor, Id<RoleGrant> const& id) {
    db::ReadTx tx{town.db};
    TRY(grant, tx.get(id));
    CHECK(must_be_seen(actor, grant.account));
    return std::move(grant);
}

notify::Notice about_role(notify::Kind const& kind, std::string const& by, Id<Account> const& account) {
    return {.kind = kind, .to = {account.text}, .subject = account.text, .by = by};
}

/// What follows from a group would come back at the next sign-in: it is ended where it comes from.
Result<Done> must_be_given_by_hand(RoleGrant const& grant) {
    if (grant.provider) {
        return Error{ErrorCode::conflict, "auth.grant_of_group", {}, {}, {}};
    }
    return Done{};
}

/// Nobody stands in for a role that is taken out of the present.
Result<Done> remove_deputies(db::WriteTx& tx, Actor const& actor, RoleGrant const& grant) {
    TRY(lent, tx.select<Deputyship>("WHERE role_grant = $1", grant.id));
    TRY(permit, decide<Deputyship>(auth_policy, actor, "account.grant", std::nullopt));
    for (auto const& one : lent) {
        CHECK(tx.remove(permit, one));
    }
    return Done{};
}

/// Runs `write` and refuses to keep it when the town had an administrator before it and has none after.
template <class Write>
Result<Done> write_guarded(Town& town, Actor const& actor, Write const& write) {
    db::WriteTx tx{town.db};
    TRY(permit, decide<RoleGrant>(auth_policy, actor, "account.grant", std::nullopt));
    TRY(before, store::administrators(tx, town.clock.today()));
    CHECK(write(tx, permit));
    TRY(after, store::administrators(tx, town.clock.today()));
    if (before > 0 && after == 0) {
        return Error{ErrorCode::conflict, "auth.last_administrator", {}, {}, {}};
    }
    return std::move(tx).commit(audit::entry(actor, "account.grant"));
}

}  // namespace

Result<std::vector<RoleGrant>> list_grants(Town& town, Actor const& actor, Id<Account> const& account) {
    CHECK(must_be_seen(actor, account));
    db::ReadTx tx{town.db};
    CHECK(tx.get(account));
    return store::grants(tx, account.text);
}

Result<bool> takes_two(db::ReadTx& tx, Actor const& actor, Appointment const& appointment) {
    if (appointment.role != Role::administrator || appointment.appointing == Appointing::by_one) {
        return false;
    }
    TRY(all, holders(tx, {Role::administrator}, appointment.today, Holding::whole_town));
    return std::any_of(all.begin(), all.end(), [&](auto const& one) { return one != actor.account; });
}

Result<RoleGrant> grant_to_be(Town& town, db::ReadTx& tx, Id<Account> const& account, NewGrant const& ask,
                              UnitsBelow const& units_below) {
    RoleGrant made{.id = town.new_id<RoleGrant>(),
                   .account = account,
                   .role = ask.role,
                   .unit = ask.unit,
                   .sector = ask.sector,
                   .matter = ask.matter,
                   .valid_from = ask.valid_from.value_or(town.clock.today()),
                   .valid_to = ask.valid_to,
                   .provider = {},
                   .version = 1};
    CHECK(must_end_after_it_began(made.valid_from, made.valid_to));
    CHECK(must_reach_something(made, units_below));
    CHECK(tx.get(account));
    TRY(held, store::grants(tx, account.text));
    if (held.size() >= grants_max) {
        return Error{
            ErrorCode::too_many, "auth.too_many_grants", {{"maximum", std::to_string(grants_max)}}, {}, {}};
    }
    for (auto const& other : held) {
        if (other.role == made.role && other.unit == made.unit && other.sector == made.sector &&
            other.matter == made.matter &&
            overlap(other.valid_from, other.valid_to, made.valid_from, made.valid_to)) {
            return Error{ErrorCode::conflict,
                         "auth.role_already_held",
                         {},
                         {{"/role", "auth.role_already_held", {}}},
                         {}};
        }
    }
    return made;
}

Result<Done> keep_grant(Town& town, db::WriteTx& tx, Permit<RoleGrant> const& permit, RoleGrant const& made) {
    CHECK(tx.insert(permit, made));
    return notify::tell(town, tx, about_role(role_granted, permit.actor(), made.account));
}

Result<RoleGrant> grant_role(Town& town, Actor const& actor, Id<Account> const& account, NewGrant const& ask,
                             Granting const& granting) {
    CHECK(must_be_seen(actor, account));
    CHECK(must_be_allowed(actor, "account.grant"));
    db::WriteTx tx{town.db};
    TRY(made, grant_to_be(town, tx, account, ask, granting.units_below));
    TRY(two, takes_two(tx, actor, {ask.role, granting.appointing, town.clock.today()}));
    TRY(permit,
        decide<RoleGrant>(auth_policy, actor, two ? "account.appoint" : "account.grant", std::nullopt));
    CHECK(keep_grant(town, tx, permit, made));
    CHECK(std::move(tx).commit(audit::entry(actor, "account.grant", ask.reason.value_or(""))));
    return std::move(made);
}

Result<RoleGrant> change_grant(Town& town, Actor const& actor, ChangeOf<RoleGrant> const& ask,
                               Appointing appointing) {
    TRY(before, load(town, actor, ask.id));
    CHECK(must_be_allowed(actor, "account.grant"));
    CHECK(must_be_given_by_hand(before));
    TRY(after, ask.fields.onto(before));
    if (before.version != ask.version) {
        return Error{ErrorCode::stale, "common.stale", {}, {}, {}};
    }
    if (after.valid_to == before.valid_to) {
        return before;
    }
    CHECK(must_end_after_it_began(after.valid_from, after.valid_to));
    bool const longer = before.valid_to && (!after.valid_to || *after.valid_to > *before.valid_to);
    CHECK(write_guarded(town, actor, [&](db::WriteTx& tx, Permit<RoleGrant> const& permit) -> Result<Done> {
        TRY(two, takes_two(tx, actor, {before.role, appointing, town.clock.today()}));
        if (two && longer) {
            return Error{ErrorCode::conflict, "auth.takes_two_to_prolong", {}, {}, {}};
        }
        return tx.update(permit, before, after);
    }));
    return after;
}

Result<Done> end_grant(Town& town, Actor const& actor, Id<RoleGrant> const& id) {
    TRY(before, load(town, actor, id));
    CHECK(must_be_allowed(actor, "account.grant"));
    CHECK(must_be_given_by_hand(before));
    auto const today = town.clock.today();
    if (before.valid_to && *before.valid_to < today) {
        return Done{};
    }
    return write_guarded(town, actor, [&](db::WriteTx& tx, Permit<RoleGrant> const& permit) -> Result<Done> {
        CHECK(notify::tell(town, tx, about_role(role_ended, actor.account, before.account)));
        if (before.valid_from >= today) {
            CHECK(remove_deputies(tx, actor, before));
            return tx.remove(permit, before);
        }
        auto after = before;
        after.valid_to = plus_days(today, -1);
        return tx.update(permit, before, after);
    });
}

}  // namespace varn::auth
