// Values as text: the examples of RFC 8785, and numbers as ECMAScript writes them.
#include <gtest/gtest.h>

#include <bit>

#include "platform/json.h"

namespace varn::json {
namespace {

std::string number(std::uint64_t bits) {
    std::string text;
    append_number(text, std::bit_cast<double>(bits));
    return text;
}

TEST(Canonical, the_example_of_rfc_8785_3_2_2) {
    auto const value = parse(R"({
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    })");
    ASSERT_TRUE(value.ok());
    EXPECT_EQ(canonical(value.value()),
              R"({"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],)"
              R"("string":"€$\u000f\nA'B\"\\\\\"/"})");
}

TEST(Canonical, members_are_sorted_by_utf_16_code_units_as_in_rfc_8785_3_2_3) {
    auto const value =
        parse(R"({"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh",
      "1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"})");
    ASSERT_TRUE(value.ok());
    auto const text = canonical(value.value());
    std::size_t last = 0;
    for (auto const* next :
         {"Carriage Return", "One", "Control", "Latin Small", "Euro Sign", "Emoji", "Hebrew"}) {
        auto const at = text.find(next);
        ASSERT_NE(at, text.npos) << next;
        EXPECT_GT(at, last) << next;
        last = at;
    }
}

TEST(Canonical, numbers_are_those_of_rfc_8785_appendix_b) {
    EXPECT_EQ(number(0x0000000000000000), "0");
    EXPECT_EQ(number(0x8000000000000000), "0");
    EXPECT_EQ(number(0x0000000000000001), "5e-324");
    EXPECT_EQ(number(0x8000000000000001), "-5e-324");
    EXPECT_EQ(number(0x7fefffffffffffff), "1.7976931348623157e+308");
    EXPECT_EQ(number(0xffefffffffffffff), "-1.7976931348623157e+308");
    EXPECT_EQ(number(0x4340000000000000), "9007199254740992");
    EXPECT_EQ(number(0xc340000000000000), "-9007199254740992");
    EXPECT_EQ(number(0x4430000000000000), "295147905179352830000");
    EXPECT_EQ(number(0x44b52d02c7e14af5), "9.999999999999997e+22");
    EXPECT_EQ(number(0x44b52d02c7e14af6), "1e+23");
    EXPECT_EQ(number(0x44b52d02c7e14af7), "1.0000000000000001e+23");
    EXPECT_EQ(number(0x444b1ae4d6e2ef4e), "999999999999999700000");
    EXPECT_EQ(number(0x444b1ae4d6e2ef4f), "999999999999999900000");
    EXPECT_EQ(number(0x444b1ae4d6e2ef50), "1e+21");
    EXPECT_EQ(number(0x3eb0c6f7a0b5ed8c), "9.999999999999997e-7");
    EXPECT_EQ(number(0x3eb0c6f7a0b5ed8d), "0.000001");
    EXPECT_EQ(number(0x41b3de4355555553), "333333333.3333332");
    EXPECT_EQ(number(0x41b3de4355555554), "333333333.33333325");
    EXPECT_EQ(number(0x41b3de4355555555), "333333333.3333333");
    EXPECT_EQ(number(0x41b3de4355555556), "333333333.3333334");
    EXPECT_EQ(number(0x41b3de4355555557), "333333333.33333343");
    EXPECT_EQ(number(0xbecbf647612f3696), "-0.0000033333333333333333");
    EXPECT_EQ(number(0x43143ff3c1cb0959), "1424953923781206.2");
}

TEST(Canonical, whole_numbers_beyond_two_to_the_53rd_are_the_doubles_they_become) {
    EXPECT_EQ(canonical(Value{std::int64_t{9007199254740992}}), "9007199254740992");
    EXPECT_EQ(canonical(Value{std::int64_t{9007199254740993}}), "9007199254740992");
    EXPECT_EQ(to_text(Value{std::int64_t{9007199254740993}}), "9007199254740993");
}

TEST(Value, keeps_the_order_of_its_members_and_finds_them) {
    Value const value{Object{{"b", 1}, {"a", Array{true, nullptr, "x"}}, {"c", Object{}}}};
    EXPECT_EQ(to_text(value), R"({"b":1,"a":[true,null,"x"],"c":{}})");
    EXPECT_EQ(to_text(value, 2),
              "{\n  \"b\": 1,\n  \"a\": [\n    true,\n    null,\n    \"x\"\n  ],\n  \"c\": {}\n}");
    ASSERT_NE(value.find("a"), nullptr);
    EXPECT_EQ(value.find("a")->array()->size(), 3U);
    EXPECT_EQ(value.find("d"), nullptr);
    EXPECT_EQ(Value{1}.find("a"), nullptr);
}

TEST(Text, is_escaped_where_json_asks_for_it) {
    std::string out;
    append_text(out, std::string_view{"a\"b\\c\n\t\r\b\f\x01\x1f\0/å", 16});
    EXPECT_EQ(out, R"("a\"b\\c\n\t\r\b\f\u0001\u001f\u0000/å")");
}

}  // namespace
}  // namespace varn::json
