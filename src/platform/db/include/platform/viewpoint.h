#pragma once
// From where a database is seen: as it was known at some moment, and by whom. Whoever holds a Database that
// is seen from a viewpoint asks the same questions as ever; `{goal}` in a question then stands for the rows
// that can be seen from there, and `{hidden}` for what cannot (subject, entity, part), where a question is
// about something else than entities.
#include <optional>
#include <string>

#include "kernel/time.h"
#include "platform/sight.h"

namespace varn::db {

struct Viewpoint {
    /// The moment of our knowing; the present when absent. The past can only be read.
    std::optional<Instant> as_of = {};
    /// Whose eyes: what bears a marking is hidden unless they see through its seal, whatever the moment. The
    /// house itself, which sees everything, when absent.
    std::optional<auth::Sight> sight = {};

    bool is_present() const { return !as_of; }
};

/// What a marking conceals (concealment.h).
struct Concealment {
    std::string marking;  // id
    std::string entity;   // table
    std::string subject;  // id of the row
    std::string part;     // field; empty for the whole row
    auth::Seal seal;
};

}  // namespace varn::db
