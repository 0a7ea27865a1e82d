#pragma once
// A backup as it lies in its file: the length of the manifest, the manifest, and the files it names.
#include "sealed.h"

namespace varn::operations {

/// Size and digest of a file.
Result<BackedFile> measured(std::string const& path, std::string name);
/// Packs a database and its manifest.
Result<Done> pack(std::string const& to, std::optional<Key> const& key, Manifest const& manifest,
                  std::string const& database);
/// Reads a backup to its end and compares every file with the manifest. The database goes to `database`, or
/// nowhere when that is empty. A plain SQLite file is taken too; it has no manifest.
Result<Manifest> unpack(RestoreAsk const& ask, std::string const& database);

}  // namespace varn::operations
