#pragma once
// The ordinary planning of the town's units: a cycle for each year, what each unit wants to reach in it, what
// it does for that and how it measures, and what the centre says beside it.
#include "planning/activity.h"
#include "planning/cycle.h"
#include "planning/guidance.h"
#include "planning/indicator.h"
#include "planning/unit_goal.h"
#include "planning/work_step.h"
