#include "engine/rollup.h"

#include <algorithm>

namespace varn::rollup {
namespace {

/// Counts by place of the mark, which is quicker to add to than names.
using Tally = std::array<std::int64_t, 4>;

Counts counts_of(Tally const& tally) {
    return {tally[0], tally[1], tally[2], tally[3]};
}

constexpr std::array<std::uint8_t, 256> place_of_letter = [] {
    std::array<std::uint8_t, 256> places{};
    for (std::size_t letter = 0; letter < places.size(); ++letter) {
        places[letter] = static_cast<std::uint8_t>(mark_of(static_cast<char>(letter)));
    }
    return places;
}();

std::size_t place_at(std::string_view marks, std::size_t goal) {
    return goal < marks.size() ? place_of_letter[static_cast<unsigned char>(marks[goal])]
                               : static_cast<std::size_t>(Mark::unanswered);
}

/// The units such that each comes after all that stand below it; fewer than there are when some stand below
/// themselves.
std::vector<Index> from_below(std::vector<Unit> const& units) {
    std::vector<Index> waiting(units.size(), 0);
    for (auto const& unit : units) {
        if (unit.parent) {
            ASSERT(*unit.parent < units.size());
            ++waiting[*unit.parent];
        }
    }
    std::vector<Index> order;
    order.reserve(units.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (waiting[i] == 0) {
            order.push_back(static_cast<Index>(i));
        }
    }
    for (std::size_t at = 0; at < order.size(); ++at) {
        auto const parent = units[order[at]].parent;
        if (parent && --waiting[*parent] == 0) {
            order.push_back(*parent);
        }
    }
    return order;
}

/// Adds the cells of some part to every part they belong to.
void split(Split& into, std::vector<Index> const& parts, Counts const& counts) {
    if (parts.empty()) {
        into.rest += counts;
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        ASSERT(parts[i] < into.parts.size());
        into.parts[parts[i]] += counts;
        if (i > 0) {
            into.counted_again += counts;
        }
    }
}

/// Each part once, however often it was named.
std::vector<Index> once(std::vector<Index> parts) {
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    return parts;
}

}  // namespace

void Counts::add(Mark mark) {
    switch (mark) {
        case Mark::fulfilled:
            ++fulfilled;
            break;
        case Mark::partly:
            ++partly;
            break;
        case Mark::not_fulfilled:
            ++not_fulfilled;
            break;
        case Mark::unanswered:
            ++unanswered;
            break;
    }
}

Counts& Counts::operator+=(Counts const& more) {
    fulfilled += more.fulfilled;
    partly += more.partly;
    not_fulfilled += more.not_fulfilled;
    unanswered += more.unanswered;
    return *this;
}

Counts& Counts::operator-=(Counts const& less) {
    fulfilled -= less.fulfilled;
    partly -= less.partly;
    not_fulfilled -= less.not_fulfilled;
    unanswered -= less.unanswered;
    return *this;
}

Outcome outcome_of(Counts const& counts) {
    if (counts.asked() == 0) {
        return {Mark::unanswered, Rule::nothing_asked};
    }
    if (counts.unanswered * 2 >= counts.asked()) {
        return {Mark::unanswered, Rule::half_unanswered};
    }
    if (counts.fulfilled == counts.asked()) {
        return {Mark::fulfilled, Rule::all_fulfilled};
    }
    if (counts.not_fulfilled * 2 >= counts.answered()) {
        return {Mark::not_fulfilled, Rule::half_not_fulfilled};
    }
    return {Mark::partly, Rule::otherwise_partly};
}

std::string_view id_of(Rule rule) {
    static constexpr std::array<std::string_view, 5> ids{"RUP-001", "RUP-002", "RUP-003", "RUP-004",
                                                         "RUP-005"};
    return ids[static_cast<std::size_t>(rule)];
}

Result<Sums> sum(Input const& input, Limits const& limits) {
    auto const goals = input.areas_of_goal.size();
    if (goals != 0 && input.units.size() > limits.cells_max / goals) {
        return Error{ErrorCode::too_many,
                     "rollup.too_many_cells",
                     {{"limit", std::to_string(limits.cells_max)}},
                     {},
                     {}};
    }
    auto const order = from_below(input.units);
    if (order.size() != input.units.size()) {
        return Error{ErrorCode::invalid, "rollup.unit_below_itself", {}, {}, {}};
    }
    Sums sums;
    sums.own.resize(input.units.size());
    sums.sectors.parts.resize(input.sectors);
    sums.areas.parts.resize(input.areas);
    std::vector<Tally> by_goal(goals);
    for (std::size_t i = 0; i < input.units.size(); ++i) {
        auto const& unit = input.units[i];
        if (!unit.is_asked) {
            continue;
        }
        Tally tally{};
        for (std::size_t goal = 0; goal < goals; ++goal) {
            auto const place = place_at(unit.marks, goal);
            ++tally[place];
            ++by_goal[goal][place];
        }
        sums.own[i] = counts_of(tally);
        sums.whole += sums.own[i];
        split(sums.sectors, once(unit.sectors), sums.own[i]);
    }
    for (std::size_t goal = 0; goal < goals; ++goal) {
        sums.goals.push_back(counts_of(by_goal[goal]));
        split(sums.areas, once(input.areas_of_goal[goal]), sums.goals.back());
    }
    sums.below = sums.own;
    for (auto const i : order) {
        if (auto const parent = input.units[i].parent) {
            sums.below[*parent] += sums.below[i];
        }
    }
    return sums;
}

}  // namespace varn::rollup
