#include "loss_ties.h"

#include <algorithm>
#include <functional>

namespace varn::resilience {

LossTies::LossTies(std::size_t losses, std::size_t groups)
    : shaken_by_(groups),
      by_pairs_(groups),
      first_pair_(losses, 0),
      last_pair_(losses, 0),
      asked_in_(groups, 0),
      tied_in_(losses, 0),
      paired_(losses, 0) {}

void LossTies::add_pair(Index one, Index other) {
    if (last_pair_[one] == 0) {
        first_pair_[one] = pairs_.size();
    }
    places_.push_back({other, pairs_.size()});
    pairs_.push_back({{one, other}, groups_.size(), felled_.size()});
    near_in_.push_back(0);
    last_pair_[one] = pairs_.size();
}

void LossTies::pair_shakes(Index group, Index spare) {
    groups_.push_back(group);
    by_pairs_[group].push_back({pairs_.size() - 1, spare});
}

void LossTies::close(Index one) {
    std::sort(places_.begin() + static_cast<std::ptrdiff_t>(first_pair_[one]),
              places_.begin() + static_cast<std::ptrdiff_t>(last_pair_[one]),
              [](Place const& a, Place const& b) { return a.other < b.other; });
}

LossTies::Number LossTies::pair(Index one, Index other) const {
    auto const* const end = places_.data() + last_pair_[one];
    auto const* const place = std::lower_bound(places_.data() + first_pair_[one], end, other,
                                               [](Place const& a, Index wanted) { return a.other < wanted; });
    return place != end && place->other == other ? place->pair : no_pair;
}

bool LossTies::fells(Number pair, Index node) const {
    auto const last = pair + 1 < pairs_.size() ? pairs_[pair + 1].first_felled : felled_.size();
    auto const* const end = felled_.data() + last;
    return std::find(felled_.data() + pairs_[pair].first_felled, end, node) != end;
}

std::span<Index const> LossTies::groups_of(Number pair) const {
    auto const first = pairs_[pair].first_group;
    auto const last = pair + 1 < pairs_.size() ? pairs_[pair + 1].first_group : groups_.size();
    return {groups_.data() + first, last - first};
}

void LossTies::ask(Index group, Index missing) {
    if (asked_in_[group] != question_) {
        asked_in_[group] = question_;
        asked_.push_back({group, missing});
    }
}

void LossTies::tie(Index loss) {
    if (tied_in_[loss] != question_) {
        tied_in_[loss] = question_;
        tied_.push_back(loss);
    }
}

/// Ties what is of a pair that is near for this group's sake.
void LossTies::tie_pairs(Index loss, Asked const& asked) {
    for (auto const& [number, spare] : by_pairs_[asked.group]) {
        auto const& pair = pairs_[number].losses;
        if (pair.one <= loss) {
            break;
        }
        auto const may_be_short =
            asked.missing > spare || paired_[pair.one] == question_ || paired_[pair.other] == question_;
        if (may_be_short && near_in_[number] != question_) {
            near_in_[number] = question_;
            near_.push_back(pair);
            tie(pair.one);
            tie(pair.other);
        }
    }
}

std::span<Index const> LossTies::tied_to(Index loss, std::span<LossWorld::Shaken const> shaken) {
    ++question_;  // one for each loss, and those are numbered alike
    asked_.clear();
    tied_.clear();
    near_.clear();
    for (auto const& one : shaken) {
        ask(one.group, one.missing);
    }
    for (auto pair = first_pair_[loss]; pair < last_pair_[loss]; ++pair) {
        auto const other = pairs_[pair].losses.other;
        paired_[other] = question_;
        tie(other);
        for (auto const group : groups_of(pair)) {
            ask(group, 0);
        }
    }
    for (auto const& asked : asked_) {
        for (auto const other : shaken_by_[asked.group]) {
            if (other <= loss) {
                break;
            }
            tie(other);
        }
        tie_pairs(loss, asked);
    }
    std::sort(tied_.begin(), tied_.end(), std::greater<>{});
    std::sort(near_.begin(), near_.end(), [](Pair const& a, Pair const& b) {
        return a.one != b.one ? a.one > b.one : a.other > b.other;
    });
    return tied_;
}

}  // namespace varn::resilience
