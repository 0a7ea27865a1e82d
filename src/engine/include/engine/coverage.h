#pragma once
// Coverage: does a steering programme hang together? Goals against focus areas, requirements against those
// who carry them, one version against the next. Pure: the same input gives the same findings, byte for byte.
//
// Everything refers to everything else by its place in its vector. Keys and texts are only ever repeated in
// the answer, so a caller may use database ids or pack keys as it likes; keys are unique within their kind.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/finding.h"
#include "kernel/time.h"

namespace varn::coverage {

using Index = std::uint32_t;

/// What a thing is known by (`key`) and called (`text`).
struct Name {
    std::string key;
    std::string text;
};

/// From and including `from`, to and including `to`; an absent end is an open one.
struct Period {
    std::optional<Date> from;
    std::optional<Date> to;
    bool holds(Date on) const { return (!from || *from <= on) && (!to || on <= *to); }
};

/// Where a version stands. `on_referral` is remiss; only an adopted version has ever governed anything.
enum class VersionStatus { draft, on_referral, adopted, replaced, repealed };
/// What a goal is for.
enum class GoalKind { samhallsstorning, vardagsolycka, antagonistiskt, personsakerhet };
/// Which ability a goal builds. Carried for whoever draws the matrix; no rule asks for it.
enum class Ability { forutse, forebygga, motsta, hantera, aterga };
/// Whose a responsibility is: the town's as a whole, or that of each board and company.
enum class Level { central, local };

/// A term of office. The agreement on preparedness wants the programme adopted by `first_year_end`.
struct Mandate {
    Name name;
    Date from;
    Date to;
    Date first_year_end;
};

struct Programme {
    Name name;
    bool topics_known = false;  // its handlings are complete, so a topic that is missing is really not there
};

struct Version {
    Name name;
    Index programme = 0;
    VersionStatus status = VersionStatus::draft;
    std::optional<Date> adopted_on;
    std::optional<Date> valid_from;
    std::optional<Date> valid_to;
    std::optional<Index> replaces;  // a version
    std::optional<Index> mandate;
    std::vector<Index> applies_to;  // unit kinds; empty means every kind
    bool indicators_known = false;  // Goal::indicators is complete: COV-015 may be asked
    bool threats_known = false;     // value_threat is complete: COV-016 may be asked
    bool unit_goals_known = false;  // goal_unit is complete: COV-017 may be asked
};

struct FocusArea {
    Name name;
    Index version = 0;
};

struct Goal {
    Name name;
    Index version = 0;
    std::optional<GoalKind> kind;
    std::optional<Ability> ability;
    std::uint32_t indicators = 0;
};

struct ProtectionValue {
    Name name;
    Index version = 0;
};

/// A threat or a risk that a protection value is held up against.
struct Threat {
    Name name;
    Index version = 0;
};

struct Unit {
    Name name;
    Index kind = 0;
    Period valid;
};

/// Some units, said by kind (every such unit), by name, or both.
struct Carriers {
    std::vector<Index> kinds;
    std::vector<Index> units;
};

struct Responsibility {
    Name name;
    Index version = 0;
    Level level = Level::local;
    Carriers carriers;
};

/// "31 October of year 1": year 1 is the year in which the first year of the mandate ends.
struct MandateDeadline {
    int year = 1;
    int month = 12;
    int day = 31;
};

struct Requirement {
    Name name;
    Period valid;
    Carriers binds;
    std::optional<int> interval_months;  // 1 to 1 200
    std::optional<MandateDeadline> mandate_deadline;
    bool done_known = true;  // records are kept, so a missing one means never done
};

/// That a unit did what a requirement asks for, once.
struct Done {
    Index requirement = 0;
    Index unit = 0;
    Date on;
};

struct Topic {
    Name name;
};

/// That a programme deals with a topic, and which unit owns it there.
struct Handling {
    Index topic = 0;
    Index programme = 0;
    std::optional<Index> owner;  // a unit
};

/// That a version gave a topic away, and to which programme.
struct Move {
    Index topic = 0;
    Index version = 0;
    std::optional<Index> to;  // a programme
};

struct Link {
    Index from = 0;
    Index to = 0;
};

/// The part of the town that coverage looks at. Links are named after their two ends.
struct Input {
    std::vector<Name> unit_kinds;
    std::vector<Unit> units;
    std::vector<Mandate> mandates;
    std::vector<Programme> programmes;
    std::vector<Version> versions;
    std::vector<FocusArea> focus_areas;
    std::vector<Goal> goals;
    std::vector<ProtectionValue> values;
    std::vector<Threat> threats;
    std::vector<Responsibility> responsibilities;
    std::vector<Requirement> requirements;
    std::vector<Done> done;
    std::vector<Topic> topics;
    std::vector<Handling> handlings;
    std::vector<Move> moves;
    std::vector<Link> goal_focus_area;
    std::vector<Link> goal_value;
    std::vector<Link> goal_unit;
    std::vector<Link> value_threat;
    std::vector<Link> requirement_goal;
    std::vector<Link> requirement_responsibility;
};

/// What is asked: which version, on which day, and where the thresholds lie.
struct Question {
    Index version = 0;
    Date today;
    int expiring_months = 6;            // COV-009
    std::size_t lopsided_goals = 5;     // COV-014: at least so many goals ...
    std::size_t lopsided_percent = 80;  // ... of which at least this share is of one kind
};

/// How much is taken on. More than this is an error, never a shorter answer.
struct Limits {
    std::size_t things_max = 100'000;   // in any one vector of things
    std::size_t links_max = 1'000'000;  // in any one vector of links, records or handlings
    std::size_t findings_max = 100'000;
    std::size_t witnesses_max = 200;  // in one finding; what is left out is counted in a last `more`
};

/// The rules of coverage, in order of their ids.
std::span<engine::RuleFacts const> rules();

/// Every finding about one version, its lineage and what it hands to other programmes, sorted.
/// Fails with `too_many` when a limit is passed. An index that points nowhere is the caller's error and
/// asserted.
Result<std::vector<engine::Finding>> analyse(Input const& input, Question const& question,
                                             Limits const& limits = {});

/// The version a key means on a day: the version of that key; or for a programme's key the version in force,
/// else the newest that no other replaces. An empty key means the only programme there is.
std::optional<Index> choose_version(Input const& input, std::string_view key, Date today);

/// The last day of a mandate's first year: 31 December of the first year that lies mostly within it.
Date first_year_end(Date mandate_from);

}  // namespace varn::coverage
