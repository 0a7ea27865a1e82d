#pragma once
// What falls when something is lost, for good and in the end: the least fixpoint of failure.
//
// Idea: a worklist. A lost node counts against every group it is a member of; the count beyond a group's
// slack fells the owner, which joins the list. Groups without slack need no count: an edge leads straight to
// the owner. The counters carry the number of the cascade they belong to, so nothing is cleared between
// cascades. A cascade costs the edges out of what fell, never the size of the network. Loops need no care: a
// failure has a cause that fell before it. Source: the worklist of Horn clauses (Dowling & Gallier, J. Logic
// Programming 1, 1984). Invariant: `fallen` holds each node once, in an order where causes come first.
#include <span>
#include <vector>

#include "use_split.h"

namespace varn::resilience {

class Cascade {
public:
    explicit Cascade(Graph const& graph);

    /// Everything works again. O(1).
    void begin();
    /// Loses a node and follows what falls. A node that has fallen already changes nothing.
    void lose(Index node);
    bool has_fallen(Index node) const { return fell_in_[node] == epoch_; }
    std::span<Index const> fallen() const { return {fallen_.data(), count_}; }
    /// Groups whose owner stands though members have fallen, each with how many: those that something more
    /// may fell.
    struct Shaken {
        Index counter;  // a number of ours, below `counters()`, only for groups with slack
        Index missing;
    };
    void shaken(std::vector<Shaken>& into);
    std::size_t counters() const { return uses_.counters.size(); }
    Index slack(Index counter) const { return uses_.counters[counter].slack; }
    Index owner(Index counter) const { return owner_[counter]; }
    Index group(Index counter) const { return uses_.group[counter]; }
    /// Owners of the groups without slack that a node is a member of.
    std::span<Index const> straight_from(Index node) const {
        auto const first = uses_.first_straight[node];
        return {straight_.data() + first, uses_.first_straight[node + 1] - first};
    }
    /// Counters of the groups with slack that a node is a member of.
    std::span<Index const> counted_from(Index node) const {
        auto const first = uses_.first_counted[node];
        return {uses_.counted.data() + first, uses_.first_counted[node + 1] - first};
    }
    Graph const& graph() const { return graph_; }

private:
    void follow(std::size_t from);

    Graph const& graph_;
    UseSplit uses_;
    std::vector<Index> straight_;  // the owners of `uses_.straight`
    std::vector<Index> owner_;     // of each counter
    std::vector<Index> told_in_;   // the cascade in which a counter was last told as shaken
    std::vector<Index> fell_in_;
    std::vector<Index> fallen_;  // room for every node, `count_` of it used
    std::size_t count_ = 0;
    Index epoch_ = 0;
};

}  // namespace varn::resilience
