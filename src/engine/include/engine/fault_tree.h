#pragma once
// Fault trees: what must happen together for the top event to happen, how likely that is, and which basic
// event weighs most. (docs/formats/fault-tree.md says it in files, this header in structs.)
//
// Basic events are independent. Gates stand on events and gates; nested formulae are gates of their own. The
// answer is exact where a decision diagram fits the budget and otherwise bounds, and says which. Cut sets of
// a tree with negations are the minimal products of its coherent hull: what must have happened, whatever else
// has or has not. Importances are those of the exact probability P, with P1 and P0 for "it has happened for
// certain" and "it never happens": Birnbaum P1 - P0, Fussell-Vesely (P - P0) / P, risk achievement worth
// P1 / P, risk reduction worth P / P0 and criticality Birnbaum x p / P, which for independent events equals
// Fussell-Vesely.
#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/network.h"

namespace varn::resilience {

/// A basic event.
struct FaultEvent {
    std::string id = {};
    double probability = 0.0;
};

enum class GateKind {
    conjunction,  // all of them
    disjunction,  // one of them at least
    at_least,     // `least` of them
    negation,     // not the one
    not_all,      // nand
    none_of,      // nor
    odd,          // an odd number of them (xor)
    same,         // of two: both or neither (iff)
    implication,  // of two: not the first, or the second
    always,       // a house event that is on
    never         // a house event that is off
};

/// What a gate stands on.
struct GateInput {
    bool is_gate = false;
    Index index = 0;  // into `gates` or `events`
    bool operator==(GateInput const&) const = default;
};

struct FaultGate {
    std::string id = {};
    GateKind kind = GateKind::conjunction;
    Index least = 0;  // only for `at_least`
    std::vector<GateInput> inputs = {};
};

struct FaultTree {
    std::vector<FaultEvent> events;
    std::vector<FaultGate> gates;
    Index top = 0;  // a gate
};

enum class FaultTreeMethod {
    automatic,    // exact if the budget allows, otherwise truncated, otherwise scenarios
    exact,        // binary decision diagram, or an error
    truncated,    // cut sets up to an order and bounds
    monte_carlo,  // scenarios; only told, cannot be asked for
};

struct FaultTreeLimits {
    std::size_t events = 1'000'000;
    std::size_t gates = 2'000'000;
    std::size_t inputs = 10'000'000;             // over all gates
    std::size_t max_order = 0;                   // of cut sets; 0: all
    std::size_t node_budget = 50'000'000;        // nodes of a diagram
    std::size_t memory = std::size_t{2} << 30U;  // bytes, about
    std::size_t problems = 50;                   // told at most
};

/// What is being done, and with how many nodes so far.
struct FaultTreeProgress {
    enum class Stage { diagram, importance, cut_sets } stage = Stage::diagram;
    std::size_t module = 0;
    std::size_t modules = 0;
};

/// Whoever waits may watch, and may lose patience: the analysis ends within 50 ms with `unavailable`.
struct FaultTreeWatch {
    std::atomic<bool> const* cancel = nullptr;
    std::function<void(FaultTreeProgress const&)> progress = {};
};

struct FaultTreeQuestion {
    FaultTreeMethod method = FaultTreeMethod::automatic;
    bool with_cut_sets = true;
    std::size_t top_cut_sets = 0;  // how many of the likeliest to list
};

/// How many cut sets: a whole number in decimal, and whether it is only known to be at least that.
struct CutSetCount {
    std::string digits = "0";
    bool is_at_least = false;
    bool operator==(CutSetCount const&) const = default;
};

struct EventImportance {
    double birnbaum = 0.0;
    double fussell_vesely = 0.0;
    std::optional<double> raw = {};  // absent where the top event cannot happen
    std::optional<double> rrw = {};  // absent where the top event cannot happen without the event
    double criticality = 0.0;
};

struct CutSet {
    std::vector<Index> events = {};  // ascending
    double probability = 0.0;
};

struct FaultTreeResult {
    bool coherent = true;  // no event is negated, after simplification
    FaultTreeMethod method = FaultTreeMethod::exact;
    std::optional<double> probability = {};  // exact
    double lower = 0.0;                      // equal to it, or bounds; of scenarios a 95 % interval
    double upper = 1.0;
    std::optional<double> estimate = {};          // of scenarios
    std::uint64_t scenarios = 0;                  // tried, by method monte_carlo
    bool has_cut_sets = false;                    // whether the counts below are known
    std::optional<std::size_t> order_limit = {};  // sets beyond it are not counted
    CutSetCount cut_sets_total = {};
    std::vector<CutSetCount> cut_sets_by_order = {};  // from order 1
    double rare_event_sum = 0.0;
    std::vector<EventImportance> importance = {};  // of each event, if exact or of scenarios
    std::vector<CutSet> top_cut_sets = {};         // likeliest first
    std::size_t modules = 0;
    std::size_t nodes = 0;  // of the decision diagrams
};

/// Is this a fault tree? Every fault is told with its place as a JSON pointer (`/gates/3/inputs/2`): ids that
/// are empty or stand twice, inputs that are not there, gates in a ring (by name), k of 0 or beyond the
/// inputs, the wrong number of inputs, probabilities outside 0 to 1.
Result<Done> validate(FaultTree const& tree, FaultTreeLimits const& limits = {});

/// Fails with the faults of `validate`, with `too_many` when the budget does not suffice for the method asked
/// for, and with `unavailable` when cancelled.
Result<FaultTreeResult> analyse(FaultTree const& tree, FaultTreeQuestion const& question = {},
                                FaultTreeLimits const& limits = {}, FaultTreeWatch const& watch = {});

}  // namespace varn::resilience
