#include "annual_losses.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace varn::resilience {
namespace {

constexpr double normal_95 = 1.959963984540054;
constexpr double in_krona = 100.0;

}  // namespace

std::size_t class_of(std::uint64_t amount) {
    if (amount < 128) {
        return static_cast<std::size_t>(amount);
    }
    auto const exponent = static_cast<unsigned>(std::bit_width(amount)) - 8;
    return static_cast<std::size_t>(exponent) * 128 + static_cast<std::size_t>(amount >> exponent);
}

std::uint64_t least_of(std::size_t amount_class) {
    if (amount_class < 256) {
        return amount_class;
    }
    auto const exponent = amount_class / 128 - 1;
    return static_cast<std::uint64_t>(amount_class % 128 + 128) << exponent;
}

void add_year(std::uint64_t amount, YearCounts& counts) {
    ++counts.years;
    counts.total += amount;
    counts.squared += Wide{amount} * amount;
    ++counts.by_class[class_of(amount)];
}

void YearCounts::merge(YearCounts const& other) {
    ASSERT(by_risk.size() == other.by_risk.size() && by_class.size() == other.by_class.size());
    years += other.years;
    total += other.total;
    squared += other.squared;
    for (std::size_t i = 0; i < by_risk.size(); ++i) {
        by_risk[i] += other.by_risk[i];
    }
    for (std::size_t i = 0; i < by_class.size(); ++i) {
        by_class[i] += other.by_class[i];
    }
}

Estimate expected_of(YearCounts const& counts) {
    if (counts.years == 0) {
        return {};
    }
    auto const n = static_cast<double>(counts.years);
    auto const mean = static_cast<double>(counts.total) / n;
    auto const variance = std::max(0.0, static_cast<double>(counts.squared) / n - mean * mean);
    auto const reach = counts.years > 1 ? normal_95 * std::sqrt(variance / (n - 1)) : 0.0;
    return {mean / in_krona, std::max(0.0, mean - reach) / in_krona, (mean + reach) / in_krona};
}

std::vector<Exceedance> curve_of(YearCounts const& counts) {
    std::vector<Exceedance> curve;
    std::uint64_t reached = 0;
    for (auto at = counts.by_class.size(); at-- > 0;) {
        reached += counts.by_class[at];
        if (counts.by_class[at] > 0) {
            curve.push_back({static_cast<double>(least_of(at)) / in_krona,
                             static_cast<double>(reached) / static_cast<double>(counts.years)});
        }
    }
    std::reverse(curve.begin(), curve.end());
    return curve;
}

AnnualAnswer answer_of(YearCounts const& counts) {
    AnnualAnswer answer;
    answer.years = counts.years;
    answer.expected = expected_of(counts);
    answer.curve = curve_of(counts);
    auto const all = static_cast<double>(counts.total);
    for (auto const sum : counts.by_risk) {
        auto const one = static_cast<double>(sum);
        answer.expected_of.push_back(counts.years == 0 ? 0.0 : one / static_cast<double>(counts.years) / 100);
        answer.share_of.push_back(all > 0.0 ? one / all : 0.0);
    }
    return answer;
}

Estimate AnnualAnswer::reached_with(double probability) const {
    auto const n = static_cast<double>(years);
    auto const reach = normal_95 * std::sqrt(probability * (1 - probability) / n);
    auto const amount = [&](double wanted) {
        auto const at = std::partition_point(
            curve.begin(), curve.end(), [&](Exceedance const& one) { return one.probability >= wanted; });
        return at == curve.begin() ? 0.0 : (at - 1)->amount;
    };
    auto const least = std::max(probability - reach, 0.0);
    return {amount(probability), amount(probability + reach), amount(least)};
}

/// The weights from the likeliest count outwards, until they are nothing beside the sum; then their sum is
/// one.
PoissonTable::PoissonTable(double mean) {
    auto const middle = static_cast<std::uint64_t>(mean);
    std::vector<double> below, above{1.0};
    double sum = 1.0, weight = 1.0;
    for (auto count = middle; count > 0 && weight > 1e-25; --count) {
        weight *= static_cast<double>(count) / mean;
        below.push_back(weight);
        sum += weight;
    }
    weight = 1.0;
    for (auto count = middle + 1; weight > 1e-25; ++count) {
        weight *= mean / static_cast<double>(count);
        above.push_back(weight);
        sum += weight;
    }
    first_ = middle - below.size();
    std::reverse(below.begin(), below.end());
    below.insert(below.end(), above.begin(), above.end());
    double at_most = 0.0;
    for (auto const one : below) {
        at_most += one / sum;
        thresholds_.push_back(static_cast<std::uint64_t>(std::min(at_most, 1.0) * 0x1p63));
    }
}

std::uint64_t PoissonTable::draw(std::uint64_t random) const {
    auto const at = std::upper_bound(thresholds_.begin(), thresholds_.end(), random >> 1U);
    auto const last = static_cast<std::ptrdiff_t>(thresholds_.size()) - 1;
    return first_ + static_cast<std::uint64_t>(std::min(at - thresholds_.begin(), last));
}

}  // namespace varn::resilience
