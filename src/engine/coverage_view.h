#pragma once
// What the rules of coverage share: the asked-for edition with its own things picked out, and the place where
// findings are put. Everything here is built once per analysis and then only read.
#include <algorithm>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/coverage.h"

namespace varn::coverage {

/// The rules in the order of the catalogue; the number is the place in `rules()`.
enum class Rule {
    focus_area_without_goal,
    goal_without_focus_area,
    goal_without_value,
    requirement_without_carrier,
    unit_without_mention,
    topic_without_shared_owner,
    topic_without_receiver,
    programme_expired,
    programme_expiring,
    adopted_late,
    edition_gap,
    edition_overlap,
    interval_exceeded,
    lopsided_goals,
    goal_without_indicator,
    value_without_threat,
    unit_without_goal_in_area,
};

/// Which ends hang on which, in one flat vector: `of(i)` is what `i` is linked to. Linear to build and to
/// hold.
class Fan {
public:
    Fan(std::size_t size, std::span<Link const> links);
    std::span<Index const> of(Index from) const {
        return std::span(ends_).subspan(start_[from], start_[from + 1] - start_[from]);
    }

private:
    std::vector<std::size_t> start_;
    std::vector<Index> ends_;
};

/// A yes or no for each of a dense range of indices.
using Marks = std::vector<char>;

/// The edition that is asked about, with its own things by key.
struct View {
    View(Input const& input, Question const& question);

    Input const& input;
    Question const& question;
    Edition const& edition;
    Programme const& programme;
    std::vector<Index> focus_areas;
    std::vector<Index> goals;
    std::vector<Index> values;
    std::vector<Index> units;  // valid today and of a kind the edition applies to
    Marks own_focus_area;      // belongs to the edition; likewise below
    Marks own_goal;
    Marks own_value;
    Marks own_responsibility;
    Marks living;       // units valid today
    Fan units_of_kind;  // the living ones

    /// True when the requirement is in force and is no other edition's own.
    bool asks(Requirement const& requirement) const {
        return requirement.valid.holds(question.today) &&
               (!requirement.edition || *requirement.edition == question.edition);
    }

    /// Calls `use(unit)` for every living unit that is said by kind or by name; some may come twice.
    template <class Use>
    void each_carrier(Carriers const& carriers, Use use) const {
        for (auto const kind : carriers.kinds) {
            for (auto const unit : units_of_kind.of(kind)) {
                use(unit);
            }
        }
        for (auto const unit : carriers.units) {
            if (living[unit] != 0) {
                use(unit);
            }
        }
    }
};

/// Takes findings in, with the facts of their rule, and keeps the limits.
class Findings {
public:
    explicit Findings(Limits const& limits) : limits_(limits) {}

    /// `way` is which of the rule's texts says it.
    void add(Rule rule, engine::Thing subject, std::vector<engine::Thing> because, Params params,
             std::size_t way = 0);
    /// The sorted findings, or `too_many`.
    Result<std::vector<engine::Finding>> take();

private:
    Limits limits_;
    std::vector<engine::Finding> kept_;
    bool full_ = false;
};

/// A thing of the town under its own key.
inline engine::Thing thing(std::string_view kind, Name const& name) {
    return {std::string(kind), name.key, name.text};
}
/// A fact about a thing.
inline engine::Thing fact(std::string_view kind, std::string value) {
    return {std::string(kind), value, value};
}
inline engine::Thing fact(std::string_view kind, Date date) {
    return fact(kind, to_text(date));
}

/// Adds the named things to a witness, in the given order.
template <class Named>
void append(std::vector<engine::Thing>& because, std::string_view kind, std::vector<Named> const& all,
            std::span<Index const> some) {
    for (auto const index : some) {
        because.push_back(thing(kind, all[index].name));
    }
}

/// The indices of a vector of named things for which `wanted(index)` holds, by key.
template <class Named, class Wanted>
std::vector<Index> by_key(std::vector<Named> const& all, Wanted wanted) {
    std::vector<Index> found;
    for (Index i = 0; i < all.size(); ++i) {
        if (wanted(i)) {
            found.push_back(i);
        }
    }
    std::sort(found.begin(), found.end(), [&](Index a, Index b) {
        return std::tie(all[a].name.key, all[a].name.text) < std::tie(all[b].name.key, all[b].name.text);
    });
    return found;
}

// The families of rules, each in its own file.
void find_missing_links(View const& view, Findings& findings);           // COV-001 002 003 015 016
void find_lopsided_goals(View const& view, Findings& findings);          // COV-014
void find_forgotten_units(View const& view, Findings& findings);         // COV-005 017
void find_uncarried_requirements(View const& view, Findings& findings);  // COV-004
void find_exceeded_intervals(View const& view, Findings& findings);      // COV-013
void find_topic_faults(View const& view, Findings& findings);            // COV-006 007
void find_lineage_faults(View const& view, Findings& findings);          // COV-008 009 010 011 012

}  // namespace varn::coverage
