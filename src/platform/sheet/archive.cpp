#include "archive.h"

#include <minizip/unzip.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "platform/sheet.h"

namespace varn::sheet {
namespace {

/// An entry that unpacks to more than this many times its size is a bomb; real sheets stay below a hundred.
constexpr std::size_t ratio_max = 300;
constexpr std::size_t ratio_free = 1024 * 1024;  // what may be unpacked before the ratio is looked at

Error refuse(std::string_view key, Params params = {}) {
    return Error{ErrorCode::invalid, "sheet.unreadable", {}, {{"", std::string{key}, std::move(params)}}, {}};
}

/// The bytes as the file that minizip wants.
struct Memory {
    std::string_view bytes;
    std::size_t at = 0;
};

voidpf open_memory(voidpf opaque, void const*, int) {
    return opaque;
}

uLong read_memory(voidpf, voidpf stream, void* buffer, uLong size) {
    auto& memory = *static_cast<Memory*>(stream);
    auto const count = std::min<std::size_t>(size, memory.bytes.size() - memory.at);
    std::memcpy(buffer, memory.bytes.data() + memory.at, count);
    memory.at += count;
    return count;
}

uLong write_nothing(voidpf, voidpf, void const*, uLong) {
    return 0;
}

ZPOS64_T tell_memory(voidpf, voidpf stream) {
    return static_cast<Memory*>(stream)->at;
}

long seek_memory(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
    auto& memory = *static_cast<Memory*>(stream);
    ZPOS64_T const base = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                          : origin == ZLIB_FILEFUNC_SEEK_CUR ? memory.at
                                                             : memory.bytes.size();
    if (offset > memory.bytes.size() || base + offset > memory.bytes.size()) {
        return -1;
    }
    memory.at = base + offset;
    return 0;
}

int close_memory(voidpf, voidpf) {
    return 0;
}
int no_error(voidpf, voidpf) {
    return 0;
}

}  // namespace

struct Archive::Inside {
    Memory memory;
    unzFile zip = nullptr;
    std::size_t unpacked = 0;

    explicit Inside(std::string_view bytes) : memory{bytes} {
        zlib_filefunc64_def functions{open_memory, read_memory,  write_nothing, tell_memory,
                                      seek_memory, close_memory, no_error,      &memory};
        zip = unzOpen2_64("memory", &functions);
    }
    Inside(Inside const&) = delete;
    Inside& operator=(Inside const&) = delete;
    ~Inside() {
        if (zip != nullptr) {
            unzClose(zip);
        }
    }
};

Archive::Archive(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::open(std::string_view bytes) {
    auto inside = std::make_unique<Inside>(bytes);
    unz_global_info64 info{};
    if (inside->zip == nullptr || unzGetGlobalInfo64(inside->zip, &info) != UNZ_OK) {
        return refuse("sheet.no_archive");
    }
    if (info.number_entry > entries_max) {
        return refuse("sheet.too_many_entries", {{"maximum", std::to_string(entries_max)}});
    }
    return Archive{std::move(inside)};
}

bool Archive::has(std::string const& name) {
    constexpr int any_case = 2;  // some programs write xl/SharedStrings.xml
    return unzLocateFile(inside_->zip, name.c_str(), any_case) == UNZ_OK;
}

Result<Done> Archive::stream(std::string const& name, std::function<bool(std::string_view)> const& take) {
    unz_file_info64 info{};
    if (!has(name) ||
        unzGetCurrentFileInfo64(inside_->zip, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK) {
        return refuse("sheet.no_xlsx", {{"part", name}});
    }
    if ((info.flag & 1) != 0) {
        return refuse("sheet.old_or_locked");
    }
    if (unzOpenCurrentFile(inside_->zip) != UNZ_OK) {
        return refuse("sheet.broken", {{"part", name}});
    }
    std::array<char, 64 * 1024> buffer;
    std::size_t size = 0;
    int count = 0;
    while ((count = unzReadCurrentFile(inside_->zip, buffer.data(), static_cast<unsigned>(buffer.size()))) >
           0) {
        size += static_cast<std::size_t>(count);
        inside_->unpacked += static_cast<std::size_t>(count);
        bool const bomb = size > ratio_free && size / ratio_max > info.compressed_size;
        if (bomb || inside_->unpacked > unpacked_max) {
            unzCloseCurrentFile(inside_->zip);
            return refuse("sheet.unpacks_too_large", {{"maximum", std::to_string(unpacked_max)}});
        }
        if (!take({buffer.data(), static_cast<std::size_t>(count)})) {
            unzCloseCurrentFile(inside_->zip);
            return Done{};
        }
    }
    // Closing compares the checksum, and says so when the entry was cut or changed.
    if (int const closed = unzCloseCurrentFile(inside_->zip); count < 0 || closed != UNZ_OK) {
        return refuse("sheet.broken", {{"part", name}});
    }
    return Done{};
}

}  // namespace varn::sheet
