// Last year's plan, or that of a unit that was taken over, copied for somebody to confirm, change or give up
// row by row. Every row keeps where it came from.
#include "assembly.h"
#include "service.h"

namespace varn::planning {
namespace {

constexpr int months_of_year = 12;

std::optional<Date> moved(std::optional<Date> day, int years) {
    return day ? std::optional{plus_months(*day, years * months_of_year)} : std::nullopt;
}

/// A key that no goal of the plan has yet: two units that merge may both have a goal "beredskap".
Result<std::string> free_key(db::ReadTx& tx, Id<PlanningCycle> const& cycle, Id<Unit> const& unit,
                             std::string const& wanted) {
    auto key = wanted;
    for (int number = 2;; ++number) {
        TRY(taken, store::goal_of_key(tx, cycle, unit, key));
        if (!taken) {
            return key;
        }
        key = wanted + "-" + std::to_string(number);
    }
}

/// A plan on its way into another.
class Copying {
public:
    Copying(Town& town, db::WriteTx& tx, Actor const& actor, PlanCopy const& ask, PlanningCycle const& from,
            PlanningCycle const& to)
        : town_(town), tx_(tx), actor_(actor), ask_(ask), from_(from), to_(to) {}

    Result<Done> goal(UnitGoal const& before) {
        UnitGoal row = before;
        TRY(key, free_key(tx_, to_.id, ask_.unit, before.key));
        row.key = key;
        row.unit = ask_.unit;
        row.cycle = to_.id;
        row.standing = Standing::to_confirm;
        row.origin = before.id;
        TRY(after, put_new(town_, tx_, actor_, std::move(row)));
        ++copied_.goals;
        CHECK(bindings(before, after));
        CHECK(activities(before, after));
        return indicators(before, after);
    }
    PlanCopied const& copied() const { return copied_; }

private:
    Result<Done> bindings(UnitGoal const& before, UnitGoal const& after) {
        TRY(rows, store::bindings_of(tx_, before.id));
        std::vector<std::string> bound;
        for (auto const& row : rows) {
            TRY(goal, counterpart(row.goal));
            if (std::find(bound.begin(), bound.end(), goal.text) == bound.end()) {
                CHECK(put_new(town_, tx_, actor_, GoalBinding{{}, after.unit, after.id, goal}));
                bound.push_back(goal.text);
                ++copied_.bindings;
            }
        }
        return Done{};
    }
    Result<Done> activities(UnitGoal const& before, UnitGoal const& after) {
        TRY(rows, store::activities_of(tx_, before.id));
        for (auto row : rows) {
            if (row.standing == Standing::retired) {
                continue;
            }
            row.origin = row.id;
            row.unit_goal = after.id;
            // What the unit that is gone did itself, its successor does.
            row.owner = row.owner == before.unit ? after.unit : row.owner;
            row.starts_on = moved(row.starts_on, to_.year - from_.year);
            row.ends_on = moved(row.ends_on, to_.year - from_.year);
            if (to_.id != from_.id) {
                row.status = ActivityStatus::planned;
                row.status_words.reset();
            }
            row.standing = Standing::to_confirm;
            CHECK(put_new(town_, tx_, actor_, std::move(row)));
            ++copied_.activities;
        }
        return Done{};
    }
    Result<Done> indicators(UnitGoal const& before, UnitGoal const& after) {
        TRY(rows, store::indicators_of(tx_, before.id));
        for (auto row : rows) {
            if (row.standing == Standing::retired) {
                continue;
            }
            row.origin = row.id;
            row.unit_goal = after.id;
            row.unit = after.unit;
            row.cycle = to_.id;
            row.standing = Standing::to_confirm;
            CHECK(put_new(town_, tx_, actor_, std::move(row)));
            ++copied_.indicators;
        }
        return Done{};
    }
    /// The goal of the same key in the edition of the same programme that holds in the new cycle; the goal
    /// itself when there is none, so that nothing is lost and the gap is seen.
    Result<Id<Goal>> counterpart(Id<Goal> const& id) {
        TRY(goal, tx_.get(id));
        TRY(edition, tx_.get(goal.edition));
        if (holds_in(edition, to_)) {
            return id;
        }
        TRY(namesakes, store::goals_of_key(tx_, goal.key));
        for (auto const& other : namesakes) {
            TRY(its, tx_.get(other.edition));
            if (its.programme == edition.programme && holds_in(its, to_)) {
                return other.id;
            }
        }
        return id;
    }

    Town& town_;
    db::WriteTx& tx_;
    Actor const& actor_;
    PlanCopy const& ask_;
    PlanningCycle const& from_;
    PlanningCycle const& to_;
    PlanCopied copied_;
};

/// From an earlier cycle, of the unit itself or of one it took over after; or from the same cycle, of one it
/// took over after during it.
Result<Done> must_be_earlier(db::ReadTx& tx, PlanCopy const& ask, PlanningCycle const& from,
                             PlanningCycle const& to) {
    bool const is_own = ask.from_unit == ask.unit;
    if (from.year > to.year || (is_own && from.year == to.year)) {
        return invalid("/from_cycle", "planning.copy_from_earlier");
    }
    if (!is_own) {
        TRY(successions, store::successions(tx));
        auto const predecessors = predecessors_of(successions, ask.unit, to.valid_to);
        if (predecessors.find(ask.from_unit.text) == predecessors.end()) {
            return invalid("/from_unit", "planning.copy_from_predecessor");
        }
    }
    return Done{};
}

}  // namespace

Result<std::vector<UnitGoal>> not_continued(db::ReadTx& tx, Id<PlanningCycle> const& from_cycle,
                                            Id<Unit> const& from_unit, Id<Unit> const& unit) {
    TRY(rows, store::goals(tx, from_cycle, from_unit));
    std::vector<UnitGoal> left;
    for (auto& goal : rows) {
        TRY(after, store::continued_as(tx, goal.id));
        bool const is_continued = std::any_of(after.begin(), after.end(),
                                              [&](UnitGoal const& other) { return other.unit == unit; });
        if (goal.standing != Standing::retired && !is_continued) {
            left.push_back(std::move(goal));
        }
    }
    return left;
}

Result<std::vector<CopyOffer>> offers(db::ReadTx& tx, Id<Unit> const& unit, PlanningCycle const& cycle) {
    TRY(all, cycles(tx));
    TRY(successions, store::successions(tx));
    auto from_units = predecessors_of(successions, unit, cycle.valid_to);
    from_units.emplace(unit.text, cycle.valid_to);
    std::vector<CopyOffer> made;
    for (auto const& [id, until] : from_units) {
        Id<Unit> const from{id};
        for (auto const& earlier : all) {  // the newest first
            if (earlier.year > cycle.year || (earlier.year == cycle.year && from == unit)) {
                continue;
            }
            TRY(rows, store::goals(tx, earlier.id, from));
            if (rows.empty()) {
                continue;
            }
            TRY(left, not_continued(tx, earlier.id, from, unit));
            if (!left.empty()) {
                TRY(seen, organisation::unit_on(tx, from, earlier.valid_to));
                made.push_back(
                    {earlier.id, earlier.year, from, seen.name, static_cast<std::int64_t>(left.size())});
            }
            break;
        }
    }
    return made;
}

Result<PlanCopied> copy_plan(Town& town, Actor const& actor, PlanCopy const& ask) {
    db::WriteTx tx{town.db};
    CHECK(must_be_somebody(actor));
    CHECK(auth::judge(policy(), actor, "planning.write", ask.unit.text));
    TRY(to, rules::must_be_an_open_cycle(tx, ask.cycle));
    CHECK(rules::must_be_there(tx, ask.unit, "/unit"));
    CHECK(rules::must_be_there(tx, ask.from_unit, "/from_unit"));
    TRY(from, tx.find(ask.from_cycle));
    if (!from) {
        return invalid("/from_cycle", "planning.not_there");
    }
    CHECK(must_be_earlier(tx, ask, *from, to));
    TRY(goals, not_continued(tx, from->id, ask.from_unit, ask.unit));
    TRY(all, store::goals(tx, from->id, ask.from_unit));
    Copying copying{town, tx, actor, ask, *from, to};
    for (auto const& goal : goals) {
        CHECK(copying.goal(goal));
    }
    auto copied = copying.copied();
    auto const standing = std::count_if(
        all.begin(), all.end(), [](UnitGoal const& goal) { return goal.standing != Standing::retired; });
    copied.already = static_cast<std::int64_t>(standing) - copied.goals;
    if (copied.goals > 0) {
        CHECK(std::move(tx).commit(audit::entry(actor, "planning.write")));
    }
    return copied;
}

}  // namespace varn::planning
