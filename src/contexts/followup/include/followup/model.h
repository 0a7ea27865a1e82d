#pragma once
// Follow-up: rounds, what they asked, the sheets and answers of the units, and what the centre said of them.
#include "followup/round.h"
#include "followup/sheet.h"
