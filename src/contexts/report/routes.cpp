// HTTP ↔ reports, in the form that was asked for; and the same as one table.
#include "facts.h"
#include "platform/document_style.h"
#include "platform/sheet.h"

namespace varn::report {
namespace {

/// A row of the table: one answer, or one silence.
sheet::Document table_of(Facts const& facts) {
    sheet::Document made;
    made.title = say(facts, "answers");
    for (auto const* key : {"unit", "goal", "answer", "why", "forecast", "forecast_why"}) {
        made.headings.push_back(say(facts, key));
    }
    for (auto const& answer : facts.answers) {
        made.rows.push_back({answer.unit_name, answer.goal_title, mark_words(facts, mark_of(answer.mark)),
                             answer.words.value_or(""),
                             answer.forecast ? mark_words(facts, mark_of(answer.forecast)) : "",
                             answer.forecast_words.value_or("")});
    }
    return made;
}

http::Reply file(std::string type, std::string bytes, std::string const& ending) {
    return http::Reply{
        .content_type = std::move(type),
        .body = std::move(bytes),
        .headers = {{"Content-Disposition", "attachment; filename=\"uppfoljning." + ending + "\""}}};
}

Result<http::Reply> written(documents::Document const& document, std::string const& format) {
    auto const& style = documents::default_style();
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

Result<http::Reply> give_report(http::Call const& call) {
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
        TRY(bytes, round_sheet(call.town, call.actor, ask));
        return file("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", std::move(bytes),
                    "xlsx");
    }
    TRY(document, round_report(call.town, call.actor, ask));
    return written(document, format);
}

}  // namespace

Result<std::string> round_sheet(Town& town, auth::Actor const& actor, Ask const& ask) {
    TRY(facts, gather(town, actor, ask));
    return sheet::write_xlsx(table_of(facts));
}

std::vector<http::Route> routes() {
    return {http::raw(http::Method::get, "/follow-up-rounds/{id}/report", give_report)
                .says("report.read")
                .understands({{"format", Kind::text, "pdf"},
                              {"language", Kind::text, "sv"},
                              {"unit", Kind::id, "01903f5e-0000-7000-8000-000000000001"}})
                .gives("application/pdf")};
}

}  // namespace varn::report
