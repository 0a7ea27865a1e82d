#include "platform/written_document.h"

namespace varn::documents {

std::optional<Form> form_of(std::string_view word) {
    if (word == "pdf") {
        return Form::pdf;
    }
    if (word == "pdf-a1b") {
        return Form::oldest_pdf;
    }
    if (word == "docx") {
        return Form::docx;
    }
    return word == "text" ? std::optional{Form::text} : std::nullopt;
}

Result<Written> written_as(Form form, Document const& document, Style const& style) {
    if (form == Form::docx) {
        TRY(bytes, write_docx(document, style));
        return Written{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx",
                       std::move(bytes)};
    }
    if (form == Form::text) {
        TRY(bytes, write_text(document, style));
        return Written{"text/plain; charset=utf-8", ".txt", std::move(bytes)};
    }
    TRY(pdf, write_pdf(document, style, form == Form::oldest_pdf ? Archival::oldest : Archival::accessible));
    return Written{"application/pdf", ".pdf", std::move(pdf.bytes)};
}

}  // namespace varn::documents
