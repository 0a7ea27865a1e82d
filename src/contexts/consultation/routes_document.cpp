// HTTP ↔ documents, files and archive packages.
#include "platform/outgoing.h"
#include "platform/written_document.h"
#include "service.h"

namespace varn::consultation {
namespace {

using http::Call;
using StyleInUse = std::shared_ptr<documents::Style const>;

/// A name in letters that every program takes, and as it is for those that take more (RFC 6266).
std::string disposition_of(std::string const& name) {
    std::string plain;
    for (char const c : name) {
        bool const is_plain = c > ' ' && c < 127 && c != '"' && c != '\\';
        plain += is_plain ? c : '_';
    }
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + outgoing::percent_encoded(name);
}

http::Reply download(std::string type, std::string bytes, std::string const& name) {
    return http::Reply{.content_type = std::move(type),
                       .body = std::move(bytes),
                       .headers = {{"Content-Disposition", disposition_of(name)}}};
}

/// A document in the form that was asked for.
Result<http::Reply> in_form(Call const& call, Result<documents::Document> made, documents::Style const& style,
                            std::string const& name) {
    auto const form = documents::form_of(call.asked("format").value_or("pdf"));
    if (!form) {
        return invalid("?format", "consultation.which_format");
    }
    TRY(document, std::move(made));
    TRY(written, documents::written_as(*form, document, style));
    return download(std::move(written.content_type), std::move(written.bytes), name + written.ending);
}

/// GET of a document about a thing.
template <class Of>
http::Route document(std::string path, std::string name,
                     Result<documents::Document> (*verb)(Town&, Actor const&, Id<Of> const&),
                     StyleInUse const& style) {
    return http::raw(http::Method::get, std::move(path),
                     [verb, name = std::move(name), style](Call const& call) -> Result<http::Reply> {
                         return in_form(call, verb(call.town, call.actor, Id<Of>{call.id}), *style, name);
                     })
        .understands({{"format", Kind::text, "pdf"}})
        .gives("application/pdf");
}

Result<http::Reply> give_file(Call const& call) {
    TRY(given, read_file(call.town, call.actor, Id<CaseFile>{call.id}));
    return download(given.file.media_type, std::move(given.bytes), given.file.file_name);
}

}  // namespace

std::vector<http::Route> document_routes(StyleInUse style, std::string product_version) {
    return {
        document<OpinionCase>("/opinion-cases/{id}/document", "tjansteutlatande", opinion_document, style)
            .says("consultation.read_document"),
        document<OpinionCase>("/opinion-cases/{id}/decision-document", "protokollsutdrag", decision_document,
                              style)
            .says("consultation.read_decision_document"),
        document<Referral>("/referrals/{id}/compilation-document", "remissammanstallning",
                           compilation_document, style)
            .says("consultation.read_compilation_document"),
        http::raw(http::Method::get, "/case-files/{id}", give_file)
            .gives("application/octet-stream")
            .says("consultation.read_file"),
        http::raw(http::Method::get, "/opinion-cases/{id}/archive-package",
                  [style, version = std::move(product_version)](Call const& call) -> Result<http::Reply> {
                      TRY(bytes,
                          archive_package(call.town, call.actor, Id<OpinionCase>{call.id}, *style, version));
                      return download("application/zip", std::move(bytes), "arkivpaket.zip");
                  })
            .gives("application/zip")
            .says("consultation.read_archive_package"),
    };
}

}  // namespace varn::consultation
