#pragma once
// Migrations as the rest of the house gets them.
#include <span>
#include <string>
#include <vector>

#include "platform/assets.h"
#include "platform/migration.h"

namespace varn::db {

/// The migrations of a room from its embedded files: "organisation/0001_units".
std::vector<Migration> migrations_of(std::string const& room, std::span<assets::File const> files);
/// The tables that every database has: the audit log.
std::vector<Migration> base_migrations();

}  // namespace varn::db
