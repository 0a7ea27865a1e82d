#include "graph.h"

#include <algorithm>
#include <numeric>

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

Graph::Graph(Network const& network, Minutes horizon) {
    number(network);
    take_groups(network, horizon);
    take_uses();
}

void Graph::number(Network const& network) {
    auto const n = network.nodes.size();
    auto const levels = levels_of(network);
    outer_.resize(n);
    std::iota(outer_.begin(), outer_.end(), Index{0});
    std::stable_sort(outer_.begin(), outer_.end(), [&](Index a, Index b) {
        auto const district_a = network.nodes[a].district;
        auto const district_b = network.nodes[b].district;
        return district_a != district_b ? district_a < district_b : levels.level[a] < levels.level[b];
    });
    inner_.resize(n);
    is_service_.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        inner_[outer_[i]] = static_cast<Index>(i);
        is_service_[i] = network.nodes[outer_[i]].is_service ? 1 : 0;
    }
}

void Graph::take_groups(Network const& network, Minutes horizon) {
    first_member_.push_back(0);
    for (auto const original : outer_) {
        first_group_.push_back(static_cast<Index>(owner_.size()));
        auto const& needs = network.nodes[original].needs;
        for (std::size_t place = 0; place < needs.size(); ++place) {
            auto const& need = needs[place];
            if (need.buffer >= horizon) {
                continue;
            }
            owner_.push_back(static_cast<Index>(first_group_.size() - 1));
            slack_.push_back(static_cast<Index>(need.of.size()) - need.least);
            place_.push_back(static_cast<Index>(place));
            buffer_.push_back(need.buffer);
            auto const first = static_cast<std::ptrdiff_t>(members_.size());
            for (auto const member : need.of) {
                members_.push_back(inner_[member]);
            }
            std::sort(members_.begin() + first, members_.end());
            first_member_.push_back(static_cast<Index>(members_.size()));
        }
    }
    first_group_.push_back(static_cast<Index>(owner_.size()));
}

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
}

}  // namespace varn::resilience
