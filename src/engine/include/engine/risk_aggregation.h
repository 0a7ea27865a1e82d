#pragma once
// Many risks together: how much harm in a year is to be expected, and how likely is it to be more than so
// much?
//
// Each risk has a frequency (losses come independently, a Poisson process) and a distribution of what a loss
// costs. Years are simulated in blocks of 4096. Any ranges of blocks may be counted anywhere and merge
// exactly: amounts are whole öre. The same seed gives the same answer on every machine.
#include <string>
#include <variant>
#include <vector>

#include "engine/monte_carlo.h"

namespace varn::resilience {

struct FixedLoss {
    double amount = 0.0;  // kronor, as all amounts here
};
struct TriangularLoss {
    double least = 0.0, likeliest = 0.0, most = 0.0;
};
struct PertLoss {
    double least = 0.0, likeliest = 0.0, most = 0.0;
};
struct LognormalLoss {
    double median = 0.0;
    double spread = 0.0;  // standard deviation of the natural logarithm
};
using Severity = std::variant<FixedLoss, TriangularLoss, PertLoss, LognormalLoss>;

struct Risk {
    std::string id = {};
    double per_year = 0.0;
    Severity severity = FixedLoss{};
};

struct AggregationQuestion {
    std::uint64_t seed = 1;
    std::uint64_t years = 1'000'000;  // made up to whole blocks of 4096
};

/// What happened in some blocks of years. Amounts in öre.
struct YearCounts {
    std::uint64_t years = 0;
    Wide total = 0;
    Wide squared = 0;
    std::vector<Wide> by_risk;
    std::vector<std::uint64_t> by_class;  // years by the class of their sum (annual_losses.h)
    bool operator==(YearCounts const&) const = default;

    void merge(YearCounts const& other);
};

/// How likely it is that a year's harm is this or more.
struct Exceedance {
    double amount = 0.0;
    double probability = 0.0;
    bool operator==(Exceedance const&) const = default;
};

/// What years cost. Of risks, or of the nodes of a network that bear the harm.
struct AnnualAnswer {
    std::uint64_t years = 0;
    Estimate expected;                // of a year
    std::vector<double> expected_of;  // by risk
    std::vector<double> share_of;     // by risk, of the expected harm
    std::vector<Exceedance> curve;    // the loss exceedance curve, rising amounts; steps of less than 1 %
    bool operator==(AnnualAnswer const&) const = default;

    /// What is reached or passed in a year with this probability, with its 95 % interval: within 1 %, the
    /// width of the curve's steps. 1 in 100 years is 0.01.
    Estimate reached_with(double probability) const;
};

class RiskAggregation {
public:
    /// Errors: invalid at `/risks/3/…` for frequencies and amounts that are negative or no numbers or out of
    /// order; too_large when a year may cost more than 10 million million kronor; too_many beyond 8 million
    /// years.
    static Result<RiskAggregation> prepare(std::vector<Risk> const& risks,
                                           AggregationQuestion const& question);

    std::uint64_t blocks() const;
    /// May be called from several threads at once. Errors: unavailable when broken off.
    Result<YearCounts> count(BlockRange range, Watch const& watch = {}) const;
    AnnualAnswer answer(YearCounts const& counts) const;

    RiskAggregation(RiskAggregation&&) noexcept;
    RiskAggregation& operator=(RiskAggregation&&) noexcept;
    ~RiskAggregation();

private:
    struct Prepared;
    explicit RiskAggregation(std::unique_ptr<Prepared const> prepared);
    std::unique_ptr<Prepared const> prepared_;
};

}  // namespace varn::resilience
