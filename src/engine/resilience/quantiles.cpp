#include "quantiles.h"

#include <algorithm>
#include <cmath>

namespace varn::resilience {
namespace {

constexpr double log_of_2 = 0x1.62e42fefa39efp-1;
constexpr double log_of_2_rest = 0x1.abc9e3b39803fp-56;

/// The weight of a tail as far as each point of a fine grid, from the tail's end.
struct Tail {
    std::vector<double> weight, point;

    /// Where the tail has this weight.
    double at(double wanted) const {
        auto const above = std::lower_bound(weight.begin() + 1, weight.end() - 1, wanted);
        auto const i = static_cast<std::size_t>(above - weight.begin());
        auto const step = weight[i] - weight[i - 1];
        auto const share = step > 0.0 ? std::clamp((wanted - weight[i - 1]) / step, 0.0, 1.0) : 0.0;
        return point[i - 1] + share * (point[i] - point[i - 1]);
    }
};

/// Simpson's rule, cell by cell; what the weights sum to is the caller's to divide by.
template <class Density, class Point>
Tail integrate(Density const& density, Point const& point, int steps) {
    Tail tail{{0.0}, {point(0.0)}};
    for (int i = 0; i < steps; ++i) {
        auto const at = [&](double part) { return (i + part) / steps; };
        auto const cell = density(at(0.0)) + 4 * density(at(0.5)) + density(at(1.0));
        tail.weight.push_back(tail.weight.back() + cell);
        tail.point.push_back(point(at(1.0)));
    }
    return tail;
}

}  // namespace

double plain_exp(double power) {
    if (power < -700.0) {
        return 0.0;
    }
    auto const twos = static_cast<int>(power / log_of_2 + (power < 0 ? -0.5 : 0.5));
    auto const rest = (power - twos * log_of_2) - twos * log_of_2_rest;
    double sum = 1.0;
    for (int i = 16; i > 0; --i) {
        sum = 1.0 + sum * rest / i;
    }
    return sum * std::bit_cast<double>(static_cast<std::uint64_t>(twos + 1023) << 52U);
}

double plain_log(double value) {
    auto number = std::bit_cast<std::uint64_t>(value);
    auto twos = static_cast<int>(number >> 52U) - 1023;
    auto rest = std::bit_cast<double>((number & 0x000fffffffffffffU) | 0x3ff0000000000000U);
    if (rest > 1.4142135623730951) {
        rest /= 2;
        ++twos;
    }
    auto const ratio = (rest - 1) / (rest + 1);
    auto const square = ratio * ratio;
    double sum = 0.0;
    for (int i = 27; i > 0; i -= 2) {
        sum = sum * square + 1.0 / i;
    }
    return twos * log_of_2 + (2 * ratio * sum + twos * log_of_2_rest);
}

template <class Quantile>
Quantiles Quantiles::made_of(Quantile const& quantile) {
    Quantiles made;
    for (bool const is_upper : {false, true}) {
        for (std::size_t i = 0; i < pieces; ++i) {
            auto const digits = std::bit_cast<double>((first_piece + i) << 47U);
            made.table_.push_back(quantile(digits * 0x1p-52, is_upper));
        }
    }
    for (std::size_t side = 0; side < 2; ++side) {
        auto const* const value = made.table_.data() + side * pieces;
        double below = 0.0;
        for (std::size_t i = 0; i + 1 < pieces; ++i) {
            auto const end = std::bit_cast<double>((first_piece + i + 1) << 47U) * 0x1p-52;
            made.mean_ += (i == 0 ? end : end - below) * (value[i] + value[i + 1]) / 2;
            below = end;
        }
    }
    made.most_ = *std::max_element(made.table_.begin(), made.table_.end());
    return made;
}

Quantiles Quantiles::fixed(double value) {
    return made_of([&](double, bool) { return value; });
}

Quantiles Quantiles::triangular(double least, double likeliest, double most) {
    auto const width = most - least;
    auto const below = width > 0.0 ? (likeliest - least) / width : 0.0;  // the weight below the likeliest
    return made_of([&](double tail, bool is_upper) {
        auto const lower = is_upper ? 1 - tail : tail;
        auto const upper = is_upper ? tail : 1 - tail;
        return lower < below ? least + std::sqrt(lower * width * (likeliest - least))
                             : most - std::sqrt(upper * width * (most - likeliest));
    });
}

Quantiles Quantiles::pert(double least, double likeliest, double most) {
    auto const width = most - least;
    if (!(width > 0.0)) {
        return fixed(least);
    }
    auto const low = 4 * (likeliest - least) / width;  // powers of x and 1 - x
    auto const high = 4 * (most - likeliest) / width;
    // t^2 (3 - 2t) runs slowly near both ends, where the quantiles of the tails are.
    auto const at = [](double t) { return t * t * (3 - 2 * t); };
    auto const tail_of = [&](double first, double second) {
        auto const density = [&](double t) {
            auto const x = at(t);
            auto const rest = at(1 - t);
            auto const power = [](double base, double exponent) {
                return exponent == 0.0 ? 1.0 : base <= 0.0 ? 0.0 : plain_exp(exponent * plain_log(base));
            };
            return power(x, first) * power(rest, second) * t * (1 - t);
        };
        auto tail = integrate(density, at, 1024);
        auto const all = tail.weight.back();
        for (auto& weight : tail.weight) {
            weight /= all;
        }
        return tail;
    };
    auto const lower = tail_of(low, high), upper = tail_of(high, low);
    return made_of([&](double tail, bool is_upper) {
        return is_upper ? most - width * upper.at(tail) : least + width * lower.at(tail);
    });
}

Quantiles Quantiles::lognormal(double median, double spread) {
    constexpr double end = 9.0;
    constexpr int steps = 4096;
    auto const point = [](double t) { return end * (1 - t); };
    auto const density = [&](double t) { return plain_exp(-point(t) * point(t) / 2); };
    auto tail = integrate(density, point, steps);
    auto const half = 2 * tail.weight.back();
    for (auto& weight : tail.weight) {
        weight /= half;
    }
    return made_of([&](double weight, bool is_upper) {
        auto const reach = spread * tail.at(weight);
        return median * plain_exp(is_upper ? reach : -reach);
    });
}

}  // namespace varn::resilience
