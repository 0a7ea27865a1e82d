#include "package_layout.h"

#include <algorithm>
#include <optional>

#include "characters.h"
#include "package.h"

namespace varn::uploads {
namespace {

constexpr std::string_view part_mark = "PK\x03\x04";
constexpr std::string_view row_mark = "PK\x01\x02";
constexpr std::string_view sizes_mark = "PK\x07\x08";
constexpr std::string_view end_mark_of_zip = "PK\x05\x06";
constexpr std::size_t part_header = 30;
constexpr std::size_t row_header = 46;
constexpr std::size_t end_record = 22;

bool stands_at(std::string_view bytes, std::size_t at, std::string_view mark, std::size_t size) {
    return at <= bytes.size() && bytes.size() - at >= size && bytes.substr(at).starts_with(mark);
}

/// Where the next thing begins: at once, or after the checksum and the sizes that follow a part, with or
/// without a mark.
std::optional<std::size_t> next_mark(std::string_view bytes, std::size_t at, std::string_view mark,
                                     bool sizes_follow) {
    bool const is_marked = bytes.substr(std::min(at, bytes.size())).starts_with(sizes_mark);
    std::size_t const sizes = is_marked ? 16 : 12;
    if (stands_at(bytes, at, mark, mark.size())) {
        return at;
    }
    if (sizes_follow && stands_at(bytes, at + sizes, mark, mark.size())) {
        return at + sizes;
    }
    return std::nullopt;
}

bool directory_ends_the_file(std::string_view bytes, std::size_t at, std::size_t rows) {
    auto const begin = at;
    for (std::size_t row = 0; row < rows; ++row) {
        if (!stands_at(bytes, at, row_mark, row_header)) {
            return false;
        }
        at += row_header + zip_number(bytes, at + 28, 2) + zip_number(bytes, at + 30, 2) +
              zip_number(bytes, at + 32, 2);
    }
    return stands_at(bytes, at, end_mark_of_zip, end_record) && at + end_record == bytes.size() &&
           zip_number(bytes, at + 8, 2) == rows && zip_number(bytes, at + 10, 2) == rows &&
           zip_number(bytes, at + 12, 4) == at - begin && zip_number(bytes, at + 16, 4) == begin;
}

}  // namespace

std::size_t zip_number(std::string_view bytes, std::size_t at, std::size_t count) {
    std::size_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        value |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    }
    return value;
}

bool fills(std::string_view bytes, std::vector<PlacedPart> parts) {
    std::sort(parts.begin(), parts.end(), [](auto const& a, auto const& b) { return a.data < b.data; });
    std::size_t reached = 0;
    bool sizes_follow = false;
    for (auto const& part : parts) {
        auto const at = next_mark(bytes, reached, part_mark, sizes_follow);
        if (!at || !stands_at(bytes, *at, part_mark, part_header)) {
            return false;
        }
        auto const name_size = zip_number(bytes, *at + 26, 2);
        if (*at + part_header + name_size + zip_number(bytes, *at + 28, 2) != part.data ||
            bytes.substr(*at + part_header, name_size) != part.name) {
            return false;
        }
        reached = part.data + part.packed_size;
        sizes_follow = part.sizes_follow;
    }
    auto const directory = next_mark(bytes, reached, row_mark, sizes_follow);
    return directory && directory_ends_the_file(bytes, *directory, parts.size());
}

bool is_inner_name(std::string_view name) {
    for (auto rest = name; !rest.empty();) {
        auto const character = take_character(rest);
        if (!character || is_control(*character) || *character == '\\' || *character == ':') {
            return false;
        }
    }
    if (name.ends_with('/')) {
        name.remove_suffix(1);
    }
    for (std::size_t at = 0; at <= name.size();) {
        auto const end = std::min(name.find('/', at), name.size());
        auto const step = name.substr(at, end - at);
        if (step.empty() || step == "." || step == "..") {
            return false;
        }
        at = end + 1;
    }
    return true;
}

bool has_archive_inside(std::string_view bytes) {
    for (auto at = bytes.find(end_mark_of_zip); at != std::string_view::npos;
         at = bytes.find(end_mark_of_zip, at + 1)) {
        constexpr std::size_t searched_by_readers = 0xffff + end_record;
        if (bytes.size() - at < end_record) {
            break;
        }
        auto const size = zip_number(bytes, at + 12, 4);
        bool const has_row =
            size <= at && size >= row_header && bytes.substr(at - size).starts_with(row_mark);
        if (has_row || bytes.size() - at <= searched_by_readers) {
            return true;
        }
    }
    return false;
}

}  // namespace varn::uploads
