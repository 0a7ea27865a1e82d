// No drawer for odds and ends: a file or a type is named after what it is.
#include <algorithm>
#include <array>

#include "rules.h"

namespace house {

Findings no_drawers(House const& house) {
    static constexpr std::array<std::string_view, 8> drawers = {"util",   "utils",   "helper",   "helpers",
                                                                "common", "manager", "managers", "misc"};
    auto const is_drawer = [](std::string_view word) {
        return std::find(drawers.begin(), drawers.end(), word) != drawers.end();
    };
    Findings found;
    for (auto const& file : house.files) {
        if (!file.under("src/") && !file.under("web/src/") && !file.under("tests/")) {
            continue;
        }
        for (auto const& part : split(file.path, '/')) {
            auto const words = words_of(part.substr(0, part.find('.')));
            if (std::any_of(words.begin(), words.end(), is_drawer)) {
                found.push_back({file.path, part + " says nothing of what is inside: name it after that"});
            }
        }
        for (std::size_t i = 1; i < file.tokens.size(); ++i) {
            bool const declared = file.tokens[i - 1].is("class") || file.tokens[i - 1].is("struct");
            auto const words = declared ? words_of(file.tokens[i].text) : std::vector<std::string>{};
            if (!words.empty() && is_drawer(words.back())) {
                found.push_back(
                    {place(file, file.tokens[i].line), file.tokens[i].text + ": name it after what it does"});
            }
        }
    }
    return found;
}

}  // namespace house
