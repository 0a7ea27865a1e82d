#pragma once
// The town's organisation over time: units, people in duties, sectors for civil preparedness, external
// actors. What is valid for a period carries valid_from and valid_to, both days included (kernel/time.h).
#include <optional>
#include <string>

#include "kernel/describe.h"

namespace varn::organisation {

/// How sure a fact is: read in its source, a default the town should check, an example, or made up for the
/// demo.
enum class Marker { own, verified, editable_default, example, fictional };

/// What kind of body a unit is. Boards of committees (nämnder) and companies (bolag) have equal duties in a
/// programme, and decide in different forms.
enum class UnitKind {
    council,             // kommunfullmäktige
    city_board,          // kommunstyrelse
    committee,           // facknämnd
    district_committee,  // stadsdelsnämnd
    administration,      // förvaltning
    department,          // avdelning
    company,             // bolag
    federation,          // kommunalförbund
    external             // extern
};

/// A body that can own duties, through all its names and places in the tree. Registered for the whole town.
struct Unit {
    Id<Unit> id;
    std::string key;
    UnitKind kind{};
    std::optional<std::string> diary_prefix;
    Date valid_from;
    std::optional<Date> valid_to;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// What a unit is called and where it stands during one period. The periods of a unit never overlap.
struct UnitPeriod {
    Id<UnitPeriod> id;
    Id<Unit> unit;
    std::string name;
    std::optional<std::string> administration;  // the office that works for the board
    std::optional<Id<Unit>> parent;
    Date valid_from;
    std::optional<Date> valid_to;
    int version = 0;
};

/// One unit took over after another, on a date: a merger has several predecessors, a split several
/// successors.
struct Succession {
    Id<Succession> id;
    Id<Unit> predecessor;
    Id<Unit> successor;
    Date taken_over_on;
};

/// Somebody who works in, or for, the town.
struct Person {
    Id<Person> id;
    std::string key;
    std::string name;
    Id<Unit> unit;
    std::optional<std::string> email;
    std::optional<std::string> phone;
    Marker marker{};
    int version = 0;
};

/// A duty somebody holds at a unit for a period, in the first place or as deputy. Gives no rights in Värn.
struct Assignment {
    Id<Assignment> id;
    Id<Unit> unit;
    Id<Person> person;
    std::string duty;
    std::optional<Id<Assignment>> deputy_for;
    Date valid_from;
    std::optional<Date> valid_to;
    int version = 0;
};

/// Units that coordinate their preparedness in one field. A sector owns nothing: every duty belongs to a
/// unit, and no field of Värn that names an owner can hold a sector's id.
struct Sector {
    Id<Sector> id;
    std::string key;
    std::string name;
    std::optional<std::string> body;
    Id<Unit> lead;
    Date valid_from;
    std::optional<Date> valid_to;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// A unit takes part in a sector for a period.
struct SectorMember {
    Id<SectorMember> id;
    Id<Sector> sector;
    Id<Unit> unit;
    Date valid_from;
    std::optional<Date> valid_to;
};

/// A beredskapssektor of the state: ten from 2022-10-01, twelve from 2025-07-22 (förordning 2022:524).
struct NationalSector {
    Id<NationalSector> id;
    std::string key;
    int number = 0;
    std::string name;
    std::string agency;
    Date valid_from;
    std::optional<Date> valid_to;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// A sector of the town mirrors one of the state's for a period.
struct SectorMirror {
    Id<SectorMirror> id;
    Id<Sector> sector;
    Id<NationalSector> national_sector;
    Date valid_from;
    std::optional<Date> valid_to;
};

/// Somebody outside the town that it works with: authority, rescue service, supplier.
struct ExternalActor {
    Id<ExternalActor> id;
    std::string key;
    std::string name;
    std::string kind;
    std::optional<std::string> contact;
    std::optional<std::string> phone;
    std::optional<std::string> email;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

}  // namespace varn::organisation

#include "organisation/described.h"
