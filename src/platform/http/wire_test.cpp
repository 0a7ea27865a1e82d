#include "wire.h"

#include <gtest/gtest.h>

namespace varn::http::wire {
namespace {

RequestHead with_field(std::string name, std::string value) {
    return {.method = "GET",
            .path = "/",
            .query = {},
            .headers = {{std::move(name), std::move(value)}},
            .peer = {}};
}

TEST(wire, percent_signs_are_decoded_or_refused) {
    EXPECT_EQ(percent_decoded("a%20b+c", true), "a b c");
    EXPECT_EQ(percent_decoded("a+c%C3%a5", false), "a+c\xC3\xA5");
    for (auto const* const wrong : {"%", "%4", "a%4", "%zz", "%00", "%%41"}) {
        EXPECT_FALSE(percent_decoded(wrong, true)) << wrong;
    }
}

TEST(wire, a_target_is_split_into_path_and_query) {
    EXPECT_EQ(split_target("/a/b?x=1?2"), (std::pair<std::string, std::string>{"/a/b", "x=1?2"}));
    EXPECT_EQ(split_target("http://host/a"), (std::pair<std::string, std::string>{"/a", ""}));
    EXPECT_EQ(split_target("HTTPS://host"), (std::pair<std::string, std::string>{"/", ""}));
    EXPECT_EQ(split_target("*"), (std::pair<std::string, std::string>{"*", ""}));
    for (auto const* const wrong : {"", "a", "/a#b", "ftp://x/"}) {
        EXPECT_FALSE(split_target(wrong)) << wrong;
    }
}

TEST(wire, a_query_is_read_in_order) {
    auto const fields = query_fields("a=1&&b=%26&c&=x");
    ASSERT_TRUE(fields);
    EXPECT_EQ(*fields, (std::vector<std::pair<std::string, std::string>>{
                           {"a", "1"}, {"b", "&"}, {"c", ""}, {"", "x"}}));
    EXPECT_FALSE(query_fields("a=%"));
}

TEST(wire, qualities_choose) {
    EXPECT_EQ(quality_of("gzip;q=0.5, br", "br"), 1.0);
    EXPECT_EQ(quality_of("gzip;q=0.5, br", "gzip"), 0.5);
    EXPECT_EQ(quality_of("gzip;q=0, br", "gzip"), 0.0);
    EXPECT_EQ(quality_of("gzip", "br"), std::nullopt);
    EXPECT_EQ(quality_of("GZIP ; q=2", "gzip"), 1.0);
}

TEST(wire, a_version_is_exactly_one_strong_tag) {
    EXPECT_EQ(version_in_tag(" \"7\" "), 7);
    for (auto const* const wrong :
         {"7", "\"\"", "\"7", "W/\"7\"", "\"7\", \"8\"", "*", "\"-1\"", "\"7x\"", "\"99999999999\""}) {
        EXPECT_FALSE(version_in_tag(wrong)) << wrong;
    }
}

TEST(wire, a_tag_is_found_in_its_list) {
    EXPECT_TRUE(names_tag("\"a\", W/\"b\"", "\"b\""));
    EXPECT_TRUE(names_tag("*", "\"b\""));
    EXPECT_FALSE(names_tag("\"a\"", "\"b\""));
    EXPECT_FALSE(names_tag("", "\"b\""));
}

TEST(wire, a_cookie_named_twice_is_believed_only_when_both_agree) {
    EXPECT_EQ(with_field("cookie", "a=1; b=2=3;c=").cookie("b"), "2=3");
    EXPECT_EQ(with_field("cookie", "a=1; c=").cookie("c"), "");
    EXPECT_EQ(with_field("cookie", "a=1; a=1").cookie("a"), "1");
    EXPECT_EQ(with_field("cookie", "a=1; a=2").cookie("a"), std::nullopt);
    EXPECT_EQ(with_field("cookie", "ab=1").cookie("a"), std::nullopt);
    EXPECT_EQ(with_field("cookie", "").cookie("a"), std::nullopt);
}

TEST(wire, a_date_is_written_as_http_writes_it) {
    EXPECT_EQ(http_date(*parse_instant("1994-11-06T08:49:37Z")), "Sun, 06 Nov 1994 08:49:37 GMT");
    EXPECT_EQ(http_date(Instant{0}), "Thu, 01 Jan 1970 00:00:00 GMT");
    EXPECT_EQ(http_date(*parse_instant("2024-02-29T23:59:59Z")), "Thu, 29 Feb 2024 23:59:59 GMT");
}

TEST(wire, a_header_cannot_be_broken_by_its_value) {
    Response const response{.status = 200, .headers = {{"X", "a\r\nSet-Cookie: b"}}};
    auto const text = head_text(response, 3, true, "");
    EXPECT_EQ(
        text,
        "HTTP/1.1 200 OK\r\nX: a  Set-Cookie: b\r\nContent-Length: 3\r\nConnection: keep-alive\r\n\r\n");
}

}  // namespace
}  // namespace varn::http::wire
