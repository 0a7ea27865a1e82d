// What is read out of all plans of a cycle: the balance of goals, the chain of one, and who carries a goal of
// the programme.
#include "assembly.h"
#include "service.h"

namespace varn::planning {
namespace {

/// A balance with a bar for every kind and ability, also those without a goal: it is the empty bars that
/// matter.
Balance empty_balance() {
    Balance balance;
    for (std::size_t i = 0; i < choices<GoalKind>.size(); ++i) {
        balance.kinds.push_back({static_cast<GoalKind>(i), 0});
    }
    for (std::size_t i = 0; i < choices<Ability>.size(); ++i) {
        balance.abilities.push_back({static_cast<Ability>(i), 0});
    }
    return balance;
}

template <class T>
void weigh(Balance& balance, T const& goal, std::optional<std::string> unit_name) {
    ++balance.kinds[static_cast<std::size_t>(goal.kind)].goals;
    ++balance.abilities[static_cast<std::size_t>(goal.ability)].goals;
    balance.goals.push_back({AnyId{goal.id.text}, goal.title, std::move(unit_name), goal.kind, goal.ability});
}

/// The editions that hold in a cycle, or are on their way and newest of their programme.
Result<std::vector<programme::EditionView>> editions_of(db::ReadTx& tx, PlanningCycle const& cycle,
                                                        Date day) {
    TRY(all, store::editions(tx));
    std::vector<programme::EditionView> found;
    std::vector<std::string> seen;
    for (auto const& edition : all) {
        if (std::find(seen.begin(), seen.end(), edition.programme.text) == seen.end()) {
            seen.push_back(edition.programme.text);
            TRY(in_force, programme::edition_in_force(tx, edition.programme, day));
            if (in_force) {
                found.push_back(std::move(*in_force));
            }
        }
        if (edition.status != programme::EditionStatus::adopted && holds_in(edition, cycle)) {
            TRY(programme_row, tx.get(edition.programme));
            auto const state = edition.status == programme::EditionStatus::draft
                                   ? programme::EditionState::draft
                                   : programme::EditionState::consultation;
            found.push_back({edition, state, programme_row.name, {}, {}, {}, edition.version});
        }
    }
    return found;
}

Result<ChainReason> reason_of(db::ReadTx& tx, programme::NodeView node) {
    ChainReason reason{std::move(node), {}};
    if (reason.node.kind == programme::NodeKind::requirement) {
        TRY(requirement, tx.get(Id<programme::Requirement>{reason.node.id.text}));
        TRY(catalogue, tx.get(requirement.catalogue));
        reason.law = catalogue.title + ", " + requirement.reference;
    }
    return reason;
}

/// Why the programme wants a goal: what it hangs on, the law first. The requirements of a focus area that the
/// goal serves are reasons for the goal too.
Result<std::vector<ChainReason>> reasons_for(db::ReadTx& tx, Id<Goal> const& goal, Date on) {
    using programme::NodeKind;
    TRY(near, programme::neighbours(tx, NodeKind::goal, goal.text, on));
    std::vector<ChainReason> reasons;
    std::vector<std::string> seen;
    auto const take = [&](programme::NodeView const& node) -> Result<Done> {
        bool const counts = node.kind != NodeKind::unit && node.kind != NodeKind::change &&
                            node.kind != NodeKind::section && node.kind != NodeKind::goal;
        if (counts && std::find(seen.begin(), seen.end(), node.id.text) == seen.end()) {
            seen.push_back(node.id.text);
            TRY(reason, reason_of(tx, node));
            reasons.push_back(std::move(reason));
        }
        return Done{};
    };
    for (auto const& one : near) {
        CHECK(take(one.node));
        if (one.node.kind == NodeKind::focus_area) {
            TRY(further, programme::neighbours(tx, NodeKind::focus_area, one.node.id.text, on));
            for (auto const& two : further) {
                if (two.node.kind == NodeKind::requirement || two.node.kind == NodeKind::driver) {
                    CHECK(take(two.node));
                }
            }
        }
    }
    std::stable_sort(reasons.begin(), reasons.end(), [](ChainReason const& a, ChainReason const& b) {
        return a.law.has_value() && !b.law.has_value();
    });
    return reasons;
}

/// The same goal over the years, oldest first.
Result<std::vector<ChainYear>> years_of(db::ReadTx& tx, UnitGoal const& goal) {
    constexpr std::size_t rows_max = 200;
    auto first = goal;
    for (std::size_t step = 0; first.origin && step < rows_max; ++step) {
        TRY(before, tx.find(*first.origin));
        if (!before) {
            break;
        }
        first = *before;
    }
    std::vector<UnitGoal> line{first};
    for (std::size_t at = 0; at < line.size() && line.size() < rows_max; ++at) {
        TRY(after, store::continued_as(tx, line[at].id));
        line.insert(line.end(), after.begin(), after.end());
    }
    std::vector<ChainYear> years;
    for (auto const& row : line) {
        TRY(cycle, tx.get(row.cycle));
        TRY(unit, organisation::unit_on(tx, row.unit, cycle.valid_to));
        years.push_back({row.id, cycle.year, row.unit, unit.name, row.title, row.standing});
    }
    std::stable_sort(years.begin(), years.end(),
                     [](ChainYear const& a, ChainYear const& b) { return a.year < b.year; });
    return years;
}

}  // namespace

Result<GoalBalanceReport> balance(Town& town, Actor const& actor, Id<PlanningCycle> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(cycle, tx.get(id));
    auto const day = day_in(cycle, town.clock.today());
    GoalBalanceReport report{cycle, {}, empty_balance()};
    TRY(editions, editions_of(tx, cycle, day));
    for (auto const& edition : editions) {
        EditionBalance of{edition.edition.id, edition.edition.title, edition.state, empty_balance()};
        TRY(goals, store::goals_of_edition(tx, edition.edition.id));
        for (auto const& goal : goals) {
            weigh(of.balance, goal, {});
        }
        if (!goals.empty()) {
            report.editions.push_back(std::move(of));
        }
    }
    Assembly assembly{tx, cycle, day};
    TRY(goals, goals_in(tx, id));
    for (auto const& goal : goals) {
        TRY(name, assembly.unit_name(goal.unit));
        weigh(report.unit_goals, goal, name);
    }
    return report;
}

Result<GoalChain> chain(Town& town, Actor const& actor, Id<UnitGoal> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(goal, tx.get(id));
    TRY(cycle, tx.get(goal.cycle));
    TRY(rows, rows_of(tx, goal.cycle, goal.unit));
    auto const today = town.clock.today();
    Assembly assembly{tx, cycle, today};
    TRY(view, assembly.goal(goal, rows));
    GoalChain made{view, cycle, {}, {}};
    for (auto const& bound : view.serves) {
        TRY(reasons, reasons_for(tx, bound.goal, day_in(cycle, today)));
        made.up.push_back({bound, std::move(reasons)});
    }
    TRY(years, years_of(tx, goal));
    made.years = std::move(years);
    return made;
}

Result<GoalCarriers> carriers(Town& town, Actor const& actor, Id<Goal> const& goal,
                              std::optional<std::string> const& cycle_id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    CHECK(tx.get(goal));
    TRY(cycle, cycle_asked_for(town, tx, cycle_id, {}));
    TRY(rows, rows_of(tx, cycle.id, {}));
    auto const today = town.clock.today();
    Assembly assembly{tx, cycle, today};
    GoalCarriers made{cycle, {}, {}, {}};
    std::map<std::string, bool> carries;
    for (auto const& row : rows.goals) {
        auto const bound = under(rows.bindings, row.id.text);
        bool const serves =
            std::any_of(bound.begin(), bound.end(), [&](GoalBinding const& one) { return one.goal == goal; });
        if (!serves || row.standing == Standing::retired) {
            continue;
        }
        carries[row.unit.text] = true;
        TRY(name, assembly.unit_name(row.unit));
        GoalCarrier carrier{row.id, row.title, row.unit, name, row.standing, {}};
        for (auto const& activity : under(rows.activities, row.id.text)) {
            TRY(view, assembly.activity(activity));
            carrier.activities.push_back(std::move(view));
        }
        made.carriers.push_back(std::move(carrier));
    }
    TRY(standings, list_standings(town, actor, cycle.id));
    for (auto const& line : standings.items) {
        if (line.must_plan && !carries[line.unit.text]) {
            made.without.push_back({line.unit, line.name, line.kind});
        }
    }
    for (auto const& row : rows.indicators) {
        if (row.goal == goal && row.standing != Standing::retired) {
            made.indicators.push_back(indicator_view(row, rows.values));
        }
    }
    return made;
}

}  // namespace varn::planning
