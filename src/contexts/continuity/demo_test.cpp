// The invented town: the same at every start, and every planted weakness is found and can be played again
// from its witness.
#include <algorithm>

#include "continuity/demo.h"
#include "demo_town.h"
#include "engine/weaknesses.h"
#include "town_of_services.h"

namespace varn::continuity {
namespace {

class InventedServices : public ServiceTown {
protected:
    void SetUp() override {
        ServiceTown::SetUp();
        add_unit("sdn-norr", UnitKind::district_committee, "Norra stadsdelsnämnden", {});
        auto const written = write_demo(town());
        ASSERT_TRUE(written.ok()) << said(written.error());
    }
    std::string id_of(std::string_view key) {
        db::ReadTx tx{town().db};
        auto const row = tx.by_key<Resource>(key).value();
        return row ? row->id.text : std::string{};
    }
    SharedNetwork network() {
        db::ReadTx tx{town().db};
        return town_network(tx, strategist).value();
    }
    std::vector<Weakness> found(std::string_view rule) {
        auto all = weaknesses_told(town(), strategist, "sv").value().weaknesses;
        std::erase_if(all, [&](Weakness const& one) { return one.rule != rule; });
        return all;
    }
    static bool names(Weakness const& weakness, std::string const& id) {
        return weakness.subject.id == id || weakness.subject.id.find(id) != std::string::npos ||
               std::any_of(weakness.because.begin(), weakness.because.end(),
                           [&](auto const& reason) { return reason.id == id; });
    }
    std::size_t fallen_homes(std::vector<AnyId> lost) {
        LossAsk ask;
        ask.lost = std::move(lost);
        auto const told = course_told(town(), strategist, ask).value();
        return static_cast<std::size_t>(
            std::count_if(told.falls.begin(), told.falls.end(), [](ServiceFall const& fall) {
                return fall.service.name.find("på Kvarnön") != std::string::npos;
            }));
    }
};
VARN_ON_EVERY_ENGINE(InventedServices);

TEST_P(InventedServices, the_town_is_large_fictional_and_written_once) {
    auto const model = model_told(town(), strategist).value();
    EXPECT_GT(model.services, 120);
    EXPECT_GT(model.resources, 120);
    EXPECT_GT(model.members, model.needs);
    auto const before = audit_size();
    EXPECT_TRUE(write_demo(town()).ok());
    EXPECT_EQ(audit_size(), before);
    auto const listed = list_resources(town(), reader, {}, {500, 0}).value();
    for (auto const& line : listed.items) {
        EXPECT_EQ(line.resource.marker, Marker::fictional);
        EXPECT_NE(line.supplier_name.value_or("(påhittat)").find("(påhittat)"), std::string::npos);
    }
}

TEST_P(InventedServices, the_depot_behind_both_contracts_is_found) {
    auto const depot = id_of(planted::depot);
    auto const shared = found("RES-004");
    EXPECT_TRUE(std::any_of(shared.begin(), shared.end(), [&](auto const& one) {
        return names(one, depot) && names(one, id_of(planted::fuel_contract_one)) &&
               names(one, id_of(planted::fuel_contract_two));
    })) << "alternatives that hang on one and the same";
    auto const town_now = network();
    auto const one = town_now->places.at(id_of(planted::fuel_contract_one));
    auto const two = town_now->places.at(id_of(planted::fuel_contract_two));
    auto const cause = town_now->places.at(depot);
    for (auto const contract : {one, two}) {
        auto const chain = resilience::why(town_now->network, std::vector{cause}, contract);
        EXPECT_FALSE(chain.empty());
        EXPECT_TRUE(resilience::holds(town_now->network, chain));
    }
    EXPECT_TRUE(resilience::why(town_now->network, std::vector{one}, two).empty());
}

TEST_P(InventedServices, the_home_on_the_islet_stands_for_31_hours_without_fuel) {
    auto const depot = id_of(planted::depot);
    db::ReadTx tx{town().db};
    auto const home = tx.by_key<CriticalService>(planted::islet_home).value()->id.text;
    LossAsk ask;
    ask.supplier = tx.by_key<Resource>(planted::depot).value()->supplier;
    auto const told = course_told(town(), strategist, ask).value();
    ASSERT_EQ(told.lost.size(), 1U);
    EXPECT_EQ(told.lost[0].id.text, depot);
    auto const fall = std::find_if(told.falls.begin(), told.falls.end(),
                                   [&](auto const& one) { return one.service.id.text == home; });
    ASSERT_NE(fall, told.falls.end());
    EXPECT_EQ(fall->falls_at, 31 * 60);
    EXPECT_EQ(fall->breaks_tolerable_at, 37 * 60);
    auto const chain = chain_told(town(), strategist, "sv", {{AnyId{depot}}, AnyId{home}}).value();
    EXPECT_EQ(chain.links.back().at, 31 * 60);
}

TEST_P(InventedServices, the_ring_that_cannot_start_is_found_and_played_again) {
    auto const gear = id_of(planted::ring_power);
    auto const net = id_of(planted::ring_telecom);
    auto const rings = found("RES-003");
    EXPECT_TRUE(std::any_of(rings.begin(), rings.end(),
                            [&](auto const& one) { return names(one, gear) && names(one, net); }));
    LossAsk ask;
    ask.lost = {AnyId{gear}};
    ask.is_repaired = true;
    auto const told = course_told(town(), strategist, ask).value();
    ASSERT_EQ(told.rings.size(), 1U);
    EXPECT_EQ(told.rings[0].ring.size(), 2U);
    EXPECT_FALSE(told.rings[0].breakers.empty()) << "what would have let it start is told";
    EXPECT_FALSE(told.normal_from);
}

TEST_P(InventedServices, the_single_pump_is_found_and_played_again) {
    auto const pump = id_of(planted::pump);
    auto const single = found("RES-001");
    auto const at =
        std::find_if(single.begin(), single.end(), [&](auto const& one) { return one.subject.id == pump; });
    ASSERT_NE(at, single.end());
    EXPECT_EQ(at->count, 6);
    EXPECT_EQ(fallen_homes({AnyId{pump}}), 6U);
    auto const town_now = network();
    db::ReadTx tx{town().db};
    auto const home = tx.by_key<CriticalService>("aldreboende-kvarnon-1").value()->id.text;
    auto const chain =
        resilience::why(town_now->network, std::vector{town_now->places.at(pump)}, town_now->places.at(home));
    ASSERT_EQ(chain.size(), 2U);
    EXPECT_TRUE(resilience::holds(town_now->network, chain));
    EXPECT_EQ(chain.back().at, 180);
}

}  // namespace
}  // namespace varn::continuity
