#pragma once
// What YearlySearch has worked out, and how a choice of measures is played loss by loss.
#include "engine/yearly_savings.h"
#include "loss_shapes.h"

namespace varn::resilience {

/// What one loss costs a service, on average over its repair times.
struct HarmToService {
    Index service;  // outer number
    double amount;
};

/// A network under some choice, as single losses see it.
class Alternative {
public:
    Alternative(Network network, Minutes longest)
        : network_(std::move(network)),
          graph_(network_),
          shapes_(network_, graph_, longest),
          longest_(longest) {}

    /// What a year's losses of a node are expected to cost, by service. Ask once for each node.
    Result<std::vector<HarmToService>> harm_of_losing(Index node);

private:
    Network network_;
    Graph graph_;
    LossShapes shapes_;
    Minutes longest_;
};

struct YearlySearch::Prepared {
    struct Cause {
        Index node;
        std::vector<std::size_t> measures;  // that are tried together
        std::vector<std::uint64_t> harm;    // by the bits of the choice
    };
    Network network;
    std::vector<Measure> measures;
    YearlyQuestion question;
    std::vector<Cause> causes;
    std::vector<double> by_cause;
    std::vector<HarmShare> shares;
    std::vector<Index> cut_short;
    Savings savings;

    /// The nodes that can be lost, each with the measures that bear on it.
    void find_causes();
    /// Of more measures than are tried together, those that save most alone.
    Result<Done> keep_heaviest(Cause& cause);
    /// Tries every choice of the measures of each cause; each network is made once.
    Result<Done> try_all(Watch const& watch);
    /// Gives causes their harm under one choice: which of them, and its place there.
    using Wanted = std::vector<std::pair<std::size_t, std::size_t>>;
    Result<Done> try_choice(MeasureSet chosen, Wanted const& wanted);
    void add_shares(Index cause, std::vector<HarmToService> const& harm);
    void add_up();
};

}  // namespace varn::resilience
