#include "planning/notices.h"

#include <set>

#include "assembly.h"
#include "service.h"

namespace varn::planning {
namespace {

Result<std::optional<std::string>> goal_title(Town& town, Actor const& actor, std::string const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(goal, tx.get(Id<UnitGoal>{id}));
    TRY(cycle, tx.get(goal.cycle));
    TRY(unit, organisation::unit_on(tx, goal.unit, day_in(cycle, town.clock.today())));
    return std::optional{goal.title + ", " + unit.name};
}

}  // namespace

void add_titles(notify::Titles& titles) {
    titles["unit_goal"] = goal_title;
}

Result<Done> tell_of_comment(Town& town, db::WriteTx& tx, PlanComment const& comment) {
    if (comment.voice != Voice::centre) {
        return Done{};
    }
    TRY(writers, organisation::writers_of(tx, comment.unit, town.clock.today()));
    return notify::tell(town, tx,
                        {.kind = plan_commented,
                         .to = std::move(writers),
                         .subject = comment.unit_goal.text,
                         .by = comment.written_by});
}

}  // namespace varn::planning
