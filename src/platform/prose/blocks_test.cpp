// A prose as it stands in a document.
#include <gtest/gtest.h>

#include "platform/document_style.h"
#include "platform/prose.h"

namespace varn::prose {
namespace {

using documents::Block;

std::string heading(int level, std::string const& text) {
    return R"({"type":"heading","attrs":{"level":)" + std::to_string(level) +
           R"(},"content":[{"type":"text","text":")" + text + R"("}]})";
}
std::string said(std::string const& text) {
    return R"({"type":"paragraph","content":[{"type":"text","text":")" + text + R"("}]})";
}
std::string item(std::string const& inside) {
    return R"({"type":"listItem","content":[)" + inside + "]}";
}
std::string list(char const* type, std::string const& items) {
    return std::string{R"({"type":")"} + type + R"(","content":[)" + items + "]}";
}
std::string whole(std::string const& blocks) {
    return R"({"type":"doc","content":[)" + blocks + "]}";
}

std::vector<int> levels(std::string const& text, int level) {
    std::vector<int> found;
    for (auto const& block : blocks(text, level)) {
        if (auto const* title = std::get_if<documents::Heading>(&block)) {
            found.push_back(title->level);
        } else {
            auto const& line = std::get<documents::Paragraph>(block);
            EXPECT_TRUE(line.leads && line.text.runs[0].bold);
            found.push_back(0);
        }
    }
    return found;
}

Result<Done> looked_over(std::vector<Block> blocks, int level) {
    documents::Document document;
    document.title = "Yttrande";
    for (int above = 1; above <= level; ++above) {
        document.blocks.emplace_back(documents::Heading{above, "Rubrik", true, {}});
    }
    document.blocks.insert(document.blocks.end(), blocks.begin(), blocks.end());
    return documents::look_over(document);
}

TEST(ProseBlocks, headings_stand_under_the_level_without_skipping_one) {
    auto const text =
        whole(heading(1, "a") + "," + heading(3, "b") + "," + heading(2, "c") + "," + heading(1, "d"));
    EXPECT_EQ(levels(text, 0), (std::vector<int>{1, 2, 2, 1}));
    EXPECT_EQ(levels(text, 1), (std::vector<int>{2, 0, 3, 2}));
    EXPECT_EQ(levels(text, 2), (std::vector<int>{3, 0, 0, 3}));
    EXPECT_EQ(levels(text, 3), (std::vector<int>{0, 0, 0, 0}));
    EXPECT_EQ(levels(whole(heading(3, "a")), 0), (std::vector<int>{1}));
    for (int level = 0; level <= 3; ++level) {
        EXPECT_TRUE(looked_over(blocks(text, level), level).ok()) << level;
    }
}

TEST(ProseBlocks, footnotes_stand_after_the_words_before_them) {
    auto const text = whole(
        R"({"type":"paragraph","content":[{"type":"footnote","attrs":{"text":"noll"}},)"
        R"({"type":"text","text":"Ett","marks":[{"type":"bold"}]},{"type":"footnote","attrs":{"text":"ett"}},)"
        R"({"type":"footnote","attrs":{"text":"två"}},{"type":"hardBreak"},{"type":"text","text":"rad",)"
        R"("marks":[{"type":"link","attrs":{"href":"https://a.se"}}]},{"type":"hardBreak"}]})");
    auto const made = blocks(text, 0);
    ASSERT_EQ(made.size(), 1U);
    auto const& runs = std::get<documents::Paragraph>(made[0]).text.runs;
    ASSERT_EQ(runs.size(), 5U);
    EXPECT_EQ(runs[0].note, "noll");
    EXPECT_EQ(runs[1].text + runs[1].note, "Ettett");
    EXPECT_TRUE(runs[1].bold);
    EXPECT_EQ(runs[2].note, "två");
    EXPECT_EQ(runs[3].text, "\n");
    EXPECT_EQ(runs[4].link, "https://a.se");
    EXPECT_TRUE(looked_over(made, 0).ok());
}

TEST(ProseBlocks, lists_and_what_leads_to_them) {
    auto const text = whole(said("Målen är:") + "," +
                            list("bulletList", item(said("a") + "," + list("orderedList", item(said("b")))) +
                                                   "," + item(said("c"))) +
                            R"(,{"type":"paragraph"},)" + said("Slut"));
    auto const made = blocks(text, 1);
    ASSERT_EQ(made.size(), 3U);
    EXPECT_TRUE(std::get<documents::Paragraph>(made[0]).leads);
    auto const& items = std::get<documents::List>(made[1]).items;
    ASSERT_EQ(items.size(), 2U);
    EXPECT_TRUE(items[0].numbered_inside);
    EXPECT_EQ(items[0].inside[0].text.runs[0].text, "b");
    EXPECT_FALSE(std::get<documents::Paragraph>(made[2]).leads);
}

TEST(ProseBlocks, a_table_is_captioned_by_the_heading_above_or_its_columns) {
    std::string const table =
        R"({"type":"table","content":[{"type":"tableRow","content":[{"type":"tableHeader","content":[)" +
        said("Mål") + R"(]},{"type":"tableHeader","content":[)" + said("Klart") +
        R"(]}]},{"type":"tableRow","content":[{"type":"tableCell","content":[)" + said("a") + "," +
        said("b") + R"(]},{"type":"tableCell"}]}]})";
    auto const bare = blocks(whole(table), 0);
    auto const& made = std::get<documents::Table>(bare[0]);
    EXPECT_EQ(made.caption, "Mål, Klart");
    EXPECT_EQ(made.header.size(), 1U);
    ASSERT_EQ(made.rows.size(), 1U);
    EXPECT_EQ(made.rows[0][0].text.runs[0].text, "a\n");
    auto const titled = blocks(whole(heading(1, "Läget") + "," + table), 0);
    EXPECT_EQ(std::get<documents::Table>(titled[1]).caption, "Läget");
    EXPECT_TRUE(looked_over(bare, 0).ok());
    std::string cells;
    for (std::size_t i = 0; i < columns_max; ++i) {
        cells += (i == 0 ? "" : ",") + std::string{R"({"type":"tableCell","content":[)"} +
                 said(std::string(i == 0 ? 1 : 500, 'x')) + "]}";
    }
    auto const wide = whole(R"({"type":"table","content":[{"type":"tableRow","content":[)" + cells + "]}]}");
    EXPECT_TRUE(looked_over(blocks(wide, 0), 0).ok());
}

TEST(ProseBlocks, the_points_of_a_decision_are_its_first_numbered_list) {
    auto const text =
        whole(said("Nämnden beslutar följande.") + "," + list("bulletList", item(said("inte denna"))) + "," +
              list("orderedList", item(said("Godkänns.")) + "," + item(R"({"type":"paragraph"})") + "," +
                                      item(said("Återremitteras:") + "," +
                                           list("bulletList", item(said("till kontoret"))))) +
              "," + list("orderedList", item(said("inte heller denna"))));
    auto const made = points(text);
    ASSERT_EQ(made.size(), 2U);
    EXPECT_EQ(made[0].runs[0].text, "Godkänns.");
    std::string second;
    for (auto const& run : made[1].runs) {
        second += run.text;
    }
    EXPECT_EQ(second, "Återremitteras:\n– till kontoret");
    EXPECT_TRUE(points(whole(said("a"))).empty());
    EXPECT_TRUE(points("").empty());
}

TEST(ProseBlocks, everything_that_is_stored_can_be_set) {
    auto const text = canonical(whole(heading(2, "Synpunkter") + "," + said("a") + "," +
                                      list("orderedList", item(said("b")))))
                          .value();
    documents::Document document;
    document.title = "Yttrande";
    document.blocks = blocks(text, 0);
    document.blocks.emplace_back(documents::Decisions{points(text), 1});
    auto const written = documents::write_text(document, documents::default_style());
    ASSERT_TRUE(written.ok());
    EXPECT_NE(written.value().find("Synpunkter"), std::string::npos);
}

}  // namespace
}  // namespace varn::prose
