#pragma once
// Doing something with a sheet that nobody else can change meanwhile.
#include "platform/holding.h"
#include "service.h"

namespace varn::followup {

/// Calls `verb(tx, sheet, round)` while the sheet is held and the round stood on; the verb commits. Whoever
/// comes later to the same sheet waits, and so does the closing of the round.
template <class Verb>
auto with_sheet(Town& town, Id<Sheet> const& id, Verb const& verb)
    -> decltype(verb(std::declval<db::WriteTx&>(), Sheet{}, Round{})) {
    db::WriteTx tx{town.db};
    CHECK(tx.get(id));
    CHECK(db::hold(tx, id));
    TRY(sheet, tx.get(id));
    CHECK(db::stand_on(tx, sheet.round));
    TRY(round, tx.get(sheet.round));
    return verb(tx, std::move(sheet), std::move(round));
}

}  // namespace varn::followup
