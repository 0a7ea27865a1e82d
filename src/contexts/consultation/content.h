#pragma once
// What an opinion says, reduced to one number: whoever signs, signs that.
#include "consultation/views.h"

namespace varn::consultation {

/// SHA-256, in hexadecimal, of everything that is decided on: title, diary numbers, position, the sections
/// with their headings, the views, the steps of the preparation and the files, in order. Who holds a section
/// and what colleagues comment is not part of it.
std::string content_hash(OpinionCase const& opinion_case, std::vector<OpinionSection> const& sections,
                         std::vector<OpinionView> const& views, std::vector<PreparationStep> const& steps,
                         std::vector<FileShown> const& files);

}  // namespace varn::consultation
