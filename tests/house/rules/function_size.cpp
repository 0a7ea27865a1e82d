// A function has at most 70 lines: control flow in the caller, pure leaves.
#include "functions.h"
#include "rules.h"

namespace house {

Findings function_size(House const& house) {
    static constexpr std::size_t limit = 70;
    std::map<std::string, std::size_t> sizes;
    for (auto const& file : house.files) {
        if (!file.is_cpp()) {
            continue;
        }
        for (auto const& function : functions_of(file.tokens)) {
            if (function.lines > 0) {
                auto& size = sizes[file.path + " " + function.name];
                size = std::max(size, function.lines);
            }
        }
    }
    return within(house, "function_size", sizes, limit);
}

}  // namespace house
