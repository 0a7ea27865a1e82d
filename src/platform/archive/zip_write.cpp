#include <zlib.h>

#include "zip.h"

namespace varn::archive {
namespace {

constexpr std::uint16_t version_needed = 20;
constexpr std::uint16_t made_on_unix = (3U << 8U) | version_needed;
constexpr std::uint16_t names_are_utf8 = 1U << 11U;
constexpr std::uint32_t no_time = (1U << 21U) | (1U << 16U);  // 1980-01-01: archives know no time before it
constexpr std::uint32_t plain_file = 0100644U << 16U;

void put(std::string& into, std::uint32_t value, int count) {
    for (int i = 0; i < count; ++i) {
        into += static_cast<char>((value >> (8 * i)) & 0xffU);
    }
}

/// What the header of an entry and its row in the directory have in common.
void put_common(std::string& into, std::string const& name, std::string_view bytes, std::uint32_t crc) {
    put(into, version_needed, 2);
    put(into, names_are_utf8, 2);
    put(into, 0, 2);  // as it is
    put(into, no_time, 4);
    put(into, crc, 4);
    put(into, static_cast<std::uint32_t>(bytes.size()), 4);
    put(into, static_cast<std::uint32_t>(bytes.size()), 4);
    put(into, static_cast<std::uint32_t>(name.size()), 2);
    put(into, 0, 2);
}

}  // namespace

std::string write_zip(std::vector<std::pair<std::string, std::string_view>> const& files) {
    std::string archive;
    std::string directory;
    for (auto const& [name, bytes] : files) {
        auto const crc = static_cast<std::uint32_t>(
            crc32_z(0, reinterpret_cast<Bytef const*>(bytes.data()), bytes.size()));
        put(directory, 0x02014b50U, 4);
        put(directory, made_on_unix, 2);
        put_common(directory, name, bytes, crc);
        put(directory, 0, 2);  // no comment
        put(directory, 0, 2);
        put(directory, 0, 2);
        put(directory, plain_file, 4);
        put(directory, static_cast<std::uint32_t>(archive.size()), 4);
        directory += name;

        put(archive, 0x04034b50U, 4);
        put_common(archive, name, bytes, crc);
        archive += name;
        archive += bytes;
    }
    auto const begin = static_cast<std::uint32_t>(archive.size());
    archive += directory;
    put(archive, 0x06054b50U, 4);
    put(archive, 0, 4);  // one disk
    put(archive, static_cast<std::uint32_t>(files.size()), 2);
    put(archive, static_cast<std::uint32_t>(files.size()), 2);
    put(archive, static_cast<std::uint32_t>(directory.size()), 4);
    put(archive, begin, 4);
    put(archive, 0, 2);
    return archive;
}

}  // namespace varn::archive
