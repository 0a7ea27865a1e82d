#pragma once
// Databases as files: copies taken while others write, and files that nobody else has open.
#include <string>

#include "kernel/result.h"
#include "platform/db.h"
#include "platform/migration.h"

namespace varn::db {

/// Writes everything of a database, as it is at one moment, into a new SQLite file, while others go on
/// writing. From SQLite page by page; from PostgreSQL table by table, compared row by row. `migrations` are
/// those the database has.
Result<Done> copy_to_file(Database& from, std::vector<Migration> const& migrations, std::string const& path);
/// Makes an SQLite file whole in itself, without a write-ahead log beside it. `conflict` when somebody else
/// has it open, `unavailable` when it is no database.
Result<Done> settle_file(std::string const& path);
/// The file of an SQLite database's address; empty for PostgreSQL.
std::string file_of(std::string const& url);

}  // namespace varn::db
