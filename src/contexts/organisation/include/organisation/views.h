#pragma once
// What organisation tells: its entities put together as they were on a date, and what it is asked.
#include <string>
#include <vector>

#include "organisation/model.h"

namespace varn::organisation {

/// A unit with the name and place it has on a date.
struct UnitView {
    Id<Unit> id;
    std::string key;
    UnitKind kind{};
    std::string name;
    std::optional<std::string> administration;
    std::optional<Id<Unit>> parent;
    std::optional<std::string> diary_prefix;
    Date valid_from;
    std::optional<Date> valid_to;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// A unit that another came from or became.
struct UnitStep {
    Id<Unit> unit;
    std::string name;
    Date taken_over_on;
};

/// Somebody in a duty, as a unit's page and the contact list show it.
struct DutyView {
    Id<Assignment> id;
    std::string duty;
    Id<Person> person;
    std::string person_name;
    std::optional<std::string> email;
    std::optional<std::string> phone;
    std::optional<Id<Assignment>> deputy_for;
    Date valid_from;
    std::optional<Date> valid_to;
    Marker marker{};
    int version = 0;
};

/// A sector that a unit takes part in.
struct UnitSector {
    Id<Sector> sector;
    std::string name;
    bool leads = false;
};

/// Everything about a unit on a date.
struct UnitPage {
    UnitView unit;
    std::vector<UnitView> path;  // from the top down to the parent
    std::vector<UnitView> children;
    std::vector<UnitPeriod> periods;  // all of them, oldest first
    std::vector<UnitStep> predecessors;
    std::vector<UnitStep> successors;
    std::vector<DutyView> duties;
    std::vector<UnitSector> sectors;
};

/// A new unit and its first period.
struct NewUnit {
    std::string key;
    UnitKind kind{};
    std::string name;
    std::optional<std::string> administration;
    std::optional<Id<Unit>> parent;
    std::optional<std::string> diary_prefix;
    Date valid_from;
    std::optional<std::string> source;
};

/// A unit of a sector: its lead or a member.
struct SectorUnit {
    Id<SectorMember> id;
    Id<Unit> unit;
    std::string name;
    Date valid_from;
    std::optional<Date> valid_to;
};

/// A sector of the state that a sector mirrors.
struct MirrorView {
    Id<SectorMirror> id;
    Id<NationalSector> national_sector;
    int number = 0;
    std::string name;
    std::string agency;
    Date valid_from;
    std::optional<Date> valid_to;
};

/// A sector on a date: who leads, who takes part, what it mirrors.
struct SectorPage {
    Sector sector;
    std::string lead_name;
    std::vector<SectorUnit> members;
    std::vector<MirrorView> mirrors;
};

/// Rows to be imported, as a person sees them before saying yes: the plan, and every problem with its place.
struct ImportProblem {
    std::string place;  // "rad 3, kolumn B"
    std::string text;
};
struct ImportPreview {
    bool applied = false;
    std::int64_t rows = 0;
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::vector<std::string> names;  // of what is added or changed, at most 200
    std::vector<ImportProblem> problems;
};

}  // namespace varn::organisation

#include "organisation/views_described.h"
