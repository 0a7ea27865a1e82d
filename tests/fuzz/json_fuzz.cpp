// JSON of described types and by itself. What is accepted is written and read back to the same; nothing may
// crash.
#include <cstdint>
#include <string_view>

#include "platform/json.h"
#include "sample.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace varn;
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    if (auto const plan = json::read<json::sample::Plan>(text); plan.ok()) {
        auto const written = json::write(plan.value());
        auto const again = json::read<json::sample::Plan>(written);
        ASSERT(again.ok());
        ASSERT(json::write(again.value()) == written);
    }
    if (auto const value = json::parse(text); value.ok()) {
        auto const canonical = json::canonical(value.value());
        auto const again = json::parse(canonical);
        ASSERT(again.ok());
        ASSERT(json::canonical(again.value()) == canonical);
    }
    (void)json::Change<json::sample::Plan>{std::string{text}}.onto({});
    return 0;
}
