// XML from strangers: what is read, and what is refused without harm.
#include <gtest/gtest.h>

#include "platform/interchange.h"

namespace varn::interchange {
namespace {

std::string refusal(std::string_view bytes, XmlLimits const& limits = {}) {
    auto const result = read_xml(bytes, limits);
    if (result.ok()) {
        return "";
    }
    auto const& error = result.error();
    return error.problems.empty() ? error.key : error.problems[0].pointer + " " + error.problems[0].key;
}

TEST(Xml, elements_stand_in_order_with_their_lines) {
    auto const document = read_xml("<a x='1'>\n <b> t&amp;t </b>\n <c><d/></c>\n</a>").value();
    ASSERT_EQ(document.size(), 4U);
    EXPECT_EQ(*document[0].find("x"), "1");
    EXPECT_EQ(document[0].find("y"), nullptr);
    EXPECT_EQ(document[0].children, (std::vector<std::uint32_t>{1, 2}));
    EXPECT_EQ(document[1].text, "t&t");
    EXPECT_EQ(document[1].line, 2U);
    EXPECT_EQ(document[2].end, 4U);
    EXPECT_EQ(document[3].parent, 2U);
}

TEST(Xml, what_is_no_xml_is_refused_with_its_line) {
    EXPECT_EQ(refusal(""), "line 1 interchange.not_xml");
    EXPECT_EQ(refusal("PK\x03\x04"), "line 1 interchange.not_xml");
    EXPECT_EQ(refusal("<a>\n<b></a>"), "line 2 interchange.not_xml");
    EXPECT_EQ(refusal("<a>"), "line 1 interchange.not_xml");
    EXPECT_EQ(refusal(std::string(3 << 20, '<')), "line 1 interchange.not_xml");
    EXPECT_EQ(refusal("<a " + std::string(3 << 20, 'b')), "line 1 interchange.not_xml");
}

TEST(Xml, entities_are_neither_declared_nor_fetched) {
    EXPECT_EQ(refusal("<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;&l;&l;'>]><a>&m;</a>"),
              "line 1 interchange.doctype");
    EXPECT_EQ(refusal("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"), "line 1 interchange.doctype");
    EXPECT_EQ(refusal("<!DOCTYPE a><a/>"), "");
}

TEST(Xml, the_bounds_hold) {
    std::string deep;
    for (int i = 0; i < 100'000; ++i) {
        deep += "<a>";
    }
    EXPECT_EQ(refusal(deep), "line 1 interchange.too_deep");
    EXPECT_EQ(refusal("<a><b/><b/></a>", {1'000, 2, 10}), "interchange.too_many");
    EXPECT_EQ(refusal("<a><b/><b/></a>", {5, 9, 9}), "interchange.too_large");
}

TEST(Xml, what_is_written_reads_back) {
    EXPECT_EQ(read_xml("<a x=\"" + xml_text("<&\">") + "\"/>").value()[0].attributes[0].second, "<&\">");
}

}  // namespace
}  // namespace varn::interchange
