#include "rescue_search.h"

#include <algorithm>
#include <bit>

namespace varn::resilience {
namespace {

MeasureSet every(std::span<Measure const> measures) {
    return measures.size() == most_measures ? ~MeasureSet{0} : only(measures.size()) - 1;
}

std::vector<LossBits::Source> loss_sources(Network const& network, Graph const& graph) {
    std::vector<LossBits::Source> sources;
    for (Index node = 0; node < graph.nodes(); ++node) {
        sources.push_back({graph.outer(node), network.nodes[graph.outer(node)].loss_probability});
    }
    return sources;
}

}  // namespace

RescueSearch::RescueSearch(Network const& network, std::span<Measure const> measures, Minutes horizon)
    : best_(with_measures(network, measures, every(measures))),
      graph_(network, horizon),
      best_graph_(best_, horizon),
      sweep_(network, graph_),
      best_sweep_(best_, best_graph_),
      losses_(loss_sources(network, graph_)),
      drawn_(losses_.room()),
      groups_(network.nodes.size()),
      sparings_(network.nodes.size()),
      rank_(network.nodes.size()),
      lost_(network.nodes.size()),
      lanes_(network.nodes.size()),
      best_lanes_(network.nodes.size()),
      open_(lanes_in_word),
      claims_(network.nodes.size()) {
    auto const levels = levels_of(best_);
    for (Index node = 0; node < network.nodes.size(); ++node) {
        by_rank_.push_back(node);
        if (network.nodes[node].is_service) {
            services_.push_back(node);
        }
    }
    std::sort(by_rank_.begin(), by_rank_.end(), [&](Index a, Index b) {
        return std::pair{levels.component[a], a} < std::pair{levels.component[b], b};
    });
    take_groups(network, horizon);
    take_changes(network, measures, horizon);
}

void RescueSearch::take_groups(Network const& network, Minutes horizon) {
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        for (auto const& need : network.nodes[i].needs) {
            groups_[i].push_back({need.least, need.of, {}, {}, Rescues::never()});
            if (need.buffer >= horizon) {
                groups_[i].back().waived = Rescues::always();
            }
        }
    }
}

void RescueSearch::take_changes(Network const& network, std::span<Measure const> measures, Minutes horizon) {
    auto const spare_by = [&](Index node, std::size_t measure, double kept) {
        if (sparings_[node].empty()) {
            spared_nodes_.push_back(node);
        }
        sparings_[node].push_back({measure, kept});
    };
    for (std::size_t m = 0; m < measures.size(); ++m) {
        for (auto const& change : measures[m].changes) {
            if (auto const* const add = std::get_if<AddMember>(&change)) {
                auto& added = groups_[add->node][add->need].added;
                auto at = std::find_if(added.begin(), added.end(),
                                       [&](AddedMember const& one) { return one.member == add->member; });
                if (at == added.end()) {
                    at = added.insert(at, {add->member, Rescues::never()});
                }
                at->by.add(only(m));
            } else if (auto const* const lower = std::get_if<LowerLeast>(&change)) {
                groups_[lower->node][lower->need].lowered.push_back({lower->least, m});
            } else if (auto const* const longer = std::get_if<LengthenBuffer>(&change)) {
                if (longer->buffer >= horizon) {
                    groups_[longer->node][longer->need].waived.add(only(m));
                }
            } else if (auto const* const less = std::get_if<LowerLossProbability>(&change)) {
                spare_by(less->node, m, less->probability / network.nodes[less->node].loss_probability);
            } else if (auto const* const rarer = std::get_if<LowerLossRate>(&change)) {
                spare_by(rarer->node, m, rarer->per_year / network.nodes[rarer->node].losses_per_year);
            }
        }
    }
}

/// The number of a loss that says which lower probabilities would have spared it.
double RescueSearch::share(std::uint64_t seed, Index node, std::uint64_t scenario) const {
    return Stream{Stream::mix(Stream::mix(Stream::mix(seed, 2), node + 1U), scenario + 1)}.share();
}

bool RescueSearch::block(std::uint64_t seed, std::uint64_t block, Told const& told) {
    losses_.draw(seed, block, lost_, drawn_);
    lanes_ = lost_;
    spare(seed, block);
    sweep_.run(lanes_, widest());
    best_sweep_.run(best_lanes_, widest());
    gather(told);
    for (std::size_t lane = 0; lane < lanes_in_word; ++lane) {
        if (!asked_.has(lane)) {
            continue;
        }
        if (!solve(seed, block, lane)) {
            return false;
        }
        for (auto const service : services_) {
            bool const is_open =
                lanes_[graph_.inner(service)].has(lane) && !best_lanes_[best_graph_.inner(service)].has(lane);
            if (is_open) {
                told.saved(service, lane, claims_[service]);
            }
        }
    }
    return true;
}

/// What is lost when every measure is taken.
void RescueSearch::spare(std::uint64_t seed, std::uint64_t block) {
    for (Index node = 0; node < graph_.nodes(); ++node) {
        best_lanes_[best_graph_.inner(graph_.outer(node))] = lost_[node];
    }
    for (auto const node : spared_nodes_) {
        double kept = 1.0;
        for (auto const& sparing : sparings_[node]) {
            kept = std::min(kept, sparing.kept);
        }
        auto& lanes = best_lanes_[best_graph_.inner(node)];
        for (std::size_t i = 0; i < 8; ++i) {
            for (auto word = lanes.word[i]; word != 0; word &= word - 1) {
                auto const lane = 64 * i + static_cast<std::size_t>(std::countr_zero(word));
                if (share(seed, node, block * lanes_in_word + lane) >= kept) {
                    lanes.word[i] &= ~(std::uint64_t{1} << (lane % 64));
                }
            }
        }
    }
}

/// Notes the open nodes of each lane, and the lanes that are worth looking at.
void RescueSearch::gather(Told const& told) {
    asked_ = {};
    for (auto const service : services_) {
        auto const& fallen = lanes_[graph_.inner(service)];
        auto const& best = best_lanes_[best_graph_.inner(service)];
        std::uint64_t count = 0;
        for (std::size_t i = 0; i < 8; ++i) {
            count += static_cast<std::uint64_t>(std::popcount(fallen.word[i]));
            asked_.word[i] |= fallen.word[i] & ~best.word[i];
        }
        told.fallen(service, count);
    }
    for (auto& nodes : open_) {
        nodes.clear();
    }
    for (auto const node : by_rank_) {
        auto const& fallen = lanes_[graph_.inner(node)];
        auto const& best = best_lanes_[best_graph_.inner(node)];
        for (std::size_t i = 0; i < 8; ++i) {
            for (auto word = fallen.word[i] & ~best.word[i] & asked_.word[i]; word != 0; word &= word - 1) {
                open_[64 * i + static_cast<std::size_t>(std::countr_zero(word))].push_back(node);
            }
        }
    }
}

bool RescueSearch::solve(std::uint64_t seed, std::uint64_t block, std::size_t lane) {
    for (auto const node : open_[lane]) {
        claims_[node] = always_;
    }
    for (bool has_changed = true; has_changed;) {
        has_changed = false;
        for (auto const node : open_[lane]) {
            auto claim = claim_of(seed, block * lanes_in_word + lane, lane, node);
            if (claim.sets().size() > most_sets) {
                return false;
            }
            if (claim != claims_[node]) {
                claims_[node] = std::move(claim);
                has_changed = true;
            }
        }
    }
    return true;
}

Rescues const& RescueSearch::state(Index node, std::size_t lane) const {
    if (!lanes_[graph_.inner(node)].has(lane)) {
        return always_;
    }
    return best_lanes_[best_graph_.inner(node)].has(lane) ? never_ : claims_[node];
}

/// A node stands if it is not lost, or spared, and each of its needs is met.
Rescues RescueSearch::claim_of(std::uint64_t seed, std::uint64_t scenario, std::size_t lane,
                               Index node) const {
    auto claim = always_;
    if (lost_[graph_.inner(node)].has(lane)) {
        claim = never_;
        auto const number = share(seed, node, scenario);
        for (auto const& sparing : sparings_[node]) {
            if (number >= sparing.kept) {
                claim.add(only(sparing.measure));
            }
        }
    }
    for (auto const& group : groups_[node]) {
        auto const met = group_claim(group, lane);
        if (!met.is_always()) {
            Rescues both;
            both.add_both(claim, met);
            claim = std::move(both);
        }
    }
    claim.sort();
    return claim;
}

/// Met if enough members stand, for the threshold that holds; or if it is waived.
Rescues RescueSearch::group_claim(Group const& group, std::size_t lane) const {
    if (group.waived.is_always()) {
        return group.waived;
    }
    Index standing = 0;
    std::vector<Rescues const*> open;
    for (auto const member : group.of) {
        auto const& one = state(member, lane);
        if (one.is_always()) {
            ++standing;
        } else if (!one.is_never()) {
            open.push_back(&one);
        }
    }
    if (standing >= group.least) {
        return always_;
    }
    std::vector<Rescues> added(group.added.size());
    for (std::size_t i = 0; i < group.added.size(); ++i) {
        added[i].add_both(state(group.added[i].member, lane), group.added[i].by);
        if (!added[i].is_never()) {
            open.push_back(&added[i]);
        }
    }
    auto const missing = group.least - standing;
    std::vector<Rescues> at_least(missing + 1);  // so many of the open ones
    at_least[0] = always_;
    for (auto const* const one : open) {
        for (auto count = missing; count > 0; --count) {
            at_least[count].add_both(at_least[count - 1], *one);
        }
    }
    auto met = std::move(at_least[missing]);
    for (auto const& [least, measure] : group.lowered) {
        Rescues by;
        by.add(only(measure));
        met.add_both(by, least <= standing ? always_ : at_least[least - standing]);
    }
    met.add(group.waived);
    return met;
}

std::vector<Index> RescueSearch::causes(Index service, std::size_t lane) const {
    std::vector<Index> found, reached{service};
    std::vector<bool> is_reached(groups_.size(), false);
    is_reached[service] = true;
    for (std::size_t at = 0; at < reached.size(); ++at) {
        auto const node = reached[at];
        if (lost_[graph_.inner(node)].has(lane)) {
            found.push_back(node);
            continue;
        }
        for (auto const& group : groups_[node]) {
            auto const has_fallen = [&](Index member) { return lanes_[graph_.inner(member)].has(lane); };
            auto const fallen = std::count_if(group.of.begin(), group.of.end(), has_fallen);
            auto const slack = static_cast<std::ptrdiff_t>(group.of.size()) - group.least;
            if (group.waived.is_always() || fallen <= slack) {
                continue;
            }
            for (auto const member : group.of) {
                if (has_fallen(member) && !is_reached[member]) {
                    is_reached[member] = true;
                    reached.push_back(member);
                }
            }
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace varn::resilience
