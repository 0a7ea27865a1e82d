#pragma once
// ZIP archives in memory: written without compression, read with suspicion. The keeper of zlib.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/result.h"

namespace varn::archive {

struct ZipEntry {
    std::string name;  // as written
    std::uint32_t crc = 0;
    std::uint32_t packed_size = 0;
    std::uint32_t size = 0;
    std::uint16_t method = 0;  // 0 as it is, 8 deflated
    std::uint16_t flags = 0;
    std::uint32_t stamp = 0;   // day and time
    std::uint32_t header = 0;  // where its own header begins
    std::uint32_t data = 0;    // where its bytes begin
    bool is_link = false;
    std::size_t end() const { return std::size_t{data} + packed_size; }
};

/// What is wrong with an archive, and with which of its entries.
struct ZipFault {
    std::string name;
    std::string key;
    Params params = {};
};

struct ZipContent {
    std::vector<ZipEntry> entries;  // in the order of the directory
    std::vector<ZipFault> faults;   // with any of them, nothing may be unpacked
};

/// Reads the directory and compares it with what stands at every entry: nothing before, between or after the
/// entries, no entry over another, one name once, nothing locked, linked or larger than the bounds of the
/// door (APPNOTE.TXT 6.3, 4.3 and 4.4). Without ZIP64, which the bounds make needless.
ZipContent read_zip(std::string_view bytes);

/// The bytes of an entry of a faultless archive, unpacked into `room` where they are packed. `invalid` when
/// they are cut, changed (CRC-32) or of another size than the directory says.
Result<std::string_view> unpack(std::string_view bytes, ZipEntry const& entry, std::string& room);

/// An archive of files, uncompressed and without times: the same files give the same bytes whatever the
/// library.
std::string write_zip(std::vector<std::pair<std::string, std::string_view>> const& files);

}  // namespace varn::archive
