// Which measures give most, for how much money, and why: `varn analyse portfolio`.
#include <algorithm>
#include <iostream>

#include "cli/analyse_model.h"
#include "cli/analyse_network.h"
#include "cli/analysing.h"
#include "cli/portfolio_words.h"
#include "cli/reckoning.h"
#include "engine/annual_harm.h"
#include "engine/yearly_savings.h"
#include "platform/i18n.h"

namespace varn::app {
namespace {

using resilience::BlockRange;
using resilience::MeasureList;
using resilience::MeasureSet;
using resilience::Network;
using resilience::Portfolio;
using resilience::Watch;

struct Asked {
    std::string network_file;
    std::string measures_file;
    std::optional<std::int64_t> budget;
    std::uint64_t threads = 1;
    std::uint64_t years = 0;
    bool by_year = false;  // by what is saved of a year's harm, not of scenarios
    resilience::PortfolioQuestion question;
};

Result<Asked> asked_by(Arguments const& arguments) {
    constexpr std::uint64_t most_budget = std::uint64_t{1} << 52U;
    Asked asked;
    asked.network_file = arguments.words()[0];
    asked.measures_file = arguments.words()[1];
    std::uint64_t budget = 0;
    CHECK(arguments.take_number("budget", 0, most_budget, budget));
    if (arguments.has("budget")) {
        asked.budget = static_cast<std::int64_t>(budget);
    }
    CHECK(arguments.take_number("monte-carlo", 1, 100'000'000, asked.question.scenarios));
    CHECK(arguments.take_number("seed", 0, UINT64_MAX, asked.question.seed));
    CHECK(arguments.take_number("threads", 1, 256, asked.threads));
    CHECK(arguments.take_number("years", 1, 8'000'000, asked.years));
    TRY(horizon, time_of(arguments, "horizon"));
    asked.question.horizon = horizon.value_or(resilience::without_end);
    asked.by_year = arguments.has("by-year");
    for (auto const* of_scenarios : {"monte-carlo", "horizon"}) {
        if (asked.by_year && arguments.has(of_scenarios)) {
            return invalid(std::string{"--"} + of_scenarios, "app.not_by_year");
        }
    }
    return asked;
}

/// What was found out, before it is written.
struct Found {
    resilience::Savings savings;
    std::vector<Portfolio> front;  // empty beyond 24 measures
    Portfolio chosen;
    double most_saved = 0.0;
    bool is_proven = true;
    std::vector<ChosenMeasure> reasons;
    std::optional<std::pair<resilience::Estimate, resilience::Estimate>> harm_of_a_year;  // before, after
};

/// The expected harm of a year; the same seed meets the same years, before and after.
Result<resilience::Estimate> expected_harm(Context const& context, Network const& network,
                                           Asked const& asked) {
    TRY(reckoning,
        resilience::AnnualHarm::prepare(network, {.seed = asked.question.seed, .years = asked.years}));
    Progress progress{context, "app.reckoning_years", asked.years};
    TRY(counts, in_ranges<resilience::YearCounts>(
                    asked.years, asked.threads, asked.threads, progress, [] { return 0; },
                    [&](int, BlockRange range, Watch const& watch) { return reckoning.count(range, watch); },
                    [](auto& into, auto const& part) { into.merge(part); }));
    return reckoning.answer(counts).expected;
}

Result<Done> choose(Asked const& asked, MeasureList const& list, Found& found) {
    Watch const watch{BreakOff::asked(), {}};
    if (list.measures.size() <= resilience::most_in_front || !asked.budget) {
        TRY(front, resilience::front(found.savings, list.measures, watch));
        for (auto const& one : front) {
            if (!asked.budget || one.cost <= *asked.budget) {
                found.chosen = one;
            }
        }
        found.most_saved = found.chosen.saved;
        found.front = std::move(front);
        return Done{};
    }
    TRY(best, resilience::best_within(*asked.budget, found.savings, list.measures, {}, watch));
    found.chosen = best.portfolio;
    found.most_saved = best.most_saved;
    found.is_proven = best.is_proven;
    return Done{};
}

/// By scenarios of what is lost for good.
Result<Done> find_by_scenarios(Context const& context, Network const& network, MeasureList const& list,
                               Asked const& asked, Found& found) {
    TRY(search, resilience::PortfolioSearch::prepare(network, list.measures, asked.question));
    {
        Progress progress{context, "app.reckoning_savings", search.blocks()};
        TRY(savings,
            in_ranges<resilience::Savings>(
                search.blocks(), asked.threads, asked.threads, progress, [] { return 0; },
                [&](int, BlockRange range, Watch const& watch) { return search.count(range, watch); },
                [](auto& into, auto const& part) { into.merge(part); }));
        found.savings = std::move(savings);
    }
    CHECK(choose(asked, list, found));
    Progress progress{context, "app.reckoning_reasons", search.blocks()};
    TRY(reasons, in_ranges<resilience::Reasons>(
                     search.blocks(), asked.threads, asked.threads, progress, [] { return 0; },
                     [&](int, BlockRange range, Watch const& watch) {
                         return search.reasons(found.chosen.chosen, range, watch);
                     },
                     [](auto& into, auto const& part) { into.merge(part); }));
    found.reasons = explained(found.chosen.chosen, list.measures.size(), found.savings, reasons);
    return Done{};
}

/// By the harm of a year, one loss at a time.
Result<Done> find_by_year(Network const& network, MeasureList const& list, Asked const& asked, Found& found) {
    Watch const watch{BreakOff::asked(), {}};
    TRY(search, resilience::YearlySearch::prepare(network, list.measures, {}, watch));
    found.savings = search.savings();
    CHECK(choose(asked, list, found));
    TRY(reasons, search.reasons(found.chosen.chosen, watch));
    found.reasons = explained(found.chosen.chosen, list.measures.size(), found.savings, reasons);
    return Done{};
}

Result<Found> find(Context const& context, Network const& network, MeasureList const& list,
                   Asked const& asked) {
    BreakOff const break_off;
    Found found;
    CHECK(asked.by_year ? find_by_year(network, list, asked, found)
                        : find_by_scenarios(context, network, list, asked, found));
    if (asked.years > 0) {
        TRY(before, expected_harm(context, network, asked));
        auto const changed = resilience::with_measures(network, list.measures, found.chosen.chosen);
        TRY(after, expected_harm(context, changed, asked));
        found.harm_of_a_year = std::pair{before, after};
    }
    return found;
}

json::Array ids_of(MeasureSet chosen, MeasureList const& list) {
    json::Array ids;
    for (std::size_t m = 0; m < list.measures.size(); ++m) {
        if (resilience::has(chosen, m)) {
            ids.push_back(list.measures[m].id);
        }
    }
    return ids;
}

json::Object portfolio(Portfolio const& one, MeasureList const& list) {
    return json::Object{{"measures", ids_of(one.chosen, list)}, {"cost", one.cost}, {"saved", one.saved}};
}

/// What each measure that is not chosen would save beside those that are.
json::Array next(Found const& found, MeasureList const& list) {
    json::Array rows;
    for (std::size_t m = 0; m < list.measures.size(); ++m) {
        if (!resilience::has(found.chosen.chosen, m)) {
            auto const more =
                found.savings.saved_by(found.chosen.chosen | resilience::only(m)) - found.chosen.saved;
            auto const kronor = static_cast<double>(list.measures[m].cost) / 100.0;
            rows.push_back(json::Object{{"measure", list.measures[m].id},
                                        {"cost", list.measures[m].cost},
                                        {"saved", more},
                                        {"saved_per_krona", kronor > 0.0 ? more / kronor : 0.0}});
        }
    }
    return rows;
}

json::Object told(Asked const& asked, Network const& network, MeasureList const& list, Found const& found) {
    auto const harm =
        static_cast<double>(found.savings.harm) / static_cast<double>(found.savings.scenarios) * 1e-6;
    json::Value front{nullptr};
    if (!found.front.empty()) {
        json::Array rows;
        for (auto const& one : found.front) {
            auto row = portfolio(one, list);
            row.emplace_back("saved_per_krona", one.saved_per_krona);
            rows.push_back(std::move(row));
        }
        front = std::move(rows);
    }
    json::Array reasons;
    for (auto const& one : found.reasons) {
        reasons.push_back(to_json(one, network, list));
    }
    auto best = portfolio(found.chosen, list);
    best.emplace_back("most_saved", found.most_saved);
    best.emplace_back("gap", found.most_saved > 0.0 ? 1.0 - found.chosen.saved / found.most_saved : 0.0);
    best.emplace_back("is_proven", found.is_proven);
    best.emplace_back("reasons", std::move(reasons));
    json::Object out{{"model", asked.network_file},
                     {"measures", list.measures.size()},
                     {"budget", asked.budget ? json::Value{*asked.budget} : json::Value{nullptr}},
                     {"method", found.front.empty() ? "branch_and_bound" : "exact"},
                     {"seed", std::to_string(asked.question.seed)},
                     {"scenarios", static_cast<std::int64_t>(found.savings.scenarios)},
                     {"harm", harm},
                     {"front", std::move(front)},
                     {"best", std::move(best)},
                     {"next", next(found, list)}};
    if (asked.by_year) {
        out.emplace_back("by_year", true);
    }
    if (found.harm_of_a_year) {
        out.emplace_back("annual", json::Object{{"years", static_cast<std::int64_t>(asked.years)},
                                                {"before", to_json(found.harm_of_a_year->first)},
                                                {"after", to_json(found.harm_of_a_year->second)}});
    }
    return out;
}

void print(Context const& context, Network const& network, MeasureList const& list, Found const& found) {
    auto const say = [&](std::string_view key, Params const& params) {
        std::cout << i18n::text(context.language, key, params) << '\n';
    };
    auto const amount = [&](double value) { return amount_in(value, context.language); };
    auto const harm =
        static_cast<double>(found.savings.harm) / static_cast<double>(found.savings.scenarios) * 1e-6;
    say(found.savings.scenarios == 1 ? "app.portfolio_harm_of_year" : "app.portfolio_harm",
        {{"harm", amount(harm)}, {"scenarios", std::to_string(found.savings.scenarios)}});
    for (auto const& one : found.front) {
        std::string ids;
        for (auto const& id : ids_of(one.chosen, list)) {
            ids += (ids.empty() ? "" : ", ") + *id.text();
        }
        say("app.portfolio_row",
            {{"cost", kronor_of(one.cost)}, {"saved", amount(one.saved)}, {"measures", ids}});
    }
    say(found.is_proven ? "app.portfolio_best" : "app.portfolio_found",
        {{"cost", kronor_of(found.chosen.cost)},
         {"saved", amount(found.chosen.saved)},
         {"most", amount(found.most_saved)}});
    for (auto const& one : found.reasons) {
        std::cout << "  " << in_words(one, network, list, context.language) << '\n';
    }
    if (found.harm_of_a_year) {
        say("app.portfolio_year", {{"before", amount(found.harm_of_a_year->first.value)},
                                   {"after", amount(found.harm_of_a_year->second.value)}});
    }
}

}  // namespace

ExitCode analyse_portfolio(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(
        given, {"budget", "monte-carlo", "seed", "threads", "years", "horizon"}, {"json", "by-year"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    if (parsed.value().words().size() != 2) {
        return wrong_usage(context, analyse_portfolio_usage);
    }
    auto const asked = asked_by(parsed.value());
    if (!asked) {
        return tell(context, asked.error());
    }
    auto const begun = processor_seconds();
    auto const network = network_of(asked.value().network_file);
    if (!network) {
        return tell(context, network.error());
    }
    auto const bytes = bytes_of(asked.value().measures_file);
    if (!bytes) {
        return tell(context, bytes.error());
    }
    auto const list = resilience::read_measures(bytes.value(), network.value());
    if (!list) {
        return tell(context, in_file(list.error(), asked.value().measures_file));
    }
    auto weighed = asked.value();
    weighed.question.harm = list.value().harm;
    auto const found = find(context, network.value(), list.value(), weighed);
    if (!found) {
        return tell(context, found.error());
    }
    if (!parsed.value().has("json")) {
        print(context, network.value(), list.value(), found.value());
        return exit_done;
    }
    auto out = told(asked.value(), network.value(), list.value(), found.value());
    out.emplace_back("cpu_s", processor_seconds() - begun);
    std::cout << json::to_text(json::Value{std::move(out)}, 2) << '\n';
    return exit_done;
}

}  // namespace varn::app
