#pragma once
// Families of sets, none of which holds another: minimal cut sets as a shared diagram.
//
// Idea: a node parts the sets that hold its variable from those that do not; a node whose high side is empty
// is left out (Minato, DAC 1993). `either` and `both` combine two families as the cut sets of OR and AND,
// drop what is not minimal with `without` (Rauzy, Reliab. Eng. Syst. Saf. 40, 1993) and never make a set
// beyond the order asked for: the limit shrinks on the way down, so truncation happens inside the product.
// Operations walk on a stack of their own and share a cache. Counting, sums and the likeliest sets are sweeps
// over nodes, so their cost is the diagram's size and not the number of sets. Invariant: every family is free
// of supersets; variable 0 stands on top; a variable counts with its weight towards the order (1, or the
// least order of the module it stands for).
#include <span>
#include <vector>

#include "node_store.h"

namespace varn::resilience {

/// Sets can outnumber 64 bits: 2^128 - 1 means that many or more.
__extension__ typedef unsigned __int128 Count;
inline constexpr Count uncountable = ~Count{0};

class Zbdd {
public:
    using Family = Index;
    static constexpr Family empty = 0;  // no set: never happens
    static constexpr Family unit = 1;   // only the empty set: happens by itself
    using Order = std::uint16_t;
    static constexpr Order any_order = 0xffff;

    explicit Zbdd(Effort effort);

    /// The family of one set of one variable. Say its weight before or with the first use.
    Family variable(Index number, Order weight = 1);
    Family either(Family one, Family other) { return run(Operation::either, one, other, any_order); }
    Family both(Family one, Family other, Order limit = any_order) {
        return run(Operation::both, one, other, limit);
    }
    /// The sets of `one` that hold no set of `other`.
    Family without(Family one, Family other) { return run(Operation::without, one, other, any_order); }
    /// The sets up to an order.
    Family up_to(Family family, Order limit) { return run(Operation::up_to, family, family, limit); }
    /// Sets with the variable (taken from `high`) and without it; both stand below the variable, and no set
    /// of `high` holds one of `low`.
    Family make(Index variable, Family high, Family low);

    /// Who only walks the diagram must ask, too, whether that is still wanted.
    Effort& effort() const { return effort_; }
    bool halted() const { return effort_.halted(); }
    std::size_t size() const { return nodes_.size(); }
    Order least_order(Family family) const { return orders_[family].least; }
    Order most_order(Family family) const { return orders_[family].most; }
    struct Node {
        Index variable;
        Family high;
        Family low;
    };
    /// Nodes by number, 2 up to `size()`: what a node points at stands before it.
    Node node(Index number) const {
        auto const& node = nodes_[number];
        return {node.variable, node.high, node.low};
    }
    /// The nodes a family stands on, itself the last: what a node points at stands before it.
    std::vector<Index> below(Family family) const;
    std::size_t reachable(Family family) const { return below(family).size(); }
    /// Forgets all nodes the families do not need; the families are renumbered.
    void keep(std::span<Family> families);
    void close();

private:
    enum class Operation : std::uint8_t { either, both, without, up_to };
    struct Frame {
        Operation operation;
        std::uint8_t step;
        Order limit;
        Index variable;
        Family one, other;         // as remembered
        Family one_high, one_low;  // parted by the variable
        Family other_high, other_low;
        Family first, second;  // results so far
    };
    struct Call {
        Operation operation;
        Order limit;
        Family one, other;
    };
    struct Remembered {
        Family one = 0, other = 0;
        std::uint32_t what = 0;
        Family result = 0;
    };
    struct Orders {
        Order least, most;
    };

    Family run(Operation operation, Family one, Family other, Order limit);
    bool is_known(Call& call, Family& result);
    bool is_plain(Call& call, Family& result) const;
    bool is_plain_without(Call& call, Family& result) const;
    bool is_plain_both(Call& call, Family& result) const;
    Remembered& remembered(Call const& call);
    void remember(Frame const& frame, Family result);
    void descend(Call const& call);
    bool go_on(Frame& frame, Family& result, Call& call);
    bool go_on_either(Frame& frame, Family& result, Call& call);
    bool go_on_both(Frame& frame, Family& result, Call& call);
    bool go_on_without(Frame& frame, Family& result, Call& call);
    bool go_on_up_to(Frame& frame, Family& result, Call& call);
    Order less(Order limit, Index variable) const;

    mutable Effort effort_;
    NodeStore<0> nodes_;
    std::vector<Orders> orders_;
    std::vector<Order> weights_;
    std::vector<Remembered> cache_;
    std::vector<Frame> path_;
};

}  // namespace varn::resilience
