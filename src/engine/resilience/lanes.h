#pragma once
// What falls in 512 scenarios at once: one bit for each scenario, one word of 512 bits for each node.
//
// Idea: a node has fallen where it is lost or one of its groups is short, so the scenarios go through the
// network side by side as bits. A group without slack is short where any member has fallen, one that needs a
// single member where all have; between the two, a thermometer of planes says where at least 1, 2, 3 …
// members have fallen (or stand, whichever takes fewer planes). Nodes are taken in order of level, so that
// one pass is enough; rings of needs are passed over again until nothing changes, which is the least fixpoint
// of failure. Groups of a level that have the same shape stand together: a loop whose length never changes is
// not mispredicted; most have one plane and up to three members and need none. Members are sent for some
// owners ahead, which counts when the words do not fit the caches. Cost: members x planes; 1.1 million
// members take about 3 ms. Source: bit-parallel fault simulation (Seshu, IEEE Trans. Electron. Comput. 14,
// 1965). Invariant: the same bits whatever the width of the machine's registers; equal to Cascade for every
// single scenario (lanes_test).
#include <cstdint>
#include <span>
#include <vector>

#include "graph.h"

namespace varn::resilience {

inline constexpr std::size_t lanes_in_word = 512;

struct alignas(64) Lanes {
    std::uint64_t word[8] = {};
    bool operator==(Lanes const&) const = default;

    bool has(std::size_t lane) const { return ((word[lane / 64] >> (lane % 64)) & 1U) != 0; }
    void set(std::size_t lane) { word[lane / 64] |= std::uint64_t{1} << (lane % 64); }
};

/// How many bits the machine works on at a time.
enum class Width { scalar = 64, sse = 128, avx = 256, avx512 = 512 };
/// The widest this machine has; never changes the result.
Width widest();
bool has_width(Width width);

class Sweep {
public:
    Sweep(Network const& network, Graph const& graph);

    std::size_t nodes() const { return nodes_; }

    /// Takes what is lost and leaves what has fallen; by inner numbers of the graph.
    void run(std::span<Lanes> lanes, Width width) const;

    struct Shape {
        bool is_standing = false;  // counts members that stand instead of those that have fallen
        Index planes = 0;
        Index members = 0;
        auto operator<=>(Shape const&) const = default;
    };
    /// Groups of one shape that stand together: so many owners, each with so many members.
    struct Run {
        Shape shape;
        std::size_t first_owner = 0, last_owner = 0;
        std::size_t first_member = 0;
    };
    struct Stage {
        std::size_t first_run = 0, last_run = 0;
        bool is_ring = false;
    };
    /// The flat arrays, as the loops read them.
    struct Program {
        std::vector<Stage> stages;
        std::vector<Run> runs;
        std::vector<Index> owners, members;
        Index most_planes = 0, most_members = 0;
    };

private:
    struct Group {
        Shape shape;
        Index owner;
        std::vector<Index> members;
    };
    /// When a node's turn comes.
    struct Turn {
        Index level = 0;
        bool in_ring = false;
        auto operator<=>(Turn const&) const = default;
    };
    struct Ordered {
        Turn turn;
        Index node;
        auto operator<=>(Ordered const&) const = default;
    };
    void take_order(Network const& network, Graph const& graph);
    static void groups_of(Graph const& graph, Index node, std::vector<Group>& into);
    void add_stage(std::vector<Group>& groups, bool is_ring);

    std::size_t nodes_;
    std::vector<Ordered> order_;
    Program program_;
};

}  // namespace varn::resilience
