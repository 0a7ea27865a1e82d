#pragma once
// The invented town before it is written: rows with ids, in the order in which they refer to each other.
#include <map>

#include "kernel/draw.h"
#include "service.h"

namespace varn::continuity {

/// What is planted, by the keys of the rows, so that a test can look for it.
namespace planted {
inline constexpr std::string_view depot = "drivmedelsdepa";  // behind both contracts for fuel
inline constexpr std::string_view fuel_contract_one = "drivmedelsavtal-ett";
inline constexpr std::string_view fuel_contract_two = "drivmedelsavtal-tva";
inline constexpr std::string_view ring_power = "stallverk-kvarnon";  // cannot start without the other
inline constexpr std::string_view ring_telecom = "driftnat-kvarnon";
inline constexpr std::string_view pump = "pumpstation-kvarnon";         // the only one of its zone
inline constexpr std::string_view islet_home = "aldreboende-tarnskar";  // 31 hours after the fuel
}  // namespace planted

/// Times and rates of a resource.
struct Ways {
    ResourceClass kind{};
    std::int64_t repair = 0;
    double losses = 0.0;
    std::int64_t restart = 0;
};
struct Bears {
    std::int64_t tolerable = 0;
    double harm = 0.0;
    std::int64_t restart = 0;
    std::string_view sector = {};  // its key
};
struct Keeps {
    std::int64_t buffer = 0;
    std::int64_t refill = 60;
    int needed = 1;
};

/// Rows under way. Words are the texts `continuity.demo.<text>`.
class InventedTown {
public:
    InventedTown(Town& town, std::map<std::string, Id<Unit>> units, std::map<std::string, Id<Sector>> sectors,
                 std::uint64_t seed);

    Id<ExternalActor> supplier(std::string key);
    Member resource(std::string key, std::string_view text, std::string_view unit, Ways const& ways);
    Member service(std::string key, std::string_view text, std::string_view unit, Bears const& bears);
    void need(Member const& owner, std::string_view what, std::vector<Member> members,
              Keeps const& keeps = {});
    void plan(Member const& service, bool is_approved);
    /// What comes after is provided by them, or by nobody in particular.
    void provided_by(std::optional<Id<ExternalActor>> actor, std::string agreement = {});
    /// What comes after lies here.
    void at(std::string place, int number);

    Draw& draw() { return draw_; }
    bool has(std::string_view unit) const { return units_.contains(std::string{unit}); }
    Id<Unit> unit_of(std::string_view key) const;

    std::vector<ExternalActor> actors;
    std::vector<CriticalService> services;
    std::vector<Resource> resources;
    std::vector<NeedInFull> needs;
    std::vector<ContinuityPlan> plans;
    std::vector<PlanTest> tests;

private:
    std::string words(std::string_view text) const;

    Town& town_;
    std::map<std::string, Id<Unit>> units_;
    std::map<std::string, Id<Sector>> sectors_;
    Draw draw_;
    std::optional<Id<ExternalActor>> actor_;
    std::string agreement_;
    std::string place_;
    std::string number_;
};

/// What the whole town hangs on.
struct Trunk {
    std::vector<Member> feeds;    // of power
    std::vector<Member> telecom;  // cores
    std::vector<Member> waterworks;
    std::vector<Member> heat;
    std::vector<Member> fuel;  // contracts
    std::vector<Member> food;
    std::vector<Member> medicine;
    Member care_records;
    Member school_platform;
    Member payments;
    Member switchboard;
};
/// The key nodes, written by hand, with the weaknesses that are planted.
Trunk invent_trunk(InventedTown& town);
/// One part of the town: its grid, water, heat, premises, staff, and the services in it.
void invent_district(InventedTown& town, Trunk const& trunk, std::string const& unit,
                     std::string const& place);
/// What losing each service means for what the town protects, by the keys of protection values.
std::vector<ServiceConsequence> invent_consequences(
    Town& town, std::vector<CriticalService> const& services,
    std::map<std::string, Id<ProtectionValue>, std::less<>> const& values);

}  // namespace varn::continuity
