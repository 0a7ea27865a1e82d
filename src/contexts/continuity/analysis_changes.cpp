// Before and after changes that nobody has made yet: the network as it is and as it would be.
#include <algorithm>

#include "analysis.h"
#include "engine/network_losses.h"
#include "engine/weaknesses.h"

namespace varn::continuity {
namespace {

using resilience::Network;
using resilience::SingleLoss;

constexpr std::size_t changed_told = 200;

/// Lays edits onto a copy of the network, each fault at its place.
class Changing {
public:
    explicit Changing(TownNetwork const& town) : town_(town), network_(town.network) {}

    Result<Network> with(std::vector<Edit> const& edits) {
        if (edits.empty()) {
            return invalid("/edits", "continuity.nothing_is_changed");
        }
        for (std::size_t i = 0; i < edits.size(); ++i) {
            CHECK(lay(edits[i], "/edits/" + std::to_string(i)));
        }
        return std::move(network_);
    }

private:
    Result<Done> lay(Edit const& edit, std::string const& place) {
        bool const is_of_need = edit.needed || edit.buffer_minutes || edit.add || edit.remove;
        if (edit.need.has_value() == edit.node.has_value() || edit.need.has_value() != is_of_need ||
            edit.node.has_value() != edit.restart_minutes.has_value()) {
            return invalid(place, "continuity.edit_is_one_thing");
        }
        if (edit.node) {
            TRY(node, place_of_id(town_, edit.node->text, place + "/node"));
            network_.nodes[node].restart = *edit.restart_minutes;
            return Done{};
        }
        auto const at = town_.needs.find(edit.need->text);
        if (at == town_.needs.end()) {
            return invalid(place + "/need", "continuity.not_in_network");
        }
        auto const [node, number] = at->second;
        auto& need = network_.nodes[node].needs[number];
        CHECK(change_members(edit, place, node, need));
        need.buffer = edit.buffer_minutes.value_or(need.buffer);
        need.least = static_cast<Index>(edit.needed.value_or(need.least));
        if (need.least > need.of.size()) {
            return invalid(place + "/needed", "continuity.needs_more_than_there_are",
                           {{"members", std::to_string(need.of.size())}});
        }
        return Done{};
    }
    Result<Done> change_members(Edit const& edit, std::string const& place, Index node,
                                resilience::Need& need) const {
        if (edit.add) {
            TRY(member, place_of_id(town_, edit.add->text, place + "/add"));
            if (member == node) {
                return invalid(place + "/add", "continuity.needs_itself");
            }
            if (std::find(need.of.begin(), need.of.end(), member) != need.of.end()) {
                return invalid(place + "/add", "continuity.member_twice");
            }
            need.of.push_back(member);
        }
        if (edit.remove) {
            TRY(member, place_of_id(town_, edit.remove->text, place + "/remove"));
            auto const found = std::find(need.of.begin(), need.of.end(), member);
            if (found == need.of.end()) {
                return invalid(place + "/remove", "continuity.not_a_member");
            }
            need.of.erase(found);
        }
        return Done{};
    }

    TownNetwork const& town_;
    Network network_;
};

Result<TownWeakness> weigh(Network const& network, std::vector<SingleLoss> const& losses) {
    TownWeakness told;
    for (Index node = 0; node < network.nodes.size(); ++node) {
        auto const others = losses[node].services - (network.nodes[node].is_service ? 1 : 0);
        told.services_lost += losses[node].services;
        told.single_points += others > 0 ? 1 : 0;
    }
    TRY(pairs, resilience::pair_losses(network, 0));
    told.cut_pairs = static_cast<std::int64_t>(pairs.cut_pairs);
    TRY(found, resilience::weaknesses(network));
    told.weaknesses = static_cast<std::int64_t>(found.size());
    return told;
}

std::vector<ChangedLoss> changed_losses(Network const& network, std::vector<SingleLoss> const& before,
                                        std::vector<SingleLoss> const& after) {
    std::vector<ChangedLoss> changed;
    for (Index node = 0; node < network.nodes.size(); ++node) {
        if (before[node].services != after[node].services) {
            changed.push_back({named(network, node), static_cast<std::int64_t>(before[node].services),
                               static_cast<std::int64_t>(after[node].services)});
        }
    }
    auto const difference = [](ChangedLoss const& one) {
        return std::abs(one.services_before - one.services_after);
    };
    std::stable_sort(changed.begin(), changed.end(),
                     [&](auto const& a, auto const& b) { return difference(a) > difference(b); });
    changed.resize(std::min(changed.size(), changed_told));
    return changed;
}

}  // namespace

Result<ComparisonTold> comparison_told(Town& town, Actor const& actor, ComparisonAsk const& ask) {
    SharedNetwork seen;
    {
        db::ReadTx tx{town.db};
        TRY(found, town_network(tx, actor));
        seen = found;
    }
    TRY(changed, Changing{*seen}.with(ask.edits));
    CHECK(resilience::validate(changed));
    TRY(before, resilience::single_losses(seen->network));
    TRY(after, resilience::single_losses(changed));
    TRY(weight_before, weigh(seen->network, before));
    TRY(weight_after, weigh(changed, after));
    return ComparisonTold{seen->model, model_of(changed), weight_before, weight_after,
                          changed_losses(changed, before, after)};
}

}  // namespace varn::continuity
