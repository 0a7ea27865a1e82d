#include "pointer.h"

#include <charconv>

namespace scenario {
namespace {

using varn::json::Value;

/// The parts between slashes; one inside brackets may hold slashes itself.
std::vector<std::string> parts_of(std::string const& pointer) {
    std::vector<std::string> parts;
    bool inside = false;
    for (char const c : pointer) {
        inside = c == '[' ? true : c == ']' ? false : inside;
        if (c == '/' && !inside) {
            parts.emplace_back();
        } else if (!parts.empty()) {
            parts.back() += c;
        }
    }
    return parts;
}

Value const* element(varn::json::Array const& list, std::string const& part) {
    if (part.starts_with('[') && part.ends_with(']')) {
        auto const equals = part.find('=');
        if (equals == std::string::npos) {
            return nullptr;
        }
        std::string member = "/" + part.substr(1, equals - 1);
        for (auto& c : member) {
            c = c == '.' ? '/' : c;
        }
        for (auto const& one : list) {
            auto const* const held = value_at(one, member);
            if (held != nullptr && shown(*held) == part.substr(equals + 1, part.size() - equals - 2)) {
                return &one;
            }
        }
        return nullptr;
    }
    std::size_t index = 0;
    auto const read = std::from_chars(part.data(), part.data() + part.size(), index);
    return read.ec == std::errc{} && index < list.size() ? &list[index] : nullptr;
}

}  // namespace

Value const* value_at(Value const& root, std::string const& pointer) {
    auto const* value = &root;
    for (auto const& part : parts_of(pointer)) {
        value = value->array() != nullptr ? element(*value->array(), part) : value->find(part);
        if (value == nullptr) {
            return nullptr;
        }
    }
    return value;
}

std::string shown(Value const& value) {
    return value.text() != nullptr ? *value.text() : varn::json::to_text(value);
}

}  // namespace scenario
