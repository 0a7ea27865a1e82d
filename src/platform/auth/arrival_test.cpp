#include "platform/arrival.h"

#include <gtest/gtest.h>

namespace varn::auth {
namespace {

TEST(Arrival, tells_browsers_and_systems_apart) {
    struct Case {
        std::string_view agent;
        Browser browser;
        System system;
    };
    for (auto const& [agent, browser, system] :
         {Case{"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0",
               Browser::firefox, System::windows},
          Case{
              "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 "
              "Safari/537.36 Edg/126.0",
              Browser::edge, System::windows},
          Case{"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 "
               "Safari/537.36",
               Browser::chrome, System::linux_desktop},
          Case{"Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile "
               "Safari/537.36",
               Browser::chrome, System::android},
          Case{"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
               "Gecko) "
               "Version/17.5 Mobile/15E148 Safari/604.1",
               Browser::safari, System::ios},
          Case{"Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) "
               "Version/17.5 Safari/605.1.15",
               Browser::safari, System::macos},
          Case{"curl/8.5", Browser::other, System::other}, Case{"", Browser::other, System::other}}) {
        EXPECT_EQ(browser_of(agent), browser) << agent;
        EXPECT_EQ(system_of(agent), system) << agent;
    }
    EXPECT_EQ(browser_of(std::string(100'000, 'x') + "Firefox/1"), Browser::other);
}

TEST(Arrival, keeps_the_network_and_not_the_machine) {
    EXPECT_EQ(network_of("10.20.30.40"), "10.20.30.*");
    EXPECT_EQ(network_of("::ffff:10.20.30.40"), "10.20.30.*");
    EXPECT_EQ(network_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1::/48");
    EXPECT_EQ(network_of("::1"), "::/48");
    for (auto const* wrong : {"", "somewhere", "10.20.30", "1.2.3.4.5", "<script>"}) {
        EXPECT_EQ(network_of(wrong), "") << wrong;
    }
}

}  // namespace
}  // namespace varn::auth
