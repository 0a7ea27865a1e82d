// The harm of a year, by trying years.
#include <algorithm>

#include "cli/analyse_questions.h"
#include "cli/analysing.h"
#include "cli/reckoning.h"
#include "engine/annual_harm.h"

namespace varn::app {
namespace {

using resilience::AnnualAnswer;
using resilience::Index;
using resilience::Network;

json::Array bearers(Network const& network, AnnualAnswer const& answer, std::size_t most) {
    std::vector<Index> order;
    for (Index node = 0; node < network.nodes.size(); ++node) {
        if (answer.expected_of[node] > 0.0) {
            order.push_back(node);
        }
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](Index a, Index b) { return answer.expected_of[a] > answer.expected_of[b]; });
    order.resize(std::min(order.size(), most));
    json::Array rows;
    for (auto const node : order) {
        rows.push_back(json::Object{{"service", network.nodes[node].id},
                                    {"expected", answer.expected_of[node]},
                                    {"share", answer.share_of[node]}});
    }
    return rows;
}

}  // namespace

Result<json::Value> answer_years(Context const& context, Network const& network, NetworkAsked const& asked) {
    auto const begun = processor_seconds();
    BreakOff const break_off;
    TRY(reckoning, resilience::AnnualHarm::prepare(network, {.seed = asked.seed, .years = asked.years}));
    Progress progress{context, "app.reckoning_years", asked.years};
    TRY(counts, in_ranges<resilience::YearCounts>(
                    asked.years, asked.threads, asked.threads, progress, [] { return 0; },
                    [&](int, resilience::BlockRange range, resilience::Watch const& watch) {
                        return reckoning.count(range, watch);
                    },
                    [](auto& into, auto const& part) { into.merge(part); }));
    auto const answer = reckoning.answer(counts);
    json::Array curve;
    for (auto const& point : answer.curve) {
        curve.push_back(json::Object{{"harm", point.amount}, {"probability", point.probability}});
    }
    json::Array reached;
    for (auto const probability : {0.5, 0.1, 0.05, 0.02, 0.01, 0.002}) {
        reached.push_back(
            json::Object{{"probability", probability}, {"harm", to_json(answer.reached_with(probability))}});
    }
    return json::Value{json::Object{{"method", "simulated_years"},
                                    {"seed", std::to_string(asked.seed)},
                                    {"years", static_cast<std::int64_t>(answer.years)},
                                    {"expected", to_json(answer.expected)},
                                    {"services", bearers(network, answer, asked.top)},
                                    {"reached_with", std::move(reached)},
                                    {"curve", std::move(curve)},
                                    {"cpu_s", processor_seconds() - begun}}};
}

}  // namespace varn::app
