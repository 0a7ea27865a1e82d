// What a context offers others is little: at most 12 functions in its api.h.
#include "functions.h"
#include "rules.h"

namespace house {

Findings api_size(House const& house) {
    static constexpr std::size_t limit = 12;
    std::map<std::string, std::size_t> sizes;
    for (auto const& file : house.files) {
        if (!file.under("src/contexts/") || file.name() != "api.h") {
            continue;
        }
        auto& count = sizes[file.path];
        for (auto const& function : functions_of(file.tokens)) {
            count += function.in_type ? 0 : 1;
        }
    }
    return within(house, "api_size", sizes, limit);
}

}  // namespace house
