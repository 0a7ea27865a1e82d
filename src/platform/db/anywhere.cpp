#include "platform/anywhere.h"

namespace varn::db {

std::string anywhere(std::string_view words) {
    if (words.empty()) {
        return "";
    }
    std::string pattern = "%";
    for (char const c : words) {
        if (c == '%' || c == '_' || c == '!') {
            pattern.push_back('!');
        }
        pattern.push_back(c);
    }
    return pattern + "%";
}

}  // namespace varn::db
