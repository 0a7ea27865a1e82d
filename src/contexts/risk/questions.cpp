// What a call may ask of the register of risks.
#include "platform/asked.h"
#include "service_risks.h"

namespace varn::risk {

std::vector<http::Parameter> risk_question_parameters() {
    return {{"round", Kind::id, "01903f5e-0000-7000-8000-000000000301"},
            {"unit", Kind::id, "01903f5e-0000-7000-8000-000000000001"},
            {"kind", Kind::id, "01903f5e-0000-7000-8000-000000000309"},
            {"treatment", Kind::text, "reduce"},
            {"standing", Kind::text, "current"},
            {"antagonistic", Kind::boolean, "false"},
            {"protection_value", Kind::id, "01903f5e-0000-7000-8000-000000000304"},
            {"level_from", Kind::integer, "4"},
            {"q", Kind::text, "elavbrott"},
            {"order", Kind::text, "consequence"}};
}

Result<RiskQuestion> risk_question_of(http::Call const& call) {
    RiskQuestion question;
    for (auto const& [name, into] :
         {std::pair{"round", &question.filter.round}, std::pair{"unit", &question.unit},
          std::pair{"kind", &question.filter.kind},
          std::pair{"protection_value", &question.filter.protection_value}}) {
        TRY(id, http::id_asked(call, name, "risk.no_such_id"));
        *into = id;
    }
    TRY(treatment, http::choice_asked<Treatment>(call, "treatment", "risk.treatment_unknown"));
    question.filter.treatment = treatment;
    TRY(standing, http::choice_asked<RiskStanding>(call, "standing", "risk.standing_unknown"));
    question.filter.standing = standing;
    auto const antagonistic = call.asked("antagonistic").value_or("");
    if (!antagonistic.empty()) {
        question.filter.antagonistic = antagonistic == "true";
    }
    auto const level = call.asked("level_from").value_or("");
    if (!level.empty()) {
        if (level.size() != 1 || level.front() < '1' || level.front() > '9') {
            return invalid("?level_from", "risk.level_unknown");
        }
        question.filter.level_from = level.front() - '0';
    }
    TRY(words, http::words_asked(call, "q", "risk.question_too_long"));
    question.filter.words = words;
    TRY(order, http::choice_asked<store::RiskOrder>(call, "order", "risk.order_unknown"));
    question.order = order.value_or(store::RiskOrder::consequence);
    return question;
}

}  // namespace varn::risk
