#pragma once
// The town's organisation over time: units, people in duties, sectors for civil preparedness, external
// actors. What is valid for a period carries valid_from and valid_to, both days included (kernel/time.h).
#include "organisation/sector.h"
#include "organisation/staff.h"
#include "organisation/unit.h"
