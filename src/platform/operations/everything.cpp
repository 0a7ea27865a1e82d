#include "platform/everything.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "platform/db_migrations.h"
#include "platform/json.h"
#include "workspace.h"

namespace varn::operations {
namespace {

constexpr std::string_view manifest_name = "manifest.json";

struct Head {
    std::int64_t size = 0;
    std::string root;
};

Result<Head> head_of(db::ReadTx& tx) {
    TRY(size, tx.scalar<std::int64_t>("SELECT size FROM audit_tree"));
    if (size == 0) {
        return Head{0, "-"};
    }
    TRY(root, tx.scalar<std::string>("SELECT root FROM audit_entry ORDER BY position DESC LIMIT 1"));
    return Head{size, root};
}

/// The tables that may leave without being asked for: entities, their history, and what the database layer
/// itself keeps, that is the log, its signed heads, and what markings conceal. All others stay: deny by
/// default.
Result<std::set<std::string>> open_tables(Blueprint const& blueprint) {
    TRY(own, db::whole_tables(db::base_migrations()));
    std::set<std::string> names{own.begin(), own.end()};
    for (auto const* table : blueprint.entities) {
        names.emplace(table->name);
        names.insert(std::string{table->name} + "_history");
    }
    return names;
}

std::string path_of(std::string const& folder, std::string const& table) {
    return (std::filesystem::path{folder} / (table + ".jsonl")).string();
}

/// One row as a line. Whole numbers are numbers; what has a fraction is a text, so that nobody rounds it.
std::string line_of(db::StoredTable const& table, db::StoredRow const& row) {
    std::string line = "{";
    for (std::size_t i = 0; i < row.size(); ++i) {
        line += i == 0 ? "" : ",";
        json::append_text(line, table.columns[i].name);
        line += ':';
        if (!row[i]) {
            line += "null";
        } else if (table.columns[i].storage == db::Storage::integer) {
            line += *row[i];
        } else {
            json::append_text(line, *row[i]);
        }
    }
    return line + "}\n";
}

Result<ExportedTable> export_table(db::WholeRead& tx, std::string const& name, std::string const& folder) {
    TRY(table, tx.table(name));
    ExportedTable told{name};
    for (auto const& column : table.columns) {
        told.columns.push_back(column.name);
    }
    auto const path = path_of(folder, name);
    std::ofstream out{path, std::ios::binary};
    db::Summing summing;
    CHECK(tx.each(table, [&](db::StoredRow const& row) -> Result<Done> {
        summing.add(row);
        out << line_of(table, row);
        return out ? Result<Done>{Done{}} : file_failed(path, "write");
    }));
    if (!out.flush()) {
        return file_failed(path, "flush");
    }
    auto const sum = summing.of(name);
    told.rows = sum.rows;
    told.digest = sum.digest;
    return told;
}

Result<Done> make_folder(std::string const& folder) {
    std::error_code failed;
    if (std::filesystem::exists(folder, failed) &&
        !(std::filesystem::is_directory(folder, failed) && std::filesystem::is_empty(folder, failed))) {
        return Error{ErrorCode::conflict, "operations.folder_taken", {{"folder", folder}}, {}, {}};
    }
    std::filesystem::create_directories(folder, failed);
    if (!failed) {
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
    }
    return failed ? Result<Done>{file_failed(folder, failed.message())} : Result<Done>{Done{}};
}

Error bad_line(std::string const& table, std::int64_t line) {
    return invalid(table + ".jsonl", "operations.export_line", {{"line", std::to_string(line)}});
}

std::optional<db::StoredRow> row_of(db::StoredTable const& table, std::string const& line) {
    auto const value = json::parse(line);
    if (!value || value.value().object() == nullptr ||
        value.value().object()->size() != table.columns.size()) {
        return std::nullopt;
    }
    db::StoredRow row;
    for (auto const& column : table.columns) {
        auto const* cell = value.value().find(column.name);
        if (cell == nullptr) {
            return std::nullopt;
        }
        auto const* whole = std::get_if<std::int64_t>(&cell->held);
        if (std::holds_alternative<std::nullptr_t>(cell->held)) {
            row.emplace_back();
        } else if (column.storage == db::Storage::integer && whole != nullptr) {
            row.emplace_back(std::to_string(*whole));
        } else if (column.storage != db::Storage::integer && cell->text() != nullptr) {
            row.emplace_back(*cell->text());
        } else {
            return std::nullopt;
        }
    }
    return row;
}

Result<Done> import_table(db::WholeWrite& tx, ExportedTable const& told, std::string const& folder) {
    TRY(table, tx.table(told.name));
    std::ifstream in{path_of(folder, told.name), std::ios::binary};
    if (!in) {
        return Error{ErrorCode::not_found,
                     "operations.backup_missing",
                     {{"file", path_of(folder, told.name)}},
                     {},
                     {}};
    }
    CHECK(tx.begin(table));
    db::Summing summing;
    std::int64_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        auto const row = row_of(table, line);
        if (!row) {
            return bad_line(told.name, number);
        }
        summing.add(*row);
        CHECK(tx.add(*row));
    }
    CHECK(tx.end());
    TRY(arrived, tx.sum(table));
    auto const sent = summing.of(told.name);
    bool const equal = sent.digest == told.digest && sent.rows == told.rows && arrived.digest == told.digest;
    return equal ? Result<Done>{Done{}}
                 : Error{ErrorCode::conflict, "operations.export_differs", {{"table", told.name}}, {}, {}};
}

Result<ExportManifest> read_manifest(Blueprint const& blueprint, std::string const& folder) {
    auto const path = (std::filesystem::path{folder} / manifest_name).string();
    std::ifstream in{path, std::ios::binary};
    std::ostringstream text;
    if (!in || !(text << in.rdbuf())) {
        return Error{ErrorCode::not_found, "operations.backup_missing", {{"file", path}}, {}, {}};
    }
    auto const read = json::read<ExportManifest>(text.str());
    if (!read || read.value().format != 1) {
        return invalid(path, "operations.export_manifest");
    }
    auto const& manifest = read.value();
    bool const same =
        manifest.migrations.size() == blueprint.migrations.size() &&
        std::all_of(blueprint.migrations.begin(), blueprint.migrations.end(), [&](auto const& one) {
            auto const& names = manifest.migrations;
            return std::find(names.begin(), names.end(), one.name) != names.end();
        });
    if (!same) {
        return Error{
            ErrorCode::conflict, "operations.export_version", {{"version", manifest.version}}, {}, {}};
    }
    return manifest;
}

}  // namespace

Result<ExportManifest> export_everything(db::Database& database, Blueprint const& blueprint,
                                         std::string const& folder, bool with_secrets) {
    TRY(missing, database.missing(blueprint.migrations));
    if (!missing.empty()) {
        return Error{ErrorCode::conflict, "db.copy_not_migrated", {{"name", missing.front()}}, {}, {}};
    }
    CHECK(make_folder(folder));
    TRY(names, db::whole_tables(blueprint.migrations));
    db::WholeRead tx{database};
    TRY(head, head_of(tx));
    ExportManifest manifest{.made_at = blueprint.clock.now(),
                            .version = blueprint.version,
                            .with_secrets = with_secrets,
                            .audit_size = head.size,
                            .audit_root = head.root};
    for (auto const& migration : blueprint.migrations) {
        manifest.migrations.push_back(migration.name);
    }
    TRY(open, open_tables(blueprint));
    for (auto const& name : names) {
        if (with_secrets || open.contains(name)) {
            TRY(told, export_table(tx, name, folder));
            manifest.tables.push_back(std::move(told));
        }
    }
    auto const path = (std::filesystem::path{folder} / manifest_name).string();
    std::ofstream out{path, std::ios::binary};
    out << json::write(manifest) << '\n';
    return out.flush() ? Result<ExportManifest>{manifest} : file_failed(path, "flush");
}

Result<ExportManifest> import_everything(db::Database& database, Blueprint const& blueprint,
                                         std::string const& folder) {
    TRY(manifest, read_manifest(blueprint, folder));
    TRY(names, db::whole_tables(blueprint.migrations));
    auto const is_told = [&](std::string const& name) {
        return std::any_of(manifest.tables.begin(), manifest.tables.end(),
                           [&](ExportedTable const& table) { return table.name == name; });
    };
    std::erase_if(names, [&](std::string const& name) { return !is_told(name); });
    db::WholeWrite tx{database};
    CHECK(tx.make_room(names));
    for (auto const& name : names) {
        auto const told = std::find_if(manifest.tables.begin(), manifest.tables.end(),
                                       [&](ExportedTable const& table) { return table.name == name; });
        CHECK(import_table(tx, *told, folder));
    }
    TRY(head, head_of(tx));
    if (head.size != manifest.audit_size || head.root != manifest.audit_root) {
        return Error{ErrorCode::conflict, "operations.export_differs", {{"table", "audit_entry"}}, {}, {}};
    }
    CHECK(std::move(tx).commit());
    return manifest;
}

}  // namespace varn::operations
