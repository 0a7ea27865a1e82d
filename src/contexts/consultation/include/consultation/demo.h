#pragma once
// The seed's remiss for the demonstration: its facts in our own words, everything else made up and marked so.
#include "platform/pack.h"
#include "platform/town.h"

namespace varn::consultation {

/// Writes the remisser that a pack for demonstrations tells of (`referrals`, docs/formats/pack.md): whom they
/// ask, what was answered and replied. Nothing when there is a remiss already.
Result<Done> write_demo(Town& town, pack::Pack const& pack);

}  // namespace varn::consultation
