#pragma once
// Finding a place in an answer: RFC 6901, and `[member=text]` for the element of a list that has such a
// member. Inside the brackets a deeper member is written with dots:
// /items/[edition.key=sakerhetsprogram-2020]/edition/id
#include <string>

#include "platform/json.h"

namespace scenario {

/// The value at the place, or null.
varn::json::Value const* value_at(varn::json::Value const& root, std::string const& pointer);
/// A value as scenarios write it: texts bare, everything else as JSON.
std::string shown(varn::json::Value const& value);

}  // namespace scenario
