#include "workspace.h"

#include <fcntl.h>
#include <stdlib.h>  // mkdtemp
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace varn::operations {
namespace {

constexpr std::string_view beginning = ".varn-work-";

Result<std::filesystem::path> make(std::filesystem::path const& folder) {
    auto pattern = (folder / (std::string{beginning} + "XXXXXX")).string();
    if (mkdtemp(pattern.data()) == nullptr) {
        return file_failed(pattern, std::strerror(errno));
    }
    return std::filesystem::path{pattern};
}

}  // namespace

Error file_failed(std::string const& path, std::string cause) {
    return Error{ErrorCode::unavailable, "operations.cannot_write", {{"file", path}}, {}, std::move(cause)};
}

Result<Workspace> Workspace::in(std::filesystem::path const& folder) {
    Workspace made;
    auto const where = folder.empty() ? std::filesystem::path{"."} : folder;
    made.folder_ = ::open(where.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (made.folder_ < 0) {
        return file_failed(where.string(), std::strerror(errno));
    }
    if (::flock(made.folder_, LOCK_EX | LOCK_NB) != 0) {
        return Error{ErrorCode::conflict, "operations.folder_busy", {{"folder", where.string()}}, {}, {}};
    }
    // Whoever left these is no more: the folder was free.
    std::error_code ignored;
    for (auto const& entry : std::filesystem::directory_iterator{where, ignored}) {
        if (entry.path().filename().string().starts_with(beginning)) {
            std::filesystem::remove_all(entry.path(), ignored);
        }
    }
    TRY(path, make(where));
    made.path_ = path;
    return made;
}

Result<Workspace> Workspace::anywhere() {
    Workspace made;
    std::error_code failed;
    auto const where = std::filesystem::temp_directory_path(failed);
    TRY(path, make(failed ? std::filesystem::path{"."} : where));
    made.path_ = path;
    return made;
}

Workspace::Workspace(Workspace&& other) noexcept
    : path_(std::exchange(other.path_, {})), folder_(std::exchange(other.folder_, -1)) {}

Workspace::~Workspace() {
    if (!path_.empty()) {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    if (folder_ >= 0) {
        ::close(folder_);
    }
}

Result<Done> belongs_like(std::string const& fresh, std::string const& path) {
    auto const parent = std::filesystem::path{path}.parent_path();
    struct stat told {};
    if (::chmod(fresh.c_str(), 0600) != 0 ||
        (::stat(path.c_str(), &told) != 0 && ::stat(parent.empty() ? "." : parent.c_str(), &told) != 0)) {
        return file_failed(fresh, std::strerror(errno));
    }
    if (::geteuid() == 0 && ::chown(fresh.c_str(), told.st_uid, told.st_gid) != 0) {
        return file_failed(fresh, std::strerror(errno));
    }
    return Done{};
}

Result<Done> sync(std::string const& path) {
    int const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    bool const synced = file >= 0 && ::fsync(file) == 0;
    std::string const cause = std::strerror(errno);
    if (file >= 0) {
        ::close(file);
    }
    return synced ? Result<Done>{Done{}} : file_failed(path, cause);
}

Result<Done> rename_durably(std::string const& from, std::string const& to) {
    std::error_code failed;
    std::filesystem::rename(from, to, failed);
    if (failed) {
        return file_failed(to, failed.message());
    }
    auto const folder = std::filesystem::path{to}.parent_path();
    return sync(folder.empty() ? "." : folder.string());
}

}  // namespace varn::operations
