#pragma once
// What the risk context keeps: scales and kinds, rounds and who takes part, analyses and risks.
#include "risk/risk.h"
