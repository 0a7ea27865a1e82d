// The migrations and the descriptions say the same, on every engine.
#include "platform/description_check.h"
#include "town_of_portfolios.h"

namespace varn::portfolio {
namespace {

class PortfolioSchema : public PortfolioTown {};
VARN_ON_EVERY_ENGINE(PortfolioSchema);

TEST_P(PortfolioSchema, every_entity_is_stored_as_it_is_described) {
    for (auto const* described :
         {&table<MeasureEffect>(), &table<DecisionProposal>(), &table<ProposalMeasure>()}) {
        for (auto const& difference : testing::differences(town().db, *described)) {
            ADD_FAILURE() << difference;
        }
    }
}

}  // namespace
}  // namespace varn::portfolio
