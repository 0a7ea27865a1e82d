#pragma once
// Words that a question looks for in a column.
#include <string>
#include <string_view>

namespace varn::db {

/// The pattern of `LIKE $1 ESCAPE '!'` that finds words anywhere in a text, as they are written; empty for
/// none, so that a question can leave the wish out.
std::string anywhere(std::string_view words);

}  // namespace varn::db
