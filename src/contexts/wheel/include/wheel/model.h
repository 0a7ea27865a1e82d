#pragma once
// The annual wheel: entries that people put in it, what they have completed, and the feeds that tell of it.
#include "wheel/entry.h"
#include "wheel/feed.h"
