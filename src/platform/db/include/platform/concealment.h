#pragma once
// How a marking takes effect: the marked row, or one field of it, is concealed from everybody whose sight
// does not go through the seal, together with every row that hangs on it. Views of the database (viewpoint.h)
// leave concealed rows out and give concealed fields as `masked`; nobody who does not see a row can write it.
#include <string>
#include <string_view>

#include "platform/db.h"

namespace varn::db {

/// What stands in the place of a text that is concealed: a bar as of ink, the same in every language. Other
/// values are absent instead.
inline constexpr std::string_view masked = "█████";

/// A transaction that also conceals or reveals; takes effect with its commit.
class SealingTx : public WriteTx {
public:
    using WriteTx::WriteTx;
    /// Conceals what a marking says. A row of a table that the database was not told of (Database::know) is
    /// concealed without what hangs on it.
    void conceal(Concealment what) { to_conceal_.push_back(std::move(what)); }
    /// Ends what a marking conceals.
    void reveal(std::string marking) { to_reveal_.push_back(std::move(marking)); }
};

/// True when a field of a table can be concealed by itself: text, or a value that may be absent, but no id,
/// no key and nothing that the server sets.
bool can_be_masked(Column const& column);

}  // namespace varn::db
