#pragma once
// The course of an event: who is down from when to when, with repairs, buffers that drain and refill, and
// restarts.
//
// Idea: everything stamped with the same minute is one batch. Repairs come first, then new losses, then
// everything that can start starts (least fixpoint of up: a ring of needs cannot start itself), then
// everything that cannot go on falls (least fixpoint of failure: a ring that runs holds itself up). So supply
// that returns in the very minute a buffer ends saves the node. A group's charge is known from when it last
// began to drain or fill and is worked out when asked for, in whole minutes, so that ties are exact on every
// machine. Only what an event reaches is touched, and put back afterwards. Cost: batches times what each
// reaches. Source: own semantics (docs/formats/network.md); the oracle that recomputes everything in every
// batch is simulation_oracle.h. Invariant: at the end of a batch a node is up only if it is undamaged and
// each group has its members or charge.
#include <span>
#include <vector>

#include "cascade.h"
#include "engine/course.h"

namespace varn::resilience {

/// What happened, by inner numbers of the graph, ascending.
struct Course {
    std::vector<OutagesOfNode> outages;
    /// Down at the horizon, undamaged and not restarting, though it could run if all it hangs on started at
    /// once.
    std::vector<Index> deadlocked;
    std::uint64_t batches = 0;
};

struct SimulationLimits {
    std::uint64_t batches = 10'000'000;
    std::atomic<bool> const* is_cancelled = nullptr;
};

class Simulation {
public:
    /// `graph` is made of `network` without a horizon.
    Simulation(Network const& network, Graph const& graph);

    /// Plays the losses until the horizon. Losses may overlap and come in any order; one that lasts no time
    /// is none. Errors: too_many when it takes more batches than the limit, unavailable when broken off.
    Result<Course> run(std::span<Loss const> losses, Minutes horizon, SimulationLimits const& limits = {});

private:
    enum class Flow : char { still, drains, fills };
    struct GroupState {
        Index missing = 0;
        Flow flow = Flow::fills;
        Minutes since = 0;
        Minutes charge = 0;  // at `since`
    };
    struct NodeState {
        Index damage = 0;
        bool is_up = true;
        bool was_up = true;     // at the start of the batch
        bool is_known = false;  // touched in this run
        bool is_noted = false;  // touched in this batch
        bool is_asked = false;  // waits in a list
        Minutes ready_since = -1;
    };
    struct Event {
        Minutes at;
        Index node;
        int kind;  // of Kind
    };
    enum Kind { repair, loss, look };

    void batch(Minutes now);
    void note(Index node);
    void ask(Index node);
    void turn(Index node, bool up);
    bool can_run(Index node, Minutes now) const;
    Minutes charge(Index group, Minutes now) const;
    void start_what_can(Minutes now);
    void fell_what_must(Minutes now);
    void close_batch(Minutes now);
    void set_flows(Index node, Minutes now);
    void push(Minutes at, Index node, Kind kind);
    Course finish();
    std::vector<Index> deadlocked();

    Graph const& graph_;
    Cascade cascade_;
    std::vector<GroupState> groups_;
    std::vector<NodeState> nodes_;
    std::vector<Minutes> restart_;
    std::vector<std::optional<Minutes>> refill_;
    std::vector<std::vector<Outage>> outages_;
    std::vector<Index> known_, noted_, asked_;
    std::vector<Event> events_;  // a heap
    Minutes horizon_ = 0;
    std::uint64_t batches_ = 0;
};

}  // namespace varn::resilience
