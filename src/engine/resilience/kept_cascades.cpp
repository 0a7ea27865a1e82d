#include "kept_cascades.h"

#include <algorithm>
#include <utility>

#include "cascade.h"

namespace varn::resilience {
namespace {

void erase_one(std::vector<Index>& list, Index value) {
    auto const at = std::find(list.begin(), list.end(), value);
    *at = list.back();  // the order of these lists means nothing
    list.pop_back();
}

}  // namespace

Result<KeptCascades> KeptCascades::of(Network const& network, Minutes horizon, std::size_t most_kept) {
    KeptCascades kept{horizon, most_kept};
    kept.grow(network.nodes.size());
    Graph const graph{network, horizon};
    Cascade cascade{graph};
    for (Index node = 0; node < network.nodes.size(); ++node) {
        kept.groups_[node] = kept.groups_of(network.nodes[node].needs);
        kept.join(node);
        cascade.begin();
        cascade.lose(graph.inner(node));
        kept.kept_ += cascade.fallen().size();
        if (kept.kept_ > most_kept) {
            return kept.too_many();
        }
        for (auto const fallen : cascade.fallen()) {
            kept.fallen_with_[node].push_back(graph.outer(fallen));
            kept.felled_by_[graph.outer(fallen)].push_back(node);
        }
    }
    return kept;
}

Error KeptCascades::too_many() const {
    return {ErrorCode::too_many, "resilience.too_many_losses", {{"max", std::to_string(most_kept_)}}, {}, {}};
}

void KeptCascades::grow(std::size_t nodes) {
    groups_.resize(nodes);
    uses_.resize(nodes);
    fallen_with_.resize(nodes);
    felled_by_.resize(nodes);
    for (auto* const marks : {&fell_in_, &followed_in_, &asked_in_, &taken_}) {
        marks->resize(nodes, 0);
    }
}

std::vector<KeptCascades::Group> KeptCascades::groups_of(std::vector<Need> const& needs) const {
    std::vector<Group> groups;
    for (auto const& need : needs) {
        auto const members = static_cast<Index>(need.of.size());
        groups.push_back({need.buffer >= horizon_ ? members : members - need.least, need.of});
    }
    return groups;
}

/// Tells the members of a node's groups that they are used.
void KeptCascades::join(Index node) {
    for (Index place = 0; place < groups_[node].size(); ++place) {
        for (auto const member : groups_[node][place].members) {
            uses_[member].push_back({node, place});
        }
    }
}

void KeptCascades::leave(Index node) {
    for (Index place = 0; place < groups_[node].size(); ++place) {
        for (auto const member : groups_[node][place].members) {
            auto& uses = uses_[member];
            *std::find(uses.begin(), uses.end(), Use{node, place}) = uses.back();
            uses.pop_back();
        }
    }
}

void KeptCascades::exchange(Index node, std::vector<Group>& groups) {
    leave(node);
    std::swap(groups_[node], groups);
    join(node);
}

// Each cascade is right by the old rule of the node or by its new one, and either can be brought to either.
// So a change that was broken off is undone by changing back.
Result<Done> KeptCascades::change(Index node, std::vector<Need> const& needs, std::vector<Index>& changed) {
    auto groups = groups_of(needs);
    exchange(node, groups);
    if (refresh_all(node, changed, most_kept_)) {
        return Done{};
    }
    exchange(node, groups);
    refresh_all(node, changed, SIZE_MAX);
    changed.clear();
    return too_many();
}

/// False when it was broken off because more falls than may be kept.
bool KeptCascades::refresh_all(Index node, std::vector<Index>& changed, std::size_t most_kept) {
    propose(node);
    for (auto const lost : asked_) {
        if (refresh(lost, node)) {
            changed.push_back(lost);
        }
        if (kept_ > most_kept) {
            return false;
        }
    }
    return kept_ <= most_kept;  // a new node counts even when nothing is asked
}

/// After four thousand million cascades the numbers begin anew.
void KeptCascades::begin() {
    if (++epoch_ != 0) {
        return;
    }
    for (auto* const marks : {&fell_in_, &followed_in_, &asked_in_}) {
        std::fill(marks->begin(), marks->end(), 0);
    }
    for (auto& groups : groups_) {
        for (auto& group : groups) {
            group.counted_in = 0;
        }
    }
    epoch_ = 1;
}

/// Whose cascades to look at: those that felled the node, and those that take more members of one of its
/// groups than it can lose.
void KeptCascades::propose(Index node) {
    asked_.clear();
    begin();
    asked_in_[node] = epoch_;  // lost itself, it falls by no rule
    auto const round = epoch_;
    auto const ask = [&](Index lost) {
        if (asked_in_[lost] != round) {
            asked_in_[lost] = round;
            asked_.push_back(lost);
        }
    };
    std::for_each(felled_by_[node].begin(), felled_by_[node].end(), ask);
    for (auto const& group : groups_[node]) {
        for (auto const member : group.members) {
            for (auto const lost : felled_by_[member]) {
                ++taken_[lost];
            }
        }
        for (auto const member : group.members) {
            for (auto const lost : felled_by_[member]) {
                if (std::exchange(taken_[lost], 0) > group.slack) {
                    ask(lost);
                }
            }
        }
    }
}

/// Brings what falls with `lost` to the new rule of a node; true when it is not what it was.
bool KeptCascades::refresh(Index lost, Index node) {
    begin();
    auto const& list = fallen_with_[lost];
    std::size_t place = 0;
    while (place < list.size() && list[place] != node) {
        mark(list[place++]);
    }
    bool const falls = is_short(node);
    if (place == list.size()) {
        return falls && extend(lost, node);
    }
    return !falls && rederive(lost, node, place);
}

void KeptCascades::mark(Index node) {
    fell_in_[node] = followed_in_[node] = epoch_;
}

bool KeptCascades::extend(Index lost, Index node) {
    news_.clear();
    fell(node);
    follow();
    for (auto const fallen : news_) {
        felled_by_[fallen].push_back(lost);
    }
    auto& list = fallen_with_[lost];
    list.insert(list.end(), news_.begin(), news_.end());
    kept_ += news_.size();
    return true;
}

bool KeptCascades::rederive(Index lost, Index node, std::size_t place) {
    auto& list = fallen_with_[lost];
    std::for_each(list.begin() + static_cast<std::ptrdiff_t>(place), list.end(),
                  [&](Index fallen) { mark(fallen); });
    strike(lost, node);
    std::erase_if(list, [&](Index fallen) { return fell_in_[fallen] != epoch_; });
    news_.clear();
    for (auto const gone : struck_) {
        if (fell_in_[gone] != epoch_ && is_short(gone)) {
            fell(gone);
        }
    }
    follow();
    list.insert(list.end(), news_.begin(), news_.end());
    for (auto const gone : struck_) {
        if (fell_in_[gone] != epoch_) {
            erase_one(felled_by_[gone], lost);
        }
    }
    kept_ -= struck_.size() - news_.size();
    return news_.size() < struck_.size();
}

/// Takes out a node and whatever may have fallen through it.
void KeptCascades::strike(Index lost, Index node) {
    struck_.assign(1, node);
    fell_in_[node] = followed_in_[node] = 0;
    for (std::size_t at = 0; at < struck_.size(); ++at) {
        for (auto const use : uses_[struck_[at]]) {
            if (fell_in_[use.owner] == epoch_ && use.owner != lost) {
                fell_in_[use.owner] = followed_in_[use.owner] = 0;
                struck_.push_back(use.owner);
            }
        }
    }
}

Index KeptCascades::missing_of(Group const& group) const {
    return static_cast<Index>(std::count_if(group.members.begin(), group.members.end(),
                                            [&](Index member) { return followed_in_[member] == epoch_; }));
}

bool KeptCascades::is_short(Index node) const {
    auto const& groups = groups_[node];
    return std::any_of(groups.begin(), groups.end(),
                       [&](Group const& group) { return missing_of(group) > group.slack; });
}

void KeptCascades::fell(Index node) {
    fell_in_[node] = epoch_;
    news_.push_back(node);
}

/// What falls with the news. A group is counted when the first of its members is followed, and from then on
/// each that is followed counts once more.
void KeptCascades::follow() {
    for (std::size_t at = 0; at < news_.size(); ++at) {
        followed_in_[news_[at]] = epoch_;
        for (auto const use : uses_[news_[at]]) {
            if (fell_in_[use.owner] == epoch_) {
                continue;
            }
            auto& group = groups_[use.owner][use.place];
            if (group.counted_in != epoch_) {
                group.counted_in = epoch_;
                group.missing = missing_of(group);
            } else {
                ++group.missing;
            }
            if (group.missing > group.slack) {
                fell(use.owner);
            }
        }
    }
}

void KeptCascades::add() {
    auto const node = static_cast<Index>(nodes());
    grow(nodes() + 1);
    fallen_with_[node] = felled_by_[node] = {node};
    ++kept_;
}

void KeptCascades::remove(Index node, std::vector<Index>& changed) {
    for (auto const lost : felled_by_[node]) {
        if (lost != node) {
            auto& list = fallen_with_[lost];
            list.erase(std::find(list.begin(), list.end(), node));
            changed.push_back(lost);
        }
    }
    kept_ -= felled_by_[node].size();
    leave(node);
    auto const last = static_cast<Index>(nodes() - 1);
    if (node != last) {
        move_last_to(node);
        std::replace(changed.begin(), changed.end(), last, node);
    }
    grow(last);
}

void KeptCascades::move_last_to(Index node) {
    auto const last = static_cast<Index>(nodes() - 1);
    for (auto const lost : felled_by_[last]) {
        std::replace(fallen_with_[lost].begin(), fallen_with_[lost].end(), last, node);
    }
    for (auto const fallen : fallen_with_[last]) {
        auto& by =
            felled_by_[fallen == node ? last : fallen];  // it stands among its own by its new number already
        std::replace(by.begin(), by.end(), last, node);
    }
    for (auto const use : uses_[last]) {
        auto& members = groups_[use.owner][use.place].members;
        std::replace(members.begin(), members.end(), last, node);
    }
    leave(last);
    fallen_with_[node] = std::move(fallen_with_[last]);
    felled_by_[node] = std::move(felled_by_[last]);
    uses_[node] = std::move(uses_[last]);
    groups_[node] = std::move(groups_[last]);
    groups_[last].clear();
    join(node);
}

}  // namespace varn::resilience
