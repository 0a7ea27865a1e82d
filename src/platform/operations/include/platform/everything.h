#pragma once
// Everything of a town as lines of JSON, to be read by others or taken into another database of either
// engine.
#include <string>
#include <vector>

#include "kernel/describe.h"
#include "platform/inspection.h"
#include "platform/whole_tables.h"

namespace varn::operations {

/// One table of an export.
struct ExportedTable {
    std::string name;
    std::vector<std::string> columns = {};
    std::int64_t rows = 0;
    std::string digest = {};  // of the rows, whatever their order
};
/// What an export says of itself, in `manifest.json`.
struct ExportManifest {
    int format = 1;
    Instant made_at = {};
    std::string version = {};
    bool with_secrets = false;
    std::int64_t audit_size = 0;
    std::string audit_root = {};  // "-" for an empty log
    std::vector<std::string> migrations = {};
    std::vector<ExportedTable> tables = {};
};

/// Writes every table into a new folder, `TABLE.jsonl` each, and the manifest last. Without `with_secrets`
/// the entities, their history and the log; all other tables are technical, and some hold hashes of
/// passwords.
Result<ExportManifest> export_everything(db::Database& database, Blueprint const& blueprint,
                                         std::string const& folder, bool with_secrets);
/// Takes such a folder into an empty database that has the same migrations: everything, equal to the last
/// digest, or nothing.
Result<ExportManifest> import_everything(db::Database& database, Blueprint const& blueprint,
                                         std::string const& folder);

}  // namespace varn::operations

template <>
struct varn::Describe<varn::operations::ExportedTable> {
    using T = operations::ExportedTable;
    static constexpr auto value =
        entity<T>("exported_table", field<&T::name>({}), field<&T::columns>({.length_max = 1000}),
                  field<&T::rows>({}), field<&T::digest>({}));
};

template <>
struct varn::Describe<varn::operations::ExportManifest> {
    using M = operations::ExportManifest;
    static constexpr auto value =
        entity<M>("export", field<&M::format>({}), field<&M::made_at>({}), field<&M::version>({}),
                  field<&M::with_secrets>({}), field<&M::audit_size>({}), field<&M::audit_root>({}),
                  field<&M::migrations>({.length_max = 10'000}), field<&M::tables>({.length_max = 10'000}));
};
