#pragma once
// A step in the history of the schema. Written by hand, embedded in the binary, never edited afterwards.
#include <string>
#include <string_view>

namespace varn::db {

/// `name` is unique in the house: "organisation/0001_units". `text` is SQL with the tokens of platform/db and
/// the statements `CREATE ENTITY name (…)` and `ALTER ENTITY name ADD COLUMN …`, which make the history table
/// too.
struct Migration {
    std::string name;
    std::string_view text;
};

}  // namespace varn::db
