// The migrations and the descriptions say the same, on every engine.
#include "platform/description_check.h"
#include "town_of_remisses.h"

namespace varn::consultation {
namespace {

class RemissSchema : public RemissTown {};
VARN_ON_EVERY_ENGINE(RemissSchema);

TEST_P(RemissSchema, every_entity_is_stored_as_it_is_described) {
    for (auto const* described :
         {&table<Referral>(), &table<ReferralQuestion>(), &table<Recipient>(), &table<BoardMeeting>(),
          &table<OpinionCase>(), &table<OpinionSection>(), &table<OpinionView>(), &table<PreparationStep>(),
          &table<OpinionComment>(), &table<Signature>(), &table<CaseFile>(), &table<BoardDecision>(),
          &table<Dissent>(), &table<ViewReply>()}) {
        for (auto const& difference : testing::differences(town().db, *described)) {
            ADD_FAILURE() << difference;
        }
    }
}

}  // namespace
}  // namespace varn::consultation
