#pragma once
// Migrations as the rest of the house gets them.
#include <span>
#include <string>
#include <vector>

#include "platform/assets.h"
#include "platform/db.h"
#include "platform/migration.h"

namespace varn::db {

/// The migrations of a room from its embedded files: "organisation/0001_units".
std::vector<Migration> migrations_of(std::string const& room, std::span<assets::File const> files);
/// The tables that every database has: the audit log.
std::vector<Migration> base_migrations();

/// As Database::migrate, and notes that the program of this version did it, so that an older one can tell
/// which it needs. All steps are one transaction: a database is of the version before or of this one.
Result<Done> migrate_as(Database& database, std::vector<Migration> const& migrations,
                        std::string const& version);

}  // namespace varn::db
