// Idea: the losses of a risk in a block of 4096 years are a Poisson number, and each falls in any of the
// years alike (a Poisson process has independent, uniform points given their number). So each loss takes one
// hash: 12 bits say the year, 52 the amount, by the table of its quantile function. Risks are gone through
// one by one, so that the table and the block's years stay in the first cache. Cost: about 4 ns for a loss.
// Source: Kingman, Poisson Processes, 1993; quantiles.h. Invariant: amounts are whole öre, so sums hang on no
// order.
#include "engine/risk_aggregation.h"

#include <cmath>

#include "annual_losses.h"
#include "harm_weights.h"
#include "loss_bits.h"
#include "quantiles.h"

namespace varn::resilience {
namespace {

constexpr unsigned year_bits = 64 - Quantiles::bits;
constexpr std::uint64_t years_in_block = std::uint64_t{1} << year_bits;
constexpr std::uint64_t most_years = std::uint64_t{1} << 23U;
constexpr double most_in_year = 1e13;  // kronor: 10^15 öre, below 2^50
constexpr double most_per_year = 10'000.0;
constexpr double most_spread = 10.0;

bool is_amount(double value) {
    return value >= 0.0 && std::isfinite(value);
}

template <class Loss>
bool is_ordered(Loss const& loss) {
    return is_amount(loss.least) && loss.least <= loss.likeliest && loss.likeliest <= loss.most &&
           is_amount(loss.most);
}

struct IsSound {
    bool operator()(FixedLoss const& loss) const { return is_amount(loss.amount); }
    bool operator()(TriangularLoss const& loss) const { return is_ordered(loss); }
    bool operator()(PertLoss const& loss) const { return is_ordered(loss); }
    bool operator()(LognormalLoss const& loss) const {
        return is_amount(loss.median) && loss.spread >= 0.0 && loss.spread <= most_spread;
    }
};

struct InOre {
    Quantiles operator()(FixedLoss const& loss) const { return Quantiles::fixed(100 * loss.amount); }
    Quantiles operator()(TriangularLoss const& loss) const {
        return Quantiles::triangular(100 * loss.least, 100 * loss.likeliest, 100 * loss.most);
    }
    Quantiles operator()(PertLoss const& loss) const {
        return Quantiles::pert(100 * loss.least, 100 * loss.likeliest, 100 * loss.most);
    }
    Quantiles operator()(LognormalLoss const& loss) const {
        return Quantiles::lognormal(100 * loss.median, loss.spread);
    }
};

}  // namespace

struct RiskAggregation::Prepared {
    struct Source {
        PoissonTable count;
        Quantiles amount;
    };
    std::vector<Source> sources;
    AggregationQuestion question;
};

RiskAggregation::RiskAggregation(std::unique_ptr<Prepared const> prepared) : prepared_(std::move(prepared)) {}
RiskAggregation::RiskAggregation(RiskAggregation&&) noexcept = default;
RiskAggregation& RiskAggregation::operator=(RiskAggregation&&) noexcept = default;
RiskAggregation::~RiskAggregation() = default;

Result<RiskAggregation> RiskAggregation::prepare(std::vector<Risk> const& risks,
                                                 AggregationQuestion const& question) {
    if (question.years > most_years) {
        return Error{
            ErrorCode::too_many, "resilience.too_many_years", {{"max", std::to_string(most_years)}}, {}, {}};
    }
    std::vector<Problem> problems;
    Prepared prepared{{}, question};
    double in_year = 0.0;
    for (std::size_t i = 0; i < risks.size(); ++i) {
        auto const place = "/risks/" + std::to_string(i);
        auto const& risk = risks[i];
        if (!is_amount(risk.per_year) || risk.per_year > most_per_year) {
            problems.push_back({place + "/per_year",
                                "resilience.frequency_out_of_range",
                                {{"max", std::to_string(static_cast<int>(most_per_year))}}});
        } else if (!std::visit(IsSound{}, risk.severity)) {
            problems.push_back({place + "/severity", "resilience.severity_unsound", {}});
        } else {
            auto const at_once = risk.per_year + 10 * std::sqrt(risk.per_year) + 20;  // hardly ever more
            prepared.sources.push_back({PoissonTable{risk.per_year * static_cast<double>(years_in_block)},
                                        std::visit(InOre{}, risk.severity)});
            in_year += risk.per_year > 0.0 ? at_once * prepared.sources.back().amount.most() / 100 : 0.0;
        }
    }
    if (!problems.empty()) {
        return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
    }
    if (!(in_year <= most_in_year)) {
        return Error{
            ErrorCode::too_large, "resilience.too_much_in_a_year", {{"max", "10000000000000"}}, {}, {}};
    }
    return RiskAggregation{std::make_unique<Prepared const>(std::move(prepared))};
}

std::uint64_t RiskAggregation::blocks() const {
    return (prepared_->question.years + years_in_block - 1) / years_in_block;
}

Result<YearCounts> RiskAggregation::count(BlockRange range, Watch const& watch) const {
    auto const& sources = prepared_->sources;
    YearCounts counts;
    counts.by_risk.assign(sources.size(), 0);
    counts.by_class.assign(amount_classes, 0);
    std::vector<std::uint64_t> years(years_in_block);
    for (auto block = range.first; block < range.last; ++block) {
        if (watch.is_cancelled != nullptr && watch.is_cancelled->load(std::memory_order_relaxed)) {
            return broken_off();
        }
        std::fill(years.begin(), years.end(), 0);
        for (std::size_t i = 0; i < sources.size(); ++i) {
            auto const key =
                Stream::mix(Stream::mix(Stream::mix(prepared_->question.seed, 3), i + 1), block + 1);
            auto const losses = sources[i].count.draw(Stream::mix(key, 1));
            Stream stream{key + Stream::golden};
            std::uint64_t sum = 0;
            auto* const year = years.data();
            for (std::uint64_t loss = 0; loss < losses; ++loss) {
                auto const drawn = stream.next();
                auto const amount =
                    static_cast<std::uint64_t>(static_cast<std::int64_t>(sources[i].amount.at(drawn) + 0.5));
                year[drawn >> Quantiles::bits] += amount;
                sum += amount;
            }
            counts.by_risk[i] += sum;
        }
        for (auto const amount : years) {
            add_year(amount, counts);
        }
        if (watch.done) {
            watch.done(block + 1 - range.first);
        }
    }
    return counts;
}

AnnualAnswer RiskAggregation::answer(YearCounts const& counts) const {
    return answer_of(counts);
}

}  // namespace varn::resilience
