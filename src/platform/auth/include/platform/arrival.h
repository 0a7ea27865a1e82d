#pragma once
// From where somebody comes: as much of it as helps her know her own sessions again, and no more.
#include <string>
#include <string_view>

namespace varn::auth {

/// The browsers and systems that are told apart; anything else is `other`.
enum class Browser { firefox, chrome, edge, safari, other };
enum class System { windows, macos, linux_desktop, android, ios, other };

/// What a request tells of where it comes from.
struct Arrival {
    std::string_view address;
    std::string_view agent = {};  // the User-Agent field; only ever used to choose between the names above
};

Browser browser_of(std::string_view agent);
System system_of(std::string_view agent);
/// The network of an address: the first three numbers of IPv4, the first 48 bits of IPv6. Empty for anything
/// else.
std::string network_of(std::string_view address);

}  // namespace varn::auth
