#include "platform/arrival.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace varn::auth {
namespace {

constexpr std::size_t agent_bytes_read = 512;

template <class Name>
struct Sign {
    std::string_view text;
    Name name;
};

// Browsers name those that came before them, so the later names are looked for first.
constexpr std::array browsers{
    Sign<Browser>{"Edg", Browser::edge},       Sign<Browser>{"Firefox/", Browser::firefox},
    Sign<Browser>{"FxiOS/", Browser::firefox}, Sign<Browser>{"Chrome/", Browser::chrome},
    Sign<Browser>{"CriOS/", Browser::chrome},  Sign<Browser>{"Safari/", Browser::safari}};
constexpr std::array systems{
    Sign<System>{"iPhone", System::ios},       Sign<System>{"iPad", System::ios},
    Sign<System>{"Android", System::android},  Sign<System>{"Windows", System::windows},
    Sign<System>{"Macintosh", System::macos},  Sign<System>{"Linux", System::linux_desktop},
    Sign<System>{"X11", System::linux_desktop}};

template <class Name, std::size_t Count>
Name first_named(std::string_view agent, std::array<Sign<Name>, Count> const& signs) {
    agent = agent.substr(0, agent_bytes_read);
    for (auto const& sign : signs) {
        if (agent.find(sign.text) != std::string_view::npos) {
            return sign.name;
        }
    }
    return Name::other;
}

}  // namespace

Browser browser_of(std::string_view agent) {
    return first_named(agent, browsers);
}

System system_of(std::string_view agent) {
    return first_named(agent, systems);
}

std::string network_of(std::string_view address) {
    std::string const text{address.substr(0, INET6_ADDRSTRLEN)};
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) {
        return text.substr(0, text.rfind('.')) + ".*";
    }
    if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) {
        return {};
    }
    static constexpr std::array<unsigned char, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (std::equal(mapped.begin(), mapped.end(), bytes.begin())) {
        return network_of(text.substr(text.rfind(':') + 1));
    }
    std::fill(bytes.begin() + 6, bytes.end(), static_cast<unsigned char>(0));
    std::array<char, INET6_ADDRSTRLEN> out{};
    inet_ntop(AF_INET6, bytes.data(), out.data(), out.size());
    return std::string{out.data()} + "/48";
}

}  // namespace varn::auth
