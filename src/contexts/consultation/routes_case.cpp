// HTTP ↔ verbs about cases: what is prepared, signed and decided.
#include "platform/asked.h"
#include "routes.h"
#include "writing.h"

namespace varn::consultation {
namespace {

// A section of a long opinion, and a file in base64, with room for the JSON around them.
constexpr std::size_t section_bytes_max = std::size_t{4} << 20U;
constexpr std::size_t file_bytes_max = std::size_t{9} << 20U;

/// A POST of a row of a case.
template <class T>
http::Route row_added(std::string path) {
    return http::post(std::move(path), [](Call const& call, T const& row) -> Result<T> {
        return add_to_case(call.town, call.actor, row);
    });
}
/// A PATCH of a row of a case: the version from If-Match, the change from the body.
template <class T>
http::Route row_changed(std::string path) {
    return http::patch(std::move(path), [](Call const& call, json::Change<T> const& change) -> Result<T> {
        TRY(version, http::expected_version(call));
        return change_in_case(call.town, call.actor, Id<T>{call.id}, version, change);
    });
}
template <class T>
http::Route row_removed(std::string path) {
    return http::remove(std::move(path), [](Call const& call) {
        return remove_from_case(call.town, call.actor, Id<T>{call.id});
    });
}
http::Route up_to(std::size_t bytes, http::Route route) {
    route.body_bytes_max = bytes;
    return route;
}

std::vector<http::Route> opinion_routes() {
    return {
        paged("/opinion-cases", cases).says("consultation.list_cases"),
        http::post(
            "/opinion-cases",
            [](Call const& call, OpinionCase const& row) { return add_case(call.town, call.actor, row); })
            .says("consultation.add_case"),
        http::get("/opinion-cases/{id}",
                  [](Call const& call) { return case_view(call.town, call.actor, Id<OpinionCase>{call.id}); })
            .says("consultation.read_case"),
        changed<OpinionCase>("/opinion-cases/{id}", change_case).says("consultation.change_case"),
        deed("/opinion-cases/{id}/extension-requests", ask_for_time).says("consultation.ask_for_time"),
        row_added<OpinionSection>("/opinion-sections").says("consultation.add_section"),
        http::get(
            "/opinion-sections/{id}",
            [](Call const& call) { return read_section(call.town, call.actor, Id<OpinionSection>{call.id}); })
            .says("consultation.read_section"),
        up_to(section_bytes_max, changed<OpinionSection>("/opinion-sections/{id}", change_section))
            .says("consultation.change_section"),
        http::remove("/opinion-sections/{id}",
                     [](Call const& call) {
                         return remove_section(call.town, call.actor, Id<OpinionSection>{call.id});
                     })
            .says("consultation.remove_section"),
        deed("/opinion-sections/{id}/holds", hold_section).says("consultation.hold_section"),
        http::list("/opinion-sections/{id}/moments",
                   [](Call const& call) {
                       return section_moments(call.town, call.actor, Id<OpinionSection>{call.id});
                   })
            .of_the_present()
            .says("consultation.list_moments"),
        row_added<OpinionView>("/opinion-views").says("consultation.add_view"),
        row_changed<OpinionView>("/opinion-views/{id}").says("consultation.change_view"),
        row_removed<OpinionView>("/opinion-views/{id}").says("consultation.remove_view"),
        row_added<OpinionComment>("/opinion-comments").says("consultation.add_comment"),
        row_changed<OpinionComment>("/opinion-comments/{id}").says("consultation.change_comment"),
        row_added<PreparationStep>("/preparation-steps").says("consultation.add_step"),
        row_changed<PreparationStep>("/preparation-steps/{id}").says("consultation.change_step"),
        row_removed<PreparationStep>("/preparation-steps/{id}").says("consultation.remove_step"),
        row_added<Signature>("/opinion-signatures").says("consultation.add_signature"),
        row_changed<Signature>("/opinion-signatures/{id}").says("consultation.change_signature"),
        row_removed<Signature>("/opinion-signatures/{id}").says("consultation.remove_signature"),
        deed("/opinion-signatures/{id}/signings", sign).says("consultation.sign"),
    };
}

std::vector<http::Route> decision_routes() {
    return {
        http::list("/board-meetings",
                   [](Call const& call) -> Result<Page<BoardMeeting>> {
                       TRY(unit, http::id_asked(call, "unit", "consultation.no_such_id"));
                       return list_meetings(call.town, call.actor, unit);
                   })
            .understands({{"unit", Kind::id, "01903f5e-0000-7000-8000-000000000001"}})
            .says("consultation.list_meetings"),
        http::post(
            "/board-meetings",
            [](Call const& call, BoardMeeting const& row) { return add_meeting(call.town, call.actor, row); })
            .says("consultation.add_meeting"),
        changed<BoardMeeting>("/board-meetings/{id}", change_meeting).says("consultation.change_meeting"),
        http::post(
            "/board-decisions",
            [](Call const& call, BoardDecision const& row) { return decide(call.town, call.actor, row); })
            .says("consultation.decide"),
        changed<BoardDecision>("/board-decisions/{id}", change_decision).says("consultation.change_decision"),
        http::post(
            "/decision-dissents",
            [](Call const& call, Dissent const& row) { return add_dissent(call.town, call.actor, row); })
            .says("consultation.add_dissent"),
        up_to(file_bytes_max, http::post("/case-files",
                                         [](Call const& call, FileToAdd const& ask) {
                                             return add_file(call.town, call.actor, ask);
                                         }))
            .says("consultation.add_file"),
        http::remove(
            "/case-files/{id}",
            [](Call const& call) { return remove_file(call.town, call.actor, Id<CaseFile>{call.id}); })
            .says("consultation.remove_file"),
    };
}

}  // namespace

std::vector<http::Route> case_routes() {
    auto all = opinion_routes();
    for (auto& route : decision_routes()) {
        all.push_back(std::move(route));
    }
    return all;
}

}  // namespace varn::consultation
