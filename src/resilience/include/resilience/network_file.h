#pragma once
// Networks in files: JSON `city-dep/1` and the text of the engine (docs/formats/network.md).
#include <string_view>

#include "engine/network.h"

namespace varn::resilience {

/// Reads a network from either format, told apart by the first character, and validates it. Hours are taken
/// when they are whole minutes; refill and restart are 0 when left out. Errors name their place, a line or a
/// JSON pointer.
Result<Network> read_network_file(std::string_view bytes);

}  // namespace varn::resilience
