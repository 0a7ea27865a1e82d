// What must be lost together for each service to fall.
#include <algorithm>

#include "cli/analyse_questions.h"
#include "cli/analysing.h"
#include "cli/reckoning.h"
#include "engine/cut_sets.h"
#include "kernel/choice.h"
#include "platform/i18n.h"

namespace varn::app {
namespace {

json::Array counts(std::vector<resilience::CutSetCount> const& by_order) {
    json::Array told;
    for (auto const& count : by_order) {
        told.push_back(to_json(count));
    }
    return told;
}

json::Value told_of(resilience::Network const& network, resilience::ServiceCutSets const& one) {
    json::Array likeliest;
    for (auto const& set : one.likeliest) {
        likeliest.push_back(
            json::Object{{"nodes", ids_of(network, set.events)}, {"probability", set.probability}});
    }
    json::Object told{{"service", network.nodes[one.service].id},
                      {"cut_sets_total", to_json(one.total)},
                      {"cut_sets_by_order", counts(one.by_order)},
                      {"probability_exact", to_json(one.probability)},
                      {"probability_lower", one.lower},
                      {"probability_upper", one.upper},
                      {"probability_rare_event", one.rare_event_sum},
                      {"neglected_bound", one.neglected},
                      {"likeliest", std::move(likeliest)}};
    if (one.estimate) {
        told.emplace_back("probability_estimate", to_json(*one.estimate));
    }
    return json::Value{std::move(told)};
}

/// What is told where the sets do not fit: an interval for each service.
Result<json::Value> answer_by_scenarios(Context const& context, resilience::Network const& network,
                                        NetworkAsked const& asked, Error const& why, double begun) {
    constexpr std::uint64_t scenarios = 1'000'000;
    TRY(answer, try_scenarios(context, network, asked, asked.scenarios > 0 ? asked.scenarios : scenarios));
    auto services = asked.services;
    for (resilience::Index node = 0; node < network.nodes.size() && asked.services.empty(); ++node) {
        if (network.nodes[node].is_service) {
            services.push_back(node);
        }
    }
    json::Array told;
    for (auto const service : services) {
        told.push_back(json::Object{{"service", network.nodes[service].id},
                                    {"probability", to_json(*answer.fallen[service])}});
    }
    return json::Value{json::Object{{"method", answer.method},
                                    {"order", static_cast<std::int64_t>(asked.order)},
                                    {"because", i18n::text(context.language, why.key, why.params)},
                                    {"seed", std::to_string(asked.seed)},
                                    {"scenarios", static_cast<std::int64_t>(answer.scenarios)},
                                    {"services", std::move(told)},
                                    {"cpu_s", processor_seconds() - begun}}};
}

}  // namespace

Result<json::Value> answer_cut_sets(Context const& context, resilience::Network const& network,
                                    NetworkAsked const& asked) {
    auto const begun = processor_seconds();
    resilience::CutSetQuestion question;
    question.order = static_cast<std::uint16_t>(asked.order);
    question.services = asked.services;
    question.likeliest = asked.top;
    question.horizon = asked.horizon;
    question.is_exact = asked.is_exact;
    question.node_budget = asked.node_budget;
    question.memory = asked.megabytes << 20U;
    question.draws = asked.draws;
    question.seed = asked.seed;
    BreakOff const break_off;
    auto const services_told = asked.services.empty()
                                   ? std::count_if(network.nodes.begin(), network.nodes.end(),
                                                   [](auto const& node) { return node.is_service; })
                                   : std::ssize(asked.services);
    Progress progress{context, "app.reckoning_cut_sets", static_cast<std::uint64_t>(services_told)};
    auto found = resilience::service_cut_sets(network, question, progress.watch());
    if (!found && found.error().code == ErrorCode::too_many && !asked.is_exact && !asked.is_truncated) {
        return answer_by_scenarios(context, network, asked, found.error(), begun);
    }
    TRY(answer, std::move(found));
    json::Array services;
    for (auto const& one : answer.services) {
        services.push_back(told_of(network, one));
    }
    return json::Value{json::Object{
        {"method", name_of(answer.method)},
        {"order", static_cast<std::int64_t>(asked.order)},
        {"order_limit", answer.order_limit ? json::Value{*answer.order_limit} : json::Value{nullptr}},
        {"diagram_nodes", answer.diagram_nodes},
        {"cut_sets_by_order", counts(answer.by_order)},
        {"services", std::move(services)},
        {"cpu_s", processor_seconds() - begun}}};
}

}  // namespace varn::app
