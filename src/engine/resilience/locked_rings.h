#pragma once
// Which rings keep a city from starting after an event, and which buffer would have let them start.
//
// Idea: of the nodes that could run but do not, those that wait for each other in a circle are the cause
// (strongly connected components of "waits for"); the rest waits behind them. Whether a buffer would help
// depends on the event: it drains while the ring still runs. So each need within a ring is given one and the
// event is played again; the shortest that helps is found by halving. Cost: for each need tried about as many
// courses as the horizon has binary digits. Invariant: every breaker told has been played and worked.
#include "engine/course.h"

namespace varn::resilience {

/// `answer` is that of `question` so far: its outages and what is deadlocked.
Result<std::vector<LockedRing>> locked_rings(Network const& network, CourseQuestion const& question,
                                             CourseAnswer const& answer, Watch const& watch);

}  // namespace varn::resilience
