#pragma once
// For tests: the devices that people prove themselves with, written against the standards and not against our
// own code. A key never leaves the object.
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace varn::testing {

/// The six digits that an app shows for a base32 secret in a step of 30 seconds (RFC 6238).
std::string app_code(std::string_view base32_secret, std::int64_t step);
/// The step of the machine's own clock.
std::int64_t present_step();

std::string to_base64url(std::string_view bytes);
std::string from_base64url(std::string_view text);

/// The kinds of key an authenticator may make.
enum class KeyKind { es256, eddsa, rs256 };

/// A software authenticator with one passkey, and the browser in front of it. What a test changes, it lies
/// about.
class Authenticator {
public:
    explicit Authenticator(KeyKind kind = KeyKind::es256);
    ~Authenticator();
    Authenticator(Authenticator&&) noexcept;
    Authenticator& operator=(Authenticator&&) noexcept;

    // What the browser and the authenticator say.
    std::string party = "localhost";
    std::string origin = "http://localhost";
    std::string type_made = "webauthn.create";
    std::string type_asked = "webauthn.get";
    std::string more_client_data = R"(,"crossOrigin":false)";
    unsigned flags = 0x05;      // user present, user verified
    std::uint32_t counter = 1;  // of the next answer; counts on
    std::string user_handle;    // base64url; left out when empty

    /// The body of POST /passkeys for a challenge.
    std::string made(std::string_view challenge, std::string_view name = "Nyckel");
    /// The answer to a challenge, as a JSON object.
    std::string answer(std::string_view challenge);

    std::string credential() const;  // base64url
    std::string public_key() const;  // SubjectPublicKeyInfo
    int algorithm() const;
    std::string client_data(std::string_view type, std::string_view challenge) const;
    std::string authenticator_data(bool with_credential) const;
    std::string sign(std::string_view text) const;

private:
    struct Key;
    KeyKind kind_;
    std::unique_ptr<Key> key_;
    std::string credential_;
};

}  // namespace varn::testing
