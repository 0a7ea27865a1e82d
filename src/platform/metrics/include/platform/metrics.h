#pragma once
// What the process counts about itself, told in the text format of Prometheus. Counting is an addition to an
// atomic; labels are words of ours (a route's pattern, a method, a status), never anything that came from
// outside, so the number of series is bounded. docs/operations/monitoring.md tells what each means.
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace varn::metrics {

/// What is counted one by one.
enum class Tally {
    reads,           // transactions that read
    writes,          // transactions that wrote and were kept
    waits,           // times that somebody waited for a connection to the database
    waited_micros,   // how long in all, microseconds
    no_connections,  // times that none came free
    refusals         // requests that the server itself refused, before anybody was asked
};
void count(Tally what, std::uint64_t by = 1);

/// Counts an answered request. `route` is a pattern of our table, "/goals/{id}".
void answered(std::string_view method, std::string_view route, int status, std::chrono::nanoseconds took);

/// A value of the moment, by its full name: `varn_audit_entries`, or with labels
/// `varn_jobs{state="waiting"}`.
struct Gauge {
    std::string name;
    double value = 0;
};
/// Everything counted so far and these values, with what the process uses: memory, time, open files.
std::string exposition(std::vector<Gauge> const& gauges);

}  // namespace varn::metrics
