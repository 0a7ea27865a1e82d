#include "patch.h"

#include <algorithm>

#include "fault.h"

namespace varn::scim {
namespace {

enum class Verb { add, replace, remove };

Error wrong_form() {
    return fault("invalidSyntax", "scim.patch");
}

std::optional<Verb> verb_of(json::Value const& operation) {
    auto const* said = member(operation, "op");
    auto const* text = said != nullptr ? said->text() : nullptr;
    if (text == nullptr) {
        return std::nullopt;
    }
    // Azure writes Add, Replace and Remove.
    return same_name(*text, "add")       ? std::optional{Verb::add}
           : same_name(*text, "replace") ? std::optional{Verb::replace}
           : same_name(*text, "remove")  ? std::optional{Verb::remove}
                                         : std::nullopt;
}

json::Object* object_in(json::Value& value) {
    return std::get_if<json::Object>(&value.held);
}
json::Array* array_in(json::Value& value) {
    return std::get_if<json::Array>(&value.held);
}

json::Object::iterator found(json::Object& object, std::string_view name) {
    return std::find_if(object.begin(), object.end(),
                        [&](auto const& one) { return same_name(one.first, name); });
}

bool same_value(json::Value const& a, json::Value const& b) {
    return json::canonical(a) == json::canonical(b);
}

/// What a remove of some values names: {"value": "id"} without a filter, as Azure does.
bool is_named_by(json::Value const& element, json::Value const& names) {
    auto const* id = member(element, "value");
    auto const named = [&](json::Value const& name) {
        auto const* wanted = member(name, "value");
        return wanted != nullptr && id != nullptr ? same_value(*wanted, *id) : same_value(name, element);
    };
    auto const* list = names.array();
    return list != nullptr ? std::any_of(list->begin(), list->end(), named) : named(names);
}

void lay_on(json::Value& held, json::Value const& value, Verb verb) {
    if (auto* list = array_in(held); list != nullptr && verb == Verb::add) {
        auto const add = [&](json::Value const& one) {
            bool const known = std::any_of(list->begin(), list->end(),
                                           [&](auto const& other) { return is_named_by(other, one); });
            if (!known) {
                list->push_back(one);
            }
        };
        if (auto const* more = value.array()) {
            std::for_each(more->begin(), more->end(), add);
        } else {
            add(value);
        }
        return;
    }
    auto* object = object_in(held);
    auto const* parts = value.object();
    if (object == nullptr || parts == nullptr) {
        held = value;
        return;
    }
    for (auto const& [name, part] : *parts) {
        if (auto const hit = found(*object, name); hit != object->end()) {
            hit->second = part;
        } else {
            object->emplace_back(name, part);
        }
    }
}

/// Sets, adds to or removes one member of an object.
void change_member(json::Object& object, std::string const& name, json::Value const* value, Verb verb) {
    auto const hit = found(object, name);
    if (verb == Verb::remove) {
        auto* list = hit != object.end() ? array_in(hit->second) : nullptr;
        if (list != nullptr && value != nullptr && !std::holds_alternative<std::nullptr_t>(value->held)) {
            std::erase_if(*list, [&](auto const& element) { return is_named_by(element, *value); });
        } else if (hit != object.end()) {
            object.erase(hit);
        }
    } else if (hit != object.end()) {
        lay_on(hit->second, *value, verb);
    } else {
        object.emplace_back(name, *value);
    }
}

/// Changes those elements of a list that a filter names.
Result<Done> change_some(json::Object& object, PatchPath const& path, json::Value const* value, Verb verb) {
    auto const hit = found(object, path.path.attribute);
    auto* list = hit != object.end() ? array_in(hit->second) : nullptr;
    auto const named = [&](json::Value const& element) { return matches(*path.which, element); };
    if (list == nullptr || std::none_of(list->begin(), list->end(), named)) {
        return verb == Verb::remove ? Result<Done>{Done{}} : fault("noTarget", "scim.no_target");
    }
    if (verb == Verb::remove && path.path.sub.empty()) {
        std::erase_if(*list, named);
        return Done{};
    }
    for (auto& element : *list) {
        if (!named(element)) {
            continue;
        }
        auto* parts = object_in(element);
        if (parts != nullptr && !path.path.sub.empty()) {
            change_member(*parts, path.path.sub, value, verb);
        } else {
            lay_on(element, *value, verb);
        }
    }
    return Done{};
}

Result<Done> change_at(json::Object& object, std::string_view where, json::Value const* value, Verb verb) {
    TRY(path, parse_path(where));
    if (path.which) {
        return change_some(object, path, value, verb);
    }
    if (path.path.sub.empty()) {
        change_member(object, path.path.attribute, value, verb);
        return Done{};
    }
    auto hit = found(object, path.path.attribute);
    if (hit == object.end()) {
        if (verb == Verb::remove) {
            return Done{};
        }
        object.emplace_back(path.path.attribute, json::Object{});
        hit = std::prev(object.end());
    }
    auto* parts = object_in(hit->second);
    if (parts == nullptr) {
        return fault("invalidPath", "scim.path");
    }
    change_member(*parts, path.path.sub, value, verb);
    return Done{};
}

Result<Done> change(json::Object& object, json::Value const& operation) {
    auto const verb = verb_of(operation);
    auto const* path = member(operation, "path");
    auto const* value = member(operation, "value");
    if (!verb || (value == nullptr && *verb != Verb::remove)) {
        return wrong_form();
    }
    if (path != nullptr) {
        auto const* text = path->text();
        return text != nullptr ? change_at(object, *text, value, *verb) : wrong_form();
    }
    auto const* parts = value != nullptr ? value->object() : nullptr;
    if (*verb == Verb::remove || parts == nullptr) {
        return *verb == Verb::remove ? fault("noTarget", "scim.no_target") : wrong_form();
    }
    for (auto const& [name, part] : *parts) {
        CHECK(change_at(object, name, &part, *verb));
    }
    return Done{};
}

}  // namespace

Result<json::Value> patched(json::Value resource, json::Value const& body) {
    auto const* wanted = member(body, "Operations");
    auto const* list = wanted != nullptr ? wanted->array() : nullptr;
    auto* object = object_in(resource);
    if (list == nullptr || list->empty() || object == nullptr) {
        return wrong_form();
    }
    if (list->size() > patch_operations_max) {
        return fault("tooMany", "scim.too_many_operations");
    }
    for (auto const& operation : *list) {
        CHECK(change(*object, operation));
    }
    return resource;
}

}  // namespace varn::scim
