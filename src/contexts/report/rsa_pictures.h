#pragma once
// The pictures of an analysis: risks by likelihood and consequence, and what services stand on.
#include "rsa_facts.h"

namespace varn::report::rsa {

/// What stands in a square that holds nothing: without it the sign of its tone would.
inline constexpr std::string_view empty_square = "\xC2\xA0";

/// A picture's caption, its text for those who do not see it, and whether squares bear counts instead of the
/// numbers of risks.
struct MatrixPicture {
    std::string caption;
    std::string alt;
    bool counts = false;
};
documents::Figure picture_of(Facts const& facts, Voice const& voice, risk::RiskMatrix const& matrix,
                             MatrixPicture const& picture);
/// The commonest needs, and which services or sectors have them, as a picture and then as a table. There must
/// be one.
void add_map(Blocks& blocks, Facts const& facts, Voice const& voice);
/// The ground of a square by how far up and to the right it stands; steps are counted from 1.
documents::Tone ground_of(std::size_t likelihood, std::size_t likelihoods, std::size_t consequence,
                          std::size_t consequences);

}  // namespace varn::report::rsa
