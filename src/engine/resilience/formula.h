#pragma once
// A fault tree as the algorithms see it: gates of three kinds over literals, simplified.
//
// Idea: "or" is "all" with everything negated, so with a mark on the literal three kinds are enough: all, at
// least k, odd. Simplification goes up the gates once: constants vanish, an input that stands twice counts
// once, equal gates become one, and an "all" that only one "all" uses dissolves into it. Cost O(inputs log
// inputs). Invariant: gates stand after what they use; leaves are numbered below gates; a gate has at least
// two inputs and none of them is constant.
#include <vector>

#include "engine/fault_tree.h"

namespace varn::resilience {

/// A leaf or gate, times two, plus one when negated.
using Literal = Index;
inline constexpr Literal literal_never = 0xffff'fffeU;
inline constexpr Literal literal_always = 0xffff'ffffU;

struct Formula {
    enum class Kind : std::uint8_t { all, at_least, odd };
    struct Gate {
        Kind kind = Kind::all;
        Index least = 0;
        std::vector<Literal> inputs = {};
        auto operator<=>(Gate const&) const = default;
    };

    Index leaves = 0;
    std::vector<Gate> gates;      // gate i has number leaves + i
    Literal top = literal_never;  // may be constant

    bool is_leaf(Literal literal) const { return (literal >> 1U) < leaves; }
    Gate const& gate(Literal literal) const { return gates[(literal >> 1U) - leaves]; }
};

/// Takes a valid tree. Leaves are its events, all of them.
Formula formula_of(FaultTree const& tree);

/// Does no leaf count against the top?
bool is_coherent(Formula const& formula);

/// A part of a formula that shares nothing with the rest: a formula of its own, with leaves that are events
/// or parts before it. The last part is the whole; every other is negated if need be so that it is false when
/// nothing has happened, since only then do its minimal sets say what it takes.
struct Part {
    Formula formula;
    struct Leaf {
        bool is_part = false;
        Index index = 0;
    };
    std::vector<Leaf> leaves;
};

/// The modules of a formula (Dutuit & Rauzy, IEEE Trans. Reliability 45, 1996): in a walk from the top, a
/// gate is a module if what is below it is first and last met while the gate is open. Linear. Parts stand
/// after those they use. Of a constant formula there are none.
std::vector<Part> parts_of(Formula const& formula);

}  // namespace varn::resilience
