#pragma once
// Which nodes are lost in which of 512 scenarios, by numbers that hang on nothing but seed, block and node.
//
// Idea: how many of 512 scenarios lose a node is binomial; drawing that number and then which they are takes
// a few hashes where 512 throws would take hundreds. The number comes from a table of the distribution, kept
// as whole thresholds and made with + - x / alone, so every machine has the same. Tables stand at four
// probabilities an octave, so that all fit the first-level cache; a node takes the next above its own and
// keeps each loss with the ratio of the two, which is exactly its own distribution. A probability from 1/16
// is compared with a random binary fraction in all scenarios at once, digit by digit until each is decided.
// Nothing is carried from one node or block to the next, so any split of the work gives the same losses, and
// alternatives meet the same misfortunes (common random numbers). Cost: about 8 ns for each node and block,
// and 4 ns for each loss. Source: SplitMix64's finaliser (Steele, Lea, Flood, OOPSLA 2014) as a counter-based
// generator (Salmon et al., SC 2011). Invariant: losses of different nodes and scenarios are independent.
#include <cstdint>
#include <span>
#include <vector>

#include "lanes.h"

namespace varn::resilience {

/// A stream of random words; where it begins says all that follows.
class Stream {
public:
    explicit Stream(std::uint64_t state) : state_(state) {}
    static std::uint64_t mix(std::uint64_t mixed) {
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
        return mixed ^ (mixed >> 31U);
    }
    static std::uint64_t mix(std::uint64_t key, std::uint64_t number) { return mix(key + number * golden); }
    std::uint64_t next() { return mix(state_ += golden); }
    /// From 0 up to but not 1, with 53 digits.
    double share() { return static_cast<double>(next() >> 11U) * 0x1p-53; }

    static constexpr std::uint64_t golden = 0x9e3779b97f4a7c15U;

private:
    std::uint64_t state_;
};

class LossBits {
public:
    static constexpr std::size_t in_batch = 64;  // nodes drawn together
    struct Source {
        Index number = 0;  // names the node in the keys, whatever order nodes stand in
        double probability = 0.0;
    };
    explicit LossBits(std::span<Source const> sources);

    struct Often {
        Index node = 0;
        Lanes lanes = {};
    };
    /// The losses of one block, kept so that they can be gone through again after the lanes have been swept.
    struct Drawn {
        std::vector<std::uint16_t> lanes;  // losses of nodes lost seldom, one node's after the other's
        std::vector<std::uint32_t> end;    // by node: where its losses end
        std::vector<Often> often;          // nodes lost often: they have none in `lanes`
    };
    Drawn room() const;
    /// Writes the lanes of every node, and what was drawn into `drawn`.
    void draw(std::uint64_t seed, std::uint64_t block, std::span<Lanes> lanes, Drawn& drawn) const;

private:
    static constexpr std::uint16_t many = 0xffff;
    static constexpr std::size_t round_size = 8;  // thresholds looked at together
    struct Node {
        std::uint64_t kept;  // of 2^55: the ratio of its own probability to the table's
        Index number;
        std::uint16_t table;  // `many`: none, it is lost often
    };
    static constexpr std::size_t most_in_batch = in_batch * lanes_in_word;
    /// Losses that nodes may have; those that are kept are found last.
    struct Batch {
        std::size_t first = 0;  // node
        std::uint64_t hashes[in_batch];
        std::uint32_t end[in_batch];  // of the node's candidates
        std::uint32_t size = 0;
        std::uint16_t at[most_in_batch + round_size];  // by candidate: its node, as a place in the batch
        std::uint16_t kept[most_in_batch + 1];         // by candidate: how many before it are kept
    };
    struct Table {
        std::uint32_t first = 0, rounds = 0;
    };
    void add_table(double probability);
    std::uint32_t count(Table const& table, std::uint64_t hash) const;
    void fill(Batch& batch, std::size_t to, std::uint64_t key) const;
    std::uint16_t* place(Batch& batch, Lanes* lanes, std::uint16_t* out) const;
    static std::uint64_t another(std::uint64_t hash, Lanes& into);
    static void draw_often(double probability, Stream stream, Lanes& into);

    std::vector<Node> nodes_;
    std::vector<Table> tables_;  // the first is for what is never lost
    std::vector<std::uint64_t> thresholds_;
    struct Frequent {
        Index node;
        double probability;
    };
    std::vector<Frequent> often_;
    std::size_t most_drawn_ = 0;
};

}  // namespace varn::resilience
