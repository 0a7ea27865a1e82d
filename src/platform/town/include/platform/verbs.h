#pragma once
// The story that most verbs share, told once: ask the policy where the row belongs, check the rules of the
// trade, write, and say so in the audit. A verb that has a story of its own is written out in its context
// instead.
#include "platform/json.h"
#include "platform/town.h"

namespace varn {

/// Who asks for what: a verb's first argument.
struct Asking {
    Town& town;
    auth::Rules rules;
    auth::Actor const& actor;
    std::string_view action;
};

/// A check that is always content.
struct NoCheck {
    template <class T>
    Result<Done> operator()(db::ReadTx&, T const&) const {
        return Done{};
    }
};

/// Adds `row` with a new id as version 1. `check(tx, row)` holds the rules of the trade.
template <class T, class Check = NoCheck>
Result<T> add(Asking const& asking, T row, Check check = {}) {
    db::WriteTx tx{asking.town.db};
    TRY(permit, auth::decide<T>(asking.rules, asking.actor, asking.action, auth::place_of(row)));
    row.id = asking.town.new_id<T>();
    if constexpr (requires { row.version; }) {
        row.version = 1;
    }
    CHECK(check(tx, row));
    CHECK(tx.insert(permit, row));
    CHECK(std::move(tx).commit(audit::entry(asking.actor, std::string{asking.action})));
    return row;
}

/// Lays `change` onto the row of that id, when it still has the version that the asker saw. To move a row
/// from one unit to another takes a right that reaches both at once.
template <class T, class Check = NoCheck>
Result<T> revise(Asking const& asking, Id<T> const& id, int version, json::Change<T> const& change,
                 Check check = {}) {
    db::WriteTx tx{asking.town.db};
    TRY(before, tx.get(id));
    TRY(permit, auth::decide<T>(asking.rules, asking.actor, asking.action, auth::place_of(before)));
    if (before.version != version) {
        return Error{ErrorCode::stale, "common.stale", {}, {}, {}};
    }
    TRY(after, change.onto(before));
    if (!permit.covers(after)) {
        return Error{
            ErrorCode::forbidden, "auth.forbidden", {{"action", std::string{asking.action}}}, {}, {}};
    }
    CHECK(check(tx, after));
    CHECK(tx.update(permit, before, after));
    CHECK(std::move(tx).commit(audit::entry(asking.actor, std::string{asking.action})));
    return after;
}

/// Takes a link (a row that only says that two things belong together) out of the present.
template <class T>
Result<Done> unlink(Asking const& asking, Id<T> const& id) {
    db::WriteTx tx{asking.town.db};
    TRY(row, tx.get(id));
    TRY(permit, auth::decide<T>(asking.rules, asking.actor, asking.action, auth::place_of(row)));
    CHECK(tx.remove(permit, row));
    return std::move(tx).commit(audit::entry(asking.actor, std::string{asking.action}));
}

/// Reads rows that belong to the whole town, when the policy lets the actor.
template <class T>
Result<T> read_one(Asking const& asking, Id<T> const& id) {
    CHECK(auth::judge(asking.rules, asking.actor, asking.action, std::nullopt));
    db::ReadTx tx{asking.town.db};
    return tx.get(id);
}

}  // namespace varn
