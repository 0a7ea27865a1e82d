#include "shares.h"

#include <ctime>

#include "engine/partial_results.h"
#include "resilience/network_answers.h"

namespace varn::mpi {
namespace {

using resilience::BlockRange;

/// A few nodes fell most of what falls, and lie together: many small ranges, dealt out in turn, spread them.
constexpr std::uint64_t ranges_each = 64;

/// Processor time of this process, begun when it is made. Waiting for others is not counted: they count.
class Meter {
public:
    double seconds() const { return static_cast<double>(std::clock() - begun_) / CLOCKS_PER_SEC; }

private:
    std::clock_t begun_ = std::clock();
};

BlockRange part_of(std::uint64_t total, std::uint64_t at, std::uint64_t parts) {
    auto const first = [&](std::uint64_t part) {
        return total / parts * part + total % parts * part / parts;
    };
    return {first(at), first(at + 1)};
}

}  // namespace

Result<json::Value> pairs(Crew const& crew, resilience::Network const& network, Asked const& asked) {
    Meter const meter;
    TRY(search,
        resilience::PairSearch::prepare(resilience::WalkedNetwork{network, asked.horizon}, asked.top));
    auto const size = static_cast<std::uint64_t>(crew.size());
    resilience::PairLossTotals totals;
    for (auto at = static_cast<std::uint64_t>(crew.rank()); at < size * ranges_each; at += size) {
        TRY(found, search.find(part_of(search.bases(), at, size * ranges_each)));
        search.join(totals, found);
    }
    auto const cpu_s = crew.sum(meter.seconds());
    crew.join([&] { return to_bytes(totals); },
              [&](std::string_view bytes) {
                  auto const theirs = resilience::pair_totals_of(bytes, network.nodes.size());
                  search.join(totals, theirs.value());
              });
    return resilience::told_pairs(network, totals, cpu_s);
}

Result<json::Value> monte_carlo(Crew const& crew, resilience::Network const& network, Asked const& asked) {
    Meter const meter;
    TRY(reckoning,
        resilience::MonteCarlo::prepare(
            network, {.seed = asked.seed, .scenarios = asked.scenarios, .horizon = asked.horizon}));
    TRY(counts, reckoning.count(part_of(reckoning.blocks(), static_cast<std::uint64_t>(crew.rank()),
                                        static_cast<std::uint64_t>(crew.size()))));
    auto const cpu_s = crew.sum(meter.seconds());
    crew.join([&] { return to_bytes(counts); },
              [&](std::string_view bytes) {
                  auto const theirs = resilience::loss_counts_of(bytes, network.nodes.size());
                  counts.merge(theirs.value());
              });
    return resilience::told_monte_carlo(network, reckoning.answer(counts), asked.seed, asked.top, cpu_s);
}

}  // namespace varn::mpi
