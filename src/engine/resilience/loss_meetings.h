#pragma once
// Which losses of a year have to do with each other.
//
// Idea: a spell is a stretch of time in which some losses are not over. What it may ever fell lies within
// what would fall if its losses were for good; what it only shakes are groups that lose no more members than
// they can spare. Two spells at the same time go their own ways unless both may fell a node, one takes
// members from a group of a node the other may fell, or all that shake a group together take more than it can
// spare. Those that meet become one spell, whose reach is that of its losses together, which may be more than
// the sum; so it is asked again, until none meet. Cost: a cascade and its groups for each spell, twice or
// three times. Source: own; the same argument as for pairs (pairs.h), for any number and in time. Invariant:
// the course of all is that of each spell by itself (annual_harm_test).
#include <optional>
#include <span>
#include <vector>

#include "simulation.h"

namespace varn::resilience {

struct Spell {
    Minutes from = 0;
    Minutes until = 0;  // when all is as before, buffers full
    std::vector<std::size_t> losses = {};
};

class LossMeetings {
public:
    LossMeetings(Network const& network, Graph const& graph);

    /// Puts spells together that meet, and is asked anew while it returns true.
    bool join(std::span<Loss const> losses, std::vector<Spell>& spells);
    /// How long it takes until the buffers of all that these may fell are full again; absent: never.
    std::optional<Minutes> refill(std::span<Loss const> losses);

private:
    static constexpr std::size_t nothing = SIZE_MAX;
    /// A spell that may fell a node, or shakes a group.
    struct Reached {
        Minutes until;
        std::size_t spell;
        Index missing;       // from the group
        std::size_t before;  // of `reached_`, of the same group
    };
    void reach(std::size_t spell, Spell const& facts);
    void fell(Index node, std::size_t spell, Spell const& facts);
    void shake(Cascade::Shaken const& shaken, std::size_t spell, Spell const& facts);
    std::size_t still_shaken(Index counter, Minutes from);
    std::size_t first_of(std::size_t spell);
    void put_together(std::size_t one, std::size_t other);

    Cascade cascade_;
    std::vector<std::optional<Minutes>> refill_;   // by node, the longest of its groups'
    std::vector<std::vector<Index>> counters_of_;  // by node: its groups with slack
    std::vector<Reached> felled_;                  // by node: the spell that may fell it longest
    std::vector<std::size_t> shaken_;              // by counter: the last of `reached_`
    std::vector<Reached> reached_;
    std::vector<Index> touched_nodes_, touched_counters_;  // to be cleared
    std::vector<Cascade::Shaken> told_;
    std::vector<std::size_t> first_;  // union-find, the earliest spell for all
    bool has_met_ = false;
};

}  // namespace varn::resilience
