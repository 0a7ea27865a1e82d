#pragma once
// What harm is to be expected in a year, when nodes are lost now and then by their own causes and repaired,
// and how likely are years that are worse?
//
// Losses of a node come independently (a Poisson process with its rate); a repair takes a PERT-distributed
// time. What a loss does in time, with buffers, refilling, restarts and rings that lock, is what the
// simulation says. Every year begins with all in order and its losses are followed past its end. Ranges of
// years may be counted anywhere and merge exactly.
#include "engine/risk_aggregation.h"

namespace varn::resilience {

struct AnnualQuestion {
    std::uint64_t seed = 1;
    std::uint64_t years = 10'000;
    /// An outage counts at most so long; so long a ring that cannot start itself is down.
    Minutes longest = Minutes{30} * 24 * 60;
};

/// Harm of an outage of a service by its curve; 0 before the first point.
double harm_of(HarmCurve const& curve, Minutes outage);

class AnnualHarm {
public:
    /// Follows every single loss beforehand, for all repair times. Errors: those of `validate`; too_large
    /// when a single outage may cost more than 1 000 million units; too_many beyond 8 million years, or a
    /// rate above 10 000 a year.
    static Result<AnnualHarm> prepare(Network const& network, AnnualQuestion const& question);

    /// Years [first, last); may be called from several threads at once. Errors: unavailable when broken off;
    /// those of the simulation.
    Result<YearCounts> count(BlockRange years, Watch const& watch = {}) const;
    /// `expected_of` and `share_of` go by node: the services that bear the harm.
    AnnualAnswer answer(YearCounts const& counts) const;

    AnnualHarm(AnnualHarm&&) noexcept;
    AnnualHarm& operator=(AnnualHarm&&) noexcept;
    ~AnnualHarm();

private:
    struct Prepared;
    explicit AnnualHarm(std::unique_ptr<Prepared const> prepared);
    std::unique_ptr<Prepared const> prepared_;
};

}  // namespace varn::resilience
