#pragma once
// What a write may hold while it is made, where the database lets several write at once (PostgreSQL). Where
// there is one writer (SQLite) everything is held already.
#include "platform/db.h"

namespace varn::db {

/// Nobody changes or removes that row until `tx` ends; others may stand on it too. Read it again afterwards:
/// whoever changed it before us has been waited for. `unavailable` when that takes too long.
Result<Done> stand_on_row(WriteTx& tx, Table const& table, std::string_view id);
template <class T>
Result<Done> stand_on(WriteTx& tx, Id<T> const& id) {
    return stand_on_row(tx, table<T>(), id.text);
}

/// Nobody else holds that row, stands on it, changes or removes it until `tx` ends. As with standing on it:
/// read it again afterwards, and `unavailable` when the wait is too long.
Result<Done> hold_row(WriteTx& tx, Table const& table, std::string_view id);
template <class T>
Result<Done> hold(WriteTx& tx, Id<T> const& id) {
    return hold_row(tx, table<T>(), id.text);
}

/// Nobody else keeps anything until `tx` ends. For a rule that many rows keep together, which no single row
/// can be held for: what is read from here on still stands when this is kept. Ask before anything is written.
Result<Done> wait_for_turn(WriteTx& tx);

}  // namespace varn::db
