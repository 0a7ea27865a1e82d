#pragma once
// The kinds of files that are taken, and how a file is refused. Inside platform/uploads only.
#include <string>
#include <string_view>
#include <utility>

#include "kernel/result.h"
#include "platform/uploads.h"

namespace varn::uploads {

struct Kind {
    std::string_view media_type;
    std::string_view ending;             // without the dot
    std::string_view other_ending = {};  // that is left as it is
};

inline constexpr Kind pdf_kind{"application/pdf", "pdf"};
inline constexpr Kind docx_kind{"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                                "docx"};
inline constexpr Kind xlsx_kind{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"};
inline constexpr Kind odt_kind{"application/vnd.oasis.opendocument.text", "odt"};
inline constexpr Kind png_kind{"image/png", "png"};
inline constexpr Kind jpeg_kind{"image/jpeg", "jpg", "jpeg"};
inline constexpr Kind text_kind{"text/plain", "txt"};
inline constexpr Kind csv_kind{"text/csv", "csv"};

/// `invalid` at the content, with this text.
inline Error refused(std::string_view key, Params params = {}) {
    return invalid("/content", std::string{key}, std::move(params));
}

/// `too_large`, with the bound of a file in megabytes.
inline Error beyond_the_bound() {
    return Error{ErrorCode::too_large,
                 "uploads.too_large",
                 {{"maximum", std::to_string(upload_bytes_max >> 20U)}},
                 {},
                 {}};
}

inline bool has(std::string_view text, std::string_view piece) {
    return text.find(piece) != std::string_view::npos;
}

/// With a to z for A to Z; other letters as they are.
inline std::string lowered(std::string_view text) {
    std::string low{text};
    for (auto& letter : low) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return low;
}

}  // namespace varn::uploads
