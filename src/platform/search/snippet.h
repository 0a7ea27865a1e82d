#pragma once
// Where in a text the words stand that were asked for. Private to platform/search.
#include "platform/search.h"
#include "question.h"

namespace varn::search {

/// The whole text, with what answers marked.
std::vector<Piece> marked(std::string_view text, Question const& question);
/// The part of a text around the first word that answers; nothing when none does.
std::vector<Piece> around_first(std::string_view text, Question const& question);
/// The beginning of a text.
std::vector<Piece> beginning(std::string_view text);

}  // namespace varn::search
