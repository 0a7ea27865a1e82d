#pragma once
// Which measures, for how much money? By what they save of the expected harm when things are lost for good.
//
// Scenarios are counted once (in ranges of blocks that merge exactly, as for Monte Carlo) into savings: sets
// of measures that each would have kept a service standing, and the harm that goes with it. From these every
// choice of measures has its exact value over the same scenarios. Up to 24 measures, `front` compares all
// choices; beyond, `best_within` searches under a budget and says how far from the best it can be at most.
// Measures may need each other: two that each do nothing can together do much.
#include <map>
#include <memory>
#include <optional>

#include "engine/measures.h"
#include "engine/monte_carlo.h"

namespace varn::resilience {

struct PortfolioQuestion {
    std::uint64_t seed = 1;
    std::uint64_t scenarios = 100'000;  // made up to whole blocks of 512
    Minutes horizon = without_end;
    std::vector<double> harm = {};  // as in MonteCarloQuestion
};

/// What would have been saved, over some blocks. Harm in millionths, summed over scenarios.
struct Savings {
    std::uint64_t scenarios = 0;
    Wide harm = 0;  // without measures
    /// The least sets of measures, ascending, any of which saves; and the harm they save.
    std::map<std::vector<MeasureSet>, Wide> saved;
    bool operator==(Savings const&) const = default;

    void merge(Savings const& other);
    /// The harm a choice saves, expected in a scenario.
    double saved_by(MeasureSet chosen) const;
};

/// Why a choice has its measures: what would be lost again without each. Harm in millionths, over scenarios.
struct Reasons {
    std::uint64_t scenarios = 0;
    struct Case {
        std::size_t measure = 0;
        Index service = 0;
        auto operator<=>(Case const&) const = default;
    };
    struct Reason {
        Wide saved = 0;
        std::map<Index, Wide> from;  // by node that was lost, among those the service fell with
        bool operator==(Reason const&) const = default;
    };
    std::map<Case, Reason> cases;
    bool operator==(Reasons const&) const = default;

    void merge(Reasons const& other);
};

class PortfolioSearch {
public:
    /// Errors: those of both `validate`, of MonteCarlo::prepare for harm and scenarios.
    static Result<PortfolioSearch> prepare(Network const& network, std::span<Measure const> measures,
                                           PortfolioQuestion const& question);
    std::uint64_t blocks() const;
    /// May be called from several threads at once. Errors: unavailable when broken off; too_many when
    /// measures combine in more ways than can be kept.
    Result<Savings> count(BlockRange range, Watch const& watch = {}) const;

    /// Which services each chosen measure saves that the others alone do not, and from which losses. Over the
    /// same scenarios as `count`; errors as there.
    Result<Reasons> reasons(MeasureSet chosen, BlockRange range, Watch const& watch = {}) const;

    PortfolioSearch(PortfolioSearch&&) noexcept;
    PortfolioSearch& operator=(PortfolioSearch&&) noexcept;
    ~PortfolioSearch();

private:
    struct Prepared;
    explicit PortfolioSearch(std::unique_ptr<Prepared const> prepared);
    std::unique_ptr<Prepared const> prepared_;
};

/// A choice and what it is worth.
struct Portfolio {
    MeasureSet chosen = 0;
    std::int64_t cost = 0;  // öre
    double saved = 0.0;     // of the expected harm
    /// Harm saved for each krona more than the portfolio before it on the front.
    double saved_per_krona = 0.0;
    bool operator==(Portfolio const&) const = default;
};

inline constexpr std::size_t most_in_front = 24;

/// Every choice that no other beats at its cost or less, from the cheapest to the best; of equals the one
/// with the fewest measures, then the earliest. Errors: too_many beyond 24 measures; unavailable when broken
/// off.
Result<std::vector<Portfolio>> front(Savings const& savings, std::span<Measure const> measures,
                                     Watch const& watch = {});

struct BudgetLimits {
    /// How many branches of the search are looked into; more bring the bound closer. There is no clock here.
    std::size_t branches = 10'000;
};

/// The best choice found within a budget, and how much more any other can save at most.
struct BestPortfolio {
    Portfolio portfolio;
    double most_saved = 0.0;  // by any choice within the budget
    bool is_proven = false;   // none is better, within one part in 1 000 million
    std::size_t branches = 0;
    bool operator==(BestPortfolio const&) const = default;
};

/// Errors: invalid at /budget when it is negative; unavailable when broken off.
Result<BestPortfolio> best_within(std::int64_t budget, Savings const& savings,
                                  std::span<Measure const> measures, BudgetLimits const& limits = {},
                                  Watch const& watch = {});

}  // namespace varn::resilience
