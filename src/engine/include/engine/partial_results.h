#pragma once
// What was counted in a part of the work, as bytes, to be sent to where it is merged: another process or
// another machine. The same counts are the same bytes everywhere, whatever the order of bytes of a machine.
//
// Form: eight letters that name the kind and its version, then whole numbers of 8 bytes, least byte first (a
// sum of 16 bytes is two of them, low half first); a list is its length and its members.
#include <string>
#include <string_view>

#include "engine/monte_carlo.h"
#include "engine/network_losses.h"

namespace varn::resilience {

std::string to_bytes(LossCounts const& counts);
std::string to_bytes(PairLossTotals const& totals);

/// Reads what `to_bytes` wrote, for a network of so many nodes. Errors: invalid when the bytes are another
/// kind or version, too few or too many, of another number of nodes, or name a node that is not there.
Result<LossCounts> loss_counts_of(std::string_view bytes, std::size_t nodes);
Result<PairLossTotals> pair_totals_of(std::string_view bytes, std::size_t nodes);

}  // namespace varn::resilience
