#pragma once
// What every import of a spreadsheet shares, whichever room's rows they are: every row is tried so that all
// faults come at once, and a preview tells them instead of failing.
#include <vector>

#include "organisation/views.h"
#include "platform/sheet.h"

namespace varn::organisation {

/// Puts each row with `put`, and lets `blame` add the faults of one that is refused to `problems`. Errors:
/// what is neither a refusal nor a conflict. A conflict is blamed and ends the rows, since the database has
/// given up the transaction.
template <class Row, class Put, class Blame>
Result<Done> put_rows(sheet::Matched<Row> const& matched, std::vector<Problem>& problems, Put const& put,
                      Blame const& blame) {
    for (auto const& item : matched.items) {
        auto const done = put(item.value);
        if (done) {
            continue;
        }
        auto const code = done.error().code;
        if (code != ErrorCode::invalid && code != ErrorCode::forbidden && code != ErrorCode::conflict) {
            return done.error();
        }
        blame(problems, matched, item, done.error());
        if (code == ErrorCode::conflict) {
            break;
        }
    }
    return Done{};
}

/// A preview tells its faults, each at its row and column in the reader's language, instead of failing;
/// whoever applies is refused.
Result<ImportPreview> as_preview(Result<ImportPreview> outcome, bool apply, std::string_view language);

}  // namespace varn::organisation
