#pragma once
// From one version of the program to the next, with a way back.
#include <string>
#include <vector>

#include "platform/inspection.h"

namespace varn::operations {

struct Upgraded {
    std::vector<std::string> applied;  // migrations, in order
    std::string kept;                  // the copy of the database as it was; empty when none was needed
};

/// Applies what is missing of the blueprint's migrations, all or nothing. A database that holds something is
/// copied first: an SQLite file to `varn.db.before-VERSION-MOMENT` beside it. For PostgreSQL the caller must
/// say that there is a backup; `conflict` otherwise, and nothing is changed. A database that an unknown or
/// changed migration has touched is refused.
Result<Upgraded> upgrade(db::Database& database, std::string const& url, Blueprint const& blueprint,
                         bool has_backup);
/// That the tables are what the descriptions tell; `conflict` with each place that is not, so that nobody
/// serves a database that was half changed by other hands.
Result<Done> must_fit(db::Database& database, Blueprint const& blueprint);

}  // namespace varn::operations
