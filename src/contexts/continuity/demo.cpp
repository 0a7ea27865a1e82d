// The demonstration: what an invented town stands on, written in one transaction.
#include "continuity/demo.h"

#include <array>

#include "demo_town.h"

namespace varn::continuity {
namespace {

constexpr std::uint64_t town_seed = 20240601;
/// Of the pack of the demonstration; the edition that the risk rounds are opened under.
constexpr std::string_view edition_of_demo = "sakerhetsprogram-2020";

Need row_of_need(NeedInFull const& told) {
    return {told.id,
            told.unit,
            told.service,
            told.resource,
            told.what,
            told.needed,
            static_cast<int>(told.members.size()),
            told.buffer_minutes,
            told.refill_minutes,
            {},
            {},
            {},
            told.version};
}

class DemoWriting {
public:
    DemoWriting(Town& town, db::WriteTx& tx) : town_(town), tx_(tx) {}

    Result<Done> write(InventedTown const& all) {
        CHECK(write_rows(all.actors, organisation::policy(), auth::operator_actor(), "organisation.write"));
        CHECK(write_own(all.services));
        TRY(values, store::values_of(tx_, edition_of_demo));
        std::map<std::string, Id<ProtectionValue>, std::less<>> by_key;
        for (auto const& value : values) {
            by_key.emplace(value.key, value.id);
        }
        CHECK(write_own(invent_consequences(town_, all.services, by_key)));
        CHECK(write_own(all.resources));
        std::vector<Need> needs;
        std::vector<NeedMember> members;
        for (auto const& need : all.needs) {
            needs.push_back(row_of_need(need));
            for (auto const& member : need.members) {
                members.push_back(
                    {town_.new_id<NeedMember>(), need.unit, need.id, member.service, member.resource});
            }
        }
        CHECK(write_own(needs));
        CHECK(write_own(members));
        CHECK(write_own(all.plans));
        return write_own(all.tests);
    }

private:
    template <class T>
    Result<Done> write_own(std::vector<T> const& rows) {
        return write_rows(rows, policy(), writer_, "continuity.write");
    }
    template <class T>
    Result<Done> write_rows(std::vector<T> const& rows, auth::Rules rules, Actor const& actor,
                            std::string_view action) {
        TRY(permit, auth::decide<T>(rules, actor, action, std::nullopt));
        for (auto const& row : rows) {
            CHECK(tx_.insert(permit, row));
        }
        return Done{};
    }

    Town& town_;
    db::WriteTx& tx_;
    Actor const writer_{"operator", "operator", {{auth::Role::coordinator, true, {}}}};
};

}  // namespace

Result<Done> write_demo(Town& town) {
    db::WriteTx tx{town.db};
    auto const today = town.clock.today();
    TRY(known, store::all_services(tx));
    TRY(units, organisation::units_on(tx, today));
    if (!known.empty() || units.empty()) {
        return Done{};
    }
    std::map<std::string, Id<Unit>> by_key;
    std::map<std::string, std::string> districts;
    for (auto const& unit : units) {
        by_key.emplace(unit.key, unit.id);
        if (unit.kind == organisation::UnitKind::district_committee) {
            districts.emplace(unit.key, unit.name);
        }
    }
    TRY(coordinating, tx.all_by_key<Sector>());
    std::map<std::string, Id<Sector>> sectors;
    for (auto const& sector : coordinating) {
        sectors.emplace(sector.key, sector.id);
    }
    InventedTown invented{town, std::move(by_key), std::move(sectors), town_seed};
    auto const trunk = invent_trunk(invented);
    for (auto const& [key, name] : districts) {
        invent_district(invented, trunk, key, name);
    }
    DemoWriting writing{town, tx};
    CHECK(writing.write(invented));
    return std::move(tx).commit(audit::entry(auth::operator_actor(), "continuity.write", "demo"));
}

}  // namespace varn::continuity
