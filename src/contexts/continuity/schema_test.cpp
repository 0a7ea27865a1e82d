// The migrations and the descriptions say the same, on every engine.
#include "platform/description_check.h"
#include "town_of_services.h"

namespace varn::continuity {
namespace {

class ContinuitySchema : public ServiceTown {};
VARN_ON_EVERY_ENGINE(ContinuitySchema);

TEST_P(ContinuitySchema, every_entity_is_stored_as_it_is_described) {
    for (auto const* described :
         {&table<CriticalService>(), &table<ServiceConsequence>(), &table<Resource>(), &table<Need>(),
          &table<NeedMember>(), &table<ContinuityPlan>(), &table<PlanTest>()}) {
        for (auto const& difference : testing::differences(town().db, *described)) {
            ADD_FAILURE() << difference;
        }
    }
}

}  // namespace
}  // namespace varn::continuity
