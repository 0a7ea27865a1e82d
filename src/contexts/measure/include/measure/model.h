#pragma once
// What the measure context keeps: one register of measures (åtgärder) from every source, how each came to
// where it stands, what waits for what, what was said about it, and when people are reminded.
#include <cstdint>
#include <optional>
#include <string>

#include "organisation/model.h"

namespace varn::measure {

using organisation::Person;
using organisation::Unit;

/// What a measure came out of. This context knows nothing of the things themselves: only that they are
/// there, and that each has an id.
enum class SourceKind {
    own,
    goal,
    unit_goal,
    requirement,
    finding,
    risk,
    continuity,
    incident,
    inspection,
    exercise,
    consultation
};

/// Which ability a measure strengthens, in the words of the programme (SEED-15).
enum class Ability { foresee, prevent, withstand, handle, recover };

enum class Status { proposed, decided, under_way, done, cancelled };

/// Who entered a measure: the unit that owns it, or the town's strategist on the unit's behalf.
enum class Raised { locally, centrally };

/// Something that is to be done, by a unit, until a day. The owner is a unit by its type and by the foreign
/// key of the table: a sector cannot own a measure (SEED-20). That it is late follows from the day, and is
/// never stored.
struct Measure {
    Id<Measure> id;
    std::string key;
    std::string title;
    std::optional<std::string> body;
    Id<Unit> owner;
    std::optional<Id<Person>> responsible;
    SourceKind source_kind{};
    std::optional<AnyId> source_id;  // absent for what the unit came upon by itself
    Raised raised{};
    Date due;
    Date first_due;                               // as it was when the measure was entered
    int postponements = 0;                        // how often the day was moved to a later one
    std::optional<std::int64_t> cost_ore;         // once
    std::optional<std::int64_t> yearly_cost_ore;  // every year thereafter
    std::optional<std::string> effect;            // what is expected of it
    std::optional<Ability> ability;
    Status status{};
    int version = 0;
};

/// A measure came to a status, on a day. Never changed: what was wrong is answered by the next one. `unit`
/// is the owner at that time.
struct StatusChange {
    Id<StatusChange> id;
    Id<Measure> measure;
    Id<Unit> unit;
    Status status{};
    Date happened_on;
    std::optional<std::string> words;  // the effect reached, why it was cancelled
    std::string account;               // who said so
    Instant registered_at;
};

/// A measure waits for another. Measures that wait for each other in a ring would never begin.
struct Dependency {
    Id<Dependency> id;
    Id<Measure> measure;
    Id<Measure> needs;
};

/// Something said about a measure, by its unit or by the town's strategist.
struct Comment {
    Id<Comment> id;
    Id<Measure> measure;
    Id<Unit> unit;  // the owner at that time
    std::string words;
    std::string account;  // who said it
    Instant registered_at;
};

/// When people are reminded in this town; there is one row at most.
struct ReminderRule {
    Id<ReminderRule> id;
    std::string key;
    int days_before = 0;  // the due date
    int days_late = 0;    // until the head is told
    int version = 0;
};

}  // namespace varn::measure

#include "measure/model_described.h"
