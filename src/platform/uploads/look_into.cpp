#include "file_name.h"
#include "office.h"
#include "package.h"
#include "pdf.h"
#include "picture.h"
#include "plain_text.h"

namespace varn::uploads {
namespace {

/// What begins as one kind must not also be read as another by a program that searches for its mark.
Result<Done> must_be_one_kind(std::string_view bytes, bool may_be_pdf, bool may_be_zip) {
    bool const is_two = (!may_be_pdf && has(bytes, "%PDF-")) || (!may_be_zip && has_archive_inside(bytes));
    return is_two ? refused("uploads.two_kinds") : Result<Done>{Done{}};
}

Result<Kind> kind_of(std::string_view bytes) {
    if (bytes.starts_with("%PDF-1.")) {
        CHECK(must_be_one_kind(bytes, true, false));
        CHECK(look_over_pdf(bytes));
        return pdf_kind;
    }
    if (bytes.starts_with("\x89PNG\r\n\x1a\n")) {
        CHECK(must_be_one_kind(bytes, false, false));
        CHECK(look_over_png(bytes));
        return png_kind;
    }
    if (bytes.starts_with("\xff\xd8\xff")) {
        CHECK(must_be_one_kind(bytes, false, false));
        CHECK(look_over_jpeg(bytes));
        return jpeg_kind;
    }
    if (bytes.starts_with("PK\x03\x04")) {
        CHECK(must_be_one_kind(bytes, false, true));
        return office_kind_of(bytes);
    }
    return text_kind_of(bytes);
}

}  // namespace

Result<Upload> look_into(std::string_view file_name, std::string_view bytes) {
    if (bytes.size() > upload_bytes_max) {
        return beyond_the_bound();
    }
    if (bytes.empty()) {
        return refused("uploads.empty");
    }
    TRY(kind, kind_of(bytes));
    return Upload{clean_file_name(file_name, kind), std::string{kind.media_type}};
}

}  // namespace varn::uploads
