// What is refused, and that it is said where and why.
#include <gtest/gtest.h>

#include <cmath>

#include "platform/document_style.h"
#include "platform/documents.h"
#include "platform/i18n.h"
#include "sample.h"

namespace varn::documents {
namespace {

/// "pointer key" of everything that is wrong.
std::vector<std::string> faults(std::vector<Block> blocks) {
    auto document = sample::letter();
    document.blocks = std::move(blocks);
    auto const looked = look_over(document);
    std::vector<std::string> said;
    if (!looked.ok()) {
        i18n::load_embedded();
        for (auto const& problem : looked.error().problems) {
            said.push_back(problem.pointer + ' ' + problem.key);
            auto const text = i18n::text("sv", problem.key, problem.params);
            EXPECT_EQ(text.find('{'), std::string::npos) << text;
        }
    }
    return said;
}
using Said = std::vector<std::string>;

TEST(LookOver, tells_headings_that_skip_a_level) {
    EXPECT_EQ(faults({Heading{2, "A"}}), Said{"/blocks/0/level documents.heading_skips"});
    EXPECT_EQ(faults({Heading{1, "A"}, Heading{3, "B"}}), Said{"/blocks/1/level documents.heading_skips"});
    EXPECT_EQ(faults({Heading{1, "A"}, Heading{2, "B"}, Heading{1, "C"}, Heading{2, "D"}}), Said{});
    EXPECT_EQ(faults({Heading{4, "A"}}), Said{"/blocks/0/level documents.heading_level"});
    EXPECT_EQ(faults({Heading{1, " "}}), Said{"/blocks/0/text documents.empty"});
}

TEST(LookOver, tells_a_figure_without_description) {
    BarChart chart{{"a"}, {{"s", {1}}}};
    EXPECT_EQ(faults({Figure{"Bild", "", chart}}), Said{"/blocks/0/alt documents.no_alt"});
    EXPECT_EQ(faults({Figure{"Bild", "En stapel", chart, 10}}),
              Said{"/blocks/0/height_mm documents.figure_height"});
}

TEST(LookOver, tells_charts_that_cannot_be_drawn) {
    EXPECT_EQ(faults({Figure{"Bild", "Alt", BarChart{{"a", "b"}, {{"s", {1}}}}}}),
              Said{"/blocks/0/picture/series/0 documents.chart_values"});
    EXPECT_EQ(faults({Figure{"Bild", "Alt", LineChart{{"a"}, {{"s", {std::nan("")}}}}}}),
              Said{"/blocks/0/picture/series/0 documents.no_number"});
    EXPECT_EQ(faults({Figure{"Bild", "Alt", BarChart{{"a"}, {{"s", {-1}}}, true}}}),
              Said{"/blocks/0/picture documents.stack_below_zero"});
    EXPECT_EQ(faults({Figure{"Bild", "Alt", HeatMap{"", "", {"r"}, {"c"}, {}}}}),
              Said{"/blocks/0/picture/cells documents.heat_shape"});
    LinkMap const lonely{"f", "t", {"a", "b"}, {"c"}, {{0, 0, 1}}};
    LinkMap const weightless{"f", "t", {"a"}, {"c"}, {{0, 0, 0}}};
    LinkMap const astray{"f", "t", {"a"}, {"c"}, {{0, 1, 1}}};
    for (auto const& map : {lonely, weightless, astray, LinkMap{}}) {
        EXPECT_EQ(faults({Figure{"Bild", "Alt", map}}), Said{"/blocks/0/picture/links documents.link_shape"});
    }
    EXPECT_EQ(faults({Figure{"Bild", "Alt", LinkMap{"f", "t", {"a"}, {"c"}, {{0, 0, 1}}}}}), Said{});
    EXPECT_EQ(faults({Figure{"Bild", "Alt", BarChart{}}}), Said{"/blocks/0/picture documents.chart_empty"});
}

TEST(LookOver, tells_rows_that_do_not_fill_their_table) {
    EXPECT_EQ(faults({Table{"T", {{1}, {1}}, {{"a", "b"}}, {{"a"}, {Cell{"a", Tone::none, 2}}}}}),
              Said{"/blocks/0/rows/0 documents.row_width"});
    EXPECT_EQ(faults({Table{"T", {{1}}, {}, {}}}), Said{"/blocks/0/header documents.no_header"});
    EXPECT_EQ(faults({Table{"T", {{0}}, {{"a"}}, {}}}), Said{"/blocks/0/columns/0 documents.column_width"});
}

TEST(LookOver, tells_addresses_that_lead_nowhere) {
    EXPECT_EQ(faults({Paragraph{Text{{"a", false, false, "javascript:alert(1)"}}}}),
              Said{"/blocks/0/text documents.link"});
    EXPECT_EQ(faults({Paragraph{Text{{"a", false, false, "mailto:a@b.se"}}}}), Said{});
}

TEST(LookOver, names_the_bound_of_what_is_too_much) {
    EXPECT_EQ(faults({Paragraph{std::string(text_max + 1, 'a')}}),
              Said{"/blocks/0/text documents.text_too_long"});
    Table table{"T", {{1}}, {{"a"}}, {}};
    table.rows.assign(cells_max, {"x"});
    EXPECT_EQ(faults({table}), Said{"/blocks documents.too_many_cells"});
    EXPECT_EQ(faults(std::vector<Block>(blocks_max + 1, Paragraph{"a"})),
              Said{"/blocks documents.too_many_blocks"});
    EXPECT_EQ(faults({List{{{"1", {{"2", {{"3", {{"4"}}}}}}}}}}),
              Said{"/blocks/0/items/0/0/0 documents.list_levels"});
    EXPECT_EQ(faults(std::vector<Block>(450, Paragraph{std::string(text_max, 'a')})),
              Said{"/blocks documents.too_much_text"});
}

TEST(LookOver, tells_all_faults_at_once_and_no_writer_writes) {
    auto document = sample::letter();
    document.language = "de";
    document.title = "";
    document.blocks.push_back(Decisions{});
    for (auto const& error :
         {write_docx(document, default_style()).error(), write_pdf(document, default_style()).error(),
          write_text(document, default_style()).error()}) {
        EXPECT_EQ(error.key, "documents.invalid");
        EXPECT_EQ(error.problems.size(), 3U);
    }
}

TEST(LookOver, refuses_more_pages_than_there_may_be) {
    auto document = sample::letter();
    for (std::size_t i = 0; i <= pages_max; ++i) {
        document.blocks.push_back(PageBreak{});
        document.blocks.push_back(Paragraph{"Sida"});
    }
    auto const written = write_pdf(document, default_style());
    ASSERT_FALSE(written.ok());
    EXPECT_EQ(written.error().problems.at(0).key, "documents.too_many_pages");
}

}  // namespace
}  // namespace varn::documents
