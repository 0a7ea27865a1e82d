#pragma once
// The texts of the house: flat JSON files, texts/sv.json and texts/en.json, in the part they belong to.
#include "house.h"

namespace house {

struct Text {
    std::string value;
    Source const* file;
    std::size_t line;
};
/// The texts of one language, "sv" or "en", by key; what is wrong with the files themselves is added to
/// `found`.
std::map<std::string, Text> texts(House const& house, std::string_view language, Findings& found);

}  // namespace house
