#include "graph.h"

#include <algorithm>
#include <numeric>

#include "engine/rings.h"

namespace varn::resilience {
namespace {

/// Strongly connected components by Tarjan's algorithm (SIAM J. Comput. 1, 1972) with a stack of our own;
/// what a node needs is numbered before it. O(nodes + members).
class Components {
public:
    explicit Components(Network const& network) : network_(network) {
        auto const n = network.nodes.size();
        found_.component.assign(n, none);
        found_.level.assign(n, 0);
        low_.assign(n, 0);
        order_.assign(n, 0);
    }

    Levels find() {
        for (std::size_t i = 0; i < network_.nodes.size(); ++i) {
            if (order_[i] == 0) {
                visit(static_cast<Index>(i));
            }
        }
        return std::move(found_);
    }

private:
    static constexpr Index none = ~Index{0};
    struct Frame {
        Index node;
        std::size_t need;
        std::size_t member;
    };

    void enter(Index node) {
        order_[node] = low_[node] = ++clock_;
        open_.push_back(node);
        path_.push_back({node, 0, 0});
    }

    void visit(Index start) {
        enter(start);
        while (!path_.empty()) {
            auto& frame = path_.back();
            auto const& needs = network_.nodes[frame.node].needs;
            if (frame.need == needs.size()) {
                leave();
            } else if (frame.member == needs[frame.need].of.size()) {
                ++frame.need;
                frame.member = 0;
            } else {
                auto const node = frame.node;
                auto const to = needs[frame.need].of[frame.member++];
                if (order_[to] == 0) {
                    enter(to);  // `frame` is gone from here on
                } else if (found_.component[to] == none) {
                    low_[node] = std::min(low_[node], order_[to]);
                }
            }
        }
    }

    void leave() {
        auto const node = path_.back().node;
        path_.pop_back();
        if (!path_.empty()) {
            low_[path_.back().node] = std::min(low_[path_.back().node], low_[node]);
        }
        if (low_[node] != order_[node]) {
            return;
        }
        auto const first = std::find(open_.rbegin(), open_.rend(), node).base() - 1;
        Index level = 0;
        for (auto at = first; at != open_.end(); ++at) {
            found_.component[*at] = found_.components;
        }
        for (auto at = first; at != open_.end(); ++at) {
            for (auto const& need : network_.nodes[*at].needs) {
                for (auto const member : need.of) {
                    if (found_.component[member] != found_.components) {
                        level = std::max(level, found_.level[member] + 1);
                    }
                }
            }
        }
        for (auto at = first; at != open_.end(); ++at) {
            found_.level[*at] = level;
        }
        open_.erase(first, open_.end());
        ++found_.components;
    }

    Network const& network_;
    Levels found_;
    std::vector<Index> low_, order_;
    std::vector<Index> open_;
    std::vector<Frame> path_;
    Index clock_ = 0;
};

}  // namespace

Levels levels_of(Network const& network) {
    return Components{network}.find();
}

std::vector<Index> ring_numbers(Network const& network) {
    return levels_of(network).component;
}

Graph::Graph(Network const& network, Minutes horizon) {
    number(network);
    take_groups(network, horizon);
    take_uses();
}

void Graph::number(Network const& network) {
    auto const n = network.nodes.size();
    auto const levels = levels_of(network);
    struct Place {
        Index district, level, outer;
        auto operator<=>(Place const&) const = default;
    };
    std::vector<Place> places;  // sorted by themselves: to look each up in the network takes twice as long
    places.reserve(n);
    for (std::size_t i = 0; i < n; ++i) {
        places.push_back({network.nodes[i].district, levels.level[i], static_cast<Index>(i)});
    }
    std::sort(places.begin(), places.end());
    inner_.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        auto const outer = places[i].outer;
        outer_.push_back(outer);
        level_.push_back(places[i].level);
        inner_[outer] = static_cast<Index>(i);
        is_service_.push_back(network.nodes[outer].is_service ? 1 : 0);
    }
}

/// Goes through the network three times in its own order, as it lies in memory: in the order of the graph
/// once takes twice as long.
void Graph::take_groups(Network const& network, Minutes horizon) {
    auto const n = network.nodes.size();
    auto const is_kept = [&](Need const& need) { return need.buffer < horizon; };
    first_group_.assign(n + 1, 0);
    for (std::size_t i = 0; i < n; ++i) {
        auto const& needs = network.nodes[i].needs;
        first_group_[inner_[i] + 1] = static_cast<Index>(std::count_if(needs.begin(), needs.end(), is_kept));
    }
    std::partial_sum(first_group_.begin(), first_group_.end(), first_group_.begin());
    auto const groups = first_group_.back();
    owner_.resize(groups);
    slack_.resize(groups);
    place_.resize(groups);
    buffer_.resize(groups);
    first_member_.assign(groups + 1, 0);
    auto const each_kept = [&](auto const& visit) {
        for (std::size_t i = 0; i < n; ++i) {
            auto group = first_group_[inner_[i]];
            auto const& needs = network.nodes[i].needs;
            for (std::size_t place = 0; place < needs.size(); ++place) {
                if (is_kept(needs[place])) {
                    visit(group++, needs[place], i, place);
                }
            }
        }
    };
    each_kept([&](Index group, Need const& need, std::size_t outer, std::size_t place) {
        owner_[group] = inner_[outer];
        slack_[group] = static_cast<Index>(need.of.size()) - need.least;
        place_[group] = static_cast<Index>(place);
        buffer_[group] = need.buffer;
        first_member_[group + 1] = static_cast<Index>(need.of.size());
    });
    std::partial_sum(first_member_.begin(), first_member_.end(), first_member_.begin());
    members_.resize(first_member_.back());
    each_kept([&](Index group, Need const& need, std::size_t, std::size_t) {
        std::transform(need.of.begin(), need.of.end(), members_.begin() + first_member_[group],
                       [&](Index member) { return inner_[member]; });
    });
}

/// From groups to uses and back, so that both are ascending: cheaper than to sort the members of each group,
/// where every comparison is a guess.
void Graph::take_uses() {
    first_use_.assign(nodes() + 1, 0);
    for (auto const member : members_) {
        ++first_use_[member + 1];
    }
    std::partial_sum(first_use_.begin(), first_use_.end(), first_use_.begin());
    uses_.resize(members_.size());
    auto next = first_use_;
    for (Index group = 0; group < groups(); ++group) {
        for (auto const member : members_of(group)) {
            uses_[next[member]++] = group;
        }
    }
    next = first_member_;
    for (Index node = 0; node < nodes(); ++node) {
        for (auto const group : uses_of(node)) {
            members_[next[group]++] = node;
        }
    }
}

}  // namespace varn::resilience
