#pragma once
// What falls with each node, kept, so that a change of one node's needs costs what it changes.
//
// Idea: let F(a) be what falls when a is lost. Only v's own rule has changed, so F(a) changes only where v
// now falls and did not, or falls no more. Where v stood, F(a) is what falls whatever v does: v falls now if
// one of its new groups is short of members in F(a), and then what v fells is followed from there. Which a
// these are is counted from "who fells the members", not tried. Where v fell, the lists help: causes come
// first in them, so v goes on falling when what stands before it leaves a group short, and nothing changes.
// Else what may have fallen through v is struck (every owner of a group with a struck member), and what still
// has a cause comes back: delete and rederive (Gupta, Mumick & Subrahmanian, SIGMOD 1993). Cost: the lists of
// those that fell v, and the edges around what comes or goes. Keeps two numbers for each thing that falls
// with a node. Invariant: lists hold each node once, a first, causes before what they fell; `felled_by` is
// the inverse; equal to cascades from scratch (network_edit_test).
#include <span>
#include <vector>

#include "engine/network.h"

namespace varn::resilience {

class KeptCascades {
public:
    /// Errors: too_many when more than `most_kept` things fall, over all nodes.
    static Result<KeptCascades> of(Network const& network, Minutes horizon, std::size_t most_kept);

    std::size_t nodes() const { return fallen_with_.size(); }
    std::span<Index const> fallen_with(Index node) const { return fallen_with_[node]; }
    std::span<Index const> felled_by(Index node) const { return felled_by_[node]; }
    /// A need a node is a member of: whose, and its place among the owner's.
    struct Use {
        Index owner;
        Index place;
        bool operator==(Use const&) const = default;
    };
    std::span<Use const> uses_of(Index node) const { return uses_[node]; }

    /// A node's needs are others from now on. `changed` gets the nodes with which other things fall than did.
    /// Errors: too_many as above; then nothing has changed.
    Result<Done> change(Index node, std::vector<Need> const& needs, std::vector<Index>& changed);
    /// One node more, that needs nothing and that nothing needs.
    void add();
    /// Takes away a node that nothing needs; the last takes its place and its number. `changed` as above, by
    /// the new numbers.
    void remove(Index node, std::vector<Index>& changed);

private:
    struct Group {
        Index slack;
        std::vector<Index> members;
        Index counted_in = 0;  // the cascade in which `missing` was last counted
        Index missing = 0;
    };
    KeptCascades(Minutes horizon, std::size_t most_kept) : horizon_(horizon), most_kept_(most_kept) {}
    void grow(std::size_t nodes);
    std::vector<Group> groups_of(std::vector<Need> const& needs) const;
    void exchange(Index node, std::vector<Group>& groups);
    void join(Index node);
    void leave(Index node);
    bool refresh_all(Index node, std::vector<Index>& changed, std::size_t most_kept);
    void propose(Index node);
    void begin();
    bool refresh(Index lost, Index node);
    bool extend(Index lost, Index node);
    bool rederive(Index lost, Index node, std::size_t place);
    void strike(Index lost, Index node);
    Index missing_of(Group const& group) const;
    bool is_short(Index node) const;
    void mark(Index node);
    void fell(Index node);
    void follow();
    void move_last_to(Index node);
    Error too_many() const;

    Minutes horizon_;
    std::size_t most_kept_;
    std::size_t kept_ = 0;
    std::vector<std::vector<Group>>
        groups_;  // by owner, all its needs; one that is never missed has slack for all
    std::vector<std::vector<Use>> uses_;
    std::vector<std::vector<Index>> fallen_with_, felled_by_;
    // Of the cascade that is being changed: who has fallen, and for whom the groups that use it have been
    // told.
    Index epoch_ = 0;
    std::vector<Index> fell_in_, followed_in_;
    std::vector<Index> struck_, news_;
    // Of the change: whose cascades to look at.
    std::vector<Index> asked_in_, asked_;
    std::vector<Index> taken_;  // members of a group that fall with a node; 0 between groups
};

}  // namespace varn::resilience
