// What a call may ask of the register of risks.
#include "service_risks.h"

namespace varn::risk {
namespace {

constexpr std::size_t asked_words_max = 200;

template <class E>
Result<std::optional<E>> one_of_asked(http::Call const& call, std::string_view name, std::string_view fault) {
    auto const asked = call.asked(name).value_or("");
    if (asked.empty()) {
        return std::optional<E>{};
    }
    auto const choice = choice_of<E>(asked);
    if (!choice) {
        return invalid("?" + std::string{name}, std::string{fault}, {{"given", asked}});
    }
    return choice;
}

}  // namespace

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
        *into = call.asked(name).value_or("");
        if (!into->empty() && !is_uuid(*into)) {
            return invalid("?" + std::string{name}, "risk.no_such_id");
        }
    }
    TRY(treatment, one_of_asked<Treatment>(call, "treatment", "risk.treatment_unknown"));
    question.filter.treatment = treatment;
    TRY(standing, one_of_asked<RiskStanding>(call, "standing", "risk.standing_unknown"));
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
    question.filter.words = call.asked("q").value_or("");
    if (question.filter.words.size() > asked_words_max) {
        return invalid("?q", "risk.question_too_long", {{"maximum", std::to_string(asked_words_max)}});
    }
    TRY(order, one_of_asked<store::RiskOrder>(call, "order", "risk.order_unknown"));
    question.order = order.value_or(store::RiskOrder::consequence);
    return question;
}

}  // namespace varn::risk
