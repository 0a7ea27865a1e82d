// What people write. What is accepted has one writing, keeps its bounds and can be set as a document; any
// bytes are plain text.
#include <cstdint>
#include <string_view>

#include "platform/prose.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace varn;
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    if (auto const written = prose::canonical(text); written.ok()) {
        auto const& stored = written.value();
        ASSERT(stored.size() <= prose::bytes_max);
        auto const again = prose::canonical(stored);
        ASSERT(again.ok() && again.value() == stored);
        ASSERT(prose::plain(stored) == prose::plain(text));
        documents::Document document;
        document.title = "Text";
        document.blocks = prose::blocks(stored, 0);
        document.blocks.emplace_back(documents::Paragraph{"Slut", false});
        ASSERT(documents::look_over(document).ok());
        (void)prose::points(stored);
    }
    if (size < 2'000) {
        auto const made = prose::from_plain(text);
        auto const kept = prose::canonical(made);
        // A security class may stand in any text, and is refused.
        ASSERT(kept.ok() ? kept.value() == made : kept.error().problems[0].key == "db.text_is_classified");
        ASSERT(prose::is_empty(made) == made.empty());
    }
    return 0;
}
