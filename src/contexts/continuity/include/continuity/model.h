#pragma once
// What the town must keep going, what that stands on, and what is done when it is lost.
#include "continuity/need.h"
#include "continuity/plan.h"
#include "continuity/resource.h"
#include "continuity/service.h"
