#include "platform/backup.h"

#include <algorithm>

#include "packing.h"
#include "platform/database_files.h"
#include "platform/db_migrations.h"
#include "platform/whole_tables.h"
#include "stamp.h"
#include "workspace.h"

namespace varn::operations {
namespace {

constexpr std::string_view name_begins = "varn-";
constexpr std::string_view name_ends = ".varnbackup";

std::optional<Instant> instant_of_name(std::string const& name) {
    bool const fits = name.size() == name_begins.size() + 16 + name_ends.size() &&
                      name.starts_with(name_begins) && name.ends_with(name_ends);
    if (!fits) {
        return std::nullopt;
    }
    auto const at = [&](std::size_t from, std::size_t count) {
        return name.substr(name_begins.size() + from, count);
    };
    return parse_instant(at(0, 4) + "-" + at(4, 2) + "-" + at(6, 2) + "T" + at(9, 2) + ":" + at(11, 2) + ":" +
                         at(13, 2) + ".000Z");
}

/// The names of a folder's backups, the oldest first.
std::vector<std::string> backups_of(std::string const& folder) {
    std::vector<std::string> names;
    std::error_code ignored;
    for (auto const& entry : std::filesystem::directory_iterator{folder, ignored}) {
        auto name = entry.path().filename().string();
        if (instant_of_name(name)) {
            names.push_back(std::move(name));
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

Error not_sound(Inspection const& found) {
    std::vector<Problem> problems;
    for (auto const& damage : found.damages) {
        problems.push_back({{}, "operations.damage", {{"what", damage}}});
    }
    for (auto const& place : found.schema) {
        problems.push_back({{}, "operations.schema_differs", {{"place", place}}});
    }
    for (auto const& finding : found.audit.findings) {
        problems.push_back(verification::described(finding));
    }
    return Error{ErrorCode::conflict, "operations.not_sound", {}, std::move(problems), {}};
}

/// Opens a copy that is nobody's yet, brings it to this version and inspects it. Its sign-ins are ended when
/// it is to be used.
Result<Inspection> opened(std::string const& path, Blueprint const& blueprint, bool to_be_used) {
    TRY(database, db::Database::open("sqlite:" + path, blueprint.clock, 1));
    CHECK(db::migrate_as(*database, blueprint.migrations, blueprint.version));
    if (to_be_used) {
        db::Housekeeping tx{*database};
        for (auto const& table : blueprint.passing) {
            CHECK(tx.exec("DELETE FROM " + table));
        }
        CHECK(std::move(tx).commit());
    }
    TRY(found, inspect(*database, blueprint));
    return found.sound ? Result<Inspection>{found} : not_sound(found);
}

Result<Done> must_agree(Manifest const& manifest, Inspection const& found) {
    bool const told = manifest.audit_size > 0 || !manifest.audit_root.empty();
    if (told && (manifest.audit_size != found.audit.size || manifest.audit_root != found.audit.root)) {
        return Error{ErrorCode::conflict, "operations.other_log", {}, {}, {}};
    }
    return Done{};
}

/// Whether anybody has ever written in the SQLite file at a path. A file that cannot be read counts as used.
bool is_used(std::string const& path, clock::Clock const& clock) {
    std::error_code failed;
    if (!std::filesystem::exists(path, failed) || std::filesystem::file_size(path, failed) == 0) {
        return false;
    }
    auto const database = db::Database::open("sqlite:" + path, clock, 1);
    if (!database) {
        return true;
    }
    db::ReadTx tx{*database.value()};
    auto const tables = tx.scalar<std::int64_t>("SELECT count(*) FROM sqlite_master");
    if (tables && tables.value() == 0) {
        return false;
    }
    auto const size = tx.scalar<std::int64_t>("SELECT size FROM audit_tree");
    return !size || size.value() > 0;
}

/// Puts a finished file in place of a database's, which keeps another name beside it.
Result<std::string> swap_in(std::string const& fresh, std::string const& path, Instant now) {
    std::error_code failed;
    std::string kept;
    if (std::filesystem::exists(path, failed)) {
        auto const settled = db::settle_file(path);
        if (!settled && settled.error().code == ErrorCode::conflict) {
            return settled.error();
        }
        kept = path + ".before-restore-" + stamp_of(now);
        for (auto const* tail : {"-wal", "-shm"}) {  // of a file too damaged to be settled
            std::filesystem::rename(path + tail, kept + tail, failed);
        }
        // Two names for one file, then one step: at no moment is there no database.
        std::filesystem::create_hard_link(path, kept, failed);
        if (failed) {
            return file_failed(kept, failed.message());
        }
    }
    CHECK(rename_durably(fresh, path));
    return kept;
}

/// Looked at before anything is migrated: a database that somebody uses is not ours to change.
Result<Done> must_be_empty(db::Database& database, Blueprint const& blueprint) {
    TRY(applied, applied_migrations(database, blueprint));
    if (!applied.empty()) {
        db::ReadTx tx{database};
        TRY(size, tx.scalar<std::int64_t>("SELECT size FROM audit_tree"));
        if (size > 0) {
            return Error{ErrorCode::conflict, "db.copy_not_empty", {}, {}, {}};
        }
    }
    return Done{};
}

Result<Restored> restore_file(std::string const& path, Blueprint const& blueprint, RestoreAsk const& ask) {
    if (!ask.over_what_is_there && is_used(path, blueprint.clock)) {
        return Error{ErrorCode::conflict, "operations.database_used", {{"file", path}}, {}, {}};
    }
    TRY(workspace, Workspace::in(std::filesystem::path{path}.parent_path()));
    auto const fresh = workspace.file("varn.db");
    TRY(manifest, unpack(ask, fresh));
    TRY(found, opened(fresh, blueprint, true));
    CHECK(must_agree(manifest, found));
    CHECK(db::settle_file(fresh));
    CHECK(belongs_like(fresh, path));
    CHECK(sync(fresh));
    TRY(kept, swap_in(fresh, path, blueprint.clock.now()));
    return Restored{std::move(manifest), kept};
}

}  // namespace

Result<Manifest> back_up(db::Database& database, Blueprint const& blueprint, BackupAsk const& ask) {
    std::error_code failed;
    TRY(workspace, Workspace::in(std::filesystem::path{ask.path}.parent_path()));
    if (std::filesystem::exists(ask.path, failed)) {
        return Error{ErrorCode::conflict, "operations.file_taken", {{"file", ask.path}}, {}, {}};
    }
    auto const copy = workspace.file("varn.db");
    TRY(applied, applied_migrations(database, blueprint));
    CHECK(db::copy_to_file(database, applied, copy));
    TRY(file, measured(copy, "varn.db"));
    Manifest manifest{.made_at = blueprint.clock.now(),
                      .version = blueprint.version,
                      .engine = database.engine() == db::Engine::sqlite ? "sqlite" : "postgres",
                      .files = {file}};
    for (auto const& migration : applied) {
        manifest.migrations.push_back(migration.name);
    }
    auto const packed = workspace.file("packed");
    auto const opening = workspace.file("opened.db");
    std::filesystem::copy_file(copy, opening, failed);
    if (failed) {
        return file_failed(opening, failed.message());
    }
    TRY(found, opened(opening, blueprint, false));
    manifest.audit_size = found.audit.size;
    manifest.audit_root = found.audit.root;
    std::filesystem::remove(opening, failed);
    CHECK(pack(packed, ask.key, manifest, copy));
    std::filesystem::remove(copy, failed);
    CHECK(unpack({packed, ask.key}, {}));
    CHECK(rename_durably(packed, ask.path));
    return manifest;
}

Result<Restored> restore(std::string const& url, Blueprint const& blueprint, RestoreAsk const& ask) {
    if (auto const path = db::file_of(url); !path.empty()) {
        return restore_file(path, blueprint, ask);
    }
    TRY(workspace, Workspace::anywhere());
    auto const fresh = workspace.file("varn.db");
    TRY(manifest, unpack(ask, fresh));
    TRY(found, opened(fresh, blueprint, true));
    CHECK(must_agree(manifest, found));
    TRY(from, db::Database::open("sqlite:" + fresh, blueprint.clock, 1));
    TRY(to, db::Database::open(url, blueprint.clock, 2));
    CHECK(must_be_empty(*to, blueprint));
    CHECK(db::migrate_as(*to, blueprint.migrations, blueprint.version));
    CHECK(db::copy_everything(*from, *to, blueprint.migrations));
    return Restored{std::move(manifest), {}};
}

Result<Verified> verify_backup(Blueprint const& blueprint, RestoreAsk const& ask) {
    TRY(workspace, Workspace::anywhere());
    auto const copy = workspace.file("varn.db");
    TRY(manifest, unpack(ask, copy));
    TRY(database, db::Database::open("sqlite:" + copy, blueprint.clock, 1));
    CHECK(db::migrate_as(*database, blueprint.migrations, blueprint.version));
    TRY(found, inspect(*database, blueprint));
    if (found.sound) {
        CHECK(must_agree(manifest, found));
    }
    return Verified{std::move(manifest), std::move(found)};
}

std::string backup_name(Instant at) {
    return std::string{name_begins} + stamp_of(at) + std::string{name_ends};
}

Result<std::vector<std::string>> keep_latest(std::string const& folder, int keep) {
    auto names = backups_of(folder);
    auto const kept = std::min(names.size(), static_cast<std::size_t>(std::max(keep, 1)));
    names.resize(names.size() - kept);
    for (auto const& name : names) {
        std::error_code failed;
        auto const path = std::filesystem::path{folder} / name;
        std::filesystem::remove(path, failed);
        if (failed) {
            return file_failed(path.string(), failed.message());
        }
    }
    return names;
}

std::optional<Instant> latest_backup(std::string const& folder) {
    auto const names = backups_of(folder);
    return names.empty() ? std::nullopt : instant_of_name(names.back());
}

}  // namespace varn::operations
