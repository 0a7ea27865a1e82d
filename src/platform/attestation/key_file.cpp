#include "key_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

namespace varn::attestation {
namespace {

Params where(std::filesystem::path const& file) {
    return {{"where", file.string()}};
}

Error unwritable(std::filesystem::path const& file) {
    return Error{
        ErrorCode::unavailable, "attestation.key_file_unwritable", where(file), {}, std::strerror(errno)};
}

bool write_all(int target, std::string_view text) {
    while (!text.empty()) {
        auto const written = ::write(target, text.data(), text.size());
        if (written < 0) {
            return false;
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(target) == 0;
}

}  // namespace

Result<std::optional<audit::SigningKey>> read_key_file(std::filesystem::path const& file) {
    struct stat facts {};
    if (::stat(file.c_str(), &facts) != 0) {
        if (errno == ENOENT || errno == ENOTDIR) {
            return std::optional<audit::SigningKey>{};
        }
        return Error{
            ErrorCode::unavailable, "attestation.key_file_unreadable", where(file), {}, std::strerror(errno)};
    }
    if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return Error{ErrorCode::conflict, "attestation.key_file_open", where(file), {}, {}};
    }
    std::ifstream in{file, std::ios::binary};
    std::string text(300, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
    auto key = audit::SigningKey::from_text(text);
    if (!key) {
        return Error{ErrorCode::conflict, "attestation.key_file_unreadable", where(file), {}, {}};
    }
    return key;
}

Result<Done> write_key_file(std::filesystem::path const& file, audit::SigningKey const& key) {
    int const target = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (target < 0) {
        return unwritable(file);
    }
    bool const kept = write_all(target, key.to_text());
    ::close(target);
    if (!kept) {
        auto const failed = unwritable(file);
        ::unlink(file.c_str());
        return failed;
    }
    int const folder =
        ::open(file.has_parent_path() ? file.parent_path().c_str() : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
    return Done{};
}

}  // namespace varn::attestation
