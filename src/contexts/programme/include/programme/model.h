#pragma once
// The town's steering documents for safety and security: programmes, their editions over time, what an
// edition says (sections, focus areas, goals, protection values, threats, responsibilities, drivers,
// changes), the requirements that law and agreements lay on the town, and the links that tie all of it
// together. Everything here belongs to the whole town; only Fulfilment belongs to a unit.
#include <optional>
#include <string>

#include "kernel/describe.h"
#include "organisation/model.h"

namespace varn::programme {

using organisation::Marker;
using organisation::Unit;
using organisation::UnitKind;

/// What a goal is mainly about (SEED-67).
enum class GoalKind { societal_disturbance, everyday_accident, antagonistic, personal_safety };
/// The ability a goal strengthens, through the whole threat scale (SEED-15).
enum class Ability { foresee, prevent, withstand, handle, recover };
/// Where a responsibility lies: with the city board for the whole town, or with every board for its own
/// (SEED-21).
enum class Level { central, local };
/// The life of an edition as it is decided. Whether it is in force, expired or replaced follows from its
/// dates.
enum class EditionStatus { draft, consultation, adopted };
/// How an edition differs from the one it replaces, seen from its own programme.
enum class ChangeKind { added, changed, removed, moved_out, moved_in, merged };
/// A line of steering documents, through all its editions: the security programme, the quality programme …
struct Programme {
    Id<Programme> id;
    std::string key;
    std::string name;
    std::optional<std::string> body;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// One edition of a programme: a draft, sent on remiss, adopted for a period.
struct Edition {
    Id<Edition> id;
    Id<Programme> programme;
    std::string key;
    std::string title;
    std::optional<std::string> diary_number;
    EditionStatus status{};
    std::optional<Date> consultation_due;
    std::optional<Date> adopted_on;
    std::optional<Date> valid_from;
    std::optional<Date> valid_to;
    std::optional<Date> mandate_from;  // first day of the mandate period it belongs to
    std::optional<Id<Edition>> replaces;
    std::optional<std::string> summary;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// A numbered piece of the edition's text.
struct Section {
    Id<Section> id;
    Id<Edition> edition;
    std::string key;
    std::string number;  // "4.2"
    std::string title;
    std::string body;
    int position = 0;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// A field the edition concentrates on. Data, not code: a fifth is a row.
struct FocusArea {
    Id<FocusArea> id;
    Id<Edition> edition;
    std::string key;
    std::string title;
    std::optional<std::string> body;
    int position = 0;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// An overall goal of the edition.
struct Goal {
    Id<Goal> id;
    Id<Edition> edition;
    std::string key;
    std::string title;
    std::optional<std::string> body;
    GoalKind kind{};
    Ability ability{};
    bool civil_defence = false;  // also one of the goals of civil defence (SEED-14)
    int position = 0;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// What is to be protected and cherished.
struct ProtectionValue {
    Id<ProtectionValue> id;
    Id<Edition> edition;
    std::string key;
    std::string title;
    std::optional<std::string> body;
    int position = 0;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// A step of the threat scale (hotskala), from an everyday accident to armed attack. Ordered by `position`.
struct ThreatStep {
    Id<ThreatStep> id;
    std::string key;
    std::string title;
    int position = 0;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// A category of the threat picture, with the words that belong to it.
struct ThreatCategory {
    Id<ThreatCategory> id;
    std::string key;
    std::string title;
    std::optional<std::string> body;
    int position = 0;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// A threat in the edition's overall threat picture.
struct Threat {
    Id<Threat> id;
    Id<Edition> edition;
    std::string key;
    std::string title;
    std::optional<std::string> body;
    Id<ThreatCategory> category;
    std::optional<Id<ThreatStep>> lowest_step;
    std::optional<Id<ThreatStep>> highest_step;
    std::optional<Date> assessed_on;
    int position = 0;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// A task and the level that answers for it.
struct Responsibility {
    Id<Responsibility> id;
    Id<Edition> edition;
    std::string key;
    std::string title;
    std::optional<std::string> body;
    Level level{};
    int position = 0;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// Why the edition was revised (riktningsgivare).
struct Driver {
    Id<Driver> id;
    Id<Edition> edition;
    std::string key;
    std::string title;
    std::optional<std::string> body;
    int position = 0;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// A subject that may be dealt with by several programmes, or move between them.
struct Topic {
    Id<Topic> id;
    std::string key;
    std::string title;
    std::optional<std::string> body;
    std::optional<Id<Unit>> shared_owner;  // who answers for its treatment in all of them
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// A programme deals with a topic, from a date until a date.
struct TopicTreatment {
    Id<TopicTreatment> id;
    Id<Topic> topic;
    Id<Programme> programme;
    std::optional<Id<Unit>> owner;
    Date valid_from;
    std::optional<Date> valid_to;
};

/// A change that the edition makes against the one it replaces.
struct Change {
    Id<Change> id;
    Id<Edition> edition;
    std::string key;
    ChangeKind kind{};
    std::string title;
    std::optional<std::string> body;
    std::optional<Id<Topic>> topic;
    std::optional<Id<Programme>> other_programme;  // where it moved to, or came from
    std::optional<Id<Driver>> driver;
    int position = 0;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

}  // namespace varn::programme

#include "programme/described.h"
#include "programme/requirement.h"
