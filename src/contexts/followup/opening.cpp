#include "opening.h"

#include <algorithm>

namespace varn::followup {
namespace {

using organisation::UnitView;

/// The units of a tree, each after the one above it.
class TreeOrder {
public:
    explicit TreeOrder(std::vector<UnitView> const& units) : count_(units.size()) {
        std::set<std::string> known;
        for (auto const& unit : units) {
            known.insert(unit.id.text);
        }
        for (auto const& unit : units) {
            bool const top = !unit.parent || !known.contains(unit.parent->text);
            below_[top ? "" : unit.parent->text].push_back(&unit);
        }
        walk();
    }
    std::vector<UnitView const*> const& order() const { return order_; }

private:
    void walk() {
        std::vector<UnitView const*> waiting;
        auto const push = [&](std::string const& above) {
            auto const& children = below_[above];
            waiting.insert(waiting.end(), children.rbegin(), children.rend());
        };
        push("");
        while (!waiting.empty() && order_.size() < count_) {
            auto const* unit = waiting.back();
            waiting.pop_back();
            order_.push_back(unit);
            push(unit->id.text);
        }
    }

    std::size_t count_;
    std::map<std::string, std::vector<UnitView const*>> below_;
    std::vector<UnitView const*> order_;
};

}  // namespace

template <class T>
Result<Done> Opener::keep(T row) {
    row.id = town_.new_id<T>();
    row.round = round_.id;
    TRY(permit, auth::decide<T>(policy(), actor_, "followup.lead", std::nullopt));
    return tx_.insert(permit, row);
}

Result<Done> Opener::open(Opening const& ask) {
    CHECK(look_at(ask));
    CHECK(keep_units());
    CHECK(keep_goals());
    return keep_sectors();
}

Result<Done> Opener::look_at(Opening const& ask) {
    TRY(units, organisation::units_on(tx_, *round_.tree_on));
    TRY(goals, store::goals_of_edition(tx_, round_.edition));
    units_ = std::move(units);
    std::vector<Problem> problems;
    for (std::size_t i = 0; i < ask.units.size(); ++i) {
        bool const there = std::any_of(units_.begin(), units_.end(),
                                       [&](auto const& unit) { return unit.id == ask.units[i]; });
        if (!there || !asked_.insert(ask.units[i].text).second) {
            problems.push_back(Problem{"/units/" + std::to_string(i),
                                       "followup.unit_not_there",
                                       {{"day", to_text(*round_.tree_on)}}});
        }
    }
    std::set<std::string> wanted;
    for (std::size_t i = 0; i < ask.goals.size(); ++i) {
        bool const there = std::any_of(goals.begin(), goals.end(),
                                       [&](Goal const& goal) { return goal.id == ask.goals[i]; });
        if (!there || !wanted.insert(ask.goals[i].text).second) {
            problems.push_back(Problem{"/goals/" + std::to_string(i), "followup.goal_not_there", {}});
        }
    }
    if (!problems.empty()) {
        return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
    }
    std::copy_if(goals.begin(), goals.end(), std::back_inserter(goals_),
                 [&](Goal const& goal) { return wanted.contains(goal.id.text); });
    return Done{};
}

Result<Done> Opener::keep_units() {
    std::map<std::string, UnitView const*> by_id;
    for (auto const& unit : units_) {
        by_id.emplace(unit.id.text, &unit);
    }
    for (auto const& id : asked_) {
        for (std::optional<std::string> at = id; at && by_id.contains(*at) && kept_.insert(*at).second;) {
            auto const& parent = by_id.at(*at)->parent;
            at = parent ? std::optional{parent->text} : std::nullopt;
        }
    }
    int position = 0;
    TreeOrder const tree{units_};
    for (auto const* unit : tree.order()) {
        if (!kept_.contains(unit->id.text)) {
            continue;
        }
        bool const is_asked = asked_.contains(unit->id.text);
        bool const below = unit->parent && kept_.contains(unit->parent->text);
        CHECK(keep(RoundUnit{{},
                             {},
                             unit->id,
                             below ? unit->parent : std::nullopt,
                             unit->name,
                             unit->kind,
                             is_asked,
                             position++}));
        if (is_asked) {
            CHECK(keep_sheet(unit->id));
        }
    }
    return Done{};
}

Result<Done> Opener::keep_sheet(Id<Unit> const& unit) {
    Sheet sheet;
    sheet.id = town_.new_id<Sheet>();
    sheet.round = round_.id;
    sheet.unit = unit;
    sheet.version = 1;
    TRY(permit, auth::decide<Sheet>(policy(), actor_, "followup.lead", std::nullopt));
    CHECK(tx_.insert(permit, sheet));
    sheets_.push_back(std::move(sheet));
    return Done{};
}

Result<Done> Opener::keep_goals() {
    TRY(served, store::served_areas(tx_, round_.edition));
    int position = 0;
    for (auto const& goal : goals_) {
        CHECK(keep(RoundGoal{{}, {}, goal.id, goal.title, position++}));
    }
    std::map<std::string, int> places;
    std::set<std::string> told;
    for (auto const& one : served) {
        auto const place = places.emplace(one.focus_area.text, static_cast<int>(places.size())).first->second;
        bool const wanted =
            std::any_of(goals_.begin(), goals_.end(), [&](Goal const& goal) { return goal.id == one.goal; });
        if (wanted && told.insert(one.goal.text + one.focus_area.text).second) {
            CHECK(keep(RoundFocusArea{{}, {}, one.goal, one.focus_area, one.title, place}));
        }
    }
    return Done{};
}

Result<Done> Opener::keep_sectors() {
    TRY(members, store::sectors_on(tx_, *round_.tree_on));
    for (auto const& one : members) {
        if (asked_.contains(one.unit.text)) {
            CHECK(keep(RoundSector{{}, {}, one.unit, one.sector, one.name}));
        }
    }
    return Done{};
}

}  // namespace varn::followup
