// Filters and paths of SCIM. What is accepted keeps the bounds and can be held against a resource; nothing
// may crash.
#include <cstdint>
#include <string_view>

#include "filter.h"

namespace {

std::size_t parts_of(varn::scim::Filter const& filter) {
    std::size_t count = 1;
    for (auto const& part : filter.parts) {
        count += parts_of(part);  // the depth is bounded, and a fault of the bound is found here
    }
    return count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace varn;
    static auto const resource =
        json::parse(R"({"userName":"anna","active":true,"name":{"familyName":"Berg"},)"
                    R"("emails":[{"type":"work","value":"a@b.se"},{"type":"home","value":"c@d.se"}],"n":3})")
            .value();
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    if (auto const filter = scim::parse_filter(text); filter.ok()) {
        ASSERT(parts_of(filter.value()) <= scim::filter_parts_max * 2);
        (void)scim::matches(filter.value(), resource);
    }
    (void)scim::parse_path(text);
    ASSERT(scim::same_name(text, text));
    return 0;
}
