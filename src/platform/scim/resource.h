#pragma once
// Accounts and groups as SCIM resources (RFC 7643), and what a resource that comes in wants them to be.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/identity_provider.h"
#include "platform/json.h"

namespace varn::scim {

inline constexpr std::string_view user_schema = "urn:ietf:params:scim:schemas:core:2.0:User";
inline constexpr std::string_view group_schema = "urn:ietf:params:scim:schemas:core:2.0:Group";

/// Somebody whom a directory has pushed: her account, and how the directory knows it.
struct User {
    auth::Account account;
    federation::AccountLink link;
};
struct Group {
    federation::DirectoryGroup group;
    std::vector<User> members;
};

/// Where resources are found: "https://varn.staden.example/scim/v2".
json::Value user_resource(User const& user, std::vector<federation::DirectoryGroup> const& groups,
                          std::string const& base);
json::Value group_resource(Group const& group, std::string const& base);
/// The version of a resource as an entity tag: it counts up with everything that is told.
std::string tag_of(User const& user);
std::string tag_of(federation::DirectoryGroup const& group);

/// What a User that came in says. Faults: invalidValue, invalidSyntax.
struct WantedUser {
    std::string user_name;
    std::string name;  // of displayName, else name.formatted, else its parts, else the user name
    std::optional<std::string> external_id;
    bool active = true;
};
Result<WantedUser> wanted_user(json::Value const& resource);
struct WantedGroup {
    std::string name;
    std::optional<std::string> external_id;
    std::vector<std::string> members;  // account ids, each once
};
Result<WantedGroup> wanted_group(json::Value const& resource);

/// ServiceProviderConfig, ResourceTypes and Schemas: one resource of that name, or a list; nothing for
/// another path.
std::optional<json::Value> about_service(std::string_view path, std::string const& base);
/// A page of resources.
json::Value list_of(std::vector<json::Value> resources, std::size_t total, std::size_t start);
/// Without the attributes that were not asked for; id, schemas and meta always stay.
json::Value trimmed(json::Value resource, std::string_view attributes, std::string_view excluded);

}  // namespace varn::scim
