// The fault tree of a network. A node falls when it is lost or when a need is short, and a need of n with k
// needed is short when n - k + 1 of its members have fallen. Where nodes need each other in a ring the tree
// would stand on itself: such a ring of s nodes is told in s steps, each standing on the step before, because
// no chain of causes through s nodes is longer than that.
#include <algorithm>
#include <map>

#include "engine/rings.h"
#include "resilience/network_writing.h"

namespace varn::resilience {
namespace {

constexpr std::size_t ring_gates_max = 1'000'000;

/// Which ring each node lies in, and of how many.
class Rings {
public:
    explicit Rings(Network const& network) : ring_(ring_numbers(network)), sizes_(ring_.size(), 0) {
        for (auto const ring : ring_) {
            ++sizes_[ring];
        }
    }
    Index ring_of(Index node) const { return ring_[node]; }
    Index size_of(Index node) const { return sizes_[ring_[node]]; }

private:
    std::vector<Index> ring_;
    std::vector<Index> sizes_;  // by ring
};

class Growing {
public:
    explicit Growing(Network const& network) : network_(network), rings_(network) {}

    Result<FaultTree> grow(std::vector<Index> const& services, bool is_one) {
        std::vector<GateInput> tops;
        for (auto const service : services) {
            TRY(top, fallen({service, rings_.size_of(service) - 1}));
            tops.push_back(*top);
        }
        if (!is_one || !tops.front().is_gate) {
            tops = {gate("top", GateKind::disjunction, 0, std::move(tops))};
        }
        tree_.top = tops.front().index;
        return std::move(tree_);
    }

private:
    /// A node at a step of its ring; of a ring of one there is step 0 alone.
    struct Place {
        Index node;
        Index step;
        auto operator<=>(Place const&) const = default;
    };
    using Input = std::optional<GateInput>;  // nothing: it cannot happen

    GateInput gate(std::string id, GateKind kind, Index least, std::vector<GateInput> inputs) {
        tree_.gates.push_back({std::move(id), kind, least, std::move(inputs)});
        return {true, static_cast<Index>(tree_.gates.size() - 1)};
    }
    GateInput lost(Index node) {
        auto const [at, is_new] = events_.try_emplace(node, static_cast<Index>(tree_.events.size()));
        if (is_new) {
            auto const& of = network_.nodes[node];
            tree_.events.push_back({"lost-" + of.id, of.loss_probability});
        }
        return {false, at->second};
    }
    /// Where a member is looked at from a place: earlier in the same ring, or at the last step of another.
    std::optional<Place> seen_from(Place const& place, Index member) const {
        if (rings_.ring_of(member) != rings_.ring_of(place.node)) {
            return Place{member, rings_.size_of(member) - 1};
        }
        return place.step == 0 ? std::nullopt : std::optional{Place{member, place.step - 1}};
    }
    /// The gate of a place, made after those it stands on.
    Result<Input> fallen(Place const& wanted) {
        std::vector<Place> path{wanted};
        while (!path.empty()) {
            auto const place = path.back();
            bool is_ready = made_.contains(place);
            if (!is_ready) {
                auto const before = path.size();
                for (auto const& need : network_.nodes[place.node].needs) {
                    for (auto const member : need.of) {
                        auto const at = seen_from(place, member);
                        if (at && !made_.contains(*at)) {
                            path.push_back(*at);
                        }
                    }
                }
                is_ready = path.size() == before;
                if (is_ready) {
                    made_.emplace(place, make(place));
                    if (rings_.size_of(place.node) > 1 && ++ring_gates_ > ring_gates_max) {
                        return Error{ErrorCode::too_many,
                                     "resilience.ring_too_large",
                                     {{"max", std::to_string(ring_gates_max)}},
                                     {},
                                     {}};
                    }
                }
            }
            if (is_ready) {
                path.pop_back();
            }
        }
        return Input{made_.at(wanted)};
    }
    GateInput make(Place const& place) {
        auto const& node = network_.nodes[place.node];
        auto const suffix = rings_.size_of(place.node) > 1 ? "-step-" + std::to_string(place.step) : "";
        std::vector<GateInput> causes{lost(place.node)};
        for (std::size_t n = 0; n < node.needs.size(); ++n) {
            auto const& need = node.needs[n];
            std::vector<GateInput> members;
            for (auto const member : need.of) {
                if (auto const at = seen_from(place, member)) {
                    members.push_back(made_.at(*at));
                }
            }
            auto const short_by = static_cast<Index>(need.of.size()) - need.least + 1;
            if (members.size() < short_by) {
                continue;  // at this step too few can have fallen
            }
            auto const kind = short_by == 1                ? GateKind::disjunction
                              : short_by == members.size() ? GateKind::conjunction
                                                           : GateKind::at_least;
            auto const cause = members.size() == 1
                                   ? members.front()
                                   : gate("short-" + node.id + "-" + std::to_string(n + 1) + suffix, kind,
                                          kind == GateKind::at_least ? short_by : 0, std::move(members));
            if (std::find(causes.begin(), causes.end(), cause) == causes.end()) {
                causes.push_back(cause);
            }
        }
        return causes.size() == 1
                   ? causes.front()
                   : gate("falls-" + node.id + suffix, GateKind::disjunction, 0, std::move(causes));
    }

    Network const& network_;
    Rings rings_;
    FaultTree tree_;
    std::map<Index, Index> events_;
    std::map<Place, GateInput> made_;
    std::size_t ring_gates_ = 0;
};

}  // namespace

Result<FaultTree> fault_tree_of(Network const& network, std::optional<Index> service) {
    std::vector<Index> services;
    for (Index node = 0; node < network.nodes.size(); ++node) {
        if (network.nodes[node].is_service && (!service || *service == node)) {
            services.push_back(node);
        }
    }
    if (services.empty()) {
        return invalid("/service", "resilience.no_service_to_fall");
    }
    return Growing{network}.grow(services, service.has_value());
}

}  // namespace varn::resilience
