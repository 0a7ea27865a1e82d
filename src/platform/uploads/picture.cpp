#include "picture.h"

namespace varn::uploads {
namespace {

std::size_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
    std::size_t value = 0;
    for (auto const byte : bytes.substr(at, count)) {
        value = (value << 8U) | static_cast<unsigned char>(byte);
    }
    return value;
}

Result<Done> pixels_within_bound(std::size_t width, std::size_t height) {
    if (width == 0 || height == 0 || width > 0x7fffffffU || height > 0x7fffffffU) {
        return refused("uploads.damaged");
    }
    if (width * height > pixels_max) {
        return refused("uploads.too_many_pixels", {{"maximum", std::to_string(pixels_max / 1'000'000)}});
    }
    return Done{};
}

/// The frames of T.81: all of C0 to CF but the tables (C4), the reserved (C8) and the conditioning (CC).
bool is_frame(unsigned char marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

}  // namespace

Result<Done> look_over_png(std::string_view bytes) {
    constexpr std::size_t chunk_frame = 12;  // length, type, checksum
    bool has_pixels = false;
    for (std::size_t at = 8; bytes.size() - at >= chunk_frame;) {
        auto const length = big_endian(bytes, at, 4);
        auto const type = bytes.substr(at + 4, 4);
        if (length > bytes.size() - at - chunk_frame || (at == 8) != (type == "IHDR")) {
            return refused("uploads.damaged");
        }
        if (type == "IHDR") {
            if (length != 13) {
                return refused("uploads.damaged");
            }
            CHECK(pixels_within_bound(big_endian(bytes, at + 8, 4), big_endian(bytes, at + 12, 4)));
        }
        has_pixels = has_pixels || type == "IDAT";
        at += chunk_frame + length;
        if (type == "IEND") {
            if (at != bytes.size()) {
                return refused("uploads.two_kinds");
            }
            return has_pixels && length == 0 ? Result<Done>{Done{}} : refused("uploads.damaged");
        }
    }
    return refused("uploads.damaged");
}

Result<Done> look_over_jpeg(std::string_view bytes) {
    bool has_frame = false;
    for (std::size_t at = 2; bytes.size() - at >= 4 && bytes[at] == '\xff';) {
        auto const marker = static_cast<unsigned char>(bytes[at + 1]);
        if (marker == 0xff) {  // fill
            ++at;
            continue;
        }
        auto const length = big_endian(bytes, at + 2, 2);
        if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd9) || length < 2 ||
            length > bytes.size() - at - 2) {
            break;
        }
        if (is_frame(marker)) {
            if (length < 8) {
                break;
            }
            has_frame = true;
            CHECK(pixels_within_bound(big_endian(bytes, at + 7, 2), big_endian(bytes, at + 5, 2)));
        }
        at += 2 + length;
        if (marker == 0xda) {
            return has_frame && has(bytes.substr(at), "\xff\xd9") ? Result<Done>{Done{}}
                                                                  : refused("uploads.damaged");
        }
    }
    return refused("uploads.damaged");
}

}  // namespace varn::uploads
