#pragma once
// Whether a database is what this version of the program means it to be: sound pages, references that lead
// somewhere, the tables that the descriptions tell of, and a log that verifies.
#include <string>
#include <vector>

#include "kernel/describe.h"
#include "platform/clock.h"
#include "platform/db.h"
#include "platform/migration.h"
#include "platform/verification.h"

namespace varn::operations {

/// What a database of this version is.
struct Blueprint {
    std::vector<db::Migration> migrations;
    std::vector<Table const*> entities;
    std::vector<std::string> passing;  // tables that do not outlive a restore: sign-ins, one-time links
    std::string version;
    clock::Clock const& clock;
};

struct Inspection {
    bool sound = false;
    std::vector<std::string> damages;  // what the database finds wrong with itself
    std::vector<std::string> schema;   // tables and columns that are not as described
    std::vector<std::string> missing;  // migrations not yet applied
    verification::Verdict audit;       // not looked at when something above is wrong
};

/// Reads a whole database and changes nothing. Fails only when it cannot be read, or when its migrations are
/// not this version's.
Result<Inspection> inspect(db::Database& database, Blueprint const& blueprint);
/// The tables and columns of a database that are not as the descriptions tell: "goal.title", "goal_history".
Result<std::vector<std::string>> schema_faults(db::Database& database,
                                               std::vector<Table const*> const& entities);
/// Those of the blueprint's migrations that the database has.
Result<std::vector<db::Migration>> applied_migrations(db::Database& database, Blueprint const& blueprint);

}  // namespace varn::operations

template <>
struct varn::Describe<varn::operations::Inspection> {
    using I = operations::Inspection;
    static constexpr auto value =
        entity<I>("inspection", field<&I::sound>({}), field<&I::damages>({.length_max = 1000}),
                  field<&I::schema>({.length_max = 1000}), field<&I::missing>({.length_max = 1000}),
                  field<&I::audit>({}));
};
