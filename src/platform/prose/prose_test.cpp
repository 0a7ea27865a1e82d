// One content has one writing, and nothing is stored that prose cannot hold.
#include "platform/prose.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <random>
#include <sstream>

#include "platform/json.h"

namespace varn::prose {
namespace {

std::string doc(std::string const& blocks) {
    return R"({"type":"doc","content":[)" + blocks + "]}";
}
std::string paragraph(std::string const& inlines) {
    return R"({"type":"paragraph","content":[)" + inlines + "]}";
}
std::string words(std::string const& text) {
    return R"({"type":"text","text":")" + text + R"("})";
}

/// The first fault: its place and its key.
std::string refused(std::string const& json) {
    auto const read = canonical(json);
    if (read.ok()) {
        return "taken: " + read.value();
    }
    EXPECT_EQ(read.error().code, ErrorCode::invalid);
    EXPECT_FALSE(read.error().problems.empty());
    return read.error().problems.empty()
               ? ""
               : read.error().problems[0].pointer + " " + read.error().problems[0].key;
}

TEST(Prose, is_written_as_the_web_writes_it) {
    std::ifstream file{VARN_PROSE_WRITINGS};
    std::stringstream text;
    text << file.rdbuf();
    auto const cases = json::parse(text.str());
    ASSERT_TRUE(cases.ok());
    ASSERT_GE(cases.value().array()->size(), 10U);
    for (auto const& one : *cases.value().array()) {
        auto const written = canonical(json::to_text(*one.find("given")));
        ASSERT_TRUE(written.ok()) << *one.find("name")->text();
        EXPECT_EQ(written.value(), *one.find("canonical")->text()) << *one.find("name")->text();
        auto const again = canonical(written.value());
        ASSERT_TRUE(again.ok());
        EXPECT_EQ(again.value(), written.value());
    }
}

TEST(Prose, refuses_what_it_does_not_know_with_its_place) {
    EXPECT_EQ(refused(doc(paragraph(words("a")) + R"(,{"type":"image","attrs":{"src":"x"}})")),
              "/content/1 prose.unknown_node");
    EXPECT_EQ(refused(doc(paragraph(R"({"type":"text","text":"a","marks":[{"type":"underline"}]})"))),
              "/content/0/content/0/marks/0 prose.unknown_mark");
    EXPECT_EQ(refused(doc(words("a"))), "/content/0 prose.not_here");
    EXPECT_EQ(refused(doc(R"({"type":"listItem"})")), "/content/0 prose.not_here");
    EXPECT_EQ(refused(doc(R"({"type":"heading","attrs":{"level":4}})")),
              "/content/0/attrs/level prose.heading_level");
    EXPECT_EQ(refused(doc(R"({"type":"heading","content":[]})")),
              "/content/0/attrs/level prose.heading_level");
    EXPECT_EQ(refused(doc(R"({"type":"heading","attrs":{"level":1},"content":[{"type":"hardBreak"}]})")),
              "/content/0/content/0 prose.not_here");
    EXPECT_EQ(refused(doc(R"({"type":"bulletList","content":[{"type":"listItem","content":[)" +
                          paragraph(words("a")) + "," + paragraph(words("b")) + "]}]}")),
              "/content/0/content/0/content/1 prose.not_here");
    for (auto const* odd :
         {"7", "[]", "null", "\"x\"", "{}", R"({"type":7})", R"({"type":"paragraph"})",
          R"({"type":"doc","content":{}})", R"({"type":"doc","content":[null]})",
          R"({"type":"doc","content":[{"type":"paragraph","content":[{"type":"text"}]}]})"}) {
        EXPECT_FALSE(canonical(odd).ok()) << odd;
    }
    EXPECT_FALSE(canonical("{").ok());
}

TEST(Prose, tells_all_faults_at_once_but_never_more_than_can_be_read) {
    std::string blocks = R"({"type":"x"})";
    for (int i = 0; i < 200; ++i) {
        blocks += R"(,{"type":"y\u0000<script>"})";
    }
    auto const read = canonical(doc(blocks));
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().problems.size(), 50U);
    EXPECT_EQ(read.error().problems[1].params[0].second, "y??script?");
}

TEST(Prose, takes_no_link_but_http_https_and_mailto) {
    auto const linked = [](std::string const& href) {
        return doc(paragraph(R"({"type":"text","text":"a","marks":[{"type":"link","attrs":{"href":")" + href +
                             R"("}}]})"));
    };
    for (auto const* href : {"javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "https://",
                             "//a.se", "/a", "", " https://a.se", "https://a b", "https://a\\u0000b",
                             "https://a\\\"b", "file:///etc/passwd", "vbscript:x", "ftp://a"}) {
        EXPECT_EQ(refused(linked(href)), "/content/0/content/0/marks/0 prose.bad_link") << href;
    }
    EXPECT_EQ(refused(linked("https://" + std::string(link_max, 'a'))),
              "/content/0/content/0/marks/0 prose.bad_link");
    for (auto const* href : {"https://start.stockholm/å?b=c#d", "http://a", "mailto:a@b.se"}) {
        EXPECT_TRUE(canonical(linked(href)).ok()) << href;
    }
}

TEST(Prose, refuses_control_characters_and_keeps_markup_as_words) {
    for (auto const* text : {"a\\u0000", "a\\nb", "\\u001b[1m", "\\u007f", "\\u0085", "a\\uffff"}) {
        EXPECT_EQ(refused(doc(paragraph(words(text)))), "/content/0/content/0/text prose.control_character");
    }
    EXPECT_EQ(refused(doc(paragraph(R"({"type":"footnote","attrs":{"text":"a\nb"}})"))),
              "/content/0/content/0/attrs/text prose.control_character");
    auto const script = doc(paragraph(words("<script>alert(1)</script>")));
    EXPECT_EQ(canonical(script).value(), script);
    EXPECT_EQ(plain(script), "<script>alert(1)</script>");
}

TEST(Prose, refuses_a_text_that_bears_a_security_class) {
    EXPECT_EQ(refused(doc(paragraph(words("HEMLIG")) + "," + paragraph(words("Reservkraften")))),
              " db.text_is_classified");
    EXPECT_EQ(
        refused(doc(paragraph(words("HEM") + R"(,{"type":"text","text":"LIG","marks":[{"type":"bold"}]})"))),
        " db.text_is_classified");
    EXPECT_TRUE(canonical(doc(paragraph(words("En hemlig uppgift röjs.")))).ok());
}

std::string list_of_levels(int levels) {
    std::string text =
        R"({"type":"bulletList","content":[{"type":"listItem","content":[)" + paragraph(words("a"));
    if (levels > 1) {
        text += "," + list_of_levels(levels - 1);
    }
    return text + "]}]}";
}

TEST(Prose, has_three_levels_of_lists_and_no_more) {
    EXPECT_TRUE(canonical(doc(list_of_levels(3))).ok());
    EXPECT_EQ(refused(doc(list_of_levels(4))),
              "/content/0/content/0/content/1/content/0/content/1/content/0/content/1 prose.too_deep");
    std::string deep;
    for (int i = 0; i < 100'000; ++i) {
        deep += R"({"type":"doc","content":[)";
    }
    EXPECT_FALSE(canonical(deep).ok());
    EXPECT_FALSE(canonical(std::string(1'000'000, '[')).ok());
}

TEST(Prose, holds_the_rows_of_a_table_to_what_a_page_can_set) {
    auto const table = [](std::size_t head, std::size_t row) {
        auto const cells = [](std::string_view type, std::size_t size) {
            return R"({"type":"tableRow","content":[{"type":")" + std::string{type} + R"(","content":[)" +
                   paragraph(words(std::string(size, 'a'))) + "]}]}";
        };
        return doc(R"({"type":"table","content":[)" + cells("tableHeader", head) + "," +
                   cells("tableCell", row) + "]}");
    };
    EXPECT_TRUE(canonical(table(head_max, row_max)).ok());
    EXPECT_EQ(refused(table(head_max + 1, 1)), "/content/0/content/0 prose.row_too_long");
    EXPECT_EQ(refused(table(1, row_max + 1)), "/content/0/content/1 prose.row_too_long");
}

TEST(Prose, holds_its_bounds) {
    EXPECT_EQ(refused(doc(paragraph(words(std::string(paragraph_max + 1, 'a'))))),
              "/content/0 prose.too_long");
    EXPECT_TRUE(canonical(doc(paragraph(words(std::string(paragraph_max, 'a'))))).ok());
    EXPECT_EQ(refused(doc(R"({"type":"heading","attrs":{"level":1},"content":[)" +
                          words(std::string(heading_max + 1, 'a')) + "]}")),
              "/content/0 prose.too_long");
    EXPECT_EQ(refused(doc(paragraph(R"({"type":"footnote","attrs":{"text":")" +
                                    std::string(note_max + 1, 'a') + R"("}})"))),
              "/content/0/content/0 prose.too_long");
    std::string many = paragraph(words("a"));
    std::string notes;
    for (std::size_t i = 0; i < nodes_max; ++i) {
        many += R"(,{"type":"paragraph"})";
        if (i <= notes_max) {
            notes += (i == 0 ? "" : ",") + std::string{R"({"type":"footnote","attrs":{"text":"n"}})"};
        }
    }
    EXPECT_EQ(refused(doc(many)), " prose.too_many_nodes");
    EXPECT_EQ(refused(doc(paragraph(notes))), "/content/0/content/500 prose.too_many_notes");
    std::string cells;
    for (std::size_t i = 0; i <= columns_max; ++i) {
        cells += std::string{i == 0 ? "" : ","} + R"({"type":"tableCell"})";
    }
    EXPECT_EQ(refused(doc(R"({"type":"table","content":[{"type":"tableRow","content":[)" + cells + "]}]}")),
              "/content/0 prose.too_many_columns");
    EXPECT_EQ(refused(doc(R"({"type":"table","content":[]})")), "/content/0 prose.table_empty");
    EXPECT_EQ(
        refused(doc(R"({"type":"table","content":[{"type":"tableRow","content":[{"type":"tableCell"}]},)"
                    R"({"type":"tableRow","content":[]}]})")),
        "/content/0/content/1 prose.table_uneven");
}

TEST(Prose, refuses_ten_megabytes_at_once) {
    auto const huge = doc(paragraph(words(std::string(10'000'000, 'a'))));
    auto const began = std::chrono::steady_clock::now();
    EXPECT_EQ(refused(huge), " prose.too_large");
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::milliseconds(50));
}

/// Texts with the parts of a prose in any order, right and wrong.
class Odd {
public:
    explicit Odd(unsigned seed) : random_(seed) {}
    std::string node(int depth) {
        static constexpr char const* types[] = {
            "paragraph", "heading",     "bulletList", "orderedList", "listItem", "table", "tableRow",
            "tableCell", "tableHeader", "text",       "hardBreak",   "footnote", "doc",   "image"};
        std::string text = std::string{R"({"type":")"} + types[below(14)] + '"';
        static constexpr char const* attributes[] = {"", R"(,"attrs":{"level":2,"text":"n"})",
                                                     R"(,"attrs":7)", R"(,"attrs":{"text":" "})"};
        text += attributes[below(4)];
        static constexpr char const* marks[] = {"", R"(,"marks":[{"type":"bold"}])", R"(,"marks":[7])"};
        text += below(2) == 0 ? R"(,"text":"å b")" : "";
        text += marks[below(3)];
        if (depth > 0 && below(4) > 0) {
            text += R"(,"content":[)";
            for (std::size_t i = 0, count = below(4); i < count; ++i) {
                text += (i == 0 ? "" : ",") + node(depth - 1);
            }
            text += ']';
        }
        return text + '}';
    }
    std::size_t below(std::size_t limit) { return random_() % limit; }

private:
    std::mt19937 random_;
};

TEST(Prose, survives_anything_and_its_writing_is_its_own) {
    Odd odd{7};
    std::size_t taken = 0;
    for (int i = 0; i < 5'000; ++i) {
        auto text = doc(odd.node(5));
        if (odd.below(5) == 0) {
            text[odd.below(text.size())] = static_cast<char>(odd.below(256));
        }
        (void)blocks(text, 1);
        (void)points(text);
        (void)is_empty(text);
        auto const written = canonical(text);
        if (written.ok()) {
            ++taken;
            EXPECT_EQ(canonical(written.value()).value(), written.value());
            EXPECT_EQ(plain(written.value()), plain(text));
        }
    }
    EXPECT_GT(taken, 100U);
}

TEST(Prose, is_empty_when_no_word_is_written) {
    EXPECT_TRUE(is_empty(""));
    EXPECT_TRUE(is_empty(doc(paragraph(words(" ")))));
    EXPECT_TRUE(is_empty(doc(R"({"type":"orderedList","content":[{"type":"listItem","content":[)" +
                             paragraph(words(" ")) + "]}]}")));
    EXPECT_TRUE(is_empty(
        doc(R"({"type":"table","content":[{"type":"tableRow","content":[{"type":"tableCell"}]}]})")));
    EXPECT_FALSE(is_empty(doc(paragraph(words("1.")))));
    EXPECT_FALSE(is_empty(doc(list_of_levels(2))));
}

}  // namespace
}  // namespace varn::prose
