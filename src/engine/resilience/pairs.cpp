#include "pairs.h"

#include <algorithm>

#include "harm_weights.h"

namespace varn::resilience {

PairLosses::PairLosses(Graph const& graph)
    : graph_(&graph), cascade_(graph), first_proposal_(graph.nodes(), none), fell_in_(graph.nodes(), 0) {}

Result<PairLosses> PairLosses::prepare(Graph const& graph, std::size_t most, Watch const& watch) {
    PairLosses pairs{graph};
    pairs.first_fallen_.push_back(0);
    pairs.first_shaken_.push_back(0);
    for (Index node = 0; node < graph.nodes(); ++node) {
        if (watch.is_off()) {
            return broken_off();
        }
        pairs.cascade_.begin();
        pairs.cascade_.lose(node);
        auto const fallen = pairs.cascade_.fallen();
        pairs.fallen_.insert(pairs.fallen_.end(), fallen.begin(), fallen.end());
        pairs.first_fallen_.push_back(pairs.fallen_.size());
        pairs.cascade_.shaken(pairs.shaken_);
        pairs.first_shaken_.push_back(pairs.shaken_.size());
        if (pairs.fallen_.size() + pairs.shaken_.size() > most) {
            return Error{
                ErrorCode::too_many, "resilience.too_many_pairs", {{"max", std::to_string(most)}}, {}, {}};
        }
    }
    if (!pairs.index(watch)) {
        return broken_off();
    }
    return pairs;
}

/// Turns "which groups does a node shake" into "which nodes shake a group", by a counting sort. False when
/// broken off.
bool PairLosses::index(Watch const& watch) {
    first_shaking_.assign(cascade_.counters() + 1, 0);
    for (auto const& one : shaken_) {
        ++first_shaking_[one.counter + 1];
    }
    for (std::size_t i = 1; i < first_shaking_.size(); ++i) {
        first_shaking_[i] += first_shaking_[i - 1];
    }
    shaking_.resize(shaken_.size());
    auto next = first_shaking_;
    for (Index node = 0; node < graph_->nodes() && !watch.is_off(); ++node) {
        for (auto i = first_shaken_[node]; i < first_shaken_[node + 1]; ++i) {
            shaking_[next[shaken_[i].counter]++] = {node, shaken_[i].missing};
        }
    }
    for (std::size_t counter = 0; counter < cascade_.counters() && !watch.is_off(); ++counter) {
        auto const first = shaking_.begin() + static_cast<std::ptrdiff_t>(first_shaking_[counter]);
        auto const last = shaking_.begin() + static_cast<std::ptrdiff_t>(first_shaking_[counter + 1]);
        std::stable_sort(first, last,
                         [](Shaking const& a, Shaking const& b) { return a.missing > b.missing; });
    }
    return !watch.is_off();
}

/// Of two, the one with the larger cascade is played first; of equals, the lower number.
bool PairLosses::is_base(Index node, Index other) const {
    auto const size = first_fallen_[node + 1] - first_fallen_[node];
    auto const of_other = first_fallen_[other + 1] - first_fallen_[other];
    return size != of_other ? size > of_other : node < other;
}

/// Whom to play the base with, and the groups that say so.
void PairLosses::propose(Index base) {
    others_.clear();
    proposals_.clear();
    for (auto i = first_shaken_[base]; i < first_shaken_[base + 1]; ++i) {
        auto const [counter, missing] = shaken_[i];
        auto const slack = cascade_.slack(counter);
        auto const* const end = shaking_.data() + first_shaking_[counter + 1];
        for (auto const* at = shaking_.data() + first_shaking_[counter];
             at < end && at->missing + missing > slack; ++at) {
            if (!is_base(base, at->node)) {
                continue;
            }
            auto& first = first_proposal_[at->node];
            if (first == none) {
                others_.push_back(at->node);
            }
            proposals_.push_back({counter, first});
            first = static_cast<Index>(proposals_.size() - 1);
        }
    }
}

void PairLosses::find(Index first, Index last, Fells const& fells) {
    for (auto base = first; base < last; ++base) {
        propose(base);
        if (others_.empty()) {
            continue;
        }
        cascade_.begin();
        cascade_.lose(base);
        for (auto const other : others_) {
            if (!cascade_.has_fallen(other)) {
                play(base, other, fells);
            }
            first_proposal_[other] = none;
        }
    }
}

/// Have more members fallen in either cascade, or by both, than the group can lose?
bool PairLosses::is_short(Index counter) const {
    Index missing = 0;
    for (auto const member : graph_->members_of(cascade_.group(counter))) {
        missing += stands(member) ? 0 : 1;
    }
    return missing > cascade_.slack(counter);
}

void PairLosses::fell(Index node) {
    fell_in_[node] = pair_;
    news_.push_back(node);
}

void PairLosses::play(Index base, Index other, Fells const& fells) {
    ++pairs_played_;
    if (++pair_ == 0) {
        std::fill(fell_in_.begin(), fell_in_.end(), 0);
        pair_ = 1;
    }
    for (auto const node : fallen_with(other)) {
        fell_in_[node] = pair_;
    }
    news_.clear();
    for (auto i = first_proposal_[other]; i != none; i = proposals_[i].next) {
        auto const owner = cascade_.owner(proposals_[i].counter);
        if (stands(owner) && is_short(proposals_[i].counter)) {
            fell(owner);
        }
    }
    for (std::size_t at = 0; at < news_.size(); ++at) {
        for (auto const owner : cascade_.straight_from(news_[at])) {
            if (stands(owner)) {
                fell(owner);
            }
        }
        for (auto const counter : cascade_.counted_from(news_[at])) {
            auto const owner = cascade_.owner(counter);
            if (stands(owner) && is_short(counter)) {
                fell(owner);
            }
        }
    }
    if (!news_.empty()) {
        fells(base, other, news_);
    }
}

}  // namespace varn::resilience
