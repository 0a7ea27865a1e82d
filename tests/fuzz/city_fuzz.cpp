// Networks as JSON, `city-dep/1`. What is accepted is a network; what is refused by the reader has a place.
#include <cstdint>
#include <string>

#include "engine/network_losses.h"
#include "resilience/network_file.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace varn;
    // The text is the other target's: here every input is JSON, or is meant to be.
    std::string bytes{reinterpret_cast<char const*>(data), size};
    if (!bytes.starts_with('{')) {
        bytes.insert(0, 1, '{');
    }
    auto const read = resilience::read_network_file(bytes);
    if (!read.ok()) {
        for (auto const& problem : read.error().problems) {
            ASSERT(!problem.key.empty());
        }
        return 0;
    }
    auto const& network = read.value();
    ASSERT(resilience::validate(network).ok());
    if (network.nodes.size() <= 100) {
        ASSERT(resilience::single_losses(network).value().size() == network.nodes.size());
    }
    return 0;
}
