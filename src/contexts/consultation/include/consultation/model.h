#pragma once
// Remiss and opinion: what is sent out, the case at each who answers, the opinion written and signed there,
// what was decided, and what the one who asked replies to each view.
#include "consultation/decision.h"
