#pragma once
// The story that every write shares: find the unit a row belongs to, ask the policy, obey the rules of the
// trade, write, say so in the audit.
#include "platform/verbs.h"
#include "rules.h"

namespace varn::continuity {

using auth::Actor;

/// `unauthenticated` for nobody, before anything else is told.
Result<Done> must_be_somebody(Actor const& actor);

// The server sets the unit of a row that hangs on another. `invalid` when what it names is not there.
Result<Done> ground(db::ReadTx& tx, CriticalService& row);
Result<Done> ground(db::ReadTx& tx, ServiceConsequence& row);
Result<Done> ground(db::ReadTx& tx, Resource& row);
Result<Done> ground(db::ReadTx& tx, NeedInFull& row);
Result<Done> ground(db::ReadTx& tx, ContinuityPlan& row);
Result<Done> ground(db::ReadTx& tx, PlanTest& row);

// The rules of the trade. `before` is absent for a new row. What a change of a plan means is laid on it here.
Result<Done> check(db::WriteTx& tx, CriticalService const* before, CriticalService& row, Date today);
Result<Done> check(db::WriteTx& tx, ServiceConsequence const* before, ServiceConsequence& row, Date today);
Result<Done> check(db::WriteTx& tx, Resource const* before, Resource& row, Date today);
Result<Done> check(db::WriteTx& tx, ContinuityPlan const* before, ContinuityPlan& row, Date today);
Result<Done> check(db::WriteTx& tx, PlanTest const* before, PlanTest& row, Date today);

/// Adds a row inside a transaction.
template <class T>
Result<T> put_new(Town& town, db::WriteTx& tx, Actor const& actor, T row) {
    CHECK(must_be_somebody(actor));
    CHECK(ground(tx, row));
    TRY(permit, auth::decide<T>(policy(), actor, "continuity.write", auth::place_of(row)));
    row.id = town.new_id<T>();
    row.version = 1;
    CHECK(check(tx, static_cast<T const*>(nullptr), row, town.clock.today()));
    CHECK(tx.insert(permit, row));
    return row;
}

/// A new row, kept.
template <class T>
Result<T> add_row(Town& town, Actor const& actor, T row) {
    db::WriteTx tx{town.db};
    TRY(made, put_new(town, tx, actor, std::move(row)));
    CHECK(std::move(tx).commit(audit::entry(actor, "continuity.write")));
    return made;
}

/// A changed row, kept, when it still has the version that the asker saw.
template <class T>
Result<T> change_row(Town& town, Actor const& actor, Id<T> const& id, int version,
                     json::Change<T> const& change) {
    db::WriteTx tx{town.db};
    CHECK(must_be_somebody(actor));
    TRY(before, tx.get(id));
    TRY(permit, auth::decide<T>(policy(), actor, "continuity.write", auth::place_of(before)));
    if (before.version != version) {
        return Error{ErrorCode::stale, "common.stale", {}, {}, {}};
    }
    TRY(after, change.onto(before));
    CHECK(check(tx, &before, after, town.clock.today()));
    CHECK(tx.update(permit, before, after));
    CHECK(std::move(tx).commit(audit::entry(actor, "continuity.write")));
    return after;
}

/// A row that only says something about another, taken away.
template <class T>
Result<Done> remove_row(Town& town, Actor const& actor, Id<T> const& id) {
    db::WriteTx tx{town.db};
    CHECK(must_be_somebody(actor));
    TRY(row, tx.get(id));
    TRY(permit, auth::decide<T>(policy(), actor, "continuity.write", auth::place_of(row)));
    CHECK(tx.remove(permit, row));
    return std::move(tx).commit(audit::entry(actor, "continuity.write"));
}

/// A row laid over what is there, inside a transaction.
template <class T>
Result<Done> put_over(Town& town, db::WriteTx& tx, Actor const& actor, T const& before, T after) {
    TRY(permit, auth::decide<T>(policy(), actor, "continuity.write", auth::place_of(before)));
    CHECK(check(tx, &before, after, town.clock.today()));
    return tx.update(permit, before, after);
}

/// A need and its members laid over what is there, inside a transaction.
Result<NeedInFull> lay_need(Town& town, db::WriteTx& tx, Actor const& actor, Need const& before,
                            NeedInFull const& wanted);
/// Adds a need and its members inside a transaction.
Result<NeedInFull> put_need(Town& town, db::WriteTx& tx, Actor const& actor, NeedInFull need);

}  // namespace varn::continuity
