// The demonstration: plans that nobody made, for the units that programmes bind. Drawn from a seed, so that
// each start tells the same; marked as fictional, with holes as in life. Most of what the units plan is about
// disturbances of society and nothing about accidents, as the programme's own goals are (SEED-67).
#include "planning/demo.h"

#include <algorithm>
#include <array>

#include "assembly.h"
#include "kernel/draw.h"
#include "platform/i18n.h"
#include "service.h"

namespace varn::planning {
namespace {

/// A goal that many units could have: its words are the texts `planning.demo.<key>.*`.
struct Pattern {
    std::string_view key;
    GoalKind kind;
    Ability ability;
    std::string_view focus_area;
    std::string_view serves;  // key of a goal of the programme; empty for none
    double start;
    double target;
};
constexpr std::array patterns{
    Pattern{"drift", GoalKind::societal_disturbance, Ability::withstand, "beredskap", "fortsatt-verksamhet",
            35, 90},
    Pattern{"ledning", GoalKind::societal_disturbance, Ability::handle, "beredskap", "ledning-som-fungerar",
            50, 100},
    Pattern{"atergang", GoalKind::societal_disturbance, Ability::recover, "beredskap", "snar-atergang", 20,
            80},
    Pattern{"analys", GoalKind::societal_disturbance, Ability::foresee, "beredskap", "sammanhallen-planering",
            60, 100},
    Pattern{"forsorjning", GoalKind::societal_disturbance, Ability::withstand, "beredskap",
            "varna-civilbefolkningen", 30, 75},
    Pattern{"skydd", GoalKind::antagonistic, Ability::withstand, "sakerhetsskydd", "skydd-mot-antagonister",
            40, 100},
    Pattern{"medarbetare", GoalKind::personal_safety, Ability::prevent, "personsakerhet",
            "medarbetare-skadas-inte", 65, 90},
    Pattern{"samverkan", GoalKind::societal_disturbance, Ability::prevent, "beredskap", "", 45, 70},
};
constexpr std::uint64_t plan_seed = 20240201;
constexpr std::int64_t ore_of_thousand_kronor = 100'000;

std::string words(Pattern const& pattern, std::string_view what) {
    return i18n::text("sv", "planning.demo." + std::string{pattern.key} + "." + std::string{what});
}

/// Plans under way.
class Inventing {
public:
    Inventing(Town& town, db::WriteTx& tx) : town_(town), tx_(tx) {}

    /// The goals of the editions that hold in the cycle, the oldest first: what has come into force is served
    /// before what is on its way.
    Result<Done> learn(PlanningCycle const& cycle) {
        TRY(all, store::editions(tx_));
        for (auto const& edition : all) {
            TRY(goals, store::goals_of_edition(tx_, edition.id));
            for (auto const& goal : goals) {
                if (holds_in(edition, cycle)) {
                    goals_.emplace(goal.key, goal.id);
                }
            }
        }
        return Done{};
    }
    Result<Done> plan(store::UnitWithin const& unit, PlanningCycle const& cycle, bool is_over) {
        if (draw_.happens(is_over ? 12 : 25)) {
            return Done{};  // a hole: nothing planned
        }
        auto const first = draw_.below(patterns.size());
        auto const count = 2 + draw_.below(3);
        for (std::size_t n = 0; n < count; ++n) {
            CHECK(goal(unit.id, cycle, patterns[(first + n * 3) % patterns.size()], static_cast<int>(n) + 1,
                       is_over));
        }
        return Done{};
    }

private:
    Result<Done> goal(Id<Unit> const& unit, PlanningCycle const& cycle, Pattern const& pattern, int position,
                      bool is_over) {
        UnitGoal row;
        row.unit = unit;
        row.cycle = cycle.id;
        row.key = pattern.key;
        row.title = words(pattern, "goal");
        row.focus_area_key = pattern.focus_area;
        row.ability = pattern.ability;
        row.kind = pattern.kind;
        row.standing = Standing::current;
        row.position = position;
        row.marker = Marker::fictional;
        auto const serves = goals_.find(pattern.serves);
        bool const is_bound = serves != goals_.end() && !draw_.happens(8);
        if (pattern.serves.empty()) {
            row.unbound_why = words(pattern, "unbound");
        }
        TRY(made, put_new(town_, tx_, writer_, std::move(row)));
        if (is_bound) {
            CHECK(put_new(town_, tx_, writer_, GoalBinding{{}, {}, made.id, serves->second}));
        }
        CHECK(activities(made, cycle, pattern, is_over));
        return draw_.happens(85) ? indicator(made, cycle, pattern, is_over) : Result<Done>{Done{}};
    }
    Result<Done> activities(UnitGoal const& of, PlanningCycle const& cycle, Pattern const& pattern,
                            bool is_over) {
        int position = 0;
        for (auto const* what : {"first", "second"}) {
            if (draw_.happens(20)) {
                continue;
            }
            Activity row;
            row.unit_goal = of.id;
            row.key = std::string{pattern.key} + "-" + what;
            row.title = words(pattern, what);
            row.owner = of.unit;
            row.starts_on = plus_months(cycle.valid_from, static_cast<int>(draw_.below(6)));
            row.ends_on = plus_days(plus_months(*row.starts_on, 3 + static_cast<int>(draw_.below(4))), -1);
            if (draw_.happens(60)) {
                row.cost_ore = static_cast<std::int64_t>(50 + 25 * draw_.below(20)) * ore_of_thousand_kronor;
            }
            row.standing = Standing::current;
            row.marker = Marker::fictional;
            row.position = ++position;
            if (is_over) {
                bool const is_done = draw_.happens(75);
                row.status = is_done ? ActivityStatus::done : ActivityStatus::not_done;
                row.status_words =
                    i18n::text("sv", is_done ? "planning.demo.was_done" : "planning.demo.was_not_done");
            } else if (*row.starts_on <= town_.clock.today()) {
                row.status = ActivityStatus::under_way;
            }
            CHECK(put_new(town_, tx_, writer_, std::move(row)));
        }
        return Done{};
    }
    Result<Done> indicator(UnitGoal const& of, PlanningCycle const& cycle, Pattern const& pattern,
                           bool is_over) {
        Indicator row;
        row.cycle = cycle.id;
        row.unit_goal = of.id;
        row.key = pattern.key;
        row.title = words(pattern, "indicator");
        row.unit_of_measure = i18n::text("sv", "planning.demo.percent");
        row.direction = Direction::higher;
        row.start_value = pattern.start;
        row.target = pattern.target;
        row.standing = Standing::current;
        row.position = 1;
        row.marker = Marker::fictional;
        TRY(made, put_new(town_, tx_, writer_, std::move(row)));
        if (!is_over) {
            return Done{};
        }
        auto value = pattern.start;
        for (int const month : {4, 8, 12}) {
            auto const day = plus_days(plus_months(cycle.valid_from, month), -1);
            value = std::min(100.0, value + static_cast<double>(draw_.below(25)));
            if (draw_.happens(88)) {
                CHECK(put_new(town_, tx_, writer_, IndicatorValue{{}, of.unit, made.id, day, value, {}, 0}));
            }
        }
        return Done{};
    }

    Town& town_;
    db::WriteTx& tx_;
    Draw draw_{plan_seed};
    std::map<std::string, Id<Goal>, std::less<>> goals_;
    Actor const writer_{"operator", "operator", {{auth::Role::coordinator, true, {}}}};
};

Result<PlanningCycle> demo_cycle(Town& town, int year) {
    PlanningCycle cycle;
    cycle.key = "vp-" + std::to_string(year);
    cycle.year = year;
    cycle.name = i18n::text("sv", "planning.demo.cycle", {{"year", std::to_string(year)}});
    cycle.valid_from = *date_of(year, 1, 1);
    cycle.valid_to = *date_of(year, 12, 31);
    cycle.marker = Marker::fictional;
    return add_cycle(town, auth::operator_actor(), std::move(cycle));
}

Result<Done> write_plans(Town& town, PlanningCycle const& cycle, bool is_over) {
    db::WriteTx tx{town.db};
    Inventing inventing{town, tx};
    CHECK(inventing.learn(cycle));
    TRY(units, store::units_within(tx, cycle, town.clock.today()));
    for (auto const& unit : units) {
        if (must_plan(unit.kind)) {
            CHECK(inventing.plan(unit, cycle, is_over));
        }
    }
    return std::move(tx).commit(audit::entry(auth::operator_actor(), "planning.write", "demo"));
}

}  // namespace

Result<Done> write_demo(Town& town) {
    {
        db::ReadTx tx{town.db};
        TRY(known, cycles(tx));
        if (!known.empty()) {
            return Done{};
        }
    }
    auto const year = year_of(town.clock.today());
    TRY(last, demo_cycle(town, year - 1));
    CHECK(write_plans(town, last, true));
    TRY(current, demo_cycle(town, year));
    CHECK(write_plans(town, current, false));
    CHECK(add_to_plan(town, auth::operator_actor(),
                      Instruction{{},
                                  current.id,
                                  {},
                                  PlanField::goal_title,
                                  i18n::text("sv", "planning.demo.instruction"),
                                  false,
                                  0}));
    return Done{};
}

}  // namespace varn::planning
