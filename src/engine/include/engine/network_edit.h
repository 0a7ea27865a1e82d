#pragma once
// A network while somebody works on it: one change at a time, and after each what falls with every node.
//
// Says what `single_losses` says of the network as it is now, without playing every loss again: a change
// costs what it changes, some microseconds in a network of ten thousand nodes. To be able to, it keeps what
// falls with each node.
#include <memory>
#include <span>
#include <vector>

#include "engine/network.h"
#include "engine/network_losses.h"

namespace varn::resilience {

struct EditLimits {
    std::size_t falls = 100'000'000;  // things that fall, over all single losses: eight bytes each
    NetworkLimits network = {};
};

class NetworkEdit {
public:
    /// Errors: those of `validate`; too_many when more falls than may be kept.
    static Result<NetworkEdit> begin(Network network, Minutes horizon = without_end,
                                     EditLimits const& limits = {});

    /// As it is now.
    Network const& network() const;
    /// By node: what falls when it is lost for good.
    std::span<SingleLoss const> losses() const;
    /// Nodes that fell a service other than themselves, ascending.
    std::vector<Index> single_points() const;
    /// What falls with a node, itself first, causes before what they fell.
    std::span<Index const> fallen_with(Index node) const;

    // Each change tells whose losses are not what they were, ascending. Errors, after which nothing has
    // changed: those of `validate`, too_many as above; missing at /node for a node that is not there.

    /// A need is another from now on: its members, how many of them, its buffer.
    Result<std::vector<Index>> change_need(Index node, Index place, Need need);
    /// All needs of a node are others: more, fewer, in another order.
    Result<std::vector<Index>> change_needs(Index node, std::vector<Need> needs);
    /// Everything about a node is other: whether it is a service, its needs, its name.
    Result<std::vector<Index>> change_node(Index node, Node facts);
    /// One node more, the last. So far nothing needs it.
    Result<std::vector<Index>> add_node(Node facts);
    /// Takes away a node; the last one takes its number. Refused as invalid at /nodes/N when something needs
    /// it.
    Result<std::vector<Index>> remove_node(Index node);

    NetworkEdit(NetworkEdit&&) noexcept;
    NetworkEdit& operator=(NetworkEdit&&) noexcept;
    ~NetworkEdit();

private:
    struct State;
    explicit NetworkEdit(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace varn::resilience
