#include "rare_events.h"

#include <algorithm>

#include "loss_bits.h"
#include "wilson.h"

namespace varn::resilience {
namespace {

constexpr std::uint64_t draws_in_piece = 16;

/// A family by itself, in flat arrays; 0 is no set and 1 the empty one, and what a node points at stands
/// before it.
class Draws {
public:
    Draws(Zbdd const& zbdd, Zbdd::Family family, std::vector<double> const& chance) {
        auto const nodes = zbdd.below(family);
        for (auto const at : nodes) {
            variables_.push_back(zbdd.node(at).variable);
        }
        std::sort(variables_.begin(), variables_.end());
        variables_.erase(std::unique(variables_.begin(), variables_.end()), variables_.end());
        nodes_.resize(2);
        sums_ = {0.0, 1.0};
        for (auto const at : nodes) {
            auto const node = zbdd.node(at);
            auto const local = [&](Index number) {
                return number <= Zbdd::unit
                           ? number
                           : static_cast<Index>(std::lower_bound(nodes.begin(), nodes.end(), number) -
                                                nodes.begin() + 2);
            };
            auto const variable =
                std::lower_bound(variables_.begin(), variables_.end(), node.variable) - variables_.begin();
            nodes_.push_back({static_cast<Index>(variable), local(node.high), local(node.low)});
            sums_.push_back(chance[node.variable] * sums_[nodes_.back().high] + sums_[nodes_.back().low]);
        }
        for (auto const variable : variables_) {
            chance_.push_back(chance[variable]);
        }
        is_lost_.resize(variables_.size());
        counts_.resize(nodes_.size());
        counts_[Zbdd::unit] = 1.0;
    }

    double sum() const { return sums_.back(); }

    /// One scenario with at least one set lost whole: its weight.
    double weight(Stream stream) {
        for (std::size_t i = 0; i < is_lost_.size(); ++i) {
            is_lost_[i] = stream.share() < chance_[i] ? 1 : 0;
        }
        lose_one_set(stream);
        for (std::size_t at = 2; at < nodes_.size(); ++at) {
            auto const& node = nodes_[at];
            counts_[at] = counts_[node.low] + (is_lost_[node.variable] != 0 ? counts_[node.high] : 0.0);
        }
        return 1.0 / counts_.back();
    }

private:
    void lose_one_set(Stream& stream) {
        auto at = static_cast<Index>(nodes_.size() - 1);
        while (at != Zbdd::unit) {
            auto const& node = nodes_[at];
            auto const with = chance_[node.variable] * sums_[node.high];
            // What cannot be drawn is not, however the last digit was rounded.
            auto const takes = sums_[node.low] <= 0.0 || (with > 0.0 && stream.share() * sums_[at] < with);
            is_lost_[node.variable] |= takes ? 1 : 0;
            at = takes ? node.high : node.low;
        }
    }

    struct Node {
        Index variable = 0, high = 0, low = 0;
    };
    std::vector<Index> variables_;  // of the diagram, by our own
    std::vector<double> chance_;
    std::vector<Node> nodes_;
    std::vector<double> sums_;
    std::vector<char> is_lost_;
    std::vector<double> counts_;
};

}  // namespace

std::optional<Estimate> probability_by_draws(Zbdd const& zbdd, Zbdd::Family family,
                                             std::vector<double> const& chance, std::uint64_t key,
                                             std::uint64_t draws, Watch const& watch) {
    if (family <= Zbdd::unit) {
        auto const certain = family == Zbdd::unit ? 1.0 : 0.0;
        return Estimate{certain, certain, certain};
    }
    Draws drawn{zbdd, family, chance};
    if (drawn.sum() <= 0.0) {
        return Estimate{};
    }
    double weights = 0.0;
    for (std::uint64_t i = 0; i < draws; ++i) {
        if (i % draws_in_piece == 0 && watch.is_off()) {
            return std::nullopt;
        }
        weights += drawn.weight(Stream{Stream::mix(key, i)});
    }
    auto const share = share_of(weights, static_cast<double>(draws));
    return Estimate{std::min(1.0, share.value * drawn.sum()), share.low * drawn.sum(),
                    std::min(1.0, share.high * drawn.sum())};
}

}  // namespace varn::resilience
