#pragma once
// What is demanded of the town and who carries it: catalogues of requirements, carriers, fulfilments, and the
// links that tie them to what an edition says. Included by programme/model.h, which begins the story.
#include "programme/model.h"

namespace varn::programme {

enum class CatalogueKind { law, regulation, agreement, programme, own };
/// The kinds of things a link can join.
enum class NodeKind {
    section,
    focus_area,
    goal,
    protection_value,
    threat,
    responsibility,
    requirement,
    driver,
    change,
    topic,
    unit
};

/// Who carries a responsibility or is bound by a requirement: one unit, or every unit of a kind. A sector
/// cannot be named here.
struct Carrier {
    Id<Carrier> id;
    std::optional<Id<Responsibility>> responsibility;
    std::optional<Id<struct Requirement>> requirement;
    std::optional<Id<Unit>> unit;
    std::optional<UnitKind> unit_kind;
};

/// A body of requirements: a law, a regulation, an agreement, the programme itself.
struct Catalogue {
    Id<Catalogue> id;
    std::string key;
    std::string title;
    CatalogueKind kind{};
    std::string reference;  // "SFS 2006:544"
    std::optional<Date> valid_from;
    std::optional<Date> valid_to;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// Something that must be done ("ska"), by whom it binds, and how often.
struct Requirement {
    Id<Requirement> id;
    Id<Catalogue> catalogue;
    std::optional<Id<Edition>> edition;  // set when the programme itself requires it
    std::string key;
    std::string reference;  // "2 kap. 1 §"
    std::string title;
    std::optional<std::string> body;
    bool is_document = false;                    // fulfilled by a document that has to be renewed
    std::optional<int> interval_months;          // at least this often
    std::optional<int> mandate_deadline_months;  // within so many months of a mandate period
    std::optional<Date> valid_from;
    std::optional<Date> valid_to;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// A unit did what a requirement asks, on a day. The newest counts for the interval.
struct Fulfilment {
    Id<Fulfilment> id;
    Id<Requirement> requirement;
    Id<Unit> unit;
    Date done_on;
    std::optional<std::string> reference;  // diary number or name of the document
    Marker marker{};
    int version = 0;
};

/// Two things belong together in an edition: a goal serves a focus area, a responsibility answers a
/// requirement. Stored once, read both ways. `from_kind` never stands after `to_kind` in NodeKind.
struct Link {
    Id<Link> id;
    Id<Edition> edition;
    NodeKind from_kind{};
    AnyId from_id;
    NodeKind to_kind{};
    AnyId to_id;
};

}  // namespace varn::programme

#include "programme/requirement_described.h"
