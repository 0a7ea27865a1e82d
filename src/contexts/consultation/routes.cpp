// HTTP ↔ verbs about remisser. Lists stand under what they belong to; everything is created in its own
// collection.
#include "platform/asked.h"
#include "service.h"

namespace varn::consultation {
namespace {

using http::Call;

template <class T>
Id<T> id_in(Call const& call) {
    return Id<T>{call.id};
}
/// Something about a thing.
template <class Answer, class Of>
http::Route told(std::string path, Result<Answer> (*verb)(Town&, Actor const&, Id<Of> const&)) {
    return http::get(std::move(path), [verb](Call const& call) -> Result<Answer> {
        return verb(call.town, call.actor, id_in<Of>(call));
    });
}
template <class T>
http::Route added(std::string path, Result<T> (*verb)(Town&, Actor const&, T)) {
    return http::post(std::move(path), [verb](Call const& call, T const& row) -> Result<T> {
        return verb(call.town, call.actor, row);
    });
}
template <class T>
http::Route changed(std::string path,
                    Result<T> (*verb)(Town&, Actor const&, Id<T> const&, int, json::Change<T> const&)) {
    return http::patch(std::move(path), [verb](Call const& call, json::Change<T> const& change) -> Result<T> {
        TRY(version, http::expected_version(call));
        return verb(call.town, call.actor, id_in<T>(call), version, change);
    });
}
template <class T>
http::Route removed(std::string path, Result<Done> (*verb)(Town&, Actor const&, Id<T> const&)) {
    return http::remove(std::move(path),
                        [verb](Call const& call) { return verb(call.town, call.actor, id_in<T>(call)); });
}
/// A verb that is a thing of its own: `POST /things/{id}/deeds`.
template <class Answer, class Of, class Ask>
http::Route deed(std::string path, Result<Answer> (*verb)(Town&, Actor const&, Id<Of> const&, Ask const&)) {
    return http::post(std::move(path), [verb](Call const& call, Ask const& ask) -> Result<Answer> {
        return verb(call.town, call.actor, id_in<Of>(call), ask);
    });
}
template <class Answer, class Of, class Ask>
http::Route deed(std::string path,
                 Result<Answer> (*verb)(Town&, Actor const&, Id<Of> const&, Ask const&, std::optional<int>)) {
    return http::post(std::move(path), [verb](Call const& call, Ask const& ask) -> Result<Answer> {
        return verb(call.town, call.actor, id_in<Of>(call), ask, call.if_match);
    });
}

std::vector<http::Route> referral_routes() {
    return {
        http::list("/referrals", [](Call const& call) { return list_referrals(call.town, call.actor); })
            .says("consultation.list_referrals"),
        added<Referral>("/referrals", add_referral).says("consultation.add_referral"),
        told("/referrals/{id}", referral_view).says("consultation.read_referral"),
        changed<Referral>("/referrals/{id}", change_referral).says("consultation.change_referral"),
        deed("/referrals/{id}/sendings", send).says("consultation.send_referral"),
        deed("/referrals/{id}/closings", close).says("consultation.close_referral"),
        deed("/referrals/{id}/reminders", remind_now).says("consultation.remind"),
        http::list(
            "/referrals/{id}/answers",
            [](Call const& call) { return answer_summary(call.town, call.actor, id_in<Referral>(call)); })
            .says("consultation.list_answers"),
        told("/referrals/{id}/compilation", compilation).says("consultation.read_compilation"),
        added<ReferralQuestion>("/referral-questions", add_question).says("consultation.add_question"),
        changed<ReferralQuestion>("/referral-questions/{id}", change_question)
            .says("consultation.change_question"),
        removed<ReferralQuestion>("/referral-questions/{id}", remove_question)
            .says("consultation.remove_question"),
        added<Recipient>("/referral-recipients", add_recipient).says("consultation.add_recipient"),
        changed<Recipient>("/referral-recipients/{id}", change_recipient)
            .says("consultation.change_recipient"),
        removed<Recipient>("/referral-recipients/{id}", remove_recipient)
            .says("consultation.remove_recipient"),
        deed("/referral-recipients/{id}/extensions", extend).says("consultation.extend"),
        deed("/referral-recipients/{id}/external-answers", add_external_answer)
            .says("consultation.add_external_answer"),
        added<ViewReply>("/view-replies", add_reply).says("consultation.add_reply"),
        changed<ViewReply>("/view-replies/{id}", change_reply).says("consultation.change_reply"),
        http::list(
            "/editions/{id}/caused-changes",
            [](Call const& call) { return caused_changes(call.town, call.actor, id_in<Edition>(call)); })
            .says("consultation.list_caused_changes"),
    };
}

}  // namespace

std::vector<http::Route> routes(std::shared_ptr<documents::Style const> style, std::string product_version) {
    auto all = referral_routes();
    for (auto& route : case_routes()) {
        all.push_back(std::move(route));
    }
    for (auto& route : document_routes(std::move(style), std::move(product_version))) {
        all.push_back(std::move(route));
    }
    return all;
}

}  // namespace varn::consultation
