#pragma once
// Which measures, for how much money, by what they save of the harm that is to be expected in a year? With
// repairs, buffers, restarts and rings in time, so that what is repaired sooner or lasts longer counts too;
// with losses one at a time: what alternatives mean when several things are lost at once is for the simulated
// years (annual_harm.h) to say, before and after a choice.
//
// The answer is the `Savings` of portfolio.h, of one scenario, a year: `front` and `best_within` take it.
#include <memory>
#include <span>

#include "engine/portfolio.h"

namespace varn::resilience {

struct YearlyQuestion {
    /// An outage counts at most so long; so long a ring that cannot start itself is down.
    Minutes longest = Minutes{30} * 24 * 60;
};

/// What a service bears in a year of the losses of one node, on average.
struct HarmShare {
    Index cause = 0;
    Index service = 0;
    double harm = 0.0;
};

/// Of so many measures that bear on one loss, all choices are tried; of more, those that save most alone.
inline constexpr std::size_t most_of_a_loss = 8;

class YearlySearch {
public:
    /// Follows every single loss under every choice of the measures that bear on it. `watch` counts choices.
    /// Errors: those of both `validate`; too_large as for AnnualHarm; unavailable when broken off.
    static Result<YearlySearch> prepare(Network const& network, std::span<Measure const> measures,
                                        YearlyQuestion const& question = {}, Watch const& watch = {});

    /// What a year's losses of each node alone are expected to cost, by node.
    std::vector<double> const& harm_by_cause() const;
    /// The same by cause and service, those without harm left out; in the order of causes, then of services.
    std::vector<HarmShare> const& shares() const;
    /// Nodes on whose loss more measures bear than are tried together: what others save there is not
    /// counted.
    std::vector<Index> const& cut_short() const;
    /// What every choice saves. Where a measure makes another's worse, what is promised is what is saved
    /// whichever others are taken.
    Savings const& savings() const;
    /// Which services each chosen measure saves that the others alone do not, and from which losses.
    Result<Reasons> reasons(MeasureSet chosen, Watch const& watch = {}) const;

    YearlySearch(YearlySearch&&) noexcept;
    YearlySearch& operator=(YearlySearch&&) noexcept;
    ~YearlySearch();

private:
    struct Prepared;
    explicit YearlySearch(std::unique_ptr<Prepared> prepared);
    std::unique_ptr<Prepared> prepared_;
};

}  // namespace varn::resilience
