#pragma once
// What the overview tells.
#include <string>
#include <vector>

#include "organisation/views.h"
#include "programme/coverage_report.h"
#include "programme/views.h"

namespace varn::overview {

using organisation::Marker;
using organisation::Unit;
using programme::Edition;
using programme::Programme;
using programme::Requirement;

// The trace of one thing.

/// Something by its kind, id and name: a goal, a unit, a law.
struct Thing {
    std::string kind;
    AnyId id;
    std::string key;
    std::string title;
    std::optional<Marker> marker;
};

/// A thing of a trace: how far away it is, and what it was reached through.
struct TraceStep {
    Thing thing;
    std::int64_t distance = 0;
    std::optional<AnyId> through;        // the thing before it; absent next to the one that was asked for
    std::optional<Id<Edition>> edition;  // of the link; absent for what holds in all editions
};
struct TraceGroup {
    std::string kind;
    std::vector<TraceStep> steps;  // the nearest first
};

/// Something that was done to a thing, as the audit log has it.
struct TraceChange {
    std::int64_t position = 0;
    Instant at;
    std::string who;  // name of the account, "operator" or "system"
    std::string action;
};

struct Trace {
    Thing thing;
    std::vector<Thing> path;           // programme › edition, or law, or the units above; the widest first
    std::vector<TraceGroup> hangs_on;  // towards the law
    std::vector<TraceGroup> carries;   // what hangs on it, towards the unit
    bool cut = false;                  // there is more than is told
    std::vector<programme::FindingView> findings;
    std::vector<TraceChange> changes;  // the newest first; empty for who may not read the log
};

// The start page.

/// An edition that is in force or on its way, in numbers.
struct EditionStanding {
    Id<Programme> programme;
    std::string programme_name;
    Id<Edition> edition;
    std::string title;
    programme::EditionState state{};
    std::optional<Date> consultation_due;
    std::optional<Date> valid_from;
    std::optional<Date> valid_to;
    std::int64_t focus_areas = 0;
    std::int64_t focus_areas_without_goal = 0;
    std::int64_t goals = 0;
    std::int64_t open_errors = 0;
    std::int64_t open_warnings = 0;
    std::int64_t open_infos = 0;
    std::int64_t accepted = 0;
};

/// Numbers of the whole town.
struct TownNumbers {
    std::int64_t units = 0;
    std::int64_t requirements = 0;
    std::int64_t requirements_nobody_carries = 0;
};

/// A finding to look at first, and which edition it is about.
struct WorstFinding {
    Id<Edition> edition;
    std::string edition_title;
    programme::FindingView finding;
};

/// Something that was done lately, in words; `thing` is the last of `count` that were written together.
struct Lately {
    std::int64_t position = 0;
    Instant at;
    std::string who;
    std::string action;
    Thing thing;
    std::int64_t count = 0;
    std::string text_sv;
    std::string text_en;
};

/// A duty somebody holds at one of my units.
struct MyDuty {
    std::string duty;
    std::string person_name;
    bool is_deputy = false;
};
struct MyUnit {
    organisation::UnitView unit;
    std::vector<MyDuty> duties;
};

/// What one of my units should have done again by now, or has never done.
struct Overdue {
    Id<Unit> unit;
    std::string unit_name;
    Id<Requirement> requirement;
    std::string reference;
    std::string title;
    std::optional<Date> done_on;  // absent when it was never done
    std::optional<Date> due_on;
};

struct Overview {
    Date valid_on;
    std::vector<EditionStanding> editions;  // what says the most first
    TownNumbers numbers;
    std::vector<WorstFinding> worst;
    std::vector<Lately> lately;
    std::vector<MyUnit> my_units;
    std::vector<Overdue> overdue;
};

}  // namespace varn::overview

#include "overview/views_described.h"
