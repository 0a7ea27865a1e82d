#pragma once
// A network as text: the fixtures of our tests, the sample city, and what `varn analyse network FILE.txt`
// reads. The grammar is docs/formats/network.md.
#include <string>
#include <string_view>

#include "engine/network.h"

namespace varn::resilience {

/// A network and what stood after the line `----`, untouched.
struct NetworkFixture {
    Network network;
    std::string expected;
};

/// Reads a network and validates it. Fails at the first line that cannot be understood and names it: `line
/// 7`; faults of the whole are told as `validate` tells them.
Result<NetworkFixture> read_network(std::string_view text);

/// A time as it is written in these texts: `90` and `90min` are minutes, `4h` hours, `2d` days, `1d12h` both.
std::optional<Minutes> minutes_of(std::string_view text);

}  // namespace varn::resilience
