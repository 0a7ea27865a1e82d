#pragma once
// A folder beside what is being made, that goes away again; one at a time in a folder, so that what somebody
// left behind who was killed can be told and swept.
#include <filesystem>
#include <optional>
#include <string>

#include "kernel/result.h"

namespace varn::operations {

class Workspace {
public:
    /// Makes `.varn-work-XXXXXX` in a folder that is there. `conflict` when somebody else works in it.
    static Result<Workspace> in(std::filesystem::path const& folder);
    /// Makes one among the machine's temporary files.
    static Result<Workspace> anywhere();
    Workspace(Workspace&& other) noexcept;
    Workspace& operator=(Workspace&&) = delete;
    ~Workspace();
    std::string file(std::string_view name) const { return (path_ / name).string(); }

private:
    Workspace() = default;
    std::filesystem::path path_;
    int folder_ = -1;  // held for as long as we work there
};

/// Lets nobody but an owner read a file, and gives it the owner of the one it is to stand in for, or of the
/// folder, so that a restore by root leaves a database that the service can open.
Result<Done> belongs_like(std::string const& fresh, std::string const& path);
/// Waits until the disk has a file, or the names of a folder.
Result<Done> sync(std::string const& path);
/// Gives a file another name in the same file system, in one step, and waits until the disk has it.
Result<Done> rename_durably(std::string const& from, std::string const& to);
/// A failure of the file system, told with the file.
Error file_failed(std::string const& path, std::string cause);

}  // namespace varn::operations
