#pragma once
// How likely is it that each service falls, what harm is to be expected, and what matters most for it: by
// trying many scenarios of what is lost, each node by its own probability, for good.
//
// Work is cut into blocks of 512 scenarios. Any ranges of blocks may be counted anywhere, in any order, by
// any number of threads or machines; their counts are whole numbers and merge exactly, so the answer is the
// same to the last bit. The same seed meets the same misfortunes in every alternative of a network (a node
// keeps its number). Probabilities below about ten in the number of scenarios are not seen this way: ask for
// cut sets.
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "engine/measures.h"
#include "engine/network.h"

namespace varn::resilience {

struct MonteCarloQuestion {
    std::uint64_t seed = 1;
    std::uint64_t scenarios = 1'000'000;  // made up to whole blocks of 512
    Minutes horizon = without_end;        // needs whose buffer lasts so long are never missed
    /// What it costs that a service has fallen, by node; of what is no service it is not read. Empty: 1 for
    /// each service, so that harm is the number of services down.
    std::vector<double> harm = {};
};

/// Blocks [first, last).
struct BlockRange {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
};

/// How a long reckoning is watched and broken off.
struct Watch {
    std::atomic<bool> const* is_cancelled = nullptr;
    std::function<void(std::uint64_t)> done = {};  // blocks of the range so far

    /// Has whoever waits lost patience?
    bool is_off() const { return is_cancelled != nullptr && is_cancelled->load(std::memory_order_relaxed); }
};

/// What was counted in some blocks. By node of the network; harm in millionths.
struct LossCounts {
    std::uint64_t scenarios = 0;
    std::vector<std::uint64_t> fallen;  // scenarios in which a service has fallen; 0 for what is none
    std::vector<std::uint64_t> lost;    // scenarios in which a node was lost itself
    std::vector<Wide> harm_when_lost;   // sum over these
    Wide harm = 0;
    Wide harm_squared = 0;
    bool operator==(LossCounts const&) const = default;

    /// Adds what was counted elsewhere, of the same network and question and other blocks.
    void merge(LossCounts const& other);
};

/// A value and the interval that holds the true one in 95 of a hundred cases.
struct Estimate {
    double value = 0.0;
    double low = 0.0;
    double high = 0.0;
    bool operator==(Estimate const&) const = default;
};

/// What a node means for the expected harm E. Birnbaum: E if it is lost less E if it never is.
/// Fussell-Vesely: the share of E that goes if it is never lost. RAW: E if it is lost, in multiples of E.
/// RRW: E in multiples of E if it is never lost.
struct Importance {
    double birnbaum = 0.0;
    double fussell_vesely = 0.0;
    double raw = 1.0;
    double rrw = 1.0;
    bool operator==(Importance const&) const = default;
};

struct MonteCarloAnswer {
    static constexpr char const* method = "monte_carlo";
    std::uint64_t scenarios = 0;
    std::vector<std::optional<Estimate>> fallen;        // by node: P that a service falls; Wilson's interval
    Estimate harm;                                      // normal interval
    std::vector<std::optional<Importance>> importance;  // by node; absent where it is lost never or always
    bool operator==(MonteCarloAnswer const&) const = default;
};

class MonteCarlo {
public:
    /// Errors: those of `validate`; invalid at /harm/3 for harm that is negative or no number, or when there
    /// are not as many as nodes; too_large when all services together cost more than 1 000 million units;
    /// too_many beyond 100 million scenarios.
    static Result<MonteCarlo> prepare(Network const& network, MonteCarloQuestion const& question);

    std::uint64_t blocks() const;
    /// Counts a range of blocks; may be called from several threads at once. Errors: unavailable when it was
    /// broken off.
    Result<LossCounts> count(BlockRange range, Watch const& watch = {}) const;
    /// What the counts of all blocks, or of some, say.
    MonteCarloAnswer answer(LossCounts const& counts) const;

    MonteCarlo(MonteCarlo&&) noexcept;
    MonteCarlo& operator=(MonteCarlo&&) noexcept;
    ~MonteCarlo();

private:
    struct Prepared;
    explicit MonteCarlo(std::unique_ptr<Prepared const> prepared);
    std::unique_ptr<Prepared const> prepared_;
};

/// The nodes that matter most by Fussell-Vesely, at most so many, the heaviest first; of equals, the first of
/// the network.
std::vector<Index> heaviest(MonteCarloAnswer const& answer, std::size_t most);

}  // namespace varn::resilience
