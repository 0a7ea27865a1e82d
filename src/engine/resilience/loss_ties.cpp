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
      tied_in_(losses, 0) {}

void LossTies::add_pair(Index one, Index other) {
    if (last_pair_[one] == 0) {
        first_pair_[one] = pairs_.size();
    }
    pairs_.push_back({one, other, groups_.size()});
    last_pair_[one] = pairs_.size();
}

void LossTies::pair_shakes(Index group) {
    groups_.push_back(group);
    by_pairs_[group].push_back(pairs_.size() - 1);
}

std::span<Index const> LossTies::groups_of(std::size_t pair) const {
    auto const first = pairs_[pair].first_group;
    auto const last = pair + 1 < pairs_.size() ? pairs_[pair + 1].first_group : groups_.size();
    return {groups_.data() + first, last - first};
}

void LossTies::ask(Index group) {
    if (asked_in_[group] != question_) {
        asked_in_[group] = question_;
        asked_.push_back(group);
    }
}

void LossTies::tie(Index loss) {
    if (tied_in_[loss] != question_) {
        tied_in_[loss] = question_;
        tied_.push_back(loss);
    }
}

std::span<Index const> LossTies::tied_to(Index loss, std::span<Index const> groups) {
    ++question_;  // one for each loss, and those are numbered alike
    asked_.clear();
    tied_.clear();
    std::for_each(groups.begin(), groups.end(), [&](Index group) { ask(group); });
    for (auto pair = first_pair_[loss]; pair < last_pair_[loss]; ++pair) {
        tie(pairs_[pair].other);
        for (auto const group : groups_of(pair)) {
            ask(group);
        }
    }
    for (auto const group : asked_) {
        for (auto const other : shaken_by_[group]) {
            if (other <= loss) {
                break;
            }
            tie(other);
        }
        for (auto const pair : by_pairs_[group]) {
            if (pairs_[pair].one <= loss) {
                break;
            }
            tie(pairs_[pair].one);
            tie(pairs_[pair].other);
        }
    }
    std::sort(tied_.begin(), tied_.end(), std::greater<>{});
    return tied_;
}

}  // namespace varn::resilience
