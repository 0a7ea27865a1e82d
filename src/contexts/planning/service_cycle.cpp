// Planning cycles: opened by the centre, closed once and for good.
#include "service.h"

namespace varn::planning {
namespace {

Asking steering(Town& town, Actor const& actor) {
    return {town, policy(), actor, "planning.steer"};
}

Result<Done> check_cycle(db::ReadTx& tx, PlanningCycle const& cycle) {
    CHECK(rules::must_be_open(cycle));
    CHECK(rules::must_end_after_it_begins(cycle.valid_from, cycle.valid_to, "/valid_to"));
    TRY(others, store::overlapping(tx, cycle));
    if (others > 0) {
        return invalid("/valid_from", "planning.cycles_overlap");
    }
    return Done{};
}

}  // namespace

Result<Done> may_read(Actor const& actor) {
    CHECK(auth::judge(policy(), actor, "planning.read", std::nullopt));
    return Done{};
}

PlanRights rights_at(Actor const& actor, Id<Unit> const& unit) {
    auto const may = [&](std::string_view action, auth::Place const& place) {
        return auth::judge(policy(), actor, action, place).ok();
    };
    return {may("planning.write", unit.text), may("planning.comment", unit.text),
            may("planning.steer", std::nullopt)};
}

Result<Page<PlanningCycle>> list_cycles(Town& town, Actor const& actor, Window window) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    return store::cycles(tx, window);
}

Result<PlanningCycle> read_cycle(Town& town, Actor const& actor, Id<PlanningCycle> const& id) {
    return read_one(Asking{town, policy(), actor, "planning.read"}, id);
}

Result<PlanningCycle> add_cycle(Town& town, Actor const& actor, PlanningCycle cycle) {
    cycle.state = CycleState::open;
    return add(steering(town, actor), std::move(cycle), check_cycle);
}

Result<PlanningCycle> change_cycle(Town& town, Actor const& actor, Id<PlanningCycle> const& id, int version,
                                   json::Change<PlanningCycle> const& change) {
    return revise(steering(town, actor), id, version, change, check_cycle);
}

Result<PlanningCycle> close_cycle(Town& town, Actor const& actor, Id<PlanningCycle> const& id,
                                  Closing const& ask, std::optional<int> version) {
    db::WriteTx tx{town.db};
    CHECK(must_be_somebody(actor));
    TRY(before, tx.get(id));
    TRY(permit, auth::decide<PlanningCycle>(policy(), actor, "planning.steer", std::nullopt));
    if (version && before.version != *version) {
        return Error{ErrorCode::stale, "common.stale", {}, {}, {}};
    }
    CHECK(rules::must_be_open(before));
    auto after = before;
    after.state = CycleState::closed;
    CHECK(tx.update(permit, before, after));
    CHECK(std::move(tx).commit(audit::entry(actor, "planning.steer", ask.reason.value_or(""))));
    return after;
}

Result<PlanningCycle> cycle_asked_for(Town& town, db::ReadTx& tx, std::optional<std::string> const& cycle,
                                      std::optional<std::string> const& year) {
    if (cycle) {
        if (!is_uuid(*cycle)) {
            return invalid("?cycle", "planning.not_there");
        }
        return tx.get(Id<PlanningCycle>{*cycle});
    }
    if (year) {
        constexpr std::size_t year_length = 4;
        bool const is_year =
            year->size() == year_length && year->find_first_not_of("0123456789") == std::string::npos;
        TRY(found, store::cycle_of_year(tx, is_year ? std::stoi(*year) : 0));
        if (!found) {
            return invalid("?year", "planning.no_cycle_of_year", {{"year", *year}});
        }
        return *found;
    }
    TRY(found, store::cycle_on(tx, town.clock.today()));
    if (!found) {
        return not_found();
    }
    return *found;
}

}  // namespace varn::planning
