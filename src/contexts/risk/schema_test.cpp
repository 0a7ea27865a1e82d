// The migrations and the descriptions say the same, on every engine.
#include "platform/description_check.h"
#include "town_of_risks.h"

namespace varn::risk {
namespace {

class RiskSchema : public RiskTown {};
VARN_ON_EVERY_ENGINE(RiskSchema);

TEST_P(RiskSchema, every_entity_is_stored_as_it_is_described) {
    for (auto const* described :
         {&table<ScaleSet>(), &table<ScaleStep>(), &table<RiskKind>(), &table<AnalysisRound>(),
          &table<Participant>(), &table<Analysis>(), &table<AnalysisStep>(), &table<CapabilityAssessment>(),
          &table<Risk>(), &table<RiskConsequence>()}) {
        for (auto const& difference : testing::differences(town().db, *described)) {
            ADD_FAILURE() << difference;
        }
    }
}

}  // namespace
}  // namespace varn::risk
