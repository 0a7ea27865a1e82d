#include "resource.h"

#include <algorithm>

#include "fault.h"
#include "filter.h"

namespace varn::scim {
namespace {

constexpr std::size_t text_bytes_max = 300;
constexpr std::size_t members_max = 20'000;

/// The text of a member; nothing when it is absent or empty. A fault when it is something else, or too long.
Result<std::optional<std::string>> text_at(json::Value const& resource, std::string_view name) {
    auto const* held = member(resource, name);
    if (held == nullptr || std::holds_alternative<std::nullptr_t>(held->held)) {
        return std::optional<std::string>{};
    }
    auto const* text = held->text();
    bool const plain = text != nullptr && text->size() <= text_bytes_max &&
                       std::none_of(text->begin(), text->end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    if (!plain) {
        return fault("invalidValue", "scim.value");
    }
    return text->empty() ? std::optional<std::string>{} : std::optional{*text};
}

Result<std::string> name_of_person(json::Value const& resource, std::string const& user_name) {
    TRY(display, text_at(resource, "displayName"));
    if (display) {
        return *display;
    }
    auto const* parts = member(resource, "name");
    if (parts != nullptr) {
        TRY(formatted, text_at(*parts, "formatted"));
        TRY(given, text_at(*parts, "givenName"));
        TRY(family, text_at(*parts, "familyName"));
        if (formatted) {
            return *formatted;
        }
        if (given || family) {
            return given.value_or("") + (given && family ? " " : "") + family.value_or("");
        }
    }
    return user_name;
}

Result<bool> is_active(json::Value const& resource) {
    auto const* held = member(resource, "active");
    if (held == nullptr) {
        return true;
    }
    if (auto const* flag = std::get_if<bool>(&held->held)) {
        return *flag;
    }
    // Azure sends "False" as a text.
    auto const* text = held->text();
    if (text != nullptr && (same_name(*text, "true") || same_name(*text, "false"))) {
        return same_name(*text, "true");
    }
    return fault("invalidValue", "scim.value");
}

json::Object meta_of(std::string_view type, std::string const& location, std::string const& tag) {
    return {{"resourceType", type}, {"location", location}, {"version", tag}};
}

}  // namespace

std::string tag_of(User const& user) {
    return "W/\"" + std::to_string(user.account.version) + "." + std::to_string(user.link.version) + "\"";
}
std::string tag_of(federation::DirectoryGroup const& group) {
    return "W/\"" + std::to_string(group.version) + "\"";
}

json::Value user_resource(User const& user, std::vector<federation::DirectoryGroup> const& groups,
                          std::string const& base) {
    auto const& account = user.account;
    auto const location = base + "/Users/" + account.id.text;
    json::Array in;
    for (auto const& group : groups) {
        in.push_back(json::Object{{"value", group.id.text},
                                  {"display", group.name},
                                  {"$ref", base + "/Groups/" + group.id.text},
                                  {"type", "direct"}});
    }
    json::Object resource{{"schemas", json::Array{user_schema}}, {"id", account.id.text}};
    if (user.link.external_id) {
        resource.emplace_back("externalId", *user.link.external_id);
    }
    resource.emplace_back("userName", user.link.user_name.value_or(account.user_name));
    resource.emplace_back("displayName", account.name);
    resource.emplace_back("name", json::Object{{"formatted", account.name}});
    resource.emplace_back("active", account.status == auth::AccountStatus::active);
    resource.emplace_back("groups", std::move(in));
    resource.emplace_back("meta", meta_of("User", location, tag_of(user)));
    return resource;
}

json::Value group_resource(Group const& group, std::string const& base) {
    auto const location = base + "/Groups/" + group.group.id.text;
    json::Array members;
    for (auto const& one : group.members) {
        members.push_back(json::Object{{"value", one.account.id.text},
                                       {"display", one.account.name},
                                       {"$ref", base + "/Users/" + one.account.id.text},
                                       {"type", "User"}});
    }
    json::Object resource{{"schemas", json::Array{group_schema}}, {"id", group.group.id.text}};
    if (group.group.external_id) {
        resource.emplace_back("externalId", *group.group.external_id);
    }
    resource.emplace_back("displayName", group.group.name);
    resource.emplace_back("members", std::move(members));
    resource.emplace_back("meta", meta_of("Group", location, tag_of(group.group)));
    return resource;
}

Result<WantedUser> wanted_user(json::Value const& resource) {
    if (resource.object() == nullptr) {
        return fault("invalidSyntax", "scim.body");
    }
    TRY(user_name, text_at(resource, "userName"));
    if (!user_name) {
        return fault("invalidValue", "scim.user_name_needed");
    }
    TRY(external, text_at(resource, "externalId"));
    TRY(name, name_of_person(resource, *user_name));
    TRY(active, is_active(resource));
    return WantedUser{*user_name, name, external, active};
}

Result<WantedGroup> wanted_group(json::Value const& resource) {
    if (resource.object() == nullptr) {
        return fault("invalidSyntax", "scim.body");
    }
    TRY(name, text_at(resource, "displayName"));
    if (!name) {
        return fault("invalidValue", "scim.display_name_needed");
    }
    TRY(external, text_at(resource, "externalId"));
    WantedGroup wanted{*name, external, {}};
    auto const* members = member(resource, "members");
    if (members == nullptr || std::holds_alternative<std::nullptr_t>(members->held)) {
        return wanted;
    }
    auto const* list = members->array();
    if (list == nullptr || list->size() > members_max) {
        return fault("invalidValue", "scim.members");
    }
    for (auto const& one : *list) {
        TRY(id, text_at(one, "value"));
        if (!id || !is_uuid(*id)) {
            return fault("invalidValue", "scim.members");
        }
        wanted.members.push_back(*id);
    }
    std::sort(wanted.members.begin(), wanted.members.end());
    wanted.members.erase(std::unique(wanted.members.begin(), wanted.members.end()), wanted.members.end());
    return wanted;
}

json::Value list_of(std::vector<json::Value> resources, std::size_t total, std::size_t start) {
    auto const count = resources.size();
    return json::Object{{"schemas", json::Array{"urn:ietf:params:scim:api:messages:2.0:ListResponse"}},
                        {"totalResults", total},
                        {"startIndex", start},
                        {"itemsPerPage", count},
                        {"Resources", json::Array(std::make_move_iterator(resources.begin()),
                                                  std::make_move_iterator(resources.end()))}};
}

json::Value trimmed(json::Value resource, std::string_view attributes, std::string_view excluded) {
    auto* members = std::get_if<json::Object>(&resource.held);
    if (members == nullptr || (attributes.empty() && excluded.empty())) {
        return resource;
    }
    auto const names = [](std::string_view list, std::string_view name) {
        while (!list.empty()) {
            auto const end = std::min(list.find(','), list.size());
            auto one = list.substr(0, end);
            one = one.substr(std::min(one.find_first_not_of(' '), one.size()));
            if (auto const colon = one.rfind(':'); colon != one.npos) {
                one = one.substr(colon + 1);
            }
            one = one.substr(0, one.find('.'));
            if (same_name(one, name)) {
                return true;
            }
            list.remove_prefix(std::min(end + 1, list.size()));
        }
        return false;
    };
    std::erase_if(*members, [&](auto const& one) {
        bool const always = one.first == "id" || one.first == "schemas" || one.first == "meta";
        return !always && (attributes.empty() ? names(excluded, one.first) : !names(attributes, one.first));
    });
    return resource;
}

}  // namespace varn::scim
