// How likely services are to fall and what matters most for it, by trying scenarios.
#include "cli/analyse_questions.h"
#include "cli/analysing.h"
#include "cli/reckoning.h"
#include "resilience/network_answers.h"

namespace varn::app {

using resilience::Network;

Result<json::Value> answer_monte_carlo(Context const& context, Network const& network,
                                       NetworkAsked const& asked) {
    auto const begun = processor_seconds();
    BreakOff const break_off;
    TRY(reckoning,
        resilience::MonteCarlo::prepare(
            network, {.seed = asked.seed, .scenarios = asked.scenarios, .horizon = asked.horizon}));
    Progress progress{context, "app.reckoning_monte_carlo", reckoning.blocks()};
    TRY(counts, in_ranges<resilience::LossCounts>(
                    reckoning.blocks(), asked.threads, asked.threads, progress, [] { return 0; },
                    [&](int, resilience::BlockRange range, resilience::Watch const& watch) {
                        return reckoning.count(range, watch);
                    },
                    [](auto& into, auto const& part) { into.merge(part); }));
    return resilience::told_monte_carlo(network, reckoning.answer(counts), asked.seed, asked.top,
                                        processor_seconds() - begun);
}

}  // namespace varn::app
