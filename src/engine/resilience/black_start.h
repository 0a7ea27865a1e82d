#pragma once
// A ring of needs, all of it down and undamaged, everything outside it working: what of it does not get
// going?
//
// Idea: cut the ring out of the network. Members outside it work, so a need takes so many fewer of the
// members inside, and one that has enough outside is none. Then let the simulation take everything down for a
// minute: buffers last their time and restarts take theirs, so a battery of half an hour does not carry a
// start of one hour. Cost: one course of the ring for each question. Source: own semantics
// (docs/formats/network.md). Invariant: what is told is what the simulation of the whole network calls
// deadlocked after the ring was lost (planted_weakness_test).
#include <atomic>

#include "engine/network.h"

namespace varn::resilience {

class BlackStart {
public:
    BlackStart(Network const& network, std::vector<Index> ring);

    enum class Buffers { full, empty };
    /// A need that has another buffer than the question says.
    struct Exception {
        Index node = 0;
        Index place = 0;  // of the need, by the network's numbers as the node
        Minutes buffer = 0;
    };
    /// What cannot start, ascending. A buffer that never runs dry is never empty.
    Result<std::vector<Index>> locked(Buffers buffers, std::optional<Exception> exception = {},
                                      std::atomic<bool> const* is_cancelled = nullptr) const;

    /// The needs of a node that hang on the ring, by their places.
    std::vector<Index> needs_of(Index node) const;

private:
    Index inside(Index node) const;

    std::vector<Index> ring_;  // ascending
    Network network_;          // of the ring alone
    std::vector<std::vector<Index>> places_;
};

}  // namespace varn::resilience
