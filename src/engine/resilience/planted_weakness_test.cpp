// Weaknesses planted in random cities are found, and whatever is reported there can be played again.
#include <gtest/gtest.h>

#include "engine/network_text.h"
#include "fixture_check.h"
#include "long_run.h"
#include "random_city.h"
#include "random_network.h"
#include "witness_replay.h"

namespace varn::resilience {
namespace {

using engine::Finding;

constexpr WeaknessQuestion everything{.pairs_told = 50, .things_told = 1'000};

/// All weaknesses of a city; each that does not hold fails the test.
std::vector<Finding> replayed(Network const& network) {
    EXPECT_TRUE(validate(network).ok());
    auto found = weaknesses(network, everything).value();
    oracle::Replay const replay{network};
    for (auto const& finding : found) {
        EXPECT_EQ(replay.faults(finding), "");
    }
    return found;
}

bool names(Finding const& finding, std::string_view id) {
    return std::any_of(finding.because.begin(), finding.because.end(),
                       [&](auto const& thing) { return thing.id == id; });
}

/// In how many of a hundred cities what was planted is found. `plant` puts it there and tells how to know it.
using Known = std::function<bool(Finding const&)>;
int found_of_a_hundred(std::function<Known(RandomCity&, Draw&)> const& plant) {
    int found = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        SCOPED_TRACE(seed);
        Draw draw{seed};
        RandomCity city{draw, seed % 2 == 0};
        auto const known = plant(city, draw);
        bool const is_played =
            seed % tries(4U, 1U) == 0;  // to play a hundred cities again is for the long run
        auto const all = is_played ? replayed(city.network) : weaknesses(city.network, everything).value();
        found += std::any_of(all.begin(), all.end(), known) ? 1 : 0;
    }
    return found;
}

TEST(PlantedWeakness, a_ring_of_power_and_telecom_that_cannot_restart_is_found) {
    auto const plant = [](RandomCity& city, Draw&) -> Known {
        auto& nodes = city.network.nodes;
        auto const power = city.some_power();
        auto const telecom = city.some_telecom();
        nodes[power].needs.push_back({1, {telecom}, 0, 0, "control"});
        nodes[telecom].needs.push_back({1, {power}, 0, 0, "power"});
        return [a = nodes[power].id, b = nodes[telecom].id](Finding const& finding) {
            return finding.rule == "RES-003" && names(finding, a) && names(finding, b);
        };
    };
    EXPECT_GE(found_of_a_hundred(plant), 95);
}

TEST(PlantedWeakness, one_supplier_behind_two_contracts_is_found) {
    auto const plant = [](RandomCity& city, Draw& draw) -> Known {
        auto const supplier = city.add("supplier");
        auto const first = city.add("contract-a");
        auto const second = city.add("contract-b");
        auto& nodes = city.network.nodes;
        nodes[first].needs = {{1, {supplier}, static_cast<Minutes>(draw.below(600))}};
        nodes[second].needs = {{1, {supplier}, static_cast<Minutes>(draw.below(600))}};
        auto const user = city.services()[draw.below(city.services().size())];
        nodes[user].needs.push_back({1, {first, second}, 60, 0, "fuel"});
        auto const subject = nodes[user].id + "/" + std::to_string(nodes[user].needs.size() - 1);
        return [subject](Finding const& finding) {
            return finding.rule == "RES-004" && finding.subject.id == subject && names(finding, "supplier");
        };
    };
    EXPECT_GE(found_of_a_hundred(plant), 95);
}

TEST(PlantedWeakness, a_single_pump_station_is_found) {
    auto const plant = [](RandomCity& city, Draw& draw) -> Known {
        auto const pump = city.add("pump");
        city.network.nodes[pump].needs = {{1, {city.some_power()}, 120, 0, "power"}};
        auto const& services = city.services();
        auto const user = services[draw.below(services.size())];
        city.network.nodes[user].needs.push_back({1, {pump}, 720, 0, "water"});
        return [id = city.network.nodes[user].id](Finding const& finding) {
            return finding.rule == "RES-001" && finding.subject.id == "pump" && names(finding, id);
        };
    };
    EXPECT_GE(found_of_a_hundred(plant), 95);
}

TEST(PlantedWeakness, every_kind_of_finding_is_met_and_holds) {
    std::map<std::string, int> met;
    for (std::uint64_t seed = 0; seed < tries(150U, 1'000U); ++seed) {
        SCOPED_TRACE(seed);
        Draw draw{seed};
        auto network = random_network(draw);
        for (auto& node : network.nodes) {
            node.repair = {10, static_cast<Minutes>(10 + draw.below(100)), 200};
            if (node.is_service) {
                node.tolerable = static_cast<Minutes>(draw.below(60));
            }
        }
        for (auto const& finding : replayed(network)) {
            ++met[finding.rule];
        }
    }
    EXPECT_EQ(met.size(), weakness_rules().size());
}

TEST(PlantedWeakness, every_finding_of_the_sample_city_holds) {
    auto const file = engine::testing::folder() / "resilience/fixtures/sample-city.txt";
    EXPECT_FALSE(replayed(read_network(engine::testing::read_file(file)).value().network).empty());
}

}  // namespace
}  // namespace varn::resilience
