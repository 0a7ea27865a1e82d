// What falls with each node and with each pair of nodes.
#include <algorithm>

#include "cli/analyse_questions.h"
#include "cli/analysing.h"
#include "cli/reckoning.h"
#include "engine/network_losses.h"
#include "resilience/network_answers.h"

namespace varn::app {

using resilience::Index;

Result<json::Value> answer_single_losses(resilience::WalkedNetwork const& walked, NetworkAsked const& asked) {
    auto const& network = walked.network();
    auto const begun = processor_seconds();
    BreakOff const break_off;
    TRY(losses, resilience::single_losses(walked, {BreakOff::asked(), {}}));
    std::int64_t fallen = 0;
    std::vector<Index> order;
    for (Index node = 0; node < network.nodes.size(); ++node) {
        fallen += losses[node].services;
        order.push_back(node);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](Index a, Index b) { return losses[a].services > losses[b].services; });
    json::Array worst;
    for (auto const node : order) {
        if (worst.size() < asked.top && losses[node].services > 0) {
            worst.push_back(json::Object{{"node", network.nodes[node].id},
                                         {"services", std::int64_t{losses[node].services}},
                                         {"nodes", std::int64_t{losses[node].nodes}}});
        }
    }
    return json::Value{json::Object{
        {"services_lost", fallen}, {"worst", std::move(worst)}, {"cpu_s", processor_seconds() - begun}}};
}

Result<json::Value> answer_pairs(Context const& context, resilience::WalkedNetwork const& walked,
                                 NetworkAsked const& asked) {
    auto const begun = processor_seconds();
    BreakOff const break_off;
    TRY(search, resilience::PairSearch::prepare(walked, asked.top));
    // A few nodes hold nearly all the work, so ranges are many and are taken as threads get ready.
    constexpr std::uint64_t ranges = 512;
    Progress progress{context, "app.reckoning_pairs", search.bases()};
    TRY(found, in_ranges<resilience::PairLossTotals>(
                   search.bases(), asked.threads, ranges, progress, [&] { return search; },
                   [](resilience::PairSearch& with, resilience::BlockRange range,
                      resilience::Watch const& watch) { return with.find(range, watch); },
                   [&](auto& into, auto const& part) { search.join(into, part); }));
    return resilience::told_pairs(walked.network(), found, processor_seconds() - begun);
}

}  // namespace varn::app
