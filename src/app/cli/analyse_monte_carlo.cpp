// How likely services are to fall and what matters most for it, by trying scenarios.
#include "cli/analyse_questions.h"
#include "cli/analysing.h"
#include "cli/reckoning.h"
#include "resilience/network_answers.h"

namespace varn::app {

using resilience::Network;

Result<resilience::MonteCarloAnswer> try_scenarios(Context const& context, Network const& network,
                                                   NetworkAsked const& asked, std::uint64_t scenarios) {
    BreakOff const break_off;
    TRY(reckoning, resilience::MonteCarlo::prepare(
                       network, {.seed = asked.seed, .scenarios = scenarios, .horizon = asked.horizon}));
    Progress progress{context, "app.reckoning_monte_carlo", reckoning.blocks()};
    TRY(counts, in_ranges<resilience::LossCounts>(
                    reckoning.blocks(), asked.threads, asked.threads, progress, [] { return 0; },
                    [&](int, resilience::BlockRange range, resilience::Watch const& watch) {
                        return reckoning.count(range, watch);
                    },
                    [](auto& into, auto const& part) { into.merge(part); }));
    return reckoning.answer(counts);
}

Result<json::Value> answer_monte_carlo(Context const& context, Network const& network,
                                       NetworkAsked const& asked) {
    auto const begun = processor_seconds();
    TRY(answer, try_scenarios(context, network, asked, asked.scenarios));
    return resilience::told_monte_carlo(network, answer, asked.seed, asked.top, processor_seconds() - begun);
}

}  // namespace varn::app
