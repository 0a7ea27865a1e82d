// Swedish and English have the same keys, none of them blank, and the same parameters in each.
#include "rules.h"
#include "texts.h"

namespace house {
namespace {

std::set<std::string> parameters(std::string const& text) {
    std::set<std::string> names;
    for (auto at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
        // `{count, plural, …}`: the name ends at the comma.
        auto const end = text.find_first_of(",}", at);
        if (end != std::string::npos && end > at + 1 &&
            text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789", at + 1) >= end) {
            names.insert(text.substr(at + 1, end - at - 1));
        }
    }
    return names;
}

void compare(std::map<std::string, Text> const& from, std::map<std::string, Text> const& to,
             std::string_view language, Findings& found) {
    for (auto const& [key, text] : from) {
        auto const where = place(*text.file, text.line);
        auto const other = to.find(key);
        if (other == to.end()) {
            found.push_back({where, key + " is missing in " + std::string{language}});
        } else if (parameters(text.value) != parameters(other->second.value)) {
            found.push_back({where, key + " has other parameters in " + std::string{language}});
        }
        if (trim(text.value).empty()) {
            found.push_back({where, key + " is blank"});
        }
    }
}

}  // namespace

Findings text_languages(House const& house) {
    Findings found;
    auto const swedish = texts(house, "sv", found);
    auto const english = texts(house, "en", found);
    compare(swedish, english, "English", found);
    compare(english, swedish, "Swedish", found);
    return found;
}

}  // namespace house
