// Tokens taken apart, keys read and signatures verified: with the examples of RFC 7515 and RFC 7519, and
// against every change of one byte.
#include <gtest/gtest.h>

#include "base64url.h"
#include "claims.h"
#include "keys.h"

namespace varn::oidc {
namespace {

// RFC 7515, appendix A.2: RS256.
constexpr auto rs256_header = "eyJhbGciOiJSUzI1NiJ9";
constexpr auto payload =
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
constexpr auto rs256_signature =
    "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJ"
    "dbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9"
    "383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIh"
    "WkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";
constexpr auto rs256_keys =
    R"({"keys":[{"kty":"RSA","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ","e":"AQAB"}]})";
// RFC 7515, appendix A.3: ES256.
constexpr auto es256_header = "eyJhbGciOiJFUzI1NiJ9";
constexpr auto es256_signature =
    "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
constexpr auto es256_keys =
    R"({"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]})";

std::string compact(std::string_view header, std::string_view signature) {
    return std::string{header} + "." + payload + "." + std::string{signature};
}
std::string code_of(auto const& result) {
    return result.ok() ? "" : result.error().cause;
}
Jwt token_of(json::Object claims, std::string type = "") {
    return {.algorithm = "RS256",
            .key_id = "",
            .type = std::move(type),
            .claims = std::move(claims),
            .signed_text = "",
            .signature = ""};
}

TEST(Base64Url, bytes_come_back_and_nothing_else_is_taken) {
    for (std::string const bytes : {"", "f", "fo", "foo", "foob", "\xff\xfe\xfd"}) {
        EXPECT_EQ(base64url_decoded(base64url(bytes)), bytes);
    }
    EXPECT_EQ(base64url("\xff\xef"), "_-8");
    for (auto const* wrong : {"=", "a", "ab=", "+/", "ab c", "_-9"}) {
        EXPECT_FALSE(base64url_decoded(wrong)) << wrong;
    }
}

TEST(Jwt, the_examples_of_the_standard_are_read_and_verified) {
    auto const rsa = parse_keys(rs256_keys).value();
    auto const token = parse_jwt(compact(rs256_header, rs256_signature)).value();
    EXPECT_EQ(text_claim(token.claims, "iss"), "joe");
    EXPECT_EQ(time_claim(token.claims, "exp"), 1300819380);
    ASSERT_NE(key_for(rsa, token), nullptr);
    EXPECT_TRUE(has_signed(*key_for(rsa, token), token));
    auto const elliptic = parse_keys(es256_keys).value();
    auto const other = parse_jwt(compact(es256_header, es256_signature)).value();
    ASSERT_NE(key_for(elliptic, other), nullptr);
    EXPECT_TRUE(has_signed(*key_for(elliptic, other), other));
    EXPECT_EQ(key_for(elliptic, token), nullptr);
    EXPECT_FALSE(has_signed(elliptic.front(), token));
}

TEST(Jwt, one_changed_byte_is_a_wrong_signature) {
    auto const keys = parse_keys(rs256_keys).value();
    auto const token = parse_jwt(compact(rs256_header, rs256_signature)).value();
    for (std::size_t i = 0; i < token.signature.size(); i += 17) {
        auto changed = token;
        changed.signature[i] = static_cast<char>(changed.signature[i] ^ 1);
        EXPECT_FALSE(has_signed(keys.front(), changed));
    }
    for (std::size_t i = 0; i < token.signed_text.size(); i += 11) {
        auto changed = token;
        changed.signed_text[i] = static_cast<char>(changed.signed_text[i] ^ 1);
        EXPECT_FALSE(has_signed(keys.front(), changed));
    }
}

TEST(Jwt, what_is_not_signed_by_a_public_key_is_no_token_for_us) {
    auto const with = [](std::string const& header) { return compact(base64url(header), "AAAA"); };
    EXPECT_EQ(code_of(parse_jwt(with(R"({"alg":"none"})"))), "token_algorithm");
    EXPECT_EQ(code_of(parse_jwt(with(R"({"alg":"None"})"))), "token_algorithm");
    EXPECT_EQ(code_of(parse_jwt(with(R"({"alg":"HS256"})"))), "token_algorithm");
    EXPECT_EQ(code_of(parse_jwt(with(R"({})"))), "token_algorithm");
    EXPECT_EQ(code_of(parse_jwt(with(R"({"alg":"RS256","crit":["exp"]})"))), "token_critical");
    EXPECT_EQ(code_of(parse_jwt(with(R"({"alg":"RS256","alg":"none"})"))), "token_form");
    for (auto const* wrong : {"", ".", "..", "a.b", "a.b.c.d", "e30.e30.*"}) {
        EXPECT_EQ(code_of(parse_jwt(wrong)), "token_form") << wrong;
    }
    EXPECT_EQ(code_of(parse_jwt(std::string(jwt_bytes_max + 1, 'a'))), "token_form");
}

TEST(Keys, only_keys_that_are_strong_and_meant_for_signatures_are_taken) {
    auto const number = [](std::string const& set) { return parse_keys(set).value().size(); };
    std::string const good = rs256_keys;
    EXPECT_EQ(number(good), 1U);
    EXPECT_EQ(number(R"({"keys":[]})"), 0U);
    EXPECT_EQ(number(R"({"keys":[{"kty":"oct","k":"AAAA"}]})"), 0U);
    EXPECT_EQ(number(R"({"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB"}]})"), 0U);
    EXPECT_EQ(number(R"({"keys":[{"kty":"EC","crv":"P-256","x":"AQ","y":"AQ"}]})"), 0U);
    auto encryption = good;
    encryption.insert(encryption.find("\"kty\""), R"("use":"enc",)");
    EXPECT_EQ(number(encryption), 0U);
    // A point beside the curve.
    std::string beside = es256_keys;
    beside.replace(beside.find("x_FEz"), 5, "x_FEy");
    EXPECT_EQ(number(beside), 0U);
    EXPECT_EQ(code_of(parse_keys("[]")), "keys_form");
    EXPECT_EQ(code_of(parse_keys("not json")), "keys_form");
}

TEST(Keys, a_token_that_names_no_key_is_verified_only_when_one_alone_can_have_signed_it) {
    auto keys = parse_keys(rs256_keys).value();
    auto const token = parse_jwt(compact(rs256_header, rs256_signature)).value();
    keys.push_back(keys.front());
    EXPECT_EQ(key_for(keys, token), nullptr);
    keys.front().id = "one";
    auto named = token;
    named.key_id = "one";
    EXPECT_EQ(key_for(keys, named), &keys.front());
    keys.front().algorithm = "PS256";
    EXPECT_EQ(key_for(keys, named), nullptr);
}

TEST(Seal, what_is_sealed_is_opened_by_its_secret_alone) {
    auto const sealed_text = seal("hemligt", "a secret", "twelve bytes");
    EXPECT_EQ(opened(sealed_text, "a secret"), "hemligt");
    EXPECT_FALSE(opened(sealed_text, "another"));
    auto changed = sealed_text;
    changed[20] = changed[20] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(opened(changed, "a secret"));
    EXPECT_FALSE(opened("", "a secret"));
}

TEST(Claims, a_sound_token_is_taken_and_the_clock_may_be_a_minute_wrong) {
    Expected const expected{.issuer = "https://i", .client_id = "varn", .now = 1000, .nonce = "n"};
    auto const token = [](std::int64_t issued, std::int64_t ends) {
        return token_of({{"iss", "https://i"},
                         {"aud", "varn"},
                         {"sub", "s"},
                         {"nonce", "n"},
                         {"iat", issued},
                         {"exp", ends}});
    };
    EXPECT_EQ(code_of(check_id_token(token(1000, 1300), expected)), "");
    EXPECT_EQ(code_of(check_id_token(token(1060, 1300), expected)), "");
    EXPECT_EQ(code_of(check_id_token(token(1061, 1300), expected)), "token_not_fresh");
    EXPECT_EQ(code_of(check_id_token(token(900, 941), expected)), "");
    EXPECT_EQ(code_of(check_id_token(token(900, 940), expected)), "token_expired");
    EXPECT_EQ(code_of(check_id_token(token(339, 1300), expected)), "token_not_fresh");
}

TEST(Claims, groups_are_a_text_or_texts_and_too_many_to_tell_is_no_answer) {
    auto const groups = [](json::Object claims) {
        return groups_in(json::Value{std::move(claims)}, "groups");
    };
    EXPECT_FALSE(groups({}).value());
    EXPECT_EQ(groups({{"groups", "ett"}}).value()->size(), 1U);
    EXPECT_EQ(groups({{"groups", json::Array{"ett", "två"}}}).value()->size(), 2U);
    EXPECT_EQ(code_of(groups({{"groups", json::Array{1, 2}}})), "groups_form");
    EXPECT_EQ(code_of(groups({{"_claim_names", json::Object{{"groups", "src1"}}}})), "groups_not_told");
}

}  // namespace
}  // namespace varn::oidc
