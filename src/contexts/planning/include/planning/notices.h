#pragma once
// What planning tells people of.
#include "platform/inbox.h"

namespace varn::planning {

/// The centre has commented on a row of a unit's plan. About the unit goal that the comment stands at.
inline constexpr notify::Kind plan_commented{"planning.commented", "unit_goal", notify::Delivery::daily};

/// How to find what a unit goal is called, for who may see it.
void add_titles(notify::Titles& titles);

}  // namespace varn::planning
