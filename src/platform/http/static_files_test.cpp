#include "platform/static_files.h"

#include <gtest/gtest.h>

#include <array>

#include "echo.h"
#include "test_client.h"

namespace varn::http {
namespace {

constexpr std::array files{
    Asset{"/assets/app-1a2b3c4d.js", "text/javascript; charset=utf-8", "abc", true, "raw js", "br js",
          "gz js"},
    Asset{"/index.html", "text/html; charset=utf-8", "def", false, "<html>", "br html", ""},
    Asset{"/logo.png", "image/png", "png", false, "png", "", ""}};

Asset const* find(std::string_view path) {
    for (auto const& file : files) {
        if (file.path == path) {
            return &file;
        }
    }
    return nullptr;
}

std::optional<Response> ask(std::string path, Headers headers = {}, std::string method = "GET") {
    return static_file({.method = std::move(method),
                        .path = std::move(path),
                        .query = {},
                        .headers = std::move(headers),
                        .peer = {}},
                       &find);
}
std::string field(Response const& response, std::string_view name) {
    for (auto const& [known, value] : response.headers) {
        if (known == name) {
            return value;
        }
    }
    return {};
}

TEST(static_files, the_best_encoding_that_the_client_takes_is_sent) {
    struct Case {
        std::string accepts;
        std::string file;
        std::string encoding;
        std::string tag;
    };
    for (auto const& [accepts, file, encoding, tag] :
         std::vector<Case>{{"gzip, deflate, br", "br js", "br", "\"abc-br\""},
                           {"gzip", "gz js", "gzip", "\"abc-gz\""},
                           {"", "raw js", "", "\"abc\""},
                           {"br;q=0, gzip", "gz js", "gzip", "\"abc-gz\""},
                           {"identity", "raw js", "", "\"abc\""},
                           {"*", "br js", "br", "\"abc-br\""}}) {
        auto const response = *ask("/assets/app-1a2b3c4d.js", {{"accept-encoding", accepts}});
        EXPECT_EQ(response.file, file) << accepts;
        EXPECT_EQ(field(response, "Content-Encoding"), encoding) << accepts;
        EXPECT_EQ(field(response, "ETag"), tag) << accepts;
        EXPECT_EQ(field(response, "Vary"), "Accept-Encoding");
        EXPECT_EQ(field(response, "Content-Type"), "text/javascript; charset=utf-8");
    }
    EXPECT_EQ(field(*ask("/logo.png", {{"accept-encoding", "br"}}), "Vary"), "");
}

TEST(static_files, hashed_files_are_kept_and_the_page_is_asked_for_again) {
    EXPECT_EQ(field(*ask("/assets/app-1a2b3c4d.js"), "Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(field(*ask("/index.html"), "Cache-Control"), "no-cache");
}

TEST(static_files, what_the_client_has_is_not_sent_again) {
    Headers const br{{"accept-encoding", "br"}, {"if-none-match", "\"abc-br\""}};
    auto const known = *ask("/assets/app-1a2b3c4d.js", br);
    EXPECT_EQ(known.status, 304);
    EXPECT_TRUE(known.file.empty());
    EXPECT_EQ(field(known, "Vary"), "Accept-Encoding");
    Headers const other{{"accept-encoding", "gzip"}, {"if-none-match", "\"abc-br\""}};
    EXPECT_EQ(ask("/assets/app-1a2b3c4d.js", other)->status, 200);
}

TEST(static_files, pages_of_the_web_are_the_index_and_missing_files_are_missing) {
    Headers const browser{{"accept", "text/html,application/xhtml+xml,*/*;q=0.8"}};
    EXPECT_EQ(ask("/organisation/units/7", browser)->file, "<html>");
    EXPECT_EQ(ask("/")->file, "<html>");
    EXPECT_FALSE(ask("/organisation/units/7", {{"accept", "application/json"}}));
    EXPECT_FALSE(ask("/assets/gone-00000000.js", browser));
    EXPECT_FALSE(ask("/../etc/passwd.txt", browser));
    EXPECT_FALSE(ask("/%zz", browser));
    EXPECT_FALSE(ask("/index.html", browser, "POST"));
    EXPECT_TRUE(ask("/index.html", browser, "HEAD"));
}

TEST(static_files, go_over_the_wire_with_their_own_length) {
    class Web : public testing::Echo {
        std::optional<Response> answer_at_once(RequestHead const& head) const override {
            return static_file(head, &find);
        }
    } const web;
    testing::Running const server({}, web);
    testing::Client client(server.port());
    client.send("GET /index.html HTTP/1.1\r\nHost: t\r\nAccept-Encoding: br\r\n\r\n");
    EXPECT_EQ(testing::body_of_answer(client.read_answer()), "br html");
    client.send("GET /index.html HTTP/1.1\r\nHost: t\r\nIf-None-Match: \"def\"\r\n\r\n");
    auto const known = client.read_answer();
    EXPECT_EQ(testing::status_of_answer(known), 304);
    EXPECT_EQ(known.find("Content-Length"), std::string::npos);
    client.send("HEAD /index.html HTTP/1.1\r\nHost: t\r\n\r\n");
    auto const head = client.read_answer(true);
    EXPECT_NE(head.find("Content-Length: 6\r\n"), std::string::npos);
    client.send("GET /x HTTP/1.1\r\nHost: t\r\n\r\n");
    EXPECT_EQ(testing::status_of_answer(client.read_answer()), 200);
}

}  // namespace
}  // namespace varn::http
