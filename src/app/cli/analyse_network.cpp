// Questions to the resilience engine about a network in a file. Each question has a file of its own
// (analyse_questions.h); here is what is asked, and in which order it is answered.
#include "cli/analyse_network.h"

#include <algorithm>
#include <iostream>

#include "cli/analyse_questions.h"
#include "cli/analysing.h"
#include "cli/reckoning.h"
#include "engine/weaknesses.h"
#include "resilience/network_answers.h"

namespace varn::app {
namespace {

using resilience::Network;

/// Options that mean nothing without the question they belong to are refused: a slip must not pass for an
/// answer.
Result<Done> check_together(Arguments const& arguments, NetworkAsked const& asked) {
    for (auto const* flag : {"method", "node-budget", "memory", "draws"}) {
        if (arguments.has(flag) && asked.order == 0) {
            return invalid("--" + std::string{flag}, "app.only_for_cut_sets");
        }
    }
    if (arguments.has("service") && asked.order == 0 && !asked.scenario_file) {
        return invalid("--service", "app.only_for_services");
    }
    if (asked.is_horizon_given && (asked.findings || asked.years > 0)) {
        return invalid("--horizon", "app.horizon_not_for_findings");
    }
    return Done{};
}

Result<Done> take_cut_set_options(Arguments const& arguments, NetworkAsked& asked) {
    constexpr std::uint64_t most = 1'000'000'000;
    constexpr std::uint64_t most_order = 1000;
    std::uint64_t max_order = 0;
    CHECK(arguments.take_number("cut-sets", 1, most_order, asked.order));
    CHECK(arguments.take_number("max-order", 1, most_order, max_order));
    asked.order = asked.order == 0 || max_order == 0 ? std::max(asked.order, max_order)
                                                     : std::min(asked.order, max_order);
    CHECK(arguments.take_number("node-budget", 1, most, asked.node_budget));
    CHECK(arguments.take_number("memory", 1, most, asked.megabytes));
    CHECK(arguments.take_number("draws", 1, 10'000'000, asked.draws));
    if (auto const method = arguments.flag("method")) {
        asked.is_exact = *method == "exact";
        asked.is_truncated = *method == "truncated";
        if (!asked.is_exact && !asked.is_truncated && *method != "automatic") {
            return invalid("--method", "app.unknown_method");
        }
    }
    return Done{};
}

Result<NetworkAsked> asked_by(Arguments const& arguments) {
    NetworkAsked asked;
    asked.single = arguments.has("n1");
    asked.pairs = arguments.has("n2");
    asked.findings = arguments.has("findings");
    asked.as_json = arguments.has("json");
    asked.is_top_given = arguments.has("top");
    asked.scenario_file = arguments.flag("simulate");
    CHECK(take_cut_set_options(arguments, asked));
    CHECK(arguments.take_number("monte-carlo", 1, 100'000'000, asked.scenarios));
    CHECK(arguments.take_number("years", 1, 8'000'000, asked.years));
    CHECK(arguments.take_number("seed", 0, UINT64_MAX, asked.seed));
    CHECK(arguments.take_number("threads", 1, 256, asked.threads));
    CHECK(arguments.take_number("top", 0, 1'000'000, asked.top));
    TRY(horizon, time_of(arguments, "horizon"));
    asked.is_horizon_given = horizon.has_value();
    asked.horizon = horizon.value_or(resilience::without_end);
    bool const asks_for_numbers = asked.single || asked.pairs || asked.scenarios > 0 || asked.years > 0 ||
                                  asked.order > 0 || asked.scenario_file;
    asked.findings = asked.findings || !asks_for_numbers;  // what most people want to know
    asked.as_json = asked.as_json || asks_for_numbers;
    CHECK(check_together(arguments, asked));
    return asked;
}

Result<Done> find_services(Arguments const& arguments, Network const& network, NetworkAsked& asked) {
    auto const ids = arguments.list("service");
    if (!ids) {
        return Done{};
    }
    TRY(services, places_of(network, *ids, "service"));
    for (auto const node : services) {
        if (!network.nodes[node].is_service) {
            return invalid("--service", "app.no_service", {{"id", network.nodes[node].id}});
        }
    }
    asked.services = std::move(services);
    return Done{};
}

Result<std::vector<ToldFinding>> findings_of(Network const& network) {
    BreakOff const break_off;
    TRY(found, resilience::weaknesses(network, {}, {BreakOff::asked(), {}}));
    std::vector<ToldFinding> all;
    for (auto const& finding : found) {
        all.push_back(told_of(finding));
    }
    return all;
}

/// The network is laid out once for both questions; what that took is told beside them, since neither asks
/// it.
Result<Done> answer_losses(Context const& context, Network const& network, NetworkAsked const& asked,
                           json::Object& out) {
    auto const begun = processor_seconds();
    resilience::WalkedNetwork const walked{network, asked.horizon};
    out.emplace_back("laid_out_s", processor_seconds() - begun);
    if (asked.single) {
        TRY(told, answer_single_losses(walked, asked));
        out.emplace_back("n1", std::move(told));
    }
    if (asked.pairs) {
        TRY(told, answer_pairs(context, walked, asked));
        out.emplace_back("n2", std::move(told));
    }
    return Done{};
}

Result<json::Object> answer(Context const& context, Network const& network, NetworkAsked const& asked,
                            std::string const& file) {
    auto out = resilience::told_head(network, file);
    if (asked.single || asked.pairs) {
        CHECK(answer_losses(context, network, asked, out));
    }
    if (asked.order > 0) {
        TRY(told, answer_cut_sets(context, network, asked));
        out.emplace_back("cut_sets", std::move(told));
    }
    if (asked.scenario_file) {
        TRY(told, answer_simulation(network, asked));
        out.emplace_back("simulation", std::move(told));
    }
    if (asked.scenarios > 0) {
        TRY(told, answer_monte_carlo(context, network, asked));
        out.emplace_back("monte_carlo", std::move(told));
    }
    if (asked.years > 0) {
        TRY(told, answer_years(context, network, asked));
        out.emplace_back("annual", std::move(told));
    }
    if (asked.findings) {
        TRY(findings, findings_of(network));
        out.emplace_back("findings", to_json(findings));
    }
    return out;
}

}  // namespace

ExitCode analyse_network(Context const& context, std::vector<std::string> const& given) {
    auto const parsed =
        Arguments::parse(given,
                         {"monte-carlo", "seed", "threads", "horizon", "top", "cut-sets", "max-order",
                          "method", "node-budget", "memory", "draws", "service", "simulate", "years"},
                         {"n1", "n2", "findings", "json"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    if (parsed.value().words().size() != 1) {
        return wrong_usage(context, analyse_network_usage);
    }
    auto const& file = parsed.value().words().front();
    auto asked = asked_by(parsed.value());
    if (!asked) {
        return tell(context, asked.error());
    }
    auto const network = network_of(file);
    if (!network) {
        return tell(context, network.error());
    }
    if (auto const found = find_services(parsed.value(), network.value(), asked.value()); !found) {
        return tell(context, found.error());
    }
    if (!asked.value().as_json) {
        auto const findings = findings_of(network.value());
        if (!findings) {
            return tell(context, findings.error());
        }
        print(context, findings.value(), Witness::shown);
        return exit_done;
    }
    auto told = answer(context, network.value(), asked.value(), file);
    if (!told) {
        return tell(context, told.error());
    }
    std::cout << json::to_text(json::Value{std::move(told).value()}, 2) << '\n';
    return exit_done;
}

}  // namespace varn::app
