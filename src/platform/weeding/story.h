#pragma once
// The story of one row as the log tells it, and which of its values are of the past.
#include <map>
#include <set>

#include "platform/json.h"
#include "platform/weeding.h"

namespace varn::weeding {

/// One entry about the row, with its clear values.
struct Chapter {
    std::int64_t position = 0;
    Instant at;
    std::string leaf;
    std::string clear;
};

/// Sides of changes that may be weeded: position, field, and "before", "after" or "said".
using Sides = std::set<std::tuple<std::int64_t, std::string, std::string>>;

struct Past {
    Sides sides;
    /// For each field the positions that set it, each with whether that value is weeded.
    std::map<std::string, std::map<std::int64_t, bool>> set_at;
};

/// Finds what of the table's texts, and of reasons, is of the past (before a moment, if one is given).
Past past_of(Table const& table, std::vector<Chapter> const& chapters, std::optional<Instant> before);

/// The clear values of an entry without the weeded sides, and how many were taken out.
struct Emptied {
    std::string clear;
    std::int64_t values = 0;
};
Emptied emptied(Chapter const& chapter, Sides const& sides);

/// The fields that a row of history, written at a position, must lose.
std::vector<std::string> lost_at(Past const& past, std::int64_t position);

}  // namespace varn::weeding
