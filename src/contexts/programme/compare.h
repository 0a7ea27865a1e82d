#pragma once
// How one edition became the next: what is new, changed, gone, moved or merged, and what that does to the
// links that hang on it. Pure: works on content from the database and from packs alike.
#include "content.h"
#include "programme/readings.h"

namespace varn::programme {

/// What two editions differ in. The views of the editions themselves are the caller's to fill.
Comparison compare(Content const& content, Id<Edition> const& before, Id<Edition> const& after);

}  // namespace varn::programme
