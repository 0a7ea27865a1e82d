#pragma once
// Roll-up: how does a whole stand when each unit has said how far it reaches each goal? Pure sums over the
// tree of units, over focus areas, sectors and goals, and the rule that gives a sum its mark.
//
// What nobody has answered is a state of its own everywhere: it is counted, told, and never counts as
// fulfilled.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace varn::rollup {

using Index = std::uint32_t;

enum class Mark { fulfilled, partly, not_fulfilled, unanswered };

/// How many answers of each kind. A cell is one unit and one goal that it was asked of.
struct Counts {
    std::int64_t fulfilled = 0;
    std::int64_t partly = 0;
    std::int64_t not_fulfilled = 0;
    std::int64_t unanswered = 0;

    std::int64_t answered() const { return fulfilled + partly + not_fulfilled; }
    std::int64_t asked() const { return answered() + unanswered; }
    /// One more cell with that mark.
    void add(Mark mark);
    Counts& operator+=(Counts const& more);
    Counts& operator-=(Counts const& less);
    bool operator==(Counts const&) const = default;
};

/// Why a sum got its mark; the first that holds decides.
enum class Rule {
    nothing_asked,       // RUP-001: there is no cell to judge: unanswered
    half_unanswered,     // RUP-002: half or more is unanswered: unanswered
    all_fulfilled,       // RUP-003: every cell is answered, and fulfilled: fulfilled
    half_not_fulfilled,  // RUP-004: half or more of the answers are not fulfilled: not fulfilled
    otherwise_partly     // RUP-005: anything else: partly
};
struct Outcome {
    Mark mark = Mark::unanswered;
    Rule rule = Rule::nothing_asked;
};
/// The mark of a sum, and why.
Outcome outcome_of(Counts const& counts);
/// "RUP-001" and so on.
std::string_view id_of(Rule rule);

/// A unit of the tree. `marks` has a letter for each goal, f, p or n; anything else, and what is not there,
/// is unanswered. A unit that was not asked has no cells.
struct Unit {
    std::optional<Index> parent = {};
    bool is_asked = false;
    std::string_view marks = {};
    std::vector<Index> sectors = {};
};

struct Input {
    std::vector<Unit> units;
    std::vector<std::vector<Index>> areas_of_goal;  // one list a goal
    std::size_t areas = 0;
    std::size_t sectors = 0;
};

/// Sums over parts that may overlap: a goal may serve two focus areas. The parts and the rest, less what was
/// counted more than once, are the whole.
struct Split {
    std::vector<Counts> parts;
    Counts rest;           // cells of no part
    Counts counted_again;  // cells of several parts, once for every part beyond the first
};

struct Sums {
    Counts whole;
    std::vector<Counts> own;    // of each unit by itself
    std::vector<Counts> below;  // of each unit and everything below it
    std::vector<Counts> goals;
    Split areas;
    Split sectors;
};

struct Limits {
    std::size_t cells_max = 20'000'000;
};

/// Sums everything once. `invalid` when the tree has a cycle, `too_many` beyond the limit; a place outside
/// the input is the caller's fault and asserted.
Result<Sums> sum(Input const& input, Limits const& limits = {});

/// The mark a letter stands for.
constexpr Mark mark_of(char letter) {
    switch (letter) {
        case 'f':
            return Mark::fulfilled;
        case 'p':
            return Mark::partly;
        case 'n':
            return Mark::not_fulfilled;
        default:
            return Mark::unanswered;
    }
}

}  // namespace varn::rollup
