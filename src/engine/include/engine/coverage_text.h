#pragma once
// Coverage input as text: the fixtures of our tests, and what `varn analyse coverage FILE` reads on any
// laptop. The grammar is docs/formats/coverage.md.
#include <cstddef>
#include <string>
#include <string_view>

#include "engine/coverage.h"

namespace varn::coverage {

/// How large a text is read.
struct TextLimits {
    std::size_t bytes_max = 4'000'000;
    std::size_t lines_max = 100'000;
    std::size_t key_bytes_max = 80;
    std::size_t text_bytes_max = 400;
    std::size_t list_max = 10'000;  // keys in one attribute
};

/// A town and a question about it. `expected` is what stood after the line `----`, untouched.
struct Fixture {
    Input input;
    Question question;
    std::string expected;
};

/// Reads a fixture. Fails at the first line that cannot be understood and names it: `line 7` and a text key
/// `coverage_text.…` that says what would do instead.
Result<Fixture> read_fixture(std::string_view text, TextLimits const& limits = {});

}  // namespace varn::coverage
