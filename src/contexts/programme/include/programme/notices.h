#pragma once
// What this context tells people of.
#include "platform/inbox.h"

namespace varn::programme {

inline constexpr notify::Kind edition_adopted{"programme.edition_adopted", "edition",
                                              notify::Delivery::daily};

/// How to find what an edition, or an accepted finding, is called.
void add_titles(notify::Titles& titles);

}  // namespace varn::programme
