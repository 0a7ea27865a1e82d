#pragma once
// How one text became another, word by word, as a person would mark it up.
#include <string>
#include <string_view>
#include <vector>

#include "programme/readings.h"

namespace varn::programme {

/// What differs between two texts: the longest common run of words stays, the rest is taken out or put in.
/// Joined, the segments that are not added give `before`, those that are not removed give `after`. Texts
/// whose changed parts are longer than the bound (about 2 000 words each) are told as removed and added
/// whole.
std::vector<Segment> word_diff(std::string_view before, std::string_view after);

/// How much two texts have in common, 0 to 100: twice the words they share by the words of both, whatever
/// their order.
int similarity(std::string_view a, std::string_view b);

}  // namespace varn::programme
