// Folders, files and the clock.
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "doctor.h"
#include "platform/database_files.h"

namespace varn::operations {
namespace {

constexpr std::uintmax_t mebibyte = 1024 * 1024;
constexpr std::uintmax_t space_warn = 2048 * mebibyte;
constexpr std::uintmax_t space_fail = 256 * mebibyte;

bool others_may_read(std::string const& path) {
    struct stat told {};
    return ::stat(path.c_str(), &told) == 0 && (told.st_mode & 0077) != 0;
}

/// Where the database's file lies, or the data folder.
std::string data_folder(config::Settings const& settings) {
    auto const file = settings.db ? db::file_of(*settings.db) : std::string{};
    auto const parent = std::filesystem::path{file}.parent_path().string();
    if (file.empty()) {
        return settings.data_directory;
    }
    return parent.empty() ? "." : parent;
}

void examine_folder(std::string const& folder, Findings& found) {
    Params const params{{"folder", folder}};
    std::error_code failed;
    if (!std::filesystem::is_directory(folder, failed)) {
        return found.fail("data_directory", "operations.doctor_folder_missing", params);
    }
    if (::access(folder.c_str(), W_OK | X_OK) != 0) {
        return found.fail("data_directory", "operations.doctor_folder_closed", params);
    }
    if (others_may_read(folder)) {
        found.warn("data_directory", "operations.doctor_folder_open", params);
    } else {
        found.ok("data_directory", "operations.doctor_folder_ok", params);
    }
    auto const space = std::filesystem::space(folder, failed);
    Params const left{{"folder", folder}, {"megabytes", std::to_string(space.available / mebibyte)}};
    if (failed) {
        found.warn("disk", "operations.doctor_space_unknown", params);
    } else if (space.available < space_fail) {
        found.fail("disk", "operations.doctor_space_low", left);
    } else if (space.available < space_warn) {
        found.warn("disk", "operations.doctor_space_low", left);
    } else {
        found.ok("disk", "operations.doctor_space_ok", left);
    }
}

/// Files of passwords, keys and secrets are for their owner; others, such as certificates, only have to be
/// there.
bool holds_secret(std::string_view setting) {
    return setting.find("password") != setting.npos || setting.find("key") != setting.npos ||
           setting.find("secret") != setting.npos;
}

void examine_secret_files(config::Settings const& settings, std::string_view config_file, Findings& found) {
    if (!config_file.empty() && others_may_read(std::string{config_file})) {
        found.warn("config", "operations.doctor_file_open", {{"file", std::string{config_file}}});
    }
    for (auto const& column : table<config::Settings>().columns) {
        if (!column.name.ends_with("_file") || column.name == "audit_file") {
            continue;
        }
        Scratch scratch;
        auto const view = column.shape->get(column.of(&settings), scratch);
        auto const* path = std::get_if<std::string_view>(&view);
        if (path == nullptr || path->empty()) {
            continue;
        }
        std::string const file{*path};
        if (::access(file.c_str(), R_OK) != 0) {
            found.fail(std::string{column.name}, "operations.doctor_file_missing", {{"file", file}});
        } else if (holds_secret(column.name) && others_may_read(file)) {
            found.warn(std::string{column.name}, "operations.doctor_file_open", {{"file", file}});
        } else {
            found.ok(std::string{column.name}, "operations.doctor_file_ok", {{"file", file}});
        }
    }
}

}  // namespace

void examine_machine(config::Settings const& settings, std::string_view config_file, Findings& found) {
    examine_folder(data_folder(settings), found);
    examine_secret_files(settings, config_file, found);
    if (::geteuid() == 0) {
        found.warn("account", "operations.doctor_root");
    }
}

}  // namespace varn::operations
