#include "docx_package.h"

#include <minizip/zip.h>

#include <algorithm>
#include <cstring>

#include "platform/documents.h"

namespace varn::documents {
namespace {

/// The file that minizip writes to, in memory: nothing is left on a disk.
struct MemoryFile {
    std::string bytes;
    std::size_t at = 0;
};

voidpf open_in_memory(voidpf opaque, void const*, int) {
    return opaque;
}
uLong read_nothing(voidpf, voidpf, void*, uLong) {
    return 0;
}
uLong write_in_memory(voidpf, voidpf stream, void const* buffer, uLong size) {
    auto& file = *static_cast<MemoryFile*>(stream);
    file.bytes.resize(std::max(file.bytes.size(), file.at + size));
    std::memcpy(file.bytes.data() + file.at, buffer, size);
    file.at += size;
    return size;
}
ZPOS64_T tell_in_memory(voidpf, voidpf stream) {
    return static_cast<MemoryFile*>(stream)->at;
}
long seek_in_memory(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
    auto& file = *static_cast<MemoryFile*>(stream);
    file.at = origin == ZLIB_FILEFUNC_SEEK_SET   ? offset
              : origin == ZLIB_FILEFUNC_SEEK_CUR ? file.at + offset
                                                 : file.bytes.size() + offset;
    return 0;
}
int nothing_wrong(voidpf, voidpf) {
    return 0;
}

bool add_part(zipFile zip, std::string const& name, std::string const& bytes) {
    zip_fileinfo info{};
    // Archives know no time before 1980; one for all files, so that the same content gives the same bytes.
    info.tmz_date.tm_mday = 1;
    info.tmz_date.tm_year = 1980;
    bool const opened = zipOpenNewFileInZip(zip, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr,
                                            Z_DEFLATED, Z_BEST_COMPRESSION) == ZIP_OK;
    return opened && zipWriteInFileInZip(zip, bytes.data(), static_cast<unsigned>(bytes.size())) == ZIP_OK &&
           zipCloseFileInZip(zip) == ZIP_OK;
}

}  // namespace

Result<std::string> pack_parts(Parts const& parts) {
    MemoryFile file;
    zlib_filefunc64_def functions{open_in_memory, read_nothing,  write_in_memory, tell_in_memory,
                                  seek_in_memory, nothing_wrong, nothing_wrong,   &file};
    auto* const zip = zipOpen2_64("memory", APPEND_STATUS_CREATE, nullptr, &functions);
    bool whole = zip != nullptr;
    for (auto const& [name, bytes] : parts) {
        whole = whole && add_part(zip, name, bytes);
    }
    if (zip != nullptr) {
        whole = zipClose(zip, nullptr) == ZIP_OK && whole;
    }
    if (!whole) {
        return internal("a document could not be packed");
    }
    if (file.bytes.size() > bytes_max) {
        return invalid("/blocks", "documents.too_many_bytes", {{"maximum", std::to_string(bytes_max)}});
    }
    return std::move(file.bytes);
}

}  // namespace varn::documents
