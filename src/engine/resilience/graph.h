#pragma once
// The network as the algorithms walk it: flat arrays, nodes renumbered so that what fails together lies
// together.
//
// Idea: a node's neighbours are mostly of its own district, one level up. Numbering by district and then by
// level keeps a cascade within a few cache lines; the same cascades over the file's own numbers take up to
// twice as long (bench/engine/single_losses_bench). Cost O(nodes + members). Invariant: `outer` and `inner`
// are each other's inverse; groups of a node are consecutive, in the order they were given; members and uses
// are ascending.
#include <span>
#include <vector>

#include "engine/network.h"

namespace varn::resilience {

class Graph {
public:
    /// Takes a valid network. Needs whose buffer lasts to the horizon are left out: they are never missed
    /// within it.
    explicit Graph(Network const& network, Minutes horizon = without_end);

    std::size_t nodes() const { return outer_.size(); }
    std::size_t groups() const { return owner_.size(); }
    std::size_t members() const { return members_.size(); }
    Index outer(Index node) const { return outer_[node]; }
    Index inner(Index node) const { return inner_[node]; }
    bool is_service(Index node) const { return is_service_[node] != 0; }

    /// How far up a node stands (Levels).
    Index level(Index node) const { return level_[node]; }

    /// The groups of a node: [first, last).
    Index first_group(Index node) const { return first_group_[node]; }
    Index last_group(Index node) const { return first_group_[node + 1]; }
    Index owner(Index group) const { return owner_[group]; }
    /// How many members a group can lose before it is short.
    Index slack(Index group) const { return slack_[group]; }
    Minutes buffer(Index group) const { return buffer_[group]; }
    /// Which need of its owner a group is: its place there.
    Index place(Index group) const { return place_[group]; }
    std::span<Index const> members_of(Index group) const {
        return {members_.data() + first_member_[group], first_member_[group + 1] - first_member_[group]};
    }
    /// The groups a node is a member of.
    std::span<Index const> uses_of(Index node) const {
        return {uses_.data() + first_use_[node], first_use_[node + 1] - first_use_[node]};
    }

private:
    void number(Network const& network);
    void take_groups(Network const& network, Minutes horizon);
    void take_uses();

    std::vector<Index> outer_, inner_, level_;
    std::vector<char> is_service_;
    std::vector<Index> first_group_, owner_, slack_, place_;
    std::vector<Minutes> buffer_;
    std::vector<Index> first_member_, members_;
    std::vector<Index> first_use_, uses_;
};

/// How far up each node stands: 0 needs nothing, else one more than the highest it needs. A ring of needs
/// counts as one step: each strongly connected component has one level. `component` numbers them, needs
/// first.
struct Levels {
    std::vector<Index> level;
    std::vector<Index> component;
    Index components = 0;
};
Levels levels_of(Network const& network);

}  // namespace varn::resilience
