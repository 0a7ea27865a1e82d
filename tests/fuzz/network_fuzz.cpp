// Networks as text. What is accepted is a network that can be asked; what is refused has a line or a place.
#include <cstdint>
#include <string_view>

#include "engine/network_losses.h"
#include "engine/network_text.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace varn;
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    auto const read = resilience::read_network(text);
    if (!read.ok()) {
        for (auto const& problem : read.error().problems) {
            ASSERT(!problem.pointer.empty() && !problem.key.empty());
        }
        return 0;
    }
    auto const& network = read.value().network;
    ASSERT(resilience::validate(network).ok());
    ASSERT(text.ends_with(read.value().expected));
    if (network.nodes.size() <= 100) {
        auto const losses = resilience::single_losses(network).value();
        ASSERT(losses.size() == network.nodes.size());
        for (auto const& loss : losses) {
            ASSERT(loss.nodes >= 1 && loss.nodes <= network.nodes.size() && loss.services <= loss.nodes);
        }
    }
    return 0;
}
