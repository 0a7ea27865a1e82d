// HTTP ↔ reports, in the form that was asked for.
#include "report/api.h"

namespace varn::report {
namespace {

http::Reply file(std::string type, std::string bytes, std::string const& ending) {
    return http::Reply{
        .content_type = std::move(type),
        .body = std::move(bytes),
        .headers = {{"Content-Disposition", "attachment; filename=\"uppfoljning." + ending + "\""}}};
}

Result<http::Reply> written(documents::Document const& document, documents::Style const& style,
                            std::string const& format) {
    if (format == "docx") {
        TRY(bytes, documents::write_docx(document, style));
        return file("application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    std::move(bytes), "docx");
    }
    if (format == "text") {
        TRY(text, documents::write_text(document, style));
        return file("text/plain; charset=utf-8", std::move(text), "txt");
    }
    TRY(pdf, documents::write_pdf(
                 document, style,
                 format == "pdf-a1b" ? documents::Archival::oldest : documents::Archival::accessible));
    return file("application/pdf", std::move(pdf.bytes), "pdf");
}

Result<http::Reply> give_report(http::Call const& call, documents::Style const& style) {
    Ask ask{{call.id}, {}, call.asked("language").value_or(call.language)};
    auto const format = call.asked("format").value_or("pdf");
    if (format != "pdf" && format != "pdf-a1b" && format != "docx" && format != "xlsx" && format != "text") {
        return invalid("?format", "report.which_format");
    }
    if (ask.language != "sv" && ask.language != "en") {
        return invalid("?language", "report.which_language");
    }
    if (auto const unit = call.asked("unit")) {
        ask.unit = Id<followup::Unit>{*unit};
    }
    if (format == "xlsx") {
        TRY(bytes, round_workbook(call.town, call.actor, ask));
        return file("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", std::move(bytes),
                    "xlsx");
    }
    TRY(document, round_report(call.town, call.actor, ask));
    return written(document, style, format);
}

}  // namespace

std::vector<http::Route> routes(std::shared_ptr<documents::Style const> style) {
    return {
        http::raw(http::Method::get, "/follow-up-rounds/{id}/report",
                  [style = std::move(style)](http::Call const& call) { return give_report(call, *style); })
            .says("report.read")
            .understands({{"format", Kind::text, "pdf"},
                          {"language", Kind::text, "sv"},
                          {"unit", Kind::id, "01903f5e-0000-7000-8000-000000000001"}})
            .gives("application/pdf")};
}

}  // namespace varn::report
