#include "package.h"

#include <minizip/unzip.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <set>

#include "package_layout.h"

namespace varn::uploads {
namespace {

constexpr std::size_t ratio_free_bytes =
    std::size_t{1024} * 1024;  // what may be unpacked before the ratio is looked at

/// The bytes as the file that minizip wants.
struct PackageFile {
    std::string_view bytes;
    std::size_t at = 0;
};

voidpf open_package(voidpf opaque, void const*, int) {
    return opaque;
}
uLong read_package(voidpf, voidpf stream, void* buffer, uLong size) {
    auto& file = *static_cast<PackageFile*>(stream);
    auto const count = std::min<std::size_t>(size, file.bytes.size() - file.at);
    std::memcpy(buffer, file.bytes.data() + file.at, count);
    file.at += count;
    return count;
}
uLong write_no_package(voidpf, voidpf, void const*, uLong) {
    return 0;
}
ZPOS64_T tell_package(voidpf, voidpf stream) {
    return static_cast<PackageFile*>(stream)->at;
}
long seek_package(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
    auto& file = *static_cast<PackageFile*>(stream);
    ZPOS64_T const base = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                          : origin == ZLIB_FILEFUNC_SEEK_CUR ? file.at
                                                             : file.bytes.size();
    if (offset > file.bytes.size() || base + offset > file.bytes.size()) {
        return -1;
    }
    file.at = base + offset;
    return 0;
}
int nothing_to_tell(voidpf, voidpf) {
    return 0;
}

Error unpacks_too_large() {
    return refused("uploads.unpacks_too_large", {{"maximum", std::to_string(unpacked_bytes_max >> 20U)}});
}

bool is_bomb(std::size_t size, std::size_t packed_size) {
    return size > ratio_free_bytes && size / unpacked_ratio_max > packed_size;
}

bool is_link(unz_file_info64 const& info) {
    constexpr auto made_on_unix = 3U;
    return info.version >> 8U == made_on_unix && ((info.external_fa >> 16U) & 0170000U) == 0120000U;
}

}  // namespace

struct Package::Inside {
    PackageFile file;
    unzFile zip = nullptr;
    std::vector<std::string> names = {};
    std::vector<PlacedPart> places = {};
    std::set<std::string> seen = {};
    std::size_t told_size = 0;

    explicit Inside(std::string_view bytes) : file{bytes} {
        zlib_filefunc64_def functions{open_package, read_package,    write_no_package, tell_package,
                                      seek_package, nothing_to_tell, nothing_to_tell,  &file};
        zip = unzOpen2_64("memory", &functions);
    }
    Inside(Inside const&) = delete;
    Inside& operator=(Inside const&) = delete;
    ~Inside() {
        if (zip != nullptr) {
            unzClose(zip);
        }
    }

    /// Looks over the row at which minizip stands.
    Result<Done> take_row() {
        unz_file_info64 info{};
        std::array<char, 1024> name{};
        if (unzGetCurrentFileInfo64(zip, &info, name.data(), name.size(), nullptr, 0, nullptr, 0) != UNZ_OK) {
            return refused("uploads.damaged");
        }
        if (info.size_filename >= name.size()) {
            return refused("uploads.unsafe_part");
        }
        std::string const found{name.data(), info.size_filename};
        auto const folded = lowered(found.ends_with('/') ? found.substr(0, found.size() - 1) : found);
        if (!is_inner_name(found) || is_link(info) || !seen.insert(folded).second) {
            return refused("uploads.unsafe_part");
        }
        if ((info.flag & 1U) != 0) {
            return refused("uploads.locked");
        }
        if (info.compression_method != 0 && info.compression_method != Z_DEFLATED) {
            return refused("uploads.damaged");
        }
        if (info.uncompressed_size > unpacked_bytes_max ||
            is_bomb(info.uncompressed_size, info.compressed_size)) {
            return unpacks_too_large();
        }
        told_size += info.uncompressed_size;
        if (told_size > unpacked_bytes_max) {
            return unpacks_too_large();
        }
        if (unzOpenCurrentFile(zip) != UNZ_OK) {
            return refused("uploads.damaged");
        }
        auto const data = unzGetCurrentFileZStreamPos64(zip);
        unzCloseCurrentFile(zip);
        names.push_back(found);
        places.push_back({found, data, info.compressed_size, (info.flag & 8U) != 0});
        return Done{};
    }

    /// Unpacks what minizip stands at; no more than the directory tells, and the checksum must be right.
    Result<Done> unpack(std::string& room) {
        unz_file_info64 info{};
        if (unzGetCurrentFileInfo64(zip, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK ||
            unzOpenCurrentFile(zip) != UNZ_OK) {
            return refused("uploads.damaged");
        }
        room.resize(info.uncompressed_size);
        std::size_t filled = 0;
        int count = 1;
        while (filled < room.size() && count > 0) {
            count =
                unzReadCurrentFile(zip, room.data() + filled, static_cast<unsigned>(room.size() - filled));
            filled += count > 0 ? static_cast<std::size_t>(count) : 0;
        }
        bool const closed = unzCloseCurrentFile(zip) == UNZ_OK;
        return closed && filled == room.size() ? Result<Done>{Done{}} : refused("uploads.damaged");
    }
};

Package::Package(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;
Package::~Package() = default;

std::vector<std::string> const& Package::names() const {
    return inside_->names;
}

Result<Package> Package::open(std::string_view bytes) {
    auto inside = std::make_unique<Inside>(bytes);
    unz_global_info64 info{};
    if (inside->zip == nullptr || unzGetGlobalInfo64(inside->zip, &info) != UNZ_OK) {
        return refused("uploads.damaged");
    }
    if (info.number_entry > parts_max) {
        return refused("uploads.too_many_parts", {{"maximum", std::to_string(parts_max)}});
    }
    int state = unzGoToFirstFile(inside->zip);
    for (; state == UNZ_OK; state = unzGoToNextFile(inside->zip)) {
        CHECK(inside->take_row());
    }
    if (state != UNZ_END_OF_LIST_OF_FILE || inside->names.size() != info.number_entry) {
        return refused("uploads.damaged");
    }
    if (!fills(bytes, inside->places)) {
        return refused("uploads.hidden_bytes");
    }
    return Package{std::move(inside)};
}

Result<Done> Package::each(Visit const& visit) {
    std::string room;
    int state = unzGoToFirstFile(inside_->zip);
    for (auto const& name : inside_->names) {
        if (state != UNZ_OK) {
            return refused("uploads.damaged");
        }
        CHECK(inside_->unpack(room));
        CHECK(visit(name, room));
        state = unzGoToNextFile(inside_->zip);
    }
    return Done{};
}

}  // namespace varn::uploads
