#pragma once
// What makes a PDF an archival one: its colour space and what it says about itself.
#include <string>

#include "story.h"

namespace varn::documents {

/// The colour space sRGB as an ICC profile of version 2.
std::string colour_profile();
/// What the file says about itself, as XMP.
std::string metadata(Story const& story, Archival archival);

inline constexpr char const* producer = "Värn";

}  // namespace varn::documents
