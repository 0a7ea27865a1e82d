// The migrations and the descriptions say the same, on every engine.
#include "platform/description_check.h"
#include "town_of_programmes.h"

namespace varn::programme {
namespace {

class Schema : public ProgrammeTown {};
VARN_ON_EVERY_ENGINE(Schema);

TEST_P(Schema, every_entity_is_stored_as_it_is_described) {
    using namespace organisation;
    for (auto const* described :
         {&table<Programme>(),      &table<Edition>(),        &table<Section>(),
          &table<FocusArea>(),      &table<Goal>(),           &table<ProtectionValue>(),
          &table<ThreatStep>(),     &table<ThreatCategory>(), &table<Threat>(),
          &table<Responsibility>(), &table<Carrier>(),        &table<Driver>(),
          &table<Topic>(),          &table<TopicTreatment>(), &table<Change>(),
          &table<Catalogue>(),      &table<Requirement>(),    &table<Fulfilment>(),
          &table<Link>(),           &table<Unit>(),           &table<UnitPeriod>(),
          &table<Succession>(),     &table<Person>(),         &table<Assignment>(),
          &table<Sector>(),         &table<SectorMember>(),   &table<NationalSector>(),
          &table<SectorMirror>(),   &table<ExternalActor>(),  &table<findings::Acceptance>()}) {
        for (auto const& difference : testing::differences(town().db, *described)) {
            ADD_FAILURE() << difference;
        }
    }
}

TEST_P(Schema, a_difference_is_seen) {
    // The check can fail: a record that is no table, a column that is not there, and one of another type.
    EXPECT_FALSE(testing::differences(town().db, table<Adoption>()).empty());
    static Column columns[] = {*table<Goal>().find("title"), *table<Goal>().find("position")};
    columns[0].name = "heading";
    columns[1].name = "title";
    auto const found = testing::differences(town().db, Table{"goal", columns});
    auto const told = [&](std::string const& sentence) {
        return std::find(found.begin(), found.end(), sentence) != found.end();
    };
    EXPECT_TRUE(told("goal.heading is described, but not in the table"));
    EXPECT_TRUE(told("goal.title is stored as text"));
    EXPECT_TRUE(told("goal has 12 columns, described are 2"));
}

}  // namespace
}  // namespace varn::programme
