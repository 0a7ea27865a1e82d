#pragma once
// Files that people hand over: told by their content, refused when they could do more than be read, and named
// so that no program is led astray. What is refused, and what is not found, stands in the README of this
// folder.
#include <cstddef>
#include <string>
#include <string_view>

#include "kernel/result.h"

namespace varn::uploads {

inline constexpr std::size_t upload_bytes_max = std::size_t{5} * 1024 * 1024;  // of a file
inline constexpr std::size_t parts_max = 2'000;                                // inside a DOCX, ODT or XLSX
inline constexpr std::size_t unpacked_bytes_max = std::size_t{60} * 1024 * 1024;  // of all of them together
inline constexpr std::size_t unpacked_ratio_max = 300;                            // more is a bomb
inline constexpr std::size_t read_part_bytes_max =
    std::size_t{16} * 1024 * 1024;                      // of a part that is read as XML
inline constexpr std::size_t pixels_max = 100'000'000;  // of a picture
inline constexpr std::size_t file_name_max = 120;       // characters, ending and all

/// What a file is, and what it may be called.
struct Upload {
    std::string file_name;
    std::string media_type;  // without parameters (RFC 6838)
};

/// Tells what the bytes are, without asking the name: PDF 1.x (ISO 32000-1), DOCX and XLSX (ECMA-376 part 2),
/// ODT (ODF 1.3 part 2), PNG, JPEG, plain text and CSV in UTF-8. The name given back is the last component of
/// `file_name`, without what steers or hides, at most `file_name_max` characters, with an ending that fits.
/// `too_large` beyond `upload_bytes_max`; `invalid` at `/content` when there is nothing, when it is of
/// another kind or two kinds at once, damaged, beyond the bounds above, or bears what could run, be fetched
/// or be unpacked.
Result<Upload> look_into(std::string_view file_name, std::string_view bytes);

/// The bytes in the alphabet of RFC 4648 section 4, padded, on one line.
std::string to_base64(std::string_view bytes);

/// The bytes that `to_base64` would write as this text. `too_large` for more than `upload_bytes_max` bytes;
/// `invalid` at `/content` for any other character, missing padding or bits that are left over (RFC 4648
/// sections 3.2 to 3.5).
Result<std::string> from_base64(std::string_view text);

}  // namespace varn::uploads
