#pragma once
// Binary decision diagrams: a Boolean function as a shared, reduced, ordered diagram.
//
// Idea: f = (x and f_high) or (not x and f_low), each node kept once (Bryant, IEEE Trans. Computers 35,
// 1986), negation a mark on the edge (Brace, Rudell & Bryant, DAC 1990). The mark is never on a low edge, so
// a function without mark is false when nothing has happened; a coherent tree has no marks at all. `both` and
// `differ` walk two diagrams at once on a stack of their own and remember what they met in a cache that
// forgets. Probabilities go up the diagram in one sweep and derivatives down it in another, which gives every
// event at once. Cost: |f| x |g| at worst for an operation, O(nodes) for a sweep. Invariant: equal functions
// have equal edges; variable 0 stands on top.
#include <span>
#include <vector>

#include "node_store.h"

namespace varn::resilience {

class Bdd {
public:
    using Edge = Index;  // a node's number twice, plus one when negated
    static constexpr Edge never = 0;
    static constexpr Edge always = 1;

    explicit Bdd(Effort effort);

    /// A variable by itself: its number is its place in the order.
    Edge variable(Index number) { return make(number, always, never); }
    static Edge negated(Edge edge) { return edge ^ 1U; }
    Edge both(Edge one, Edge other) { return combine(one, other, false); }
    Edge either(Edge one, Edge other) { return negated(both(negated(one), negated(other))); }
    Edge differ(Edge one, Edge other) { return combine(one, other, true); }

    /// Who only walks the diagram must ask, too, whether that is still wanted.
    Effort& effort() const { return effort_; }
    bool halted() const { return effort_.halted(); }
    std::size_t size() const { return nodes_.size(); }
    /// The place of the highest variable it depends on; beyond all for a constant.
    Index top(Edge edge) const { return nodes_[edge >> 1U].variable; }

    struct Node {
        Index variable;
        Edge high;
        Edge low;
    };
    /// Nodes by number, 1 up to `size()`: what a node points at stands before it.
    Node node(Index number) const {
        auto const& node = nodes_[number];
        return {node.variable, node.high, node.low};
    }
    /// How many nodes are reachable from an edge.
    std::size_t reachable(Edge edge) const;
    /// Forgets all nodes the edges do not need; the edges are renumbered.
    void keep(std::span<Edge> edges);
    /// Nothing more will be made: gives caches and tables back.
    void close();

private:
    struct Frame {
        Edge one, other;            // as remembered
        Edge one_high, other_high;  // still to walk
        Edge low;
        Index variable;
        Edge mark;  // to put on the result
        bool has_low;
    };
    struct Remembered {
        Edge one = 0, other = 0, result = 0;
    };

    Edge make(Index variable, Edge high, Edge low);
    Edge combine(Edge one, Edge other, bool is_differ);
    bool is_known(Edge& one, Edge& other, Edge& result);
    bool is_same_or_constant(Edge& one, Edge& other, Edge& mark, Edge& result);
    void descend(Edge& one, Edge& other, Edge mark);
    Remembered& remembered(Edge one, Edge other);
    void remember(Frame const& frame, Edge result);

    mutable Effort effort_;
    NodeStore<1> nodes_;
    std::vector<Remembered> cache_;
    std::vector<Frame> path_;
};

/// Probability of a function and how it hangs on each variable.
///
/// Idea: a node's probability and that of its negation are kept side by side, each a sum of positive terms,
/// so that a rare event loses no digits; the derivatives are reverse accumulation over the same nodes
/// (Birnbaum importance is the derivative: Rauzy, Reliab. Eng. Syst. Saf. 40, 1993).
class BddSweep {
public:
    /// `happens` is the probability of each variable; it must live as long as the sweep.
    BddSweep(Bdd const& bdd, std::span<double const> happens);

    double probability(Bdd::Edge edge) const {
        if (chances_.empty()) {
            return 0.0;  // nobody wants it any more
        }
        auto const& node = chances_[edge >> 1U];
        return (edge & 1U) != 0 ? node.misses : node.hits;
    }
    /// Adds to `birnbaum` the derivative of `weight` times the function for each variable.
    void derive(Bdd::Edge edge, double weight, std::span<double> birnbaum) const;

private:
    struct Chances {
        double hits;
        double misses;
    };

    Bdd const& bdd_;
    std::span<double const> happens_;
    std::vector<Chances> chances_;
};

}  // namespace varn::resilience
