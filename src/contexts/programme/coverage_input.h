#pragma once
// The town as the engine looks at it. Both the database and a pack come this way, so both are judged alike.
#include "content.h"
#include "engine/coverage.h"

namespace varn::programme {

/// Rows as the engine's input, editions in the order of `town.editions`. Parts, links and carriers of the
/// edition are those of `own`, which in packs is the same as `town`; keys and names stand as they are on
/// `on`.
coverage::Input coverage_input(Content const& town, Content const& own, Id<Edition> const& edition, Date on);

/// The place among `content.editions` of what a key means on a day: an edition, or a programme's edition in
/// force, or else its newest. An empty key means the programme that has the most goals.
std::optional<std::size_t> chosen_edition(Content const& content, std::string_view key, Date on);

}  // namespace varn::programme
