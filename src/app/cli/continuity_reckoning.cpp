#include "cli/continuity_reckoning.h"

#include <charconv>
#include <cmath>
#include <iostream>

#include "cli/portfolio_words.h"
#include "cli/reckoning.h"
#include "platform/i18n.h"
#include "portfolio/api.h"

namespace varn::app {
namespace {

using portfolio::CurvePoint;
using portfolio::Interval;
using portfolio::PortfolioTold;
using portfolio::YearsTold;

constexpr std::size_t rows_printed = 10;
constexpr std::int64_t ore_of_a_krona = 100;
constexpr std::uint64_t kronor_max = 1'000'000'000'000;

Result<std::optional<std::int64_t>> whole_of(Arguments const& arguments, std::string_view name,
                                             std::uint64_t least, std::uint64_t most) {
    std::uint64_t number = 0;
    CHECK(arguments.take_number(name, least, most, number));
    return arguments.has(name) ? std::optional{static_cast<std::int64_t>(number)} : std::nullopt;
}

Result<std::optional<double>> percent_of(Arguments const& arguments) {
    auto const given = arguments.flag("discount");
    if (!given) {
        return std::optional<double>{};
    }
    double percent = 0.0;
    auto const* const end = given->data() + given->size();
    auto const read = std::from_chars(given->data(), end, percent);
    if (read.ec != std::errc{} || read.ptr != end) {
        return invalid("--discount", "app.not_a_percent");
    }
    return std::optional{percent};
}

Result<portfolio::PortfolioAsk> portfolio_ask(Arguments const& arguments) {
    portfolio::PortfolioAsk ask;
    TRY(budget, whole_of(arguments, "budget", 0, kronor_max));
    if (budget) {
        ask.budget_ore = *budget * ore_of_a_krona;
    }
    TRY(horizon, whole_of(arguments, "horizon", 1, 50));
    TRY(discount, percent_of(arguments));
    TRY(years, whole_of(arguments, "years", 0, portfolio::years_max));
    TRY(seed, whole_of(arguments, "seed", 0, kronor_max));
    ask.horizon_years = horizon;
    ask.discount_percent = discount;
    ask.years = years;
    ask.seed = seed;
    ask.measures = arguments.flag("measures");
    return ask;
}

/// Says lines in the language of the terminal.
class Printing {
public:
    explicit Printing(Context const& context) : language_(context.language) {}

    void say(std::string_view key, Params const& params = {}) const {
        std::cout << i18n::text(language_, key, params) << '\n';
    }
    /// Three digits that count: "838 000", "1,25".
    std::string amount(double value) const {
        constexpr double thousand = 1000.0;
        if (value < thousand) {
            return amount_in(value, language_);
        }
        double unit = 1.0;
        while (value / unit >= thousand) {
            unit *= 10.0;
        }
        auto const whole = static_cast<std::int64_t>(std::llround(value / unit) * std::llround(unit));
        return kronor_of(whole * ore_of_a_krona);
    }
    Params bounds(Interval const& of, Params params) const {
        params.emplace_back("value", amount(of.value));
        params.emplace_back("low", amount(of.low));
        params.emplace_back("high", amount(of.high));
        return params;
    }
    void curve(std::vector<CurvePoint> const& points) const {
        for (auto const& one : points) {
            say("app.years_reached",
                bounds({one.harm, one.low, one.high}, {{"probability", amount(100.0 * one.probability)}}));
        }
    }
    void assumptions(std::vector<std::string> const& sentences) const {
        say("app.years_assumes");
        for (auto const& sentence : sentences) {
            std::cout << "  " << sentence << '\n';
        }
    }
    std::string const& language() const { return language_; }

private:
    std::string language_;
};

void print(Printing const& printing, YearsTold const& told) {
    printing.say("app.years_expected", printing.bounds(told.expected, {}));
    printing.say("app.years_uncertain", printing.bounds(told.uncertain, {}));
    printing.curve(told.curve);
    printing.say("app.years_units");
    for (std::size_t i = 0; i < std::min(rows_printed, told.by_unit.size()); ++i) {
        printing.say("app.years_part",
                     printing.bounds(told.by_unit[i].harm, {{"name", told.by_unit[i].name}}));
    }
    if (!told.by_protection_value.empty()) {
        printing.say("app.years_values");
        for (auto const& one : told.by_protection_value) {
            printing.say("app.years_part", printing.bounds(one.harm, {{"name", one.name}}));
        }
    }
    printing.say("app.years_causes");
    for (std::size_t i = 0; i < std::min(rows_printed, told.causes.size()); ++i) {
        printing.say("app.years_part",
                     printing.bounds(told.causes[i].harm, {{"name", told.causes[i].node.name}}));
    }
    printing.assumptions(portfolio::assumptions_of(told, printing.language()));
}

void print(Printing const& printing, PortfolioTold const& told) {
    printing.say("app.portfolio_harm_of_year", {{"harm", printing.amount(told.harm)}});
    for (auto const& one : told.front) {
        printing.say("app.choice_front", {{"cost", kronor_of(one.cost_ore)},
                                          {"saved", printing.amount(one.saved)},
                                          {"count", std::to_string(one.measures.size())}});
    }
    printing.say(told.is_proven ? "app.choice_best" : "app.choice_found",
                 {{"cost", kronor_of(told.chosen.cost_ore)},
                  {"saved", printing.amount(told.chosen.saved)},
                  {"most", printing.amount(told.most_saved)}});
    for (auto const is_chosen : {true, false}) {
        for (auto const& one : told.candidates) {
            if (one.is_chosen == is_chosen) {
                printing.say(is_chosen ? "app.choice_chosen" : "app.choice_other",
                             {{"title", one.title},
                              {"cost", kronor_of(one.present_cost_ore)},
                              {"saved", printing.amount(one.saved_beside)}});
            }
        }
    }
    for (auto const& one : told.left_out) {
        printing.say("app.choice_left_out",
                     {{"title", one.title}, {"reason", i18n::text(printing.language(), one.reason)}});
    }
    if (told.simulated) {
        printing.say("app.choice_before", printing.bounds(told.simulated->before, {}));
        printing.say("app.choice_after", printing.bounds(told.simulated->after, {}));
    }
    printing.assumptions(portfolio::assumptions_of(told, printing.language()));
}

/// What is asked wrongly, by the flags of the command line: `/budget_ore` is --budget.
Error by_flags(Error error) {
    for (auto& problem : error.problems) {
        auto const& place = problem.pointer;
        if (place.starts_with('/')) {
            problem.pointer = "--" + place.substr(1, place.find('_') - 1);
        }
    }
    return error;
}

/// Opens the town, asks, and prints the answer.
template <class Ask, class Answer>
ExitCode answer_with(Context const& context, Result<Ask> const& ask, bool as_json, Answer const& answer) {
    if (!ask) {
        return tell(context, ask.error());
    }
    auto opened = OpenTown::open(context.loaded.settings);
    if (!opened) {
        return tell(context, opened.error());
    }
    BreakOff const break_off;
    auto const told = answer(opened.value()->town(), ask.value(), resilience::Watch{BreakOff::asked(), {}});
    if (!told) {
        return tell(context, by_flags(told.error()));
    }
    if (as_json) {
        std::cout << json::write(told.value()) << '\n';
    } else {
        print(Printing{context}, told.value());
    }
    return exit_done;
}

Result<portfolio::YearsAsk> years_ask(Arguments const& arguments) {
    portfolio::YearsAsk ask;
    TRY(years, whole_of(arguments, "years", 1, portfolio::years_max));
    TRY(seed, whole_of(arguments, "seed", 0, kronor_max));
    ask.years = years;
    ask.seed = seed;
    return ask;
}

}  // namespace

std::optional<ExitCode> continuity_measures(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(given, {"horizon", "discount", "measures"}, {});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    if (!parsed.value().words().empty()) {
        return std::nullopt;
    }
    auto const ask = portfolio_ask(parsed.value());
    if (!ask) {
        return tell(context, ask.error());
    }
    auto opened = OpenTown::open(context.loaded.settings);
    if (!opened) {
        return tell(context, opened.error());
    }
    auto const text = portfolio::measures_text(opened.value()->town(), auth::operator_actor(), ask.value());
    if (!text) {
        return tell(context, by_flags(text.error()));
    }
    std::cout << text.value();
    return exit_done;
}

std::optional<ExitCode> continuity_years(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(given, {"years", "seed"}, {"json"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    if (!parsed.value().words().empty()) {
        return std::nullopt;
    }
    return answer_with(context, years_ask(parsed.value()), parsed.value().has("json"),
                       [](Town& town, portfolio::YearsAsk const& ask, resilience::Watch const& watch) {
                           return portfolio::years_now(town, auth::operator_actor(), ask, watch);
                       });
}

std::optional<ExitCode> continuity_portfolio(Context const& context, std::vector<std::string> const& given) {
    auto const parsed =
        Arguments::parse(given, {"budget", "horizon", "discount", "measures", "years", "seed"}, {"json"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    if (!parsed.value().words().empty()) {
        return std::nullopt;
    }
    return answer_with(context, portfolio_ask(parsed.value()), parsed.value().has("json"),
                       [](Town& town, portfolio::PortfolioAsk const& ask, resilience::Watch const& watch) {
                           return portfolio::portfolio_now(town, auth::operator_actor(), ask, watch);
                       });
}

}  // namespace varn::app
