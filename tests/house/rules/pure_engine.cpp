// The engine is a function of its arguments: no exceptions, no order that depends on a hash, no world.
#include <algorithm>
#include <array>

#include "rules.h"

namespace house {
Findings pure_engine(House const& house) {
    static constexpr std::array<std::string_view, 13> words = {
        "throw",  "unordered_map", "unordered_set", "unordered_multimap", "thread",
        "mutex",  "random_device", "getenv",        "ifstream",           "ofstream",
        "printf", "locale",        "cout"};
    static constexpr std::array<std::string_view, 9> headers = {
        "unordered_map", "unordered_set", "iostream", "fstream",   "thread",
        "mutex",         "random",        "locale",   "filesystem"};
    Findings found;
    for (auto const& file : house.files) {
        if (!file.under("src/engine/") || !file.is_cpp()) {
            continue;
        }
        bool const testing = is_for_tests(house, file);
        for (auto const& include : file.includes) {
            bool const world = std::find(headers.begin(), headers.end(), include.path) != headers.end();
            bool const foreign = include.path.starts_with("platform/");
            if ((world && !testing) || foreign) {
                found.push_back({place(file, include.line), "the engine does not include " + include.path});
            }
        }
        for (auto const& tok : file.tokens) {
            bool const banned =
                tok.kind == Token::word && std::find(words.begin(), words.end(), tok.text) != words.end();
            if (banned && !testing) {
                found.push_back({place(file, tok.line), "the engine does not use " + tok.text});
            }
        }
    }
    return found;
}

}  // namespace house
