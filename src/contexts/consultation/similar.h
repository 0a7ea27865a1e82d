#pragma once
// Which views say much the same. The method is plain and told as such: two views are alike when they share
// enough of their words, and a cluster is what hangs together by likeness.
#include <cstdint>
#include <string>
#include <vector>

namespace varn::consultation {

/// Two texts are alike when the rarer words they share weigh at least this part of all their words' weight
/// (weighted Jaccard; a word weighs the logarithm of how few texts have it).
constexpr double alike_from = 0.25;

/// The cluster of each text, from 1, those of more texts first; 0 for a text that is like no other. Texts
/// keep their order; the same texts give the same clusters.
std::vector<std::int64_t> clusters_of(std::vector<std::string> const& texts);

}  // namespace varn::consultation
