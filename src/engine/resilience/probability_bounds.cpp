#include "probability_bounds.h"

#include <algorithm>
#include <numeric>

namespace varn::resilience {

double bound_of(std::span<double const> inputs, std::size_t needed) {
    if (needed == inputs.size()) {
        return *std::min_element(inputs.begin(), inputs.end());
    }
    if (needed == 1) {
        double none = 1.0;
        for (auto const p : inputs) {
            none *= 1.0 - p;
        }
        return 1.0 - none;
    }
    // Markov: the expected number of those that happen is at least `needed` times the probability.
    return std::min(1.0, std::accumulate(inputs.begin(), inputs.end(), 0.0) / static_cast<double>(needed));
}

double upper_bound(Formula const& formula, std::span<double const> leaves) {
    std::vector<double> bound[2];  // of what is not negated, and of what is
    bound[0].assign(leaves.begin(), leaves.end());
    bound[1].assign(leaves.size(), 1.0);
    std::vector<double> inputs;
    for (auto const& gate : formula.gates) {
        auto const n = gate.inputs.size();
        auto const least = gate.kind == Formula::Kind::all ? n : gate.least;
        for (auto const sign : {0U, 1U}) {
            inputs.clear();
            for (auto const input : gate.inputs) {
                inputs.push_back(bound[(input & 1U) ^ sign][input >> 1U]);
            }
            bool const is_odd = gate.kind == Formula::Kind::odd;
            bound[sign].push_back(is_odd ? 1.0 : bound_of(inputs, sign == 0 ? least : n - least + 1));
        }
    }
    return bound[formula.top & 1U][formula.top >> 1U];
}

double more_than(std::size_t order, std::span<double const> events) {
    std::vector<double> exactly(order + 1, 0.0);  // so many of those seen so far
    exactly[0] = 1.0;
    double more = 0.0;
    for (auto const p : events) {
        more += exactly[order] * p;
        for (auto k = order; k > 0; --k) {
            exactly[k] = exactly[k] * (1.0 - p) + exactly[k - 1] * p;
        }
        exactly[0] *= 1.0 - p;
    }
    return std::min(1.0, more);
}

}  // namespace varn::resilience
