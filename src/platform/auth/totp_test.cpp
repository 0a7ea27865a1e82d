#include "totp.h"

#include <gtest/gtest.h>

#include "platform/authenticator.h"

namespace varn::auth {
namespace {

constexpr std::string_view rfc_secret = "12345678901234567890";

TEST(Totp, gives_the_codes_of_the_standard) {
    // RFC 6238, appendix B, SHA-1: eight digits.
    struct Vector {
        std::int64_t seconds;
        std::string_view code;
    };
    for (auto const& [seconds, code] :
         {Vector{59, "94287082"}, Vector{1111111109, "07081804"}, Vector{1111111111, "14050471"},
          Vector{1234567890, "89005924"}, Vector{2000000000, "69279037"}, Vector{20000000000, "65353130"}}) {
        EXPECT_EQ(totp_code(rfc_secret, seconds / totp_step_seconds, 8), code) << seconds;
    }
    // RFC 4226, appendix D: six digits.
    EXPECT_EQ(totp_code(rfc_secret, 0), "755224");
    EXPECT_EQ(totp_code(rfc_secret, 9), "520489");
}

TEST(Totp, takes_the_code_of_now_and_of_one_step_around_it) {
    Instant const now{59'000};  // step 1
    EXPECT_EQ(step_of_code(rfc_secret, totp_code(rfc_secret, 0), now), 0);
    EXPECT_EQ(step_of_code(rfc_secret, totp_code(rfc_secret, 1), now), 1);
    EXPECT_EQ(step_of_code(rfc_secret, totp_code(rfc_secret, 2), now), 2);
    EXPECT_EQ(step_of_code(rfc_secret, totp_code(rfc_secret, 3), now), std::nullopt);
    EXPECT_EQ(step_of_code(rfc_secret, "", now), std::nullopt);
    EXPECT_EQ(step_of_code(rfc_secret, "94287082", now), std::nullopt);
    EXPECT_EQ(step_of_code("another secret, 20 by", totp_code(rfc_secret, 1), now), std::nullopt);
}

TEST(Totp, writes_secrets_as_apps_read_them) {
    // RFC 4648, section 10.
    EXPECT_EQ(base32(""), "");
    EXPECT_EQ(base32("f"), "MY");
    EXPECT_EQ(base32("foob"), "MZXW6YQ");
    EXPECT_EQ(base32("foobar"), "MZXW6YTBOI");
    EXPECT_EQ(otpauth_address("foobar", "Värn", "anna.berg@stad"),
              "otpauth://totp/V%C3%A4rn:anna.berg%40stad?secret=MZXW6YTBOI&issuer=V%C3%A4rn&algorithm=SHA1&"
              "digits=6&period=30");
}

TEST(Totp, agrees_with_a_program_that_was_written_apart_from_it) {
    for (std::int64_t step = 0; step < 500; ++step) {
        ASSERT_EQ(totp_code(rfc_secret, step * 7919), testing::app_code(base32(rfc_secret), step * 7919));
    }
}

}  // namespace
}  // namespace varn::auth
