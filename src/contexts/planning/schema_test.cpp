// The migrations and the descriptions say the same, on every engine.
#include "platform/description_check.h"
#include "town_of_plans.h"

namespace varn::planning {
namespace {

class PlanSchema : public PlanTown {};
VARN_ON_EVERY_ENGINE(PlanSchema);

TEST_P(PlanSchema, every_entity_is_stored_as_it_is_described) {
    for (auto const* described : {&table<PlanningCycle>(), &table<UnitGoal>(), &table<GoalBinding>(),
                                  &table<Activity>(), &table<Indicator>(), &table<IndicatorValue>(),
                                  &table<Instruction>(), &table<PlanComment>(), &table<WorkStep>()}) {
        for (auto const& difference : testing::differences(town().db, *described)) {
            ADD_FAILURE() << difference;
        }
    }
}

}  // namespace
}  // namespace varn::planning
