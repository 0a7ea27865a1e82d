// YAML of packs. Every node that was read knows its place and holds clean text; nothing may crash.
#include <cstdint>
#include <string_view>
#include <vector>

#include "platform/pack.h"

namespace {

/// Walks without recursion, as the limits promise a depth but a fault of theirs must be found here.
void must_be_sound(varn::pack::Node const& root, varn::pack::Limits const& limits) {
    std::vector<varn::pack::Node const*> waiting{&root};
    std::size_t seen = 0;
    while (!waiting.empty()) {
        auto const& node = *waiting.back();
        waiting.pop_back();
        ASSERT(++seen <= limits.nodes_max + 1);
        ASSERT(node.text.find('\0') == std::string::npos);
        for (auto const& item : node.items) {
            waiting.push_back(&item);
        }
        for (auto const& member : node.members) {
            ASSERT(member.line > 0 && member.column > 0);
            waiting.push_back(&member.value);
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace varn;
    pack::Limits limits;
    limits.nodes_max = 10'000;
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    if (auto const root = pack::parse(text, "f.yaml", limits); root.ok()) {
        must_be_sound(root.value(), limits);
    }
    return 0;
}
