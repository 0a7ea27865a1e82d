// HTTP ↔ reports, in the form that was asked for.
#include "platform/written_document.h"
#include "report/api.h"

namespace varn::report {
namespace {

using StyleInUse = std::shared_ptr<documents::Style const>;

/// A file by a name without its ending.
http::Reply file(std::string type, std::string bytes, std::string const& name) {
    return http::Reply{.content_type = std::move(type),
                       .body = std::move(bytes),
                       .headers = {{"Content-Disposition", "attachment; filename=\"" + name + "\""}}};
}

/// A document in the form of a letter: `name` is that of the file, without its ending.
Result<http::Reply> written(documents::Document const& document, documents::Style const& style,
                            documents::Form form, std::string const& name) {
    TRY(made, documents::written_as(form, document, style));
    return file(std::move(made.content_type), std::move(made.bytes), name + made.ending);
}

Result<http::Reply> give_report(http::Call const& call, documents::Style const& style) {
    Ask ask{{call.id}, {}, call.asked("language").value_or(call.language)};
    auto const format = call.asked("format").value_or("pdf");
    auto const form = documents::form_of(format);
    if (!form && format != "xlsx") {
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
                    "uppfoljning.xlsx");
    }
    TRY(document, round_report(call.town, call.actor, ask));
    return written(document, style, *form, "uppfoljning");
}

std::optional<documents::Form> form_asked(http::Call const& call) {
    return documents::form_of(call.asked("format").value_or("pdf"));
}

/// How a document of the binder is wanted; every fault at once.
Result<Wanted> wanted_in(http::Call const& call) {
    constexpr std::size_t diary_number_max = 60;
    Wanted wanted{Extract::whole, call.asked("language").value_or(call.language),
                  call.asked("diary_number").value_or("")};
    std::vector<Problem> problems;
    if (!form_asked(call)) {
        problems.push_back({"?format", "dossier.which_format", {}});
    }
    if (wanted.language != "sv" && wanted.language != "en") {
        problems.push_back({"?language", "report.which_language", {}});
    }
    auto const extract = call.asked("extract").value_or("whole");
    if (extract != "whole" && extract != "open") {
        problems.push_back({"?extract", "dossier.which_extract", {}});
    }
    if (wanted.diary_number.size() > diary_number_max) {
        problems.push_back(
            {"?diary_number", "dossier.diary_number_long", {{"maximum", std::to_string(diary_number_max)}}});
    }
    if (!problems.empty()) {
        return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
    }
    wanted.extract = extract == "open" ? Extract::open : Extract::whole;
    return wanted;
}

/// GET of a document of the binder about a thing, whole or as an open extract.
template <class Of>
http::Route dossier(std::string path, std::string name,
                    Result<documents::Document> (*verb)(Town&, auth::Actor const&, Id<Of> const&,
                                                        Wanted const&),
                    std::pair<StyleInUse, SeenOpen> const& with) {
    auto const& [style, seen_open] = with;
    return http::raw(http::Method::get, std::move(path),
                     [verb, name = std::move(name), style = style,
                      seen_open = seen_open](http::Call const& call) -> Result<http::Reply> {
                         TRY(wanted, wanted_in(call));
                         auto const ask = [&, &wanted = wanted](Town& town) {
                             return verb(town, call.actor, {call.id}, wanted);
                         };
                         bool const is_open = wanted.extract == Extract::open;
                         TRY(document, is_open ? seen_open(call.town, ask) : ask(call.town));
                         return written(document, *style, *form_asked(call),
                                        is_open ? name + "-oppet-utdrag" : name);
                     })
        .understands({{"format", Kind::text, "pdf"},
                      {"language", Kind::text, "sv"},
                      {"extract", Kind::text, "open"},
                      {"diary_number", Kind::text, "KS 2027/123"}})
        .gives("application/pdf");
}

}  // namespace

std::vector<http::Route> routes(std::shared_ptr<documents::Style const> style, SeenOpen seen_open) {
    std::pair<StyleInUse, SeenOpen> const with{style, std::move(seen_open)};
    return {
        http::raw(http::Method::get, "/follow-up-rounds/{id}/report",
                  [style = std::move(style)](http::Call const& call) { return give_report(call, *style); })
            .says("report.read")
            .understands({{"format", Kind::text, "pdf"},
                          {"language", Kind::text, "sv"},
                          {"unit", Kind::id, "01903f5e-0000-7000-8000-000000000001"}})
            .gives("application/pdf"),
        dossier<risk::Analysis>("/risk-analyses/{id}/document", "rsa", analysis_document, with)
            .says("report.read_analysis"),
        dossier<continuity::ContinuityPlan>("/continuity-plans/{id}/document", "kontinuitetsplan",
                                            plan_document, with)
            .says("report.read_plan"),
        dossier<organisation::Unit>("/units/{id}/contact-list", "kontaktlista", contact_list, with)
            .says("report.read_contacts")};
}

}  // namespace varn::report
