// A fault tree in a file: its cut sets, its probability and what weighs most (docs/formats/fault-tree.md).
#include "cli/fault_tree.h"

#include <algorithm>
#include <iostream>

#include "cli/analyse_model.h"
#include "cli/analysing.h"
#include "cli/reckoning.h"
#include "platform/i18n.h"
#include "platform/json.h"
#include "resilience/open_psa.h"

namespace varn::app {
namespace {

using resilience::FaultTreeMethod;

std::string_view name_of(FaultTreeMethod method) {
    switch (method) {
        case FaultTreeMethod::automatic:
            return "automatic";
        case FaultTreeMethod::exact:
            return "exact";
        case FaultTreeMethod::truncated:
            return "truncated";
        case FaultTreeMethod::monte_carlo:
            return "monte_carlo";
    }
    return "";
}

struct Asked {
    std::string file;
    std::string top_gate;
    resilience::FaultTreeQuestion question;
    resilience::FaultTreeLimits limits;
};

Result<Asked> read_options(Arguments const& arguments) {
    constexpr std::uint64_t most = 1'000'000'000;
    Asked asked;
    asked.file = arguments.words()[0];
    asked.top_gate = arguments.flag("top-gate").value_or("");
    CHECK(arguments.take_number("max-order", 1, most, asked.limits.max_order));
    CHECK(arguments.take_number("node-budget", 1, most, asked.limits.node_budget));
    CHECK(arguments.take_number("top", 1, most, asked.question.top_cut_sets));
    std::uint64_t megabytes = 0;
    CHECK(arguments.take_number("memory", 1, most, megabytes));
    if (megabytes > 0) {
        asked.limits.memory = megabytes << 20U;
    }
    if (auto const method = arguments.flag("method")) {
        auto const all = {FaultTreeMethod::automatic, FaultTreeMethod::exact, FaultTreeMethod::truncated,
                          FaultTreeMethod::monte_carlo};
        auto const hit = std::find_if(all.begin(), all.end(),
                                      [&](FaultTreeMethod one) { return name_of(one) == *method; });
        if (hit == all.end() || *hit == FaultTreeMethod::monte_carlo) {
            return invalid("--method", "resilience.method_elsewhere");
        }
        asked.question.method = *hit;
    }
    return asked;
}

json::Array importances(resilience::FaultTree const& tree, resilience::FaultTreeResult const& result) {
    json::Array rows;
    for (std::size_t i = 0; i < result.importance.size(); ++i) {
        auto const& one = result.importance[i];
        rows.push_back(json::Object{{"event", tree.events[i].id},
                                    {"birnbaum", one.birnbaum},
                                    {"fussell_vesely", one.fussell_vesely},
                                    {"raw", to_json(one.raw)},
                                    {"rrw", to_json(one.rrw)},
                                    {"criticality", one.criticality}});
    }
    return rows;
}

json::Array likeliest(resilience::FaultTree const& tree, resilience::FaultTreeResult const& result) {
    json::Array rows;
    for (auto const& set : result.top_cut_sets) {
        json::Array events;
        for (auto const event : set.events) {
            events.push_back(tree.events[event].id);
        }
        rows.push_back(json::Object{{"events", std::move(events)}, {"probability", set.probability}});
    }
    return rows;
}

json::Object told_of(resilience::OpenPsaModel const& model, resilience::FaultTreeResult const& result) {
    json::Array by_order;
    for (auto const& count : result.cut_sets_by_order) {
        by_order.push_back(to_json(count));
    }
    json::Object told{
        {"model", model.name},
        {"events", model.declared_events},
        {"gates", model.declared_gates},
        {"modules", result.modules},
        {"coherent", result.coherent},
        {"cut_sets_total", result.has_cut_sets ? to_json(result.cut_sets_total) : nullptr},
        {"cut_sets_by_order", result.has_cut_sets ? json::Value{by_order} : nullptr},
        {"order_limit", result.order_limit ? json::Value{*result.order_limit} : nullptr},
        {"probability_exact", to_json(result.probability)},
        {"probability_lower", result.lower},
        {"probability_upper", result.upper},
        {"probability_estimate", to_json(result.estimate)},
        {"scenarios", result.estimate ? json::Value{static_cast<std::int64_t>(result.scenarios)} : nullptr},
        {"probability_rare_event", result.has_cut_sets ? json::Value{result.rare_event_sum} : nullptr},
        {"importance", importances(model.tree, result)},
        {"method", name_of(result.method)}};
    if (!result.top_cut_sets.empty()) {
        told.emplace_back("top_cut_sets", likeliest(model.tree, result));
    }
    return told;
}

void print(Context const& context, resilience::OpenPsaModel const& model,
           resilience::FaultTreeResult const& result) {
    auto const number = [](double value) { return json::to_text(json::Value{value}); };
    auto const say = [&](std::string_view key, Params params) {
        std::cout << i18n::text(context.language, key, params) << '\n';
    };
    if (result.probability) {
        say("app.fault_tree_exact", {{"name", model.name}, {"probability", number(*result.probability)}});
    } else if (result.estimate) {
        say("app.fault_tree_estimate", {{"name", model.name},
                                        {"estimate", number(*result.estimate)},
                                        {"lower", number(result.lower)},
                                        {"upper", number(result.upper)},
                                        {"scenarios", std::to_string(result.scenarios)}});
    } else {
        say("app.fault_tree_bounds",
            {{"name", model.name}, {"lower", number(result.lower)}, {"upper", number(result.upper)}});
    }
    if (result.has_cut_sets) {
        say("app.fault_tree_sets", {{"count", result.cut_sets_total.digits}});
        for (std::size_t i = 0; i < result.cut_sets_by_order.size(); ++i) {
            say("app.fault_tree_order",
                {{"order", std::to_string(i + 1)}, {"count", result.cut_sets_by_order[i].digits}});
        }
    }
    for (auto const& set : result.top_cut_sets) {
        std::cout << "  " << number(set.probability) << ' ';
        for (auto const event : set.events) {
            std::cout << ' ' << model.tree.events[event].id;
        }
        std::cout << '\n';
    }
}

/// Analyses, watched: three stages of a hundred parts each.
Result<resilience::FaultTreeResult> analysed(Context const& context, resilience::FaultTree const& tree,
                                             Asked const& asked) {
    constexpr std::uint64_t stages = 3, parts = 100;
    BreakOff const break_off;
    Progress progress{context, "app.reckoning_fault_tree", stages * parts};
    std::uint64_t reached = 0;
    auto const show = [&](resilience::FaultTreeProgress const& now) {
        auto const at = static_cast<std::uint64_t>(now.stage) * parts +
                        parts * now.module / std::max<std::size_t>(1, now.modules);
        progress.add(at > reached ? at - reached : 0);
        reached = std::max(reached, at);
    };
    return resilience::analyse(tree, asked.question, asked.limits, {BreakOff::asked(), show});
}

}  // namespace

ExitCode analyse_fault_tree(Context const& context, std::vector<std::string> const& words) {
    auto const parsed = Arguments::parse(
        words, {"max-order", "node-budget", "memory", "method", "top", "top-gate"}, {"json"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    if (parsed.value().words().size() != 1) {
        return wrong_usage(context, fault_tree_usage);
    }
    auto const asked = read_options(parsed.value());
    if (!asked) {
        return tell(context, asked.error());
    }
    auto const begun = processor_seconds();
    auto const bytes = bytes_of(asked.value().file);
    if (!bytes) {
        return tell(context, bytes.error());
    }
    auto model = resilience::read_open_psa(bytes.value(), asked.value().top_gate);
    if (!model) {
        return tell(context, model.error());
    }
    auto const result = analysed(context, model.value().tree, asked.value());
    if (!result) {
        return tell(context, result.error());
    }
    if (!parsed.value().has("json")) {
        print(context, model.value(), result.value());
        return exit_done;
    }
    auto told = told_of(model.value(), result.value());
    told.emplace_back("cpu_s", processor_seconds() - begun);
    std::cout << json::to_text(json::Value{std::move(told)}, 2) << '\n';
    return exit_done;
}

}  // namespace varn::app
