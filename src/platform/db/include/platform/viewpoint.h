#pragma once
// From where a database is seen: as it was known at some moment, and by whom. Whoever holds a Database that
// is seen from a viewpoint asks the same questions as ever; `{goal}` in a question then stands for the rows
// that can be seen from there.
#include <optional>

#include "kernel/time.h"

namespace varn::db {

struct Viewpoint {
    /// The moment of our knowing; the present when absent. The past can only be read.
    std::optional<Instant> as_of = {};

    bool is_present() const { return !as_of; }
};

}  // namespace varn::db
