#pragma once
// What a single loss does, for every time its repair may take.
//
// Idea: while it lasts, things fall at fixed times; once it is repaired, they come back at fixed times after
// the repair. So outages keep their shape, (from, to less the repair time), while the repair time moves
// between two moments at which one more thing falls: their harm is a straight line there, through the kinks
// of the harm curves. The moments are known (LossTimes), and restarts add some that are found by halving. A
// shape that is the same at both ends of a stretch holds within it: a longer repair never brings anything
// back sooner. Cost: a few simulations for each shape. Source: own. Invariant: the same outages as the
// simulation, for every repair time (annual_harm_test).
#include "loss_times.h"
#include "simulation.h"

namespace varn::resilience {

class LossShapes {
public:
    LossShapes(Network const& network, Graph const& graph, Minutes longest);

    struct Shape {
        Index service;  // inner number
        Minutes from;
        std::optional<Minutes> to;  // after the repair; absent: not of itself
        bool operator==(Shape const&) const = default;
    };
    struct Stretch {
        Minutes last = 0;  // the longest repair it holds for
        std::vector<Shape> shapes = {};
        std::optional<Minutes> over = {};  // when all is as before, after the repair
        bool same_as(Stretch const& other) const { return shapes == other.shapes && over == other.over; }
    };
    Result<Done> follow(Index node);
    Stretch const& stretch(Index node, Minutes repair) const;

private:
    Result<Stretch> play(Index node, Minutes repair);

    Network const& network_;
    Graph const& graph_;
    Minutes longest_;
    Simulation simulation_;
    LossTimes times_;
    std::vector<std::vector<Stretch>> stretches_;  // by node, rising
};

}  // namespace varn::resilience
