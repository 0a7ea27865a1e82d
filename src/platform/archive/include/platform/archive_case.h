#pragma once
// A case and its records as an archive takes them over, by the elements of CITS ERMS 2.1.2: plain data that a
// context fills in. platform/archive.h writes it.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kernel/time.h"

namespace varn::archive {

// The names of these enumerators are the words of the schema.
enum class CaseStatus {
    ad_acta,
    closed,
    expedited,
    initiated,
    in_progress,
    obliterated,
    on_hold,
    open,
    prepared,
    received
};
enum class DateType {
    closed,
    created,
    decision,
    decision_deadline,
    dispatch,
    end,
    expedited,
    modified,
    opened,
    originated,
    received,
    sent,
    start,
    other
};
enum class AgentType {
    administrator,
    agent,
    authorising_person,
    counterpart,
    creator,
    custodian,
    main_signatory,
    receiver,
    recipient,
    responsible_person,
    sender,
    other
};
enum class RelationType {
    contains,
    is_replaced_with,
    part_of,
    reference,
    referenced_by,
    replaces,
    own_relation_definition
};
enum class RestrictionType { confidential, gdpr, integrity, other_type };
enum class Direction { incoming, outgoing, internal, case_draft };

/// When something was: a day, where no hour is known, or an instant.
using When = std::variant<Date, Instant>;

struct Dated {
    DateType type = DateType::created;
    When at;
    std::string other_type = {};  // what kind of day, when the type is `other`
};

/// Who did something or has something to do with it. `role` is her own word for it, and says what kind of
/// agent it is when the type is `other`.
struct Agent {
    AgentType type = AgentType::agent;
    std::string name;
    std::string organisation = {};
    std::string unit = {};
    std::string role = {};
};

/// That something may not be shown to everybody, and by which law ("OSL 18 kap. 13 §").
struct Restriction {
    RestrictionType type = RestrictionType::confidential;
    std::string regulation;
    std::string explanation = {};
    std::string other_type = {};  // when the type is `other_type`
};

/// Another case or record, by the number its owner knows it by.
struct Relation {
    RelationType type = RelationType::reference;
    std::string to;
    std::string other_type = {};  // when the type is `own_relation_definition`: "the sender's diary number"
};

/// A number besides the object's own: a diary number, the number in an earlier system.
struct ExtraId {
    std::string type;
    std::string value;
};

struct Classification {
    std::string code;
    std::string name = {};
};

struct Note {
    std::string text;
    std::string type = {};
    std::optional<When> at = {};
};

/// A step or a decision in a case.
struct Action {
    std::string text;
    std::string type = {};  // "Beslut", "Remiss" …
    std::string motivation = {};
    std::vector<Dated> dates = {};
    std::vector<Agent> agents = {};
};

/// A file as it is to be kept. Its name is cleaned in the package; the name given here stands in the
/// metadata.
struct File {
    std::string name;
    std::string media_type;  // as IANA registers it: "application/pdf"
    std::string bytes;
    std::string title = {};
    std::string format = {};  // "PDF/A-2a"
    std::optional<Instant> created_at = {};
};

struct Record {
    std::string system_identifier;
    std::string object_id;
    std::string title;
    std::optional<int> running_number = {};
    std::optional<Direction> direction = {};
    std::string type = {};  // "Tjänsteutlåtande"
    std::string description = {};
    std::vector<ExtraId> extra_ids = {};
    std::vector<Relation> relations = {};
    std::vector<Restriction> restrictions = {};
    std::vector<Agent> agents = {};
    std::vector<Dated> dates = {};
    std::vector<Note> notes = {};
    std::vector<File> files = {};
};

struct Case {
    std::string system_identifier;
    std::string object_id;
    std::string title;
    CaseStatus status = CaseStatus::closed;
    std::vector<ExtraId> extra_ids = {};  // the diary numbers
    std::vector<Classification> classifications = {};
    std::vector<std::string> keywords = {};
    std::string description = {};
    std::vector<Relation> relations = {};
    std::vector<Restriction> restrictions = {};
    std::vector<Agent> agents = {};
    std::vector<Dated> dates = {};
    std::vector<Action> actions = {};
    std::vector<Note> notes = {};
    std::vector<Record> records = {};
};

/// An organisation and the code that identifies it ("VAT:SE212000014201").
struct Party {
    std::string name;
    std::string identification_code = {};
};

}  // namespace varn::archive
