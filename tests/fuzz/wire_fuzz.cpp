// The small grammars of HTTP: targets, queries, cookies, tags, Accept headers, dates' sizes.
#include <cstdint>
#include <string>
#include <string_view>

#include "kernel/result.h"
#include "platform/request.h"
#include "wire.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace varn::http;
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    for (bool const plus : {false, true}) {
        if (auto const decoded = wire::percent_decoded(text, plus)) {
            ASSERT(decoded->size() <= text.size());
            ASSERT(decoded->find('\0') == std::string::npos);
        }
    }
    if (auto const fields = wire::query_fields(text)) {
        ASSERT(fields->size() <= text.size() + 1);
    }
    if (auto const target = wire::split_target(text)) {
        ASSERT(!target->first.empty());
    }
    for (auto const part : wire::list_parts(text)) {
        ASSERT(!part.empty() && wire::trimmed(part) == part);
    }
    auto const cut = text.find('\n');
    auto const before = text.substr(0, cut);
    auto const after = cut == text.npos ? std::string_view{} : text.substr(cut + 1);
    if (auto const quality = wire::quality_of(before, after)) {
        ASSERT(*quality >= 0 && *quality <= 1);
    }
    (void)wire::names_tag(before, after);
    if (auto const version = wire::version_in_tag(text)) {
        ASSERT(*version >= 0);
    }
    ASSERT(wire::same_secret(before, before));
    ASSERT(wire::same_secret(before, after) == (before == after));
    RequestHead head;
    head.headers.emplace_back("cookie", std::string{text});
    head.headers.emplace_back("accept-language", std::string{before});
    auto const language = wire::language_of(head);
    ASSERT(language == "sv" || language == "en");
    (void)head.cookie("varn_session");
    return 0;
}
