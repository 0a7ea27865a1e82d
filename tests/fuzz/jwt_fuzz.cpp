// Tokens of sign-in providers, taken apart. What is accepted is of one of the three algorithms, and its parts
// are those that were signed; nothing may crash.
#include <cstdint>
#include <string_view>

#include "base64url.h"
#include "jwt.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace varn::oidc;
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    if (auto const bytes = base64url_decoded(text)) {
        ASSERT(base64url(*bytes) == text);
    }
    auto const read = parse_jwt(text);
    if (read.ok()) {
        auto const& token = read.value();
        ASSERT(token.algorithm == "RS256" || token.algorithm == "PS256" || token.algorithm == "ES256");
        ASSERT(text.starts_with(token.signed_text + "."));
        for (auto const* name : {"iss", "sub", "aud", "exp", "groups"}) {
            (void)text_claim(token.claims, name);
            (void)time_claim(token.claims, name);
            (void)texts_claim(token.claims, name);
        }
    }
    return 0;
}
