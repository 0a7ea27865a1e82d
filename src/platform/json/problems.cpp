#include "problems.h"

namespace varn::json {

void append_token(std::string& pointer, std::string_view name) {
    pointer += '/';
    for (char const c : name) {
        if (c == '~') {
            pointer += "~0";
        } else if (c == '/') {
            pointer += "~1";
        } else {
            pointer += c;
        }
    }
}

std::string Place::pointer() const {
    if (up == nullptr) {
        return {};
    }
    auto text = up->pointer();
    append_token(text, is_element ? std::to_string(index) : name);
    return text;
}

}  // namespace varn::json
