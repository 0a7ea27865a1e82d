#pragma once
// What a commit says of itself. The database layer turns it, and the rows that changed, into leaves of the
// tree.
#include <optional>
#include <string>
#include <vector>

#include "platform/access.h"

namespace varn::audit {

/// Who did what, and why when there is a why.
struct Entry {
    std::string actor;            // account id, "operator" or "system"
    std::string action;           // the policy action: "programme.adopt"
    std::string entity;           // subject when no row changed: the kind …
    std::string subject;          // … and the id
    std::string reason;           // free text of the actor, or empty
    std::string acting_for = {};  // account whose deputy the actor is in this; set by the database layer
};
inline Entry entry(auth::Actor const& actor, std::string action, std::string reason = {}) {
    return Entry{actor.account, std::move(action), {}, {}, std::move(reason)};
}

/// One field before and after; absent when there was, or is, no value.
struct FieldChange {
    std::string field;
    std::optional<std::string> before;
    std::optional<std::string> after;
};
/// One row that a transaction inserted, changed or removed.
struct RowChange {
    std::string entity;  // table
    std::string id;
    std::vector<FieldChange> fields;
};

}  // namespace varn::audit
