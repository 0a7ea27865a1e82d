#pragma once
// Coverage: does a steering programme hang together? Goals against focus areas, requirements against those
// who carry them, one edition against the next. Pure: the same input gives the same findings, byte for byte.
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
    std::optional<Date> from = {};
    std::optional<Date> to = {};
    bool holds(Date on) const { return (!from || *from <= on) && (!to || on <= *to); }
};

/// Where an edition stands as decided. `consultation` is remiss; only an adopted edition has ever governed
/// anything. Whether it is in force, expired or replaced follows from dates.
enum class EditionStatus { draft, consultation, adopted };
/// What a goal is for.
enum class GoalKind { societal_disturbance, everyday_accident, antagonistic, personal_safety };
/// Which ability a goal builds. Carried for whoever draws the matrix; no rule asks for it.
enum class Ability { foresee, prevent, withstand, handle, recover };
/// Whose a responsibility is: the town's as a whole, or that of each board and company.
enum class Level { central, local };

/// A term of office, first and last day.
struct Mandate {
    Name name = {};
    Date from = {};
    Date to = {};
};

struct Programme {
    Name name = {};
    bool topics_known = false;  // its treatments are complete, so a topic that is missing is really not there
};

struct Edition {
    Name name = {};
    Index programme = 0;
    EditionStatus status = EditionStatus::draft;
    std::optional<Date> adopted_on = {};
    std::optional<Date> valid_from = {};
    std::optional<Date> valid_to = {};
    std::optional<Index> replaces = {};  // an edition
    std::optional<Index> mandate = {};
    std::vector<Index> applies_to = {};  // unit kinds; empty means every kind
    bool indicators_known = false;       // Goal::indicators is complete: COV-015 may be asked
    bool threats_known = false;          // value_threat is complete: COV-016 may be asked
    bool unit_goals_known = false;       // goal_unit is complete: COV-017 may be asked
};

struct FocusArea {
    Name name = {};
    Index edition = 0;
};

struct Goal {
    Name name = {};
    Index edition = 0;
    std::optional<GoalKind> kind = {};
    std::optional<Ability> ability = {};
    std::uint32_t indicators = 0;
};

struct ProtectionValue {
    Name name = {};
    Index edition = 0;
};

/// A threat or a risk that a protection value is held up against.
struct Threat {
    Name name = {};
    Index edition = 0;
};

struct Unit {
    Name name = {};
    Index kind = 0;
    Period valid = {};
};

/// Some units, said by kind (every such unit), by name, or both.
struct Carriers {
    std::vector<Index> kinds = {};
    std::vector<Index> units = {};
};

struct Responsibility {
    Name name = {};
    Index edition = 0;
    Level level = Level::local;
    Carriers carriers = {};
};

struct Requirement {
    Name name = {};
    std::optional<Index> edition = {};  // whose own requirement it is; then it is asked of no other
    Period valid = {};
    Carriers binds = {};
    std::optional<int> interval_months = {};          // at least this often; 1 to 1 200
    std::optional<int> mandate_deadline_months = {};  // once within so many months of a mandate; 1 to 1 200
    bool records_known = true;                        // records are kept, so a missing one means never done
};

/// That a unit did what a requirement asks for, once.
struct Record {
    Index requirement = 0;
    Index unit = 0;
    Date on = {};
};

struct Topic {
    Name name = {};
    std::optional<Index> shared_owner = {};  // the unit that answers for it in all programmes
};

/// That a programme deals with a topic, and which unit owns it there.
struct Treatment {
    Index topic = 0;
    Index programme = 0;
    std::optional<Index> owner = {};  // a unit
    Period valid = {};
};

/// That an edition gave a topic away, and to which programme.
struct Move {
    Index topic = 0;
    Index edition = 0;
    std::optional<Index> to = {};  // a programme
};

struct Link {
    Index from = 0;
    Index to = 0;
};

/// The part of the town that coverage looks at. Links are named after their two ends.
struct Input {
    std::vector<Name> unit_kinds = {};
    std::vector<Unit> units = {};
    std::vector<Mandate> mandates = {};
    std::vector<Programme> programmes = {};
    std::vector<Edition> editions = {};
    std::vector<FocusArea> focus_areas = {};
    std::vector<Goal> goals = {};
    std::vector<ProtectionValue> values = {};
    std::vector<Threat> threats = {};
    std::vector<Responsibility> responsibilities = {};
    std::vector<Requirement> requirements = {};
    std::vector<Record> records = {};
    std::vector<Topic> topics = {};
    std::vector<Treatment> treatments = {};
    std::vector<Move> moves = {};
    std::vector<Link> goal_focus_area = {};
    std::vector<Link> goal_value = {};
    std::vector<Link> goal_unit = {};
    std::vector<Link> value_threat = {};
    std::vector<Link> requirement_goal = {};
    std::vector<Link> requirement_responsibility = {};
};

/// What is asked: which edition, on which day, and where the thresholds lie.
struct Question {
    Index edition = 0;
    Date today = {};
    int expiring_months = 6;            // COV-009
    std::size_t lopsided_goals = 5;     // COV-014: at least so many goals ...
    std::size_t lopsided_percent = 80;  // ... of which at least this share is of one kind
};

/// How much is taken on. More than this is an error, never a shorter answer.
struct Limits {
    std::size_t things_max = 100'000;   // in any one vector of things
    std::size_t links_max = 1'000'000;  // in any one vector of links, records or treatments
    std::size_t findings_max = 100'000;
    std::size_t witnesses_max = 200;  // in one finding; what is left out is counted in a last `more`
};

/// The rules of coverage, in order of their ids.
std::span<engine::RuleFacts const> rules();

/// Every finding about one edition, its lineage and what it hands to other programmes, sorted.
/// Fails with `too_many` when a limit is passed. An index that points nowhere is the caller's error and
/// asserted.
Result<std::vector<engine::Finding>> analyse(Input const& input, Question const& question,
                                             Limits const& limits = {});

/// The edition a key means on a day: the edition of that key; or for a programme's key the edition in force,
/// else the newest that no other replaces. An empty key means the only programme there is.
std::optional<Index> choose_edition(Input const& input, std::string_view key, Date today);

/// The day by which a programme is to be adopted: 31 December of the first year that lies mostly in the
/// mandate.
Date first_year_end(Date mandate_from);

}  // namespace varn::coverage
