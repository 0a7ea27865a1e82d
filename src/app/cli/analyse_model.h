#pragma once
// What the questions to the resilience engine share: the network of a file, nodes by their ids, and how an
// answer is written.
#include <span>

#include "cli/command.h"
#include "engine/fault_tree.h"
#include "engine/monte_carlo.h"
#include "platform/json.h"

namespace varn::app {

/// What is asked of a network, read from the command line.
struct NetworkAsked {
    bool single = false;
    bool pairs = false;
    bool findings = false;
    bool as_json = false;
    bool is_exact = false;      // --method exact
    bool is_truncated = false;  // --method truncated
    std::uint64_t order = 0;    // of cut sets
    std::uint64_t years = 0;
    std::uint64_t scenarios = 0;
    std::uint64_t seed = 1;
    std::uint64_t threads = 1;
    std::uint64_t top = 10;
    bool is_top_given = false;
    std::uint64_t node_budget = 50'000'000;
    std::uint64_t megabytes = 2048;
    std::uint64_t draws = 0;
    std::optional<std::string> scenario_file = {};
    std::vector<resilience::Index> services = {};  // empty: all
    resilience::Minutes horizon = resilience::without_end;
    bool is_horizon_given = false;
};

/// Reads a network. Errors name the file.
Result<resilience::Network> network_of(std::string const& file);
/// The ids of a list between commas as places in the network. Errors name the flag.
Result<std::vector<resilience::Index>> places_of(resilience::Network const& network, std::string const& ids,
                                                 std::string_view flag);
/// A time of a flag (`4h`), or nothing without the flag.
Result<std::optional<resilience::Minutes>> time_of(Arguments const& arguments, std::string_view flag);
/// What people call a node.
std::string const& name_in(resilience::Network const& network, resilience::Index node);
/// The same error with the file before each place.
Error in_file(Error error, std::string const& file);

json::Value to_json(resilience::Estimate const& estimate);
/// Counts that a double cannot hold are strings; so are those that are only a least (`>=`).
json::Value to_json(resilience::CutSetCount const& count);
/// A number, or null.
json::Value to_json(std::optional<double> number);
json::Value to_json(std::optional<resilience::Minutes> minutes);
json::Array ids_of(resilience::Network const& network, std::span<resilience::Index const> nodes);

}  // namespace varn::app
