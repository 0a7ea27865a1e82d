#pragma once
// What the programme context tells: its entities put together for those who read, and what it is asked to do.
#include <string>
#include <vector>

#include "programme/model.h"

namespace varn::programme {

/// How an edition stands on a date. The last four follow from its dates and from the edition that replaces
/// it.
enum class EditionState { draft, consultation, not_yet_in_force, in_force, expired, replaced };

struct EditionView {
    Edition edition;
    EditionState state{};
    std::string programme_name;
    std::optional<std::string> replaces_title;
    std::optional<Id<Edition>> replaced_by;
    std::optional<std::string> replaced_by_title;
    int version = 0;
};

/// A programme with the edition that is in force on a date, and the newest that no other replaces.
struct ProgrammeView {
    Programme programme;
    std::optional<EditionView> in_force;
    std::optional<EditionView> newest;
    int version = 0;
};

/// The council decides an edition, and from when it holds.
struct Adoption {
    Date adopted_on;
    Date valid_from;
    std::optional<Date> valid_to;
};

/// A thing that links can join.
struct NodeView {
    NodeKind kind{};
    AnyId id;
    std::string key;
    std::string title;
    Marker marker{};
};

/// A thing that hangs on another, and by what: a link, a place as carrier, a treatment, a reference.
enum class Tie { link, carrier, treatment, reference };
struct Neighbour {
    NodeView node;
    Tie tie{};
    std::optional<Id<Edition>> edition;  // absent for what holds in all editions
};

/// Who carries a responsibility or is bound by a requirement, by name; `count` units on the date.
struct CarrierView {
    Id<Carrier> id;
    std::optional<Id<Unit>> unit;
    std::optional<UnitKind> unit_kind;
    std::optional<std::string> unit_name;
    std::int64_t count = 0;
};

/// A requirement with its catalogue, whom it binds, and what answers it.
struct RequirementView {
    Requirement requirement;
    std::string catalogue_title;
    std::string catalogue_reference;
    std::vector<CarrierView> carriers;
    std::vector<Neighbour> neighbours;
    int version = 0;
};

/// A responsibility with its level and carriers: a line of the responsibility matrix (ansvarsfördelning).
struct ResponsibilityView {
    Responsibility responsibility;
    std::vector<CarrierView> carriers;
    std::vector<NodeView> requirements;
};

/// A unit that an edition applies to on a date, and how it is named there.
struct AppliesTo {
    Id<Unit> unit;
    std::string name;
    UnitKind kind{};
    std::vector<Id<Goal>> goals;  // by links, or through what it answers for
    std::vector<Id<Responsibility>> responsibilities;
};

/// A topic and which programmes deal with it.
struct TopicTreatmentView {
    Id<TopicTreatment> id;
    Id<Programme> programme;
    std::string programme_name;
    std::optional<Id<Unit>> owner;
    std::optional<std::string> owner_name;
    Date valid_from;
    std::optional<Date> valid_to;
};
struct TopicView {
    Topic topic;
    std::vector<TopicTreatmentView> treatments;
    int version = 0;
};

}  // namespace varn::programme

#include "programme/views_described.h"
