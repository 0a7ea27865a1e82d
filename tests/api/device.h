#pragma once
// What a person holds in her hand while a scenario is played: an app with codes, and a passkey.
#include <algorithm>
#include <cstdint>
#include <map>
#include <string>

#include "platform/authenticator.h"

namespace scenario {

class Device {
public:
    /// The code of a base32 secret; each time a later one, as one waits for the next.
    std::string code(std::string const& secret) {
        auto& last = last_steps_[secret];
        last = std::max(last + 1, varn::testing::present_step());
        return varn::testing::app_code(secret, last);
    }
    /// The body that registers a new passkey for a challenge.
    std::string make(std::string const& challenge) {
        passkey_ = varn::testing::Authenticator{};
        return passkey_.made(challenge);
    }
    /// What the passkey answers.
    std::string answer(std::string const& challenge) { return passkey_.answer(challenge); }

private:
    std::map<std::string, std::int64_t> last_steps_;
    varn::testing::Authenticator passkey_;
};

}  // namespace scenario
