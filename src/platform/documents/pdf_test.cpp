// The tree of tags in a written PDF, read back with libqpdf: what a screen reader will be told.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>

#include "platform/document_style.h"
#include "platform/documents.h"
#include "qpdf_objects.h"
#include "sample.h"

namespace varn::documents {
namespace {

using Handle = QPDFObjectHandle;

/// A PDF that has been read, and its tree as a list in reading order.
struct ReadPdf {
    QPDF pdf;
    std::vector<std::pair<int, Handle>> elements;  // depth, element
    std::map<std::pair<int, int>, int> marks;      // page and mark: how often the tree names it
    std::vector<Handle> link_annotations;          // that the tree names
    std::map<std::pair<int, int>, int> pages;      // by object: number

    explicit ReadPdf(std::string const& bytes) {
        pdf.processMemoryFile("test", bytes.data(), bytes.size());
        int number = 0;
        for (auto const& page : QPDFPageDocumentHelper{pdf}.getAllPages()) {
            auto const id = page.getObjectHandle().getObjGen();
            pages[{id.getObj(), id.getGen()}] = number++;
        }
        walk(pdf.getRoot().getKey("/StructTreeRoot").getKey("/K"), Handle::newNull(), 0);
    }
    int page_number(Handle page) const {
        auto const id = page.getObjGen();
        return pages.at({id.getObj(), id.getGen()});
    }
    void walk(Handle node, Handle page, int depth) {
        if (node.isArray()) {
            for (auto const& each : node.getArrayAsVector()) {
                walk(each, page, depth);
            }
        } else if (node.isInteger()) {
            ++marks[{page_number(page), node.getIntValueAsInt()}];
        } else if (node.isDictionary()) {
            auto const on = node.hasKey("/Pg") ? node.getKey("/Pg") : page;
            if (node.hasKey("/MCID")) {
                ++marks[{page_number(on), node.getKey("/MCID").getIntValueAsInt()}];
            } else if (node.hasKey("/Obj")) {
                link_annotations.push_back(node.getKey("/Obj"));
            } else {
                elements.emplace_back(depth, node);
                walk(node.getKey("/K"), on, depth + 1);
            }
        }
    }
    std::vector<Handle> all(std::string const& type) const {
        std::vector<Handle> found;
        for (auto [depth, element] : elements) {
            if (element.getKey("/S").getName() == type) {
                found.push_back(element);
            }
        }
        return found;
    }
};

/// Reads a page's content: which marks there are, and whether anything is painted outside of them.
struct Content : QPDFObjectHandle::TokenFilter {
    int depth = 0;
    bool outside = false;
    std::vector<int> marks;
    std::vector<QPDFTokenizer::Token> operands;

    void handleToken(QPDFTokenizer::Token const& token) override {
        if (token.getType() != QPDFTokenizer::tt_word) {
            if (token.getType() != QPDFTokenizer::tt_space) {
                operands.push_back(token);
            }
            return;
        }
        auto const& word = token.getValue();
        if (word == "BDC" || word == "BMC") {
            ++depth;
            for (std::size_t i = 0; i + 1 < operands.size(); ++i) {
                if (operands[i].getValue() == "/MCID") {
                    marks.push_back(std::stoi(operands[i + 1].getValue()));
                }
            }
        }
        depth -= word == "EMC" ? 1 : 0;
        static std::set<std::string> const painting{"Tj", "TJ", "S",  "s",  "f", "f*",
                                                    "B",  "b",  "Do", "sh", "'"};
        outside = outside || (depth == 0 && painting.contains(word));
        operands.clear();
    }
};

class WrittenPdf : public testing::Test {
protected:
    static ReadPdf& read() {
        static auto const written = write_pdf(sample::report(), default_style());
        EXPECT_TRUE(written.ok());
        static ReadPdf pdf{written.value().bytes};
        return pdf;
    }
};

TEST_F(WrittenPdf, says_its_language_its_title_and_that_it_is_tagged) {
    auto root = read().pdf.getRoot();
    EXPECT_EQ(root.getKey("/Lang").getStringValue(), "sv-SE");
    EXPECT_TRUE(root.getKey("/MarkInfo").getKey("/Marked").getBoolValue());
    EXPECT_TRUE(root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
    EXPECT_EQ(read().pdf.getTrailer().getKey("/Info").getKey("/Title").getUTF8Value(),
              sample::report().title);
    auto const buffer = root.getKey("/Metadata").getStreamData();
    std::string const xmp{reinterpret_cast<char const*>(buffer->getBuffer()), buffer->getSize()};
    EXPECT_NE(xmp.find("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A<"), std::string::npos);
    EXPECT_NE(xmp.find("<pdfuaid:part>1</pdfuaid:part>"), std::string::npos);
    EXPECT_NE(xmp.find(sample::report().title), std::string::npos);
    EXPECT_EQ(root.getKey("/OutputIntents").getArrayItem(0).getKey("/S").getName(), "/GTS_PDFA1");
}

TEST_F(WrittenPdf, has_every_mark_of_every_page_once_in_the_tree_and_nothing_outside_marks) {
    auto& pdf = read();
    std::size_t marks = 0;
    int number = 0;
    auto parents = pdf.pdf.getRoot().getKey("/StructTreeRoot").getKey("/ParentTree").getKey("/Nums");
    for (auto& page : QPDFPageDocumentHelper{pdf.pdf}.getAllPages()) {
        Content content;
        page.filterContents(&content);
        EXPECT_FALSE(content.outside) << "page " << number;
        EXPECT_EQ(content.depth, 0);
        auto parent = parents.getArrayItem(number * 2 + 1);
        EXPECT_EQ(parent.getArrayNItems(), static_cast<int>(content.marks.size()));
        for (int const mark : content.marks) {
            EXPECT_EQ((pdf.marks[{number, mark}]), 1) << "page " << number << " mark " << mark;
            EXPECT_TRUE(parent.getArrayItem(mark).isDictionary());
        }
        EXPECT_EQ(page.getObjectHandle().getKey("/Tabs").getName(), "/S");
        EXPECT_EQ(page.getObjectHandle().getKey("/StructParents").getIntValue(), number);
        marks += content.marks.size();
        ++number;
    }
    EXPECT_EQ(pdf.marks.size(), marks);
    EXPECT_GT(marks, 300U);
}

TEST_F(WrittenPdf, describes_every_figure_and_frames_it) {
    auto const figures = read().all("/Figure");
    ASSERT_EQ(figures.size(), 4U);
    for (auto figure : figures) {
        EXPECT_GT(figure.getKey("/Alt").getUTF8Value().size(), 20U);
        EXPECT_EQ(figure.getKey("/A").getKey("/BBox").getArrayNItems(), 4);
    }
}

TEST_F(WrittenPdf, is_one_table_across_pages_with_headings_that_say_their_scope) {
    auto const tables = read().all("/Table");
    ASSERT_EQ(tables.size(), 1U);
    EXPECT_EQ(read().all("/THead").size(), 1U);
    EXPECT_EQ(read().all("/TR").size(), 2U + 46U);
    int columns = 0;
    int rows = 0;
    for (auto heading : read().all("/TH")) {
        auto const scope = heading.getKey("/A").getKey("/Scope").getName();
        columns += scope == "/Column" ? 1 : 0;
        rows += scope == "/Row" ? 1 : 0;
    }
    EXPECT_EQ(columns, 5 + 7);
    EXPECT_EQ(rows, 46);
    std::set<int> pages;
    for (auto cell : read().all("/TD")) {
        if (cell.hasKey("/Pg")) {
            pages.insert(read().page_number(cell.getKey("/Pg")));
        }
    }
    EXPECT_GT(pages.size(), 1U);
}

TEST_F(WrittenPdf, reads_in_the_order_of_the_blocks) {
    std::vector<std::string> said;
    for (auto [depth, element] : read().elements) {
        if (depth == 1) {
            said.push_back(element.getKey("/S").getName());
        }
    }
    std::vector<std::string> const wanted{
        "/Title", "/H1", "/P",      "/L",      "/H1", "/P",    "/Note",   "/P", "/P",  "/TOC",    "/H1",
        "/L",     "/H2", "/P",      "/Figure", "/P",  "/H2",   "/Figure", "/P", "/H3", "/Figure", "/P",
        "/Table", "/H1", "/Figure", "/P",      "/P",  "/Note", "/L",      "/L", "/P",  "/L"};
    auto const title = std::find(said.begin(), said.end(), "/Title");
    ASSERT_NE(title, said.end());
    for (auto before = said.begin(); before != title; ++before) {
        EXPECT_EQ(*before, "/P");  // the letterhead
    }
    std::vector<std::string> const from_title{title, title + static_cast<std::ptrdiff_t>(wanted.size())};
    EXPECT_EQ(from_title, wanted);
}

TEST_F(WrittenPdf, has_lists_in_lists_with_labels_and_numbering) {
    auto lists = read().all("/L");
    EXPECT_EQ(read().all("/LI").size(), read().all("/LBody").size());
    int nested = 0;
    for (auto list : lists) {
        nested += list.getKey("/P").getKey("/S").getName() == "/LBody" ? 1 : 0;
    }
    EXPECT_EQ(nested, 3);
    EXPECT_EQ(lists.front().getKey("/A").getKey("/ListNumbering").getName(), "/Decimal");
}

TEST_F(WrittenPdf, leads_from_contents_and_bookmarks_to_headings) {
    auto& pdf = read();
    auto const entries = pdf.all("/TOCI");
    EXPECT_EQ(entries.size(), 6U);
    std::set<int> named;
    for (auto annotation : pdf.link_annotations) {
        EXPECT_EQ(annotation.getKey("/Subtype").getName(), "/Link");
        EXPECT_FALSE(annotation.getKey("/Contents").getUTF8Value().empty());
        EXPECT_EQ(annotation.getKey("/F").getIntValue(), 4);
        EXPECT_TRUE(annotation.hasKey("/Dest") || annotation.hasKey("/A"));
        named.insert(annotation.getObjGen().getObj());
    }
    std::size_t on_pages = 0;
    for (auto& page : QPDFPageDocumentHelper{pdf.pdf}.getAllPages()) {
        for (auto annotation : page.getAnnotations("/Link")) {
            ++on_pages;
            EXPECT_TRUE(named.contains(annotation.getObjectHandle().getObjGen().getObj()));
        }
    }
    EXPECT_EQ(on_pages, named.size());
    auto outlines = pdf.pdf.getRoot().getKey("/Outlines");
    EXPECT_EQ(outlines.getKey("/Count").getIntValue(), 7);
    EXPECT_EQ(outlines.getKey("/First").getKey("/Title").getUTF8Value(), "Förslag till beslut");
    EXPECT_EQ(outlines.getKey("/Last").getKey("/Title").getUTF8Value(), "Bedömning");
}

TEST_F(WrittenPdf, embeds_every_font) {
    auto const listed = sample::run("command -v pdffonts").empty() ? "" : [] {
        sample::Folder const folder;
        auto const written = write_pdf(sample::report(), default_style());
        return sample::run("pdffonts " + folder.put("a.pdf", written.value().bytes));
    }();
    if (listed.empty()) {
        GTEST_SKIP() << "poppler-utils is not installed";
    }
    EXPECT_NE(listed.find("LiberationSerif"), std::string::npos);
    EXPECT_EQ(listed.find(" no  "), std::string::npos) << listed;
}

TEST(Pdf, is_the_same_bytes_for_the_same_content) {
    for (auto const archival : {Archival::accessible, Archival::oldest}) {
        auto const one = write_pdf(sample::report(), default_style(), archival);
        auto const other = write_pdf(sample::report(), default_style(), archival);
        ASSERT_TRUE(one.ok() && other.ok());
        EXPECT_TRUE(one.value().bytes == other.value().bytes);
    }
}

TEST(Pdf, shows_what_no_font_has_as_a_sign_and_says_which) {
    auto document = sample::letter();
    document.blocks.push_back(
        Paragraph{"Brand \U0001F9EF\U0001F525 vid \u13A0, \x01 och \xFF; pil → och ✓ går bra."});
    auto const written = write_pdf(document, default_style());
    ASSERT_TRUE(written.ok());
    EXPECT_EQ(written.value().replaced, (std::vector<std::string>{"\U0001F9EF", "\U0001F525", "\u13A0"}));
}

TEST(Pdf, cuts_a_row_that_no_page_can_hold_and_keeps_it_one_row) {
    auto document = sample::letter();
    std::string long_text;
    for (int i = 0; i < 300; ++i) {
        long_text += "Ett remissvar som inte vill ta slut. ";
    }
    document.blocks.push_back(
        Table{"Remissvar", {{1}, {1}}, {{"Vem", "Svar"}}, {{"Socialnämnden", long_text}}});
    auto const written = write_pdf(document, default_style());
    ASSERT_TRUE(written.ok());
    EXPECT_GT(written.value().pages, 3);
    EXPECT_EQ(ReadPdf{written.value().bytes}.all("/TR").size(), 2U);
}

TEST(Pdf, parts_no_heading_within_a_table_from_its_rows) {
    if (sample::run("command -v pdftotext").empty()) {
        GTEST_SKIP() << "poppler-utils is not installed";
    }
    auto document = sample::letter();
    Table table{"Indikatorer", {{3}, {1}}, {{"Indikator", "Värde"}}, {}};
    for (int group = 0; group < 90; ++group) {
        table.rows.push_back({Cell{"Grupp " + std::to_string(group), Tone::none, 2}});
        for (int i = 0; i <= group % 4; ++i) {
            table.rows.push_back({"Andel övade", std::to_string(i)});
        }
    }
    document.blocks.push_back(table);
    auto const written = write_pdf(document, default_style());
    ASSERT_TRUE(written.ok());
    ASSERT_GT(written.value().pages, 5);
    sample::Folder const folder;
    std::istringstream said{
        sample::run("pdftotext -layout " + folder.put("a.pdf", written.value().bytes) + " -")};
    std::string last;
    for (std::string line; std::getline(said, line);) {
        if (line.starts_with('\f')) {
            EXPECT_EQ(last.find("Grupp"), last.npos) << last << " is the last of its page";
            last.clear();
        }
        if (line.find_first_not_of(" \f") != line.npos) {
            last = line;
        }
    }
}

TEST(Pdf, puts_footnotes_that_find_no_room_on_the_next_page) {
    auto document = sample::letter();
    Text text;
    for (int i = 0; i < 40; ++i) {
        text.runs.push_back({"Ord", false, false, {}, std::string(900, 'n') + " slut"});
    }
    document.blocks.push_back(Paragraph{text});
    auto const written = write_pdf(document, default_style());
    ASSERT_TRUE(written.ok());
    EXPECT_EQ(ReadPdf{written.value().bytes}.all("/Note").size(), 40U);
    EXPECT_GT(written.value().pages, 4);
}

}  // namespace
}  // namespace varn::documents
