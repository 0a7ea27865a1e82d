#include "network_cut_sets.h"

#include <algorithm>
#include <numeric>

namespace varn::resilience {
namespace {

class Gathering {
public:
    Gathering(Network const& network, Zbdd::Order order, Effort effort, Minutes horizon)
        : network_(network),
          order_(order),
          horizon_(horizon),
          levels_(levels_of(network)),
          sets_{Zbdd{effort}, std::vector<Zbdd::Family>(network.nodes.size(), Zbdd::empty), {}} {}

    Result<NetworkCutSets> gather() {
        number_variables();
        auto const& component = levels_.component;
        std::vector<Index> nodes(network_.nodes.size());
        std::iota(nodes.begin(), nodes.end(), Index{0});
        // What is needed is numbered before what needs it, so this is bottom-up.
        std::stable_sort(nodes.begin(), nodes.end(),
                         [&](Index a, Index b) { return component[a] < component[b]; });
        for (std::size_t first = 0; first < nodes.size();) {
            auto last = first + 1;
            while (last < nodes.size() && component[nodes[last]] == component[nodes[first]]) {
                ++last;
            }
            settle({nodes.data() + first, last - first});
            if (sets_.zbdd.halted()) {
                return halt_error(sets_.zbdd.effort());
            }
            first = last;
        }
        return std::move(sets_);
    }

private:
    void number_variables() {
        sets_.node_of_variable = variables_of(network_, levels_);
        variable_.resize(network_.nodes.size());
        for (std::size_t i = 0; i < variable_.size(); ++i) {
            variable_[sets_.node_of_variable[i]] = static_cast<Index>(i);
        }
    }

    void settle(std::span<Index const> component) {
        bool const is_ring = component.size() > 1;
        for (bool changed = true; changed && !sets_.zbdd.halted();) {
            changed = false;
            for (auto const node : component) {
                auto const family = family_of(node);
                changed = changed || family != sets_.of[node];
                sets_.of[node] = family;
            }
            if (!is_ring) {
                break;
            }
        }
    }

    Zbdd::Family family_of(Index node) {
        auto& zbdd = sets_.zbdd;
        auto family = zbdd.variable(variable_[node]);
        for (auto const& need : network_.nodes[node].needs) {
            if (need.buffer < horizon_ && !zbdd.halted()) {
                family = zbdd.either(family, short_of(need));
            }
        }
        return family;
    }

    /// The sets that leave a need short.
    Zbdd::Family short_of(Need const& need) {
        auto& zbdd = sets_.zbdd;
        auto const slack = need.of.size() - need.least;
        std::vector<Zbdd::Family> fallen(slack + 2, Zbdd::empty);  // so many of the members so far
        fallen[0] = Zbdd::unit;
        for (std::size_t at = 0; at < need.of.size(); ++at) {
            auto const to_come = need.of.size() - at - 1;
            auto const least = slack + 1 > to_come ? slack + 1 - to_come : 1;  // fewer can never be enough
            for (auto count = std::min(slack, at) + 1; count >= least && !zbdd.halted(); --count) {
                fallen[count] =
                    zbdd.either(fallen[count], zbdd.both(fallen[count - 1], sets_.of[need.of[at]], order_));
            }
        }
        return fallen[slack + 1];
    }

    Network const& network_;
    Zbdd::Order order_;
    Minutes horizon_;
    Levels levels_;
    std::vector<Index> variable_;
    NetworkCutSets sets_;
};

}  // namespace

std::vector<Index> variables_of(Network const& network, Levels const& levels) {
    std::vector<Index> nodes(network.nodes.size());
    std::iota(nodes.begin(), nodes.end(), Index{0});
    std::stable_sort(nodes.begin(), nodes.end(), [&](Index a, Index b) {
        return levels.level[a] != levels.level[b] ? levels.level[a] > levels.level[b]
                                                  : network.nodes[a].district < network.nodes[b].district;
    });
    return nodes;
}

Error halt_error(Effort const& effort) {
    if (effort.halt() == Halt::cancelled) {
        return Error{ErrorCode::unavailable, "resilience.cancelled", {}, {}, {}};
    }
    return Error{ErrorCode::too_many,
                 "resilience.too_many_diagram_nodes",
                 {{"max", std::to_string(effort.nodes())}},
                 {},
                 {}};
}

Result<NetworkCutSets> cut_sets_of(Network const& network, Zbdd::Order order, Effort effort,
                                   Minutes horizon) {
    return Gathering{network, order, effort, horizon}.gather();
}

}  // namespace varn::resilience
