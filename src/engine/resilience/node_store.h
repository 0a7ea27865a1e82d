#pragma once
// The nodes of a decision diagram, each kept once.
//
// Idea: a node is (variable, high, low); a hash table with chains finds the one that is there (Brace, Rudell
// & Bryant, DAC 1990). Nodes stand in one array and a node is added after those it points at, so an ascending
// walk is bottom-up and a descending walk top-down: no sweep needs a stack. Collecting garbage keeps that
// order: what is reachable moves together, and roots are renumbered. Pointers may carry `flags` low bits of
// their own (complement marks). Cost O(1) a node, 20 bytes. Invariant: node[i] points at less than i.
#include <span>
#include <vector>

#include "effort.h"
#include "engine/network.h"

namespace varn::resilience {

template <unsigned flags>
class NodeStore {
public:
    struct Node {
        Index variable;
        Index high;
        Index low;
        Index next;
    };
    static constexpr Index end = 0xffff'ffffU;
    static constexpr Index leaf_variable = 0xffff'ffffU;  // below every variable

    explicit NodeStore(std::size_t terminals) : terminals_(terminals), buckets_(64, end) {
        for (std::size_t i = 0; i < terminals; ++i) {
            nodes_.push_back({leaf_variable, 0, 0, end});
        }
    }

    std::size_t size() const { return nodes_.size(); }
    std::size_t terminals() const { return terminals_; }
    Node const& operator[](Index at) const { return nodes_.data()[at]; }

    /// The node, added if need be; `end` when there is no room.
    Index find_or_add(Index variable, Index high, Index low, Effort& effort) {
        auto bucket = hash(variable, high, low) & (buckets_.size() - 1);
        for (auto at = buckets_.data()[bucket]; at != end;) {
            auto const& node = nodes_.data()[at];
            if (node.high == high && node.low == low && node.variable == variable) {
                return at;
            }
            at = node.next;
        }
        if (nodes_.size() >= effort.nodes() || nodes_.size() >= (end >> flags)) {
            effort.stop(Halt::too_many);
            return end;
        }
        if (nodes_.size() > buckets_.size()) {
            rehash(buckets_.size() * 4, effort);
            if (effort.halted()) {
                return end;
            }
            bucket = hash(variable, high, low) & (buckets_.size() - 1);
        }
        auto const at = static_cast<Index>(nodes_.size());
        if (!effort.add(nodes_, {variable, high, low, buckets_.data()[bucket]})) {
            return end;
        }
        buckets_.data()[bucket] = at;
        return at;
    }

    /// Keeps what the roots reach. Roots are renumbered; `moved` tells where each node went (`end`: gone).
    void compact(std::span<Index> roots, std::vector<Index>& moved, Effort& effort) {
        if (!effort.renew(moved, nodes_.size(), end)) {
            return;
        }
        for (auto const root : roots) {
            moved[root >> flags] = 0;
        }
        for (auto at = nodes_.size(); at-- > terminals_ && effort.goes_on(at);) {
            if (moved[at] != end) {
                moved[nodes_[at].high >> flags] = 0;
                moved[nodes_[at].low >> flags] = 0;
            }
        }
        Index kept = 0;
        for (Index at = 0; at < nodes_.size() && effort.goes_on(at); ++at) {
            if (at >= terminals_ && moved[at] == end) {
                continue;
            }
            moved[at] = kept;
            auto node = nodes_[at];
            if (at >= terminals_) {
                node.high = renumbered(node.high, moved);
                node.low = renumbered(node.low, moved);
            }
            nodes_[kept++] = node;
        }
        if (effort.halted()) {
            return;
        }
        nodes_.resize(kept);
        for (auto& root : roots) {
            root = renumbered(root, moved);
        }
        rehash(buckets_.size(), effort);
    }
    /// Nothing will be added any more: gives back what only finding needs.
    void close(Effort& effort) {
        effort.move(nodes_, nodes_.size());
        buckets_ = {};
    }

private:
    static Index renumbered(Index pointer, std::vector<Index> const& moved) {
        return (moved[pointer >> flags] << flags) | (pointer & ((1U << flags) - 1));
    }
    static std::size_t hash(Index variable, Index high, Index low) {
        auto const mixed = (std::uint64_t{high} * 0x9e37'79b9'7f4a'7c15ULL) ^
                           (std::uint64_t{low} * 0xc2b2'ae3d'27d4'eb4fULL) ^
                           (std::uint64_t{variable} * 0x1656'67b1'9e37'79f9ULL);
        return static_cast<std::size_t>(mixed ^ (mixed >> 32));
    }
    void rehash(std::size_t size, Effort& effort) {
        if (!effort.renew(buckets_, size, end)) {
            buckets_.assign(64, end);
            return;
        }
        for (auto at = static_cast<Index>(terminals_); at < nodes_.size() && effort.goes_on(at); ++at) {
            auto& node = nodes_[at];
            auto& bucket = buckets_[hash(node.variable, node.high, node.low) & (size - 1)];
            node.next = bucket;
            bucket = at;
        }
    }

    std::size_t terminals_;
    std::vector<Node> nodes_;
    std::vector<Index> buckets_;
};

}  // namespace varn::resilience
