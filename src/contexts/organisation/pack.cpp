// Taking the organisation of a pack in, and giving it out. Rows are found by their keys, or by what makes
// them one of a kind; what is already so is not touched.
#include "organisation/api.h"
#include "platform/pack_cursor.h"
#include "rules.h"
#include "store.h"

namespace varn::organisation {
namespace {

using pack::Cursor;

/// A pack on its way into the town.
class Settling {
public:
    Settling(Intake& intake, pack::Pack const& pack) : intake_(intake), pack_(pack) {}

    Result<Done> settle() {
        // Units first, then everything that names them. The keys are learnt once, after the units are in.
        CHECK(each("units", &Settling::unit));
        TRY(keys, unit_keys(intake_.tx()));
        units_ = std::move(keys);
        CHECK(each("units", &Settling::periods));
        CHECK(each("successions", &Settling::succession));
        CHECK(each("people", &Settling::person));
        CHECK(each("assignments", &Settling::assignment));
        CHECK(each("national_sectors", &Settling::national_sector));
        CHECK(each("sectors", &Settling::sector));
        CHECK(each("external_actors", &Settling::external_actor));
        return problems_.outcome();
    }

private:
    Result<Done> each(std::string_view list, Result<Done> (Settling::*step)(Cursor const&)) {
        for (auto const& item : pack::list(pack_, list, problems_)) {
            CHECK((this->*step)(item));
        }
        return problems_.outcome();
    }

    /// The id of the unit that a field names; nothing, and a problem, when there is none of that key.
    std::optional<Id<Unit>> unit_of(Cursor const& item, std::string_view field) {
        auto const key = item.text(field);
        if (!key) {
            return std::nullopt;
        }
        auto const known = units_.find(std::string{*key});
        if (known == units_.end()) {
            item.blame_field(field, "organisation.key_unknown", {{"key", std::string{*key}}});
            return std::nullopt;
        }
        return known->second;
    }

    /// The row of `T` that a field names by key.
    template <class T>
    Result<std::optional<T>> named(Cursor const& item, std::string_view field) {
        auto const key = std::string{item.required(field)};
        TRY(found, intake_.tx().by_key<T>(key));
        if (!found) {
            item.blame_field(field, "organisation.key_unknown", {{"key", key}});
        }
        return found;
    }

    Result<Done> unit(Cursor const& item) {
        Unit wanted;
        if (item.fill(wanted, {"periods"})) {
            TRY(known, intake_.tx().by_key<Unit>(wanted.key));
            CHECK(intake_.put(std::move(known), wanted, wanted.key));
        }
        return Done{};
    }

    Result<Done> periods(Cursor const& item) {
        auto const owner = unit_of(item, "key");
        for (auto const& period : item.list("periods")) {
            UnitPeriod wanted;
            if (!period.fill(wanted, {"parent", "unit"}) || !owner) {
                continue;
            }
            wanted.unit = *owner;
            wanted.parent = unit_of(period, "parent");
            TRY(known, store::period_from(intake_.tx(), wanted.unit, wanted.valid_from));
            TRY(put, intake_.put(std::move(known), wanted, std::string{item.required("key")}));
            auto const apart = rules::must_not_overlap_another_period(intake_.tx(), put);
            if (!apart) {
                problems_.add(period.place("valid_from"), apart.error().problems.at(0).key,
                              apart.error().problems.at(0).params);
            }
        }
        return Done{};
    }

    Result<Done> succession(Cursor const& item) {
        Succession wanted;
        bool const filled = item.fill(wanted, {"predecessor", "successor"});
        auto const from = unit_of(item, "predecessor");
        auto const to = unit_of(item, "successor");
        if (filled && from && to) {
            wanted.predecessor = *from;
            wanted.successor = *to;
            TRY(known, store::succession(intake_.tx(), *from, *to));
            CHECK(intake_.put(std::move(known), wanted, std::string{item.required("successor")}));
        }
        return Done{};
    }

    Result<Done> person(Cursor const& item) {
        Person wanted;
        bool const filled = item.fill(wanted, {"unit"});
        if (auto const unit = unit_of(item, "unit"); filled && unit) {
            wanted.unit = *unit;
            TRY(known, intake_.tx().by_key<Person>(wanted.key));
            CHECK(intake_.put(std::move(known), wanted, wanted.key));
        }
        return Done{};
    }

    Result<std::optional<Assignment>> put_assignment(Cursor const& item, Assignment wanted) {
        bool const filled = item.fill(wanted, {"unit", "person", "duty", "deputies", "deputy_for"});
        TRY(person, named<Person>(item, "person"));
        if (!filled || !person) {
            return std::optional<Assignment>{};
        }
        wanted.person = person->id;
        TRY(known, store::same_assignment(intake_.tx(), wanted));
        TRY(put, intake_.put(std::move(known), wanted, person->key + ": " + wanted.duty));
        return std::optional<Assignment>{std::move(put)};
    }

    Result<Done> assignment(Cursor const& item) {
        auto const unit = unit_of(item, "unit");
        if (!unit) {
            return Done{};
        }
        Assignment wanted;
        wanted.unit = *unit;
        wanted.duty = std::string{item.required("duty")};
        TRY(held, put_assignment(item, wanted));
        for (auto const& deputy : item.list("deputies")) {
            if (held) {
                wanted.deputy_for = held->id;
                CHECK(put_assignment(deputy, wanted));
            }
        }
        return Done{};
    }

    Result<Done> national_sector(Cursor const& item) {
        NationalSector wanted;
        if (item.fill(wanted)) {
            TRY(known, intake_.tx().by_key<NationalSector>(wanted.key));
            CHECK(intake_.put(std::move(known), wanted, wanted.key));
        }
        return Done{};
    }

    Result<Done> sector(Cursor const& item) {
        Sector wanted;
        bool const filled = item.fill(wanted, {"lead", "members", "mirrors"});
        auto const lead = unit_of(item, "lead");
        if (!filled || !lead) {
            return Done{};
        }
        wanted.lead = *lead;
        TRY(known, intake_.tx().by_key<Sector>(wanted.key));
        TRY(put, intake_.put(std::move(known), wanted, wanted.key));
        for (auto const& member : item.list("members")) {
            CHECK(sector_member(member, put));
        }
        for (auto const& mirror : item.list("mirrors")) {
            CHECK(sector_mirror(mirror, put));
        }
        return Done{};
    }

    Result<Done> sector_member(Cursor const& item, Sector const& sector) {
        SectorMember wanted;
        bool const filled = item.fill(wanted, {"unit", "sector"});
        if (auto const unit = unit_of(item, "unit"); filled && unit) {
            wanted.unit = *unit;
            wanted.sector = sector.id;
            TRY(known, store::same_member(intake_.tx(), wanted));
            CHECK(intake_.put(std::move(known), wanted,
                              sector.key + ": " + std::string{item.required("unit")}));
        }
        return Done{};
    }

    Result<Done> sector_mirror(Cursor const& item, Sector const& sector) {
        SectorMirror wanted;
        bool const filled = item.fill(wanted, {"national_sector", "sector"});
        TRY(national, named<NationalSector>(item, "national_sector"));
        if (filled && national) {
            wanted.national_sector = national->id;
            wanted.sector = sector.id;
            TRY(known, store::same_mirror(intake_.tx(), wanted));
            CHECK(intake_.put(std::move(known), wanted, sector.key + ": " + national->key));
        }
        return Done{};
    }

    Result<Done> external_actor(Cursor const& item) {
        ExternalActor wanted;
        if (item.fill(wanted)) {
            TRY(known, intake_.tx().by_key<ExternalActor>(wanted.key));
            CHECK(intake_.put(std::move(known), wanted, wanted.key));
        }
        return Done{};
    }

    Intake& intake_;
    pack::Pack const& pack_;
    pack::Problems problems_;
    std::map<std::string, Id<Unit>> units_;
};

}  // namespace

Result<Done> import_pack(Intake& intake, pack::Pack const& pack) {
    return Settling{intake, pack}.settle();
}

}  // namespace varn::organisation
