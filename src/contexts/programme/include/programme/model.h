#pragma once
// The town's steering documents for safety and security: programmes, their editions over time, what an
// edition says (sections, focus areas, goals, protection values, threats, responsibilities, drivers,
// changes), the requirements that law and agreements lay on the town, and the links that tie all of it
// together. Everything here belongs to the whole town; only Fulfilment belongs to a unit.
#include "programme/edition.h"
#include "programme/part.h"
#include "programme/requirement.h"
#include "programme/revision.h"
#include "programme/threat.h"
