// Fault trees in Open-PSA MEF. What is accepted is a fault tree, and written it is read back to the same.
#include <cstdint>
#include <string_view>

#include "resilience/open_psa.h"

namespace {

void must_come_back(varn::resilience::OpenPsaModel const& model) {
    using namespace varn::resilience;
    auto const written = write_open_psa(model.tree, model.name);
    auto const again = read_open_psa(written, model.tree.gates[model.tree.top].id);
    ASSERT(again.ok());
    auto const& tree = again.value().tree;
    ASSERT(tree.events.size() == model.tree.events.size());
    ASSERT(tree.gates.size() == model.tree.gates.size());
    ASSERT(write_open_psa(tree, again.value().name) == written);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace varn;
    auto const read = resilience::read_open_psa({reinterpret_cast<char const*>(data), size});
    if (!read.ok()) {
        for (auto const& problem : read.error().problems) {
            ASSERT(!problem.key.empty());
        }
        return 0;
    }
    auto const& tree = read.value().tree;
    ASSERT(resilience::validate(tree).ok());
    must_come_back(read.value());
    return 0;
}
