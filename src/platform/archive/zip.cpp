#include "zip.h"

#include <zlib.h>

#include <algorithm>
#include <optional>
#include <set>

#include "names.h"
#include "platform/archive.h"

namespace varn::archive {
namespace {

constexpr std::size_t directory_row = 46;
constexpr std::size_t entry_header = 30;
constexpr std::size_t end_record = 22;
constexpr std::uint32_t said_elsewhere = 0xffffffffU;  // ZIP64
constexpr std::uint16_t is_locked = 1U << 0U;
constexpr std::uint16_t sizes_follow = 1U << 3U;
constexpr std::size_t ratio_free =
    std::size_t{1024} * 1024;  // what may be unpacked before the ratio is looked at

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    }
    return value;
}

bool has_mark(std::string_view bytes, std::size_t at, std::size_t size, std::uint32_t mark) {
    return at <= bytes.size() && bytes.size() - at >= size && number_at(bytes, at, 4) == mark;
}

/// Where the directory lies, and how many rows it has.
struct Directory {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t rows = 0;
};

std::optional<Directory> directory_of(std::string_view bytes) {
    for (std::size_t back = end_record; back <= std::min(bytes.size(), end_record + 0xffff); ++back) {
        auto const at = bytes.size() - back;
        if (!has_mark(bytes, at, end_record, 0x06054b50U) ||
            number_at(bytes, at + 20, 2) != back - end_record) {
            continue;
        }
        auto const size = number_at(bytes, at + 12, 4);
        auto const begin = number_at(bytes, at + 16, 4);
        auto const rows = number_at(bytes, at + 10, 2);
        bool const one_disk = number_at(bytes, at + 4, 4) == 0 && number_at(bytes, at + 8, 2) == rows;
        if (one_disk && std::size_t{begin} + size == at && rows != 0xffff) {
            return Directory{begin, at, rows};
        }
        return std::nullopt;
    }
    return std::nullopt;
}

class ZipReader {
public:
    explicit ZipReader(std::string_view bytes) : bytes_(bytes) {}

    ZipContent read() {
        auto const directory = directory_of(bytes_);
        if (!directory) {
            fault("", "archive.fault.no_zip");
            return std::move(content_);
        }
        if (directory->rows > entries_max) {
            fault("", "archive.fault.too_many_entries", {{"max", std::to_string(entries_max)}});
            return std::move(content_);
        }
        std::size_t at = directory->begin;
        for (std::size_t row = 0; row < directory->rows; ++row) {
            if (!has_mark(bytes_, at, directory_row, 0x02014b50U)) {
                fault("", "archive.fault.directory_broken");
                return std::move(content_);
            }
            at = take_row(at);
        }
        if (at != directory->end) {
            fault("", "archive.fault.directory_broken");
        }
        check_places(directory->begin);
        return std::move(content_);
    }

private:
    void fault(std::string const& name, std::string_view key, Params params = {}) {
        content_.faults.push_back({name, std::string{key}, std::move(params)});
    }

    std::size_t take_row(std::size_t at) {
        ZipEntry entry;
        entry.flags = static_cast<std::uint16_t>(number_at(bytes_, at + 8, 2));
        entry.method = static_cast<std::uint16_t>(number_at(bytes_, at + 10, 2));
        entry.stamp = number_at(bytes_, at + 12, 4);
        entry.crc = number_at(bytes_, at + 16, 4);
        entry.packed_size = number_at(bytes_, at + 20, 4);
        entry.size = number_at(bytes_, at + 24, 4);
        auto const made_on = number_at(bytes_, at + 4, 2) >> 8U;
        auto const mode = number_at(bytes_, at + 38, 4) >> 16U;
        entry.is_link = made_on == 3 && (mode & 0170000U) == 0120000U;
        entry.header = number_at(bytes_, at + 42, 4);
        auto const name_size = number_at(bytes_, at + 28, 2);
        auto const rest = number_at(bytes_, at + 30, 2) + number_at(bytes_, at + 32, 2);
        entry.name = bytes_.substr(at + directory_row, name_size);
        look_at(entry);
        content_.entries.push_back(std::move(entry));
        return at + directory_row + name_size + rest;
    }

    /// What the row of the directory tells by itself.
    void look_at(ZipEntry const& entry) {
        auto const shown = shown_name(entry.name);
        bool const is_folder = entry.name.ends_with('/');
        auto const path = is_folder ? entry.name.substr(0, entry.name.size() - 1) : entry.name;
        if (!is_safe_path(path) || (is_folder && entry.size != 0)) {
            fault(shown, "archive.fault.unsafe_name");
        }
        if (!names_.insert(folded(path)).second) {
            fault(shown, "archive.fault.name_twice");
        }
        if (entry.is_link) {
            fault(shown, "archive.fault.is_link");
        }
        if ((entry.flags & is_locked) != 0) {
            fault(shown, "archive.fault.is_locked");
        }
        if (entry.method != 0 && entry.method != 8) {
            fault(shown, "archive.fault.unknown_method");
        }
        if (entry.size == said_elsewhere || entry.packed_size == said_elsewhere ||
            entry.header == said_elsewhere || entry.size > file_bytes_max) {
            fault(shown, "archive.fault.file_too_large", {{"max", std::to_string(file_bytes_max >> 20U)}});
            return;
        }
        if (entry.size > ratio_free && entry.size / unpacked_ratio_max > entry.packed_size) {
            fault(shown, "archive.fault.is_bomb", {{"max", std::to_string(unpacked_ratio_max)}});
        }
        unpacked_ += entry.size;
        if (unpacked_ > package_bytes_max && !told_total_) {
            told_total_ = true;
            fault("", "archive.fault.package_too_large", {{"max", std::to_string(package_bytes_max >> 20U)}});
        }
    }

    /// The header at the entry must say what the directory says, or two programs see two archives.
    bool header_agrees(ZipEntry& entry) const {
        std::size_t const at = entry.header;
        if (!has_mark(bytes_, at, entry_header, 0x04034b50U)) {
            return false;
        }
        auto const name_size = number_at(bytes_, at + 26, 2);
        auto const data = at + entry_header + name_size + number_at(bytes_, at + 28, 2);
        if (data > bytes_.size() || bytes_.size() - data < entry.packed_size ||
            bytes_.substr(at + entry_header, name_size) != entry.name) {
            return false;
        }
        entry.data = static_cast<std::uint32_t>(data);
        bool const same = number_at(bytes_, at + 6, 2) == entry.flags &&
                          number_at(bytes_, at + 8, 2) == entry.method &&
                          number_at(bytes_, at + 10, 4) == entry.stamp;
        return same &&
               ((entry.flags & sizes_follow) != 0 || (number_at(bytes_, at + 14, 4) == entry.crc &&
                                                      number_at(bytes_, at + 18, 4) == entry.packed_size &&
                                                      number_at(bytes_, at + 22, 4) == entry.size));
    }

    void check_places(std::size_t directory) {
        if (!content_.faults.empty()) {
            return;
        }
        std::vector<ZipEntry const*> ordered;
        for (auto& entry : content_.entries) {
            if (!header_agrees(entry)) {
                return fault(shown_name(entry.name), "archive.fault.two_headers");
            }
            ordered.push_back(&entry);
        }
        std::sort(ordered.begin(), ordered.end(),
                  [](auto const* a, auto const* b) { return a->header < b->header; });
        std::size_t reached = 0;
        bool may_follow = false;
        auto const fits = [&](std::size_t next) {
            auto const gap = next - reached;  // the sizes that follow the bytes, with or without their mark
            return next >= reached && (gap == 0 || (may_follow && (gap == 12 || gap == 16 || gap == 24)));
        };
        for (auto const* entry : ordered) {
            if (!fits(entry->header)) {
                return fault(shown_name(entry->name), "archive.fault.hidden_bytes");
            }
            reached = entry->end();
            may_follow = (entry->flags & sizes_follow) != 0;
        }
        if (!fits(directory)) {
            fault("", "archive.fault.hidden_bytes");
        }
    }

    std::string_view bytes_;
    ZipContent content_;
    std::set<std::string> names_;
    std::size_t unpacked_ = 0;
    bool told_total_ = false;
};

Error damaged(ZipEntry const& entry) {
    return invalid(shown_name(entry.name), "archive.fault.damaged");
}

/// Inflates no more than the entry says it holds.
bool inflate_into(std::string_view packed, std::size_t size, std::string& room) {
    constexpr std::size_t step = std::size_t{1024} * 1024;
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) {
        return false;
    }
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    room.clear();
    int state = Z_OK;
    while (state == Z_OK && room.size() <= size) {
        auto const had = room.size();
        room.resize(had + std::min(step, size - had + 1));
        stream.next_out = reinterpret_cast<Bytef*>(room.data() + had);
        stream.avail_out = static_cast<uInt>(room.size() - had);
        state = inflate(&stream, Z_NO_FLUSH);
        room.resize(room.size() - stream.avail_out);
        if (state == Z_OK && room.size() == had && stream.avail_in == 0) {
            break;
        }
    }
    bool const whole = state == Z_STREAM_END && stream.avail_in == 0 && room.size() == size;
    inflateEnd(&stream);
    return whole;
}

}  // namespace

ZipContent read_zip(std::string_view bytes) {
    return ZipReader{bytes}.read();
}

Result<std::string_view> unpack(std::string_view bytes, ZipEntry const& entry, std::string& room) {
    auto content = bytes.substr(entry.data, entry.packed_size);
    if (entry.method == 0 && entry.size != entry.packed_size) {
        return damaged(entry);
    }
    if (entry.method != 0) {
        if (!inflate_into(content, entry.size, room)) {
            return damaged(entry);
        }
        content = room;
    }
    if (crc32_z(0, reinterpret_cast<Bytef const*>(content.data()), content.size()) != entry.crc) {
        return damaged(entry);
    }
    return content;
}

}  // namespace varn::archive
