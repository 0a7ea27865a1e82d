// HTTP ↔ verbs about remisser. Lists stand under what they belong to; everything is created in its own
// collection.
#include "routes.h"

namespace varn::consultation {
namespace {

std::vector<http::Route> referral_routes() {
    return {
        paged("/referrals", referrals).says("consultation.list_referrals"),
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
