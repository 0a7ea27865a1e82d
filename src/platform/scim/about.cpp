// What the service tells of itself (RFC 7643, 5 to 7).
#include "resource.h"

namespace varn::scim {
namespace {

constexpr std::string_view config_schema = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";
constexpr std::string_view type_schema = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
constexpr std::string_view schema_schema = "urn:ietf:params:scim:schemas:core:2.0:Schema";

json::Object supported(bool is) {
    return {{"supported", is}};
}

json::Value configuration(std::string const& base) {
    json::Object filter = supported(true);
    filter.emplace_back("maxResults", 200);
    json::Object bulk = supported(false);
    bulk.emplace_back("maxOperations", 0);
    bulk.emplace_back("maxPayloadSize", 0);
    json::Object const bearer{{"type", "oauthbearertoken"},
                              {"name", "Bearer token"},
                              {"description", "varn scim token add"},
                              {"primary", true}};
    return json::Object{{"schemas", json::Array{config_schema}},
                        {"patch", supported(true)},
                        {"bulk", std::move(bulk)},
                        {"filter", std::move(filter)},
                        {"changePassword", supported(false)},
                        {"sort", supported(false)},
                        {"etag", supported(true)},
                        {"authenticationSchemes", json::Array{bearer}},
                        {"meta", json::Object{{"resourceType", "ServiceProviderConfig"},
                                              {"location", base + "/ServiceProviderConfig"}}}};
}

json::Value resource_type(std::string_view name, std::string_view schema, std::string const& base) {
    auto const plural = std::string{name} + "s";
    return json::Object{{"schemas", json::Array{type_schema}},
                        {"id", name},
                        {"name", name},
                        {"endpoint", "/" + plural},
                        {"schema", schema},
                        {"meta", json::Object{{"resourceType", "ResourceType"},
                                              {"location", base + "/ResourceTypes/" + std::string{name}}}}};
}

struct Facts {
    std::string_view name;
    std::string_view type = "string";
    bool many = false;
    bool required = false;
    bool exact = false;
    std::string_view mutability = "readWrite";
    std::string_view uniqueness = "none";
};

json::Object attribute(Facts const& facts) {
    return {{"name", facts.name},        {"type", facts.type},
            {"multiValued", facts.many}, {"required", facts.required},
            {"caseExact", facts.exact},  {"mutability", facts.mutability},
            {"returned", "default"},     {"uniqueness", facts.uniqueness}};
}

json::Object complex(Facts const& facts, json::Array parts) {
    auto made = attribute(facts);
    made.emplace_back("subAttributes", std::move(parts));
    return made;
}

json::Value schema(std::string_view id, std::string_view name, json::Array attributes,
                   std::string const& base) {
    return json::Object{{"schemas", json::Array{schema_schema}},
                        {"id", id},
                        {"name", name},
                        {"attributes", std::move(attributes)},
                        {"meta", json::Object{{"resourceType", "Schema"},
                                              {"location", base + "/Schemas/" + std::string{id}}}}};
}

json::Value schema_of_users(std::string const& base) {
    json::Array const reference{
        attribute({.name = "value", .exact = true, .mutability = "readOnly"}),
        attribute({.name = "display", .mutability = "readOnly"}),
        attribute({.name = "$ref", .type = "reference", .exact = true, .mutability = "readOnly"})};
    return schema(
        user_schema, "User",
        {attribute({.name = "userName", .required = true, .uniqueness = "server"}),
         attribute({.name = "externalId", .exact = true}), attribute({.name = "displayName"}),
         complex(
             {.name = "name", .type = "complex"},
             {attribute({.name = "formatted"}), attribute({.name = "givenName", .mutability = "writeOnly"}),
              attribute({.name = "familyName", .mutability = "writeOnly"})}),
         attribute({.name = "active", .type = "boolean"}),
         complex({.name = "groups", .type = "complex", .many = true, .mutability = "readOnly"}, reference)},
        base);
}

json::Value schema_of_groups(std::string const& base) {
    json::Array const reference{
        attribute({.name = "value", .exact = true, .mutability = "immutable"}),
        attribute({.name = "display", .mutability = "readOnly"}),
        attribute({.name = "$ref", .type = "reference", .exact = true, .mutability = "immutable"})};
    return schema(group_schema, "Group",
                  {attribute({.name = "displayName", .required = true, .uniqueness = "server"}),
                   attribute({.name = "externalId", .exact = true}),
                   complex({.name = "members", .type = "complex", .many = true}, reference)},
                  base);
}

}  // namespace

std::optional<json::Value> about_service(std::string_view path, std::string const& base) {
    if (path == "/ServiceProviderConfig") {
        return configuration(base);
    }
    auto const types = {resource_type("User", user_schema, base), resource_type("Group", group_schema, base)};
    if (path == "/ResourceTypes") {
        return list_of(types, 2, 1);
    }
    auto const schemas = {schema_of_users(base), schema_of_groups(base)};
    if (path == "/Schemas") {
        return list_of(schemas, 2, 1);
    }
    for (auto const& [prefix, all] :
         {std::pair{std::string{"/ResourceTypes/"}, types}, std::pair{std::string{"/Schemas/"}, schemas}}) {
        for (auto const& one : all) {
            if (path == prefix + *one.find("id")->text()) {
                return one;
            }
        }
    }
    return std::nullopt;
}

}  // namespace varn::scim
