#pragma once
// What falls with each node, and with each pair of nodes: every single loss and every pair, exact.
#include <memory>
#include <vector>

#include "engine/monte_carlo.h"

namespace varn::resilience {

class Graph;

/// A network as it is walked: numbered anew by district and level, its needs in flat rows. To make it takes
/// twice as long as to lose each node of it, so whoever has several questions makes it once.
class WalkedNetwork {
public:
    /// Takes a valid network, which must live as long as this and its copies. Needs whose buffer lasts to the
    /// horizon are never missed.
    explicit WalkedNetwork(Network const& network, Minutes horizon = without_end);

    Network const& network() const { return *network_; }
    std::shared_ptr<Graph const> const& graph() const { return graph_; }

private:
    Network const* network_;
    std::shared_ptr<Graph const> graph_;
};

/// What falls when a node is lost for good, the node itself counted.
struct SingleLoss {
    Index services = 0;
    Index nodes = 0;
    bool operator==(SingleLoss const&) const = default;
};
/// By node. Errors: unavailable when broken off.
Result<std::vector<SingleLoss>> single_losses(WalkedNetwork const& network, Watch const& watch = {});
/// The same for whoever has this one question.
Result<std::vector<SingleLoss>> single_losses(Network const& network, Minutes horizon = without_end,
                                              Watch const& watch = {});

/// A pair, and the services it fells that neither of the two fells alone; both by ids.
struct PairLoss {
    Index a = 0;
    Index b = 0;
    std::vector<Index> services = {};
    bool operator==(PairLoss const&) const = default;
};
struct PairLossTotals {
    std::uint64_t cut_pairs = 0;  // over all services: the cut sets of order two
    std::vector<PairLoss> worst;  // those that fell most; of equals, by the ids of the nodes
    bool operator==(PairLossTotals const&) const = default;
};
/// Every pair. Errors: too_many when what single losses fell cannot be kept (pairs.h).
Result<PairLossTotals> pair_losses(Network const& network, std::size_t worst_told,
                                   Minutes horizon = without_end);

/// The same in parts: every pair belongs to one base, bases may be gone through anywhere in any ranges, and
/// what was found joins to the same, however it was split.
class PairSearch {
public:
    /// Errors: those of `pair_losses`.
    static Result<PairSearch> prepare(WalkedNetwork const& network, std::size_t worst_told);

    std::uint64_t bases() const;
    /// What pairs with a base in the range fell. Each thread takes a copy of the search, which costs its
    /// index once. Errors: unavailable when broken off.
    Result<PairLossTotals> find(BlockRange bases, Watch const& watch = {});
    /// Adds what was found in other ranges.
    void join(PairLossTotals& into, PairLossTotals const& other) const;

    PairSearch(PairSearch const& other);
    PairSearch(PairSearch&&) noexcept;
    PairSearch& operator=(PairSearch&&) noexcept;
    ~PairSearch();

private:
    struct Prepared;
    explicit PairSearch(std::unique_ptr<Prepared> prepared);
    std::unique_ptr<Prepared> prepared_;
};

}  // namespace varn::resilience
