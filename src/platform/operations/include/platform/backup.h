#pragma once
// Backups: taken while the server writes, whole, verified by being opened before they get their name; and the
// way back, which changes nothing until the copy has been found sound.
#include <optional>
#include <string>
#include <vector>

#include "kernel/describe.h"
#include "platform/inspection.h"

namespace varn::operations {

/// What opens an encrypted backup.
struct Key {
    bool is_passphrase = false;
    std::string secret;  // 32 bytes, or the passphrase
};
/// Reads a key: a file of 64 hexadecimal digits, or a passphrase of at least 20 characters on its first line.
Result<Key> key_of_file(std::string const& path);

/// One file inside a backup.
struct BackedFile {
    std::string name;
    std::int64_t size = 0;
    std::string sha256;
};
/// What a backup says of itself.
struct Manifest {
    int format = 1;
    Instant made_at = {};
    std::string version = {};  // of the program that made it
    std::string engine = {};   // of the database it was taken from
    std::int64_t audit_size = 0;
    std::string audit_root = {};
    std::vector<std::string> migrations = {};
    std::vector<BackedFile> files = {};
};

struct BackupAsk {
    std::string path;  // of the file to be; its folder must be there
    std::optional<Key> key = {};
};
/// Takes a backup of a database into a new file. The copy is opened and inspected, packed, read back and only
/// then named; at any failure there is no file. `conflict` when the file is there already, or when somebody
/// else takes a backup in that folder.
Result<Manifest> back_up(db::Database& database, Blueprint const& blueprint, BackupAsk const& ask);

struct RestoreAsk {
    std::string path;  // of the backup, or of a plain SQLite file
    std::optional<Key> key = {};
    bool over_what_is_there = false;
};
struct Restored {
    Manifest manifest;
    std::string kept;  // where the database is now that was there before; empty when there was none
};
/// Puts a backup in place of the database at `url`. The copy is unpacked beside it, brought to this version
/// and inspected before anything is changed; all sign-ins in it are ended. An SQLite database that holds
/// something is replaced only when asked to, and kept beside; a PostgreSQL database must be empty.
Result<Restored> restore(std::string const& url, Blueprint const& blueprint, RestoreAsk const& ask);

struct Verified {
    Manifest manifest;  // without files for a plain SQLite file
    Inspection inspection;
};
/// Reads a backup to its end, opens the copy in a folder that goes away, and inspects it.
Result<Verified> verify_backup(Blueprint const& blueprint, RestoreAsk const& ask);

/// The name of a backup taken at a moment: `varn-20240201T120000Z.varnbackup`.
std::string backup_name(Instant at);
/// Removes all but the `keep` latest backups of a folder that bear such a name; gives the names removed.
Result<std::vector<std::string>> keep_latest(std::string const& folder, int keep);
/// When the latest backup of a folder that bears such a name was taken.
std::optional<Instant> latest_backup(std::string const& folder);

}  // namespace varn::operations

template <>
struct varn::Describe<varn::operations::BackedFile> {
    using F = operations::BackedFile;
    static constexpr auto value =
        entity<F>("backed_file", field<&F::name>({}), field<&F::size>({}), field<&F::sha256>({}));
};

template <>
struct varn::Describe<varn::operations::Manifest> {
    using M = operations::Manifest;
    static constexpr auto value =
        entity<M>("backup", field<&M::format>({}), field<&M::made_at>({}), field<&M::version>({}),
                  field<&M::engine>({}), field<&M::audit_size>({}), field<&M::audit_root>({}),
                  field<&M::migrations>({.length_max = 10'000}), field<&M::files>({.length_max = 10'000}));
};
