#include "frequencies.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

#include "kernel/draw.h"

namespace varn::portfolio {
namespace {

/// Powers of a factor from -1/2 to 1/2. Square roots and products are rounded the same everywhere.
class HalfPowers {
public:
    static constexpr std::size_t steps = 128;

    explicit HalfPowers(double factor) {
        auto step = factor;
        for (auto left = steps; left > 1; left /= 2) {
            step = std::sqrt(step);
        }
        double up = 1.0;
        for (std::size_t i = 0; i <= steps / 2; ++i) {
            powers_[steps / 2 + i] = up;
            powers_[steps / 2 - i] = 1.0 / up;
            up *= step;
        }
    }
    double at(std::size_t step) const { return powers_[step]; }

private:
    std::array<double, steps + 1> powers_{};
};

}  // namespace

std::vector<std::vector<double>> drawn_frequencies(resilience::Network const& network,
                                                   std::vector<double> const& factors, std::uint64_t seed) {
    std::map<double, HalfPowers> powers;
    for (auto const factor : factors) {
        powers.try_emplace(factor, factor);
    }
    Draw draw{seed};
    std::vector<std::vector<double>> all(frequency_draws, std::vector<double>(factors.size(), 1.0));
    for (auto& drawn : all) {
        std::map<std::string_view, std::size_t> of_class;
        for (std::size_t node = 0; node < factors.size(); ++node) {
            auto const [at, is_new] = of_class.try_emplace(network.nodes[node].kind, 0);
            if (is_new) {
                at->second = draw.below(HalfPowers::steps + 1);
            }
            auto const& of_factor = powers.at(factors[node]);
            drawn[node] = of_factor.at(at->second) * of_factor.at(draw.below(HalfPowers::steps + 1));
        }
    }
    return all;
}

Band band_of(std::vector<double> sums, double stated) {
    if (stated <= 0.0) {
        return {};
    }
    std::sort(sums.begin(), sums.end());
    return {std::min(1.0, sums[sums.size() / 20] / stated),
            std::max(1.0, sums[sums.size() - 1 - sums.size() / 20] / stated)};
}

}  // namespace varn::portfolio
