#pragma once
// The towns that scenarios play in. Each is prepared once, with everybody signed in, and copied for every
// scenario.
#include <map>
#include <string>

#include "client.h"
#include "product.h"

namespace scenario {

/// What somebody signed in sends with every request.
using Credentials = std::map<std::string, Fields>;

/// The password of everybody in a scenario.
inline constexpr char const* password = "gröna lyktan 17";

struct PreparedTown {
    std::string database;  // nobody is using it
    Credentials actors;
    std::string fault;  // why it could not be prepared
};

/// Signs in over HTTP; empty when refused.
Fields sign_in(std::uint16_t port, std::string const& user_name, std::string const& with);
/// "stockholm" is the demonstration's content, "empty" has nothing but accounts, "new" has not even those.
PreparedTown prepare(std::string const& town, std::string const& binary, Databases& databases,
                     std::filesystem::path const& folder);

}  // namespace scenario
