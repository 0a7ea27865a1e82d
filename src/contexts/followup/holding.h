#pragma once
// Doing something with a sheet that nobody else can change meanwhile.
#include "service.h"

namespace varn::followup {

/// How often we try to get hold of a sheet that somebody else is writing on: each holds it for some
/// milliseconds.
inline constexpr int tries_max = 200;

/// Calls `verb(tx, sheet, round)` while the sheet is held; the verb commits. `unavailable` when others hold
/// it all the time.
template <class Verb>
auto with_sheet(Town& town, Id<Sheet> const& id, Verb const& verb)
    -> decltype(verb(std::declval<db::WriteTx&>(), Sheet{}, Round{})) {
    for (int i = 0; i < tries_max; ++i) {
        db::WriteTx tx{town.db};
        CHECK(tx.get(id));
        TRY(held, store::hold(tx, id));
        if (held) {
            TRY(sheet, tx.get(id));
            TRY(round, tx.get(sheet.round));
            return verb(tx, std::move(sheet), std::move(round));
        }
    }
    return Error{ErrorCode::unavailable, "followup.busy", {}, {}, {}};
}

}  // namespace varn::followup
