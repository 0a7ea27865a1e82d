// Idea: draw what is lost in 512 scenarios, sweep the network once for all of them, add up what fell. Each
// scenario's harm is then charged to every node that was lost in it, which gives the importances of all nodes
// in the same pass: with H for harm, (sum of H over scenarios that lost the node - mean H x how many did) is
// an estimate of N p (1 - p) times Birnbaum's measure. It is H x (1{lost} / p - 1{not lost} / (1 - p)) with H
// less its mean, which takes away the noise of how often the node happened to be lost. Cost: a draw and a
// sweep for each block, and 1 ns for each loss and each fallen service. Source: score-function estimator
// (Rubinstein & Shapiro, Discrete Event Systems, 1993); Wilson, JASA 22, 1927. Invariant: counts are whole
// numbers.
#include "engine/monte_carlo.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "harm_weights.h"
#include "lanes.h"
#include "loss_bits.h"
#include "tally.h"
#include "wilson.h"

namespace varn::resilience {
namespace {}  // namespace

struct MonteCarlo::Prepared {
    Prepared(Network const& network, MonteCarloQuestion const& question, std::vector<std::uint64_t> by_node);

    Graph graph;
    Sweep sweep;
    std::vector<double> probability;  // by node of the network
    std::vector<bool> is_service;
    std::vector<std::uint64_t> weight;
    std::vector<Index> services;  // inner numbers, by weight
    struct SameWeight {
        std::size_t first, last;  // of `services`
        std::uint64_t weight;
    };
    std::vector<SameWeight> weights;
    LossBits losses;
    std::uint64_t seed;
    std::uint64_t blocks;
    Width width = widest();
};

namespace {

std::vector<LossBits::Source> sources_of(Network const& network, Graph const& graph) {
    std::vector<LossBits::Source> sources;
    for (Index node = 0; node < graph.nodes(); ++node) {
        auto const outer = graph.outer(node);
        sources.push_back({outer, network.nodes[outer].loss_probability});
    }
    return sources;
}

}  // namespace

MonteCarlo::Prepared::Prepared(Network const& network, MonteCarloQuestion const& question,
                               std::vector<std::uint64_t> by_node)
    : graph(network, question.horizon),
      sweep(network, graph),
      weight(std::move(by_node)),
      losses(sources_of(network, graph)),
      seed(question.seed),
      blocks((question.scenarios + lanes_in_word - 1) / lanes_in_word) {
    for (auto const& node : network.nodes) {
        probability.push_back(node.loss_probability);
        is_service.push_back(node.is_service);
    }
    for (Index node = 0; node < graph.nodes(); ++node) {
        if (graph.is_service(node)) {
            services.push_back(node);
        }
    }
    auto const weight_of = [&](Index service) { return weight[graph.outer(service)]; };
    std::stable_sort(services.begin(), services.end(),
                     [&](Index a, Index b) { return weight_of(a) < weight_of(b); });
    for (std::size_t i = 0; i < services.size(); ++i) {
        if (weights.empty() || weights.back().weight != weight_of(services[i])) {
            weights.push_back({i, i, weight_of(services[i])});
        }
        weights.back().last = i + 1;
    }
}

MonteCarlo::MonteCarlo(std::unique_ptr<Prepared const> prepared) : prepared_(std::move(prepared)) {}
MonteCarlo::MonteCarlo(MonteCarlo&&) noexcept = default;
MonteCarlo& MonteCarlo::operator=(MonteCarlo&&) noexcept = default;
MonteCarlo::~MonteCarlo() = default;

Result<MonteCarlo> MonteCarlo::prepare(Network const& network, MonteCarloQuestion const& question) {
    CHECK(validate(network));
    TRY(weights, harm_weights(network, question.harm));
    CHECK(check_scenarios(question.scenarios));
    return MonteCarlo{std::make_unique<Prepared const>(network, question, std::move(weights))};
}

std::uint64_t MonteCarlo::blocks() const {
    return prepared_->blocks;
}

void LossCounts::merge(LossCounts const& other) {
    ASSERT(fallen.size() == other.fallen.size());
    scenarios += other.scenarios;
    harm += other.harm;
    harm_squared += other.harm_squared;
    for (std::size_t i = 0; i < fallen.size(); ++i) {
        fallen[i] += other.fallen[i];
        lost[i] += other.lost[i];
        harm_when_lost[i] += other.harm_when_lost[i];
    }
}

namespace {

/// Goes through the blocks of one range, with room of its own.
class Counting {
public:
    explicit Counting(auto const& prepared)
        : graph_(prepared.graph),
          losses_(prepared.losses),
          lanes_(graph_.nodes()),
          fallen_(prepared.services.size()),
          drawn_(losses_.room()),
          charges_(graph_.nodes()),
          sums_(LossBits::in_batch * lanes_in_word + 1, 0) {
        auto const n = graph_.nodes();
        counts_.fallen.assign(n, 0);
        counts_.lost.assign(n, 0);
        counts_.harm_when_lost.assign(n, 0);
    }

    void block(auto const& prepared, std::uint64_t block) {
        losses_.draw(prepared.seed, block, lanes_, drawn_);
        prepared.sweep.run(lanes_, prepared.width);
        add_harm(prepared);
        charge();
        counts_.scenarios += lanes_in_word;
        if (++uncollected_ == most_uncollected) {
            collect();
        }
    }

    LossCounts finish() {
        collect();
        return std::move(counts_);
    }

private:
    /// What each scenario costs, by its services that have fallen.
    void add_harm(auto const& prepared) {
        std::fill(harm_, harm_ + lanes_in_word, 0);
        std::fill(fallen_.begin(), fallen_.end(), 0);
        for (auto const& [first, last, weight] : prepared.weights) {
            if (last - first >= least_tallied) {
                tally(lanes_, std::span{prepared.services}.subspan(first, last - first), weight,
                      prepared.width, harm_, fallen_.data() + first);
                continue;
            }
            for (auto i = first; i < last; ++i) {
                fallen_[i] = add_one(lanes_[prepared.services[i]], weight);
            }
        }
        for (std::size_t i = 0; i < fallen_.size(); ++i) {
            counts_.fallen[graph_.outer(prepared.services[i])] += fallen_[i];
        }
        for (auto const harm : harm_) {
            counts_.harm += harm;
            counts_.harm_squared += Wide{harm} * harm;
        }
    }

    /// Bit by bit: cheaper for a few services of one weight, as the sums of a tally must be read off.
    std::uint64_t add_one(Lanes const& lanes, std::uint64_t weight) {
        std::uint64_t fallen = 0;
        for (std::size_t i = 0; i < 8; ++i) {
            auto* const base = harm_ + 64 * i;
            for (auto word = lanes.word[i]; word != 0; word &= word - 1) {
                base[std::countr_zero(word)] += weight;
                ++fallen;
            }
        }
        return fallen;
    }

    /// A node's share is the difference of two running sums. To add each loss to its node instead would wait
    /// for the one before to reach memory, as most are of the same node: it takes twice as long.
    void charge() {
        auto const* const lanes = drawn_.lanes.data();
        auto const* const end = drawn_.end.data();
        auto* const charges = charges_.data();
        auto* const sums = sums_.data();
        std::size_t done = 0;
        for (std::size_t node = 0; node < charges_.size();) {
            auto const last = std::min(node + LossBits::in_batch, charges_.size());
            auto const first = done;
            std::uint64_t sum = 0;
            for (auto i = first; i < end[last - 1]; ++i) {
                sum += harm_[lanes[i]];
                sums[i - first + 1] = sum;
            }
            for (; node < last; ++node) {
                charges[node].harm += sums[end[node] - first] - sums[done - first];
                charges[node].lost += end[node] - done;
                done = end[node];
            }
        }
        for (auto const& often : drawn_.often) {
            charge_often(charges_[often.node], often.lanes);
        }
    }

    struct Charge {
        std::uint64_t harm = 0;
        std::uint64_t lost = 0;
    };
    void charge_often(Charge& charge, Lanes const& lanes) const {
        for (std::size_t i = 0; i < 8; ++i) {
            for (auto word = lanes.word[i]; word != 0; word &= word - 1) {
                charge.harm += harm_[64 * i + static_cast<std::size_t>(std::countr_zero(word))];
                ++charge.lost;
            }
        }
    }

    /// Sums of 64 bits hold for a few blocks; then they go into the wide ones.
    void collect() {
        for (Index node = 0; node < graph_.nodes(); ++node) {
            auto const outer = graph_.outer(node);
            counts_.lost[outer] += charges_[node].lost;
            counts_.harm_when_lost[outer] += charges_[node].harm;
            charges_[node] = {};
        }
        uncollected_ = 0;
    }

    static constexpr int most_uncollected = 16;  // of 512 scenarios with at most 10^15 millionths: below 2^63
    static constexpr std::size_t least_tallied = 16;  // services of one weight
    Graph const& graph_;
    LossBits const& losses_;
    std::vector<Lanes> lanes_;
    std::vector<std::uint64_t> fallen_;  // by service, in the block at hand
    LossBits::Drawn drawn_;
    std::uint64_t harm_[lanes_in_word] = {};
    std::vector<Charge> charges_;      // by inner number, since they were last collected
    std::vector<std::uint64_t> sums_;  // running, of the losses of a batch of nodes; begins with 0
    int uncollected_ = 0;
    LossCounts counts_;
};

Estimate mean_of(Wide sum, Wide of_squares, std::uint64_t tries) {
    auto const n = static_cast<double>(tries);
    auto const mean = static_cast<double>(sum) / n;
    // n x squares - sum^2 would not fit; squares are known to 2^-53, and so is the interval.
    auto const variance = std::max(0.0, static_cast<double>(of_squares) / n - mean * mean);
    auto const reach = tries > 1 ? z_of_95 * std::sqrt(variance / (n - 1)) : 0.0;
    return {mean * millionth, std::max(0.0, mean - reach) * millionth, (mean + reach) * millionth};
}

Importance importance_of(double birnbaum, double p, double expected) {
    auto const never = std::max(0.0, expected - p * birnbaum);
    auto const lost = expected + (1 - p) * birnbaum;
    Importance found{birnbaum, 0.0, 1.0, 1.0};
    if (expected > 0.0) {
        found.fussell_vesely = (expected - never) / expected;
        found.raw = lost / expected;
        found.rrw = expected / never;  // without end when nothing is left
    }
    return found;
}

}  // namespace

Result<LossCounts> MonteCarlo::count(BlockRange range, Watch const& watch) const {
    Counting counting{*prepared_};
    for (auto block = range.first; block < range.last; ++block) {
        if (watch.is_cancelled != nullptr && watch.is_cancelled->load(std::memory_order_relaxed)) {
            return broken_off();
        }
        counting.block(*prepared_, block);
        if (watch.done) {
            watch.done(block + 1 - range.first);
        }
    }
    return counting.finish();
}

MonteCarloAnswer MonteCarlo::answer(LossCounts const& counts) const {
    auto const n = prepared_->probability.size();
    MonteCarloAnswer answer;
    answer.scenarios = counts.scenarios;
    answer.fallen.resize(n);
    answer.importance.resize(n);
    if (counts.scenarios == 0) {
        return answer;
    }
    answer.harm = mean_of(counts.harm, counts.harm_squared, counts.scenarios);
    auto const scenarios = static_cast<double>(counts.scenarios);
    auto const mean = static_cast<double>(counts.harm) / scenarios;
    for (std::size_t i = 0; i < n; ++i) {
        if (prepared_->is_service[i]) {
            answer.fallen[i] =
                share_of(static_cast<double>(counts.fallen[i]), static_cast<double>(counts.scenarios));
        }
        auto const p = prepared_->probability[i];
        if (p > 0.0 && p < 1.0) {
            auto const above =
                static_cast<double>(counts.harm_when_lost[i]) - mean * static_cast<double>(counts.lost[i]);
            answer.importance[i] =
                importance_of(above / (scenarios * p * (1 - p)) * millionth, p, answer.harm.value);
        }
    }
    return answer;
}

std::vector<Index> heaviest(MonteCarloAnswer const& answer, std::size_t most) {
    std::vector<Index> weighed;
    for (Index node = 0; node < answer.importance.size(); ++node) {
        if (answer.importance[node]) {
            weighed.push_back(node);
        }
    }
    std::stable_sort(weighed.begin(), weighed.end(), [&](Index a, Index b) {
        return answer.importance[a]->fussell_vesely > answer.importance[b]->fussell_vesely;
    });
    weighed.resize(std::min(weighed.size(), most));
    return weighed;
}

}  // namespace varn::resilience
