// Decision records: numbers unique and without gaps, the index complete, the parts of each in place.
#include "rules.h"

namespace house {

Findings decisions(House const& house) {
    std::string const folder = "docs/decisions/";
    Findings found;
    if (!house.has_folder(folder)) {
        return house.base == nullptr ? Findings{{folder, "is missing"}} : found;
    }
    auto const* index = house.find(folder + "README.md");
    std::string const listed = index == nullptr ? "" : index->text;
    std::set<std::string> numbers;
    for (auto const& file : house.files) {
        if (!file.under(folder) || &file == index) {
            continue;
        }
        std::string const name{file.name()};
        if (!numbers.insert(name.substr(0, 4)).second) {
            found.push_back({file.path, "the number " + name.substr(0, 4) + " is taken"});
        }
        if (listed.find("(" + name + ")") == std::string::npos) {
            found.push_back({file.path, "is not in the index " + folder + "README.md"});
        }
        for (std::string_view const part :
             {"Status:", "Date:", "## Context", "## Decision", "## Consequences", "## Alternatives"}) {
            if (file.text.find(part) == std::string::npos) {
                found.push_back({file.path, "has no \"" + std::string{part} + "\""});
            }
        }
    }
    for (std::size_t at = listed.find("](0"); at != std::string::npos; at = listed.find("](0", at + 1)) {
        auto const name = listed.substr(at + 2, listed.find(')', at) - at - 2);
        if (house.find(folder + name) == nullptr) {
            found.push_back({folder + "README.md", "points at " + name + ", which is not there"});
        }
    }
    std::size_t expected = 0;
    for (auto const& number : numbers) {
        std::string const wanted = std::to_string(++expected);
        if (number != std::string(4 - wanted.size(), '0') + wanted) {
            found.push_back({folder + number, "comes where " + wanted + " was expected"});
            break;
        }
    }
    return found;
}

}  // namespace house
