// What figures rest on, said beside them: no number without what it assumes.
#include "platform/i18n.h"
#include "portfolio/api.h"

namespace varn::portfolio {
namespace {

constexpr std::int64_t minutes_of_a_day = 24 * 60;

/// A number as people of a language write it, without more digits than it has.
std::string plain(double number, std::string_view language) {
    std::string text;
    json::append_number(text, number);
    if (auto const point = text.find('.'); point != std::string::npos && language == "sv") {
        text[point] = ',';
    }
    return text;
}

class Saying {
public:
    explicit Saying(std::string_view language) : language_(language) {}
    void say(std::string_view key, Params const& params = {}) {
        said_.push_back(i18n::text(language_, key, params));
    }
    std::vector<std::string> take() { return std::move(said_); }

private:
    std::string_view language_;
    std::vector<std::string> said_;
};

}  // namespace

std::vector<std::string> assumptions_of(YearsTold const& told, std::string_view language) {
    Saying saying{language};
    saying.say("portfolio.assumes_years",
               {{"years", std::to_string(told.years)}, {"seed", std::to_string(told.seed)}});
    saying.say("portfolio.assumes_independence",
               {{"days", std::to_string(told.longest_minutes / minutes_of_a_day)}});
    saying.say("portfolio.assumes_frequencies", {{"verified", std::to_string(told.roughness.verified)},
                                                 {"judged", std::to_string(told.roughness.judged)},
                                                 {"rough", std::to_string(told.roughness.rough)}});
    saying.say("portfolio.assumes_curve");
    if (told.roughness.never_lost > 0) {
        saying.say("portfolio.assumes_never_lost", {{"count", std::to_string(told.roughness.never_lost)}});
    }
    if (told.roughness.services_without_harm > 0) {
        saying.say("portfolio.assumes_no_harm",
                   {{"count", std::to_string(told.roughness.services_without_harm)}});
    }
    if (told.roughness.services_without_tolerable > 0) {
        saying.say("portfolio.assumes_no_tolerable",
                   {{"count", std::to_string(told.roughness.services_without_tolerable)}});
    }
    return saying.take();
}

std::vector<std::string> assumptions_of(PortfolioTold const& told, std::string_view language) {
    Saying saying{language};
    saying.say("portfolio.assumes_one_at_a_time",
               {{"days", std::to_string(told.longest_minutes / minutes_of_a_day)}});
    saying.say("portfolio.assumes_costs", {{"years", std::to_string(told.horizon_years)},
                                           {"percent", plain(told.discount_percent, language)}});
    saying.say("portfolio.assumes_effects");
    saying.say("portfolio.assumes_saved");
    if (told.simulated) {
        saying.say("portfolio.assumes_same_years",
                   {{"years", std::to_string(told.simulated->years)}, {"seed", std::to_string(told.seed)}});
    }
    if (!told.cut_short.empty()) {
        saying.say("portfolio.assumes_cut_short", {{"count", std::to_string(told.cut_short.size())}});
    }
    if (!told.left_out.empty()) {
        saying.say("portfolio.assumes_left_out", {{"count", std::to_string(told.left_out.size())}});
    }
    return saying.take();
}

}  // namespace varn::portfolio
