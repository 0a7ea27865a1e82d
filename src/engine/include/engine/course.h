#pragma once
// The course of an event: what is lost and repaired when, and what follows from it minute by minute. Who is
// down from when to when, which services are down longer than can be borne, when all is as usual again, and
// what cannot start though nothing is broken any more.
//
// How things fall and come back stands in docs/formats/network.md. Times are whole minutes from the start of
// the event.
#include "engine/monte_carlo.h"

namespace varn::resilience {

/// A node is lost from a minute on; for good, or until it is repaired.
struct Loss {
    Index node = 0;
    Minutes from = 0;
    std::optional<Minutes> lasts = {};
};

/// From and including `from`; up again at `to`. Without `to` it is still down at the horizon.
struct Outage {
    Minutes from = 0;
    std::optional<Minutes> to = {};
    bool operator==(Outage const&) const = default;
};

struct OutagesOfNode {
    Index node = 0;
    std::vector<Outage> outages = {};
};

struct CourseQuestion {
    std::vector<Loss> losses = {};  // overlapping or not, in any order
    Minutes horizon = Minutes{30} * 24 * 60;
    /// Outages of a service with at most so long between them count as one, where it is asked how long it can
    /// be borne.
    Minutes merge_gap = 0;
    std::uint64_t batches = 10'000'000;
    std::size_t needs_tried = 64;  // of a ring, as places for a buffer
};

/// What an event means to one service.
struct ServiceCourse {
    Index service = 0;
    Minutes down = 0;   // minutes down in all
    double harm = 0.0;  // by its curve, each outage for itself
    /// From when on it works and all its needs are met; absent when that has not come at the horizon.
    std::optional<Minutes> normal_from = {};
    bool operator==(ServiceCourse const&) const = default;
};

/// An outage that passed what the service bears, and when it did.
struct Breach {
    Index service = 0;
    Minutes from = 0;
    Minutes at = 0;
    bool operator==(Breach const&) const = default;
};

/// So many services are up from a minute on.
struct CityPoint {
    Minutes at = 0;
    Index up = 0;
    bool operator==(CityPoint const&) const = default;
};

/// A need which, with a buffer of so many minutes, would have let its whole ring start. The least such
/// buffer, found by playing the event again.
struct Breaker {
    Index node = 0;
    Index need = 0;
    Minutes buffer = 0;
    bool operator==(Breaker const&) const = default;
};

/// Nodes that wait for each other, and what waits for them.
struct LockedRing {
    std::vector<Index> nodes = {};
    std::vector<Index> behind = {};
    std::vector<Breaker> breakers = {};  // the shortest buffer first
};

struct CourseAnswer {
    std::vector<OutagesOfNode> outages = {};   // of what was ever down, by number
    std::vector<ServiceCourse> services = {};  // of those that were down or short of something, by number
    std::vector<Breach> breaches = {};         // in the order of time, then by number
    std::vector<CityPoint> city = {};          // begins with minute 0
    Minutes lost_service_minutes = 0;          // the area above the curve, to the horizon
    double harm = 0.0;
    std::optional<Minutes> normal_from = {};  // of the last service
    /// Down at the horizon, undamaged and not restarting, though it could run if all it hangs on started at
    /// once.
    std::vector<Index> deadlocked = {};
    std::vector<LockedRing> rings = {};  // that cause it
    std::uint64_t batches = 0;
};

/// Plays the losses until the horizon. Errors: those of `validate`; too_many when the event takes more
/// batches than the limit; unavailable when broken off.
Result<CourseAnswer> follow_course(Network const& network, CourseQuestion const& question,
                                   Watch const& watch = {});

}  // namespace varn::resilience
