// Filters and patches as RFC 7644 shows them, and as directories really write them.
#include <gtest/gtest.h>

#include "filter.h"
#include "patch.h"

namespace varn::scim {
namespace {

json::Value value_of(std::string const& text) {
    return json::parse(text).value();
}
json::Value bjensen() {
    return value_of(R"({"id":"7","userName":"bjensen","active":true,"title":"Chef",
        "name":{"familyName":"O'Malley","givenName":"Barbara"},
        "meta":{"lastModified":"2011-05-13T04:42:34Z"},
        "emails":[{"type":"work","value":"b@example.com"},{"type":"home","value":"b@hem.se"}]})");
}
bool holds(std::string const& filter) {
    auto const read = parse_filter(filter);
    EXPECT_TRUE(read.ok()) << filter;
    return read.ok() && matches(read.value(), bjensen());
}
json::Value after(std::string const& operations, json::Value resource = bjensen()) {
    auto const body = value_of(
        R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":)" + operations + "}");
    return patched(std::move(resource), body).value();
}
std::string fault_of(std::string const& operations) {
    auto const done = patched(bjensen(), value_of(R"({"Operations":)" + operations + "}"));
    return done.ok() ? "" : done.error().cause;
}
std::string text_at(json::Value const& resource, std::string_view name) {
    auto const* held = member(resource, name);
    return held == nullptr ? "-" : json::to_text(*held);
}

TEST(Filter, the_examples_of_the_standard) {
    EXPECT_TRUE(holds(R"(userName eq "bjensen")"));
    EXPECT_TRUE(holds(R"(name.familyName co "O'Malley")"));
    EXPECT_TRUE(holds(R"(userName sw "B")"));
    EXPECT_TRUE(holds(R"(urn:ietf:params:scim:schemas:core:2.0:User:userName sw "b")"));
    EXPECT_TRUE(holds("title pr"));
    EXPECT_TRUE(holds(R"(meta.lastModified gt "2011-05-13T04:42:33Z")"));
    EXPECT_TRUE(holds(R"(meta.lastModified le "2011-05-13T04:42:34Z")"));
    EXPECT_TRUE(holds(R"(title pr and userType eq "Employee" or userName eq "bjensen")"));
    EXPECT_FALSE(holds(R"(title pr and userType eq "Employee")"));
    EXPECT_TRUE(holds(R"(title pr and (emails co "example.com" or emails.value co "example.org"))"));
    EXPECT_FALSE(holds(R"(not (emails co "example.com"))"));
    EXPECT_TRUE(holds(R"(emails[type eq "work" and value co "@example.com"])"));
    EXPECT_FALSE(holds(R"(emails[type eq "work" and value co "@hem.se"])"));
    EXPECT_TRUE(holds(R"(USERNAME EQ "BJENSEN")"));
    EXPECT_TRUE(holds("active eq true"));
    EXPECT_TRUE(holds("active ne false"));
    EXPECT_TRUE(holds(R"(externalId ne "x")"));
    EXPECT_FALSE(holds(R"(id eq "8")"));
    EXPECT_TRUE(holds(R"(userName ew "sen" and not (userName eq "a"))"));
    EXPECT_TRUE(holds(R"(userName eq "x" or (userName eq "y" or (userName eq "bjensen")))"));
}

TEST(Filter, and_binds_tighter_than_or) {
    EXPECT_TRUE(holds(R"(userName eq "bjensen" or title eq "x" and title eq "y")"));
    EXPECT_FALSE(holds(R"((userName eq "bjensen" or title eq "x") and title eq "y")"));
}

TEST(Filter, what_cannot_be_read_is_refused_and_nothing_is_guessed) {
    for (std::string const wrong : {"",
                                    " ",
                                    "userName",
                                    "userName eq",
                                    "userName eq bjensen",
                                    "userName is \"x\"",
                                    "eq \"x\"",
                                    "userName eq \"x",
                                    "(userName pr",
                                    "userName pr)",
                                    "userName pr and",
                                    "not userName pr",
                                    "emails[type eq \"x\"",
                                    "emails[",
                                    "userName eq {}",
                                    "userName eq [1]",
                                    "userName  eq \"a\" x",
                                    "1name pr",
                                    "user.name.x pr",
                                    "userName eq \"\\x\"",
                                    "a pr;b pr"}) {
        auto const read = parse_filter(wrong);
        ASSERT_FALSE(read.ok()) << wrong;
        EXPECT_EQ(read.error().cause, "invalidFilter");
    }
    EXPECT_FALSE(parse_filter(std::string(filter_bytes_max + 1, 'a')).ok());
    EXPECT_FALSE(parse_filter(std::string(500, '(') + "a pr" + std::string(500, ')')).ok());
    std::string many = "a pr";
    for (int i = 0; i < 300; ++i) {
        many += " or a pr";
    }
    EXPECT_FALSE(parse_filter(many).ok());
}

TEST(Patch, values_are_added_replaced_and_removed) {
    EXPECT_EQ(text_at(after(R"([{"op":"replace","path":"userName","value":"ny"}])"), "userName"), R"("ny")");
    EXPECT_EQ(text_at(after(R"([{"op":"Replace","value":{"active":false,"name.givenName":"B"}}])"), "name"),
              R"({"familyName":"O'Malley","givenName":"B"})");
    EXPECT_EQ(text_at(after(R"([{"op":"remove","path":"title"}])"), "title"), "-");
    EXPECT_EQ(text_at(after(R"([{"op":"remove","path":"name.givenName"}])"), "name"),
              R"({"familyName":"O'Malley"})");
    EXPECT_EQ(text_at(after(R"([{"op":"add","path":"nickName","value":"Babs"}])"), "nickName"), R"("Babs")");
    EXPECT_EQ(text_at(after(R"([{"op":"remove","path":"emails[type eq \"work\"]"}])"), "emails"),
              R"([{"type":"home","value":"b@hem.se"}])");
    EXPECT_EQ(text_at(after(R"([{"op":"replace","path":"emails[type eq \"home\"].value","value":"x@y.se"},
                          {"op":"remove","path":"emails[type eq \"work\"]"}])"),
                      "emails"),
              R"([{"type":"home","value":"x@y.se"}])");
}

TEST(Patch, members_come_and_go_as_directories_write_it) {
    auto const group = value_of(R"({"displayName":"g","members":[{"value":"1"},{"value":"2"}]})");
    EXPECT_EQ(
        text_at(after(R"([{"op":"add","path":"members","value":[{"value":"2"},{"value":"3"}]}])", group),
                "members"),
        R"([{"value":"1"},{"value":"2"},{"value":"3"}])");
    EXPECT_EQ(
        text_at(after(R"([{"op":"Remove","path":"members","value":[{"value":"1"}]}])", group), "members"),
        R"([{"value":"2"}])");
    EXPECT_EQ(text_at(after(R"([{"op":"remove","path":"members[value eq \"2\"]"}])", group), "members"),
              R"([{"value":"1"}])");
    EXPECT_EQ(text_at(after(R"([{"op":"replace","path":"members","value":[]}])", group), "members"), "[]");
    EXPECT_EQ(text_at(after(R"([{"op":"remove","path":"members"}])", group), "members"), "-");
}

TEST(Patch, faults_have_the_standards_words) {
    EXPECT_EQ(fault_of("[]"), "invalidSyntax");
    EXPECT_EQ(fault_of(R"([{"op":"eat","path":"title"}])"), "invalidSyntax");
    EXPECT_EQ(fault_of(R"([{"op":"add","path":"title"}])"), "invalidSyntax");
    EXPECT_EQ(fault_of(R"([{"op":"remove"}])"), "noTarget");
    EXPECT_EQ(fault_of(R"([{"op":"replace","path":"emails[type eq \"x\"].value","value":"y"}])"), "noTarget");
    EXPECT_EQ(fault_of(R"([{"op":"replace","path":"emails[","value":"y"}])"), "invalidPath");
    EXPECT_EQ(fault_of(R"([{"op":"replace","path":"userName.x","value":"y"}])"), "invalidPath");
}

}  // namespace
}  // namespace varn::scim
