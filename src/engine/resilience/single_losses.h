#pragma once
// What falls with each node, counted for all nodes in one walk.
//
// Idea: a node that fells another straight, through a group without slack, fells all that the other fells,
// and something more. So every node hangs under the worst of those it fells straight, and a walk over these
// trees keeps what has fallen on the way down, adds only what is new, and takes it back on the way up.
// Nothing is left of one loss when the next begins, so a counter is two bytes (members a group can still
// lose) and a node's mark is one; those of a city of 100 000 nodes fit the second-level cache. Cost: the
// edges out of what is new, twice: 2.3 million at 100 000 nodes, where single cascades pass 4.2 million; 0.6
// times their time. Source: own. Invariant: the same counts as a cascade for each node (network_test).
#include <span>
#include <vector>

#include "engine/monte_carlo.h"
#include "graph.h"

namespace varn::resilience {

class SingleLosses {
public:
    explicit SingleLosses(Graph const& graph);

    struct Fallen {
        Index nodes = 0;  // the lost one counted
        Index services = 0;
    };
    /// By inner number. Errors: unavailable when broken off.
    Result<std::vector<Fallen>> count(Watch const& watch = {});

private:
    /// Where the edges of a node are: first to nodes it fells straight, then to counters of groups with
    /// slack.
    struct Edges {
        Index straight;
        Index counted;
    };
    struct Step {
        Index next, end;      // its children
        std::size_t was = 0;  // how many had fallen before it
        Index services = 0;   // and services
    };
    void take_edges(Graph const& graph);
    void take_parents(Graph const& graph);
    void take_children();
    Index worst_below(Index node, std::vector<Index> const& weight) const;
    void lose(Index node);
    void take_back(Step const& step);
    std::span<Index const> straight_from(Index node) const {
        return {edges_.data() + at_[node].straight, at_[node].counted - at_[node].straight};
    }

    std::size_t nodes_;
    std::vector<char> is_service_;
    std::vector<Edges> at_;  // by node, and one more
    std::vector<Index> edges_;
    std::vector<Index> owner_;           // of each counter
    std::vector<std::uint16_t> left_;    // members it can still lose
    std::vector<std::uint8_t> is_down_;  // by node
    std::vector<Index> parent_;          // by node; `nodes_`: none
    std::vector<Index> first_child_, children_;
    std::vector<Index> fallen_;  // room for every node and one more, `count_` of it used
    std::size_t count_ = 0;
    Index services_ = 0;
};

}  // namespace varn::resilience
