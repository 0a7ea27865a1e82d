// The DOCX, opened as what it is: a package of XML.
#include <gtest/gtest.h>

#include <algorithm>

#include "platform/document_style.h"
#include "platform/documents.h"
#include "sample.h"

namespace varn::documents {
namespace {

std::size_t count(std::string const& text, std::string_view what) {
    std::size_t found = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
        ++found;
    }
    return found;
}

class WrittenDocx : public testing::Test {
protected:
    static std::string part(std::string const& name) {
        static auto const written = write_docx(sample::report(), default_style());
        EXPECT_TRUE(written.ok());
        static auto const parts = sample::unpack(written.value());
        for (auto const& [found, bytes] : parts) {
            if (found == name) {
                return bytes;
            }
        }
        return "";
    }
};

TEST_F(WrittenDocx, is_well_formed_in_every_part) {
    auto const written = write_docx(sample::report(), default_style());
    ASSERT_TRUE(written.ok());
    std::size_t read = 0;
    for (auto const& [name, bytes] : sample::unpack(written.value())) {
        if (name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".svg")) {
            EXPECT_FALSE(sample::words_of_xml(bytes).empty()) << name;
            ++read;
        }
    }
    EXPECT_EQ(read, 13U + 4U);
}

TEST(Docx, parts_no_heading_within_a_table_from_its_rows) {
    auto document = sample::letter();
    auto const keeps = [&](Table const& table) {
        document.blocks.assign(1, table);
        auto const written = write_docx(document, default_style());
        EXPECT_TRUE(written.ok());
        for (auto const& [name, bytes] : sample::unpack(written.value())) {
            if (name == "word/document.xml") {
                return count(bytes, "<w:keepNext/>");
            }
        }
        return std::size_t{0};
    };
    Table table{"Indikatorer", {{3}, {1}}, {{"Indikator", "Värde"}}, {{"Andel övade", "7"}}};
    auto const without = keeps(table);
    table.rows.insert(table.rows.begin(), {Cell{"Trafiknämnden", Tone::none, 2}});
    EXPECT_EQ(keeps(table), without + 1);
}

TEST_F(WrittenDocx, has_real_headings_tables_and_fields) {
    auto const body = part("word/document.xml");
    EXPECT_EQ(count(body, "<w:pStyle w:val=\"Heading1\"/>"), 4U);
    EXPECT_EQ(count(body, "<w:pStyle w:val=\"Heading2\"/>"), 2U);
    EXPECT_EQ(count(body, "<w:pStyle w:val=\"Heading3\"/>"), 1U);
    EXPECT_EQ(count(body, "<w:tblHeader/>"), 2U);
    EXPECT_EQ(count(body, "<w:gridSpan w:val=\"3\"/>"), 1U);
    EXPECT_EQ(count(body, "<w:pStyle w:val=\"TOC"), 8U);  // title, six entries, and the attachments' title
    EXPECT_EQ(count(body, "PAGEREF _Toc"), 6U);
    EXPECT_EQ(count(body, "SEQ Figur"), 4U);
    EXPECT_EQ(count(body, "<w:footnoteReference "), 2U);
    EXPECT_EQ(count(body, "w:fldCharType=\"begin\""), count(body, "w:fldCharType=\"end\""));
    EXPECT_EQ(count(body, "<w:tbl>"), count(body, "</w:tbl>"));
    EXPECT_NE(part("word/footnotes.xml").find("2 kap. 1 §"), std::string::npos);
    for (auto const* margin : {"word/header1.xml", "word/header2.xml"}) {
        EXPECT_EQ(count(part(margin), " PAGE "), 1U);
        EXPECT_EQ(count(part(margin), " NUMPAGES "), 1U);
    }
    EXPECT_NE(part("word/header2.xml").find("Dnr KS 2026/00123"), std::string::npos);
}

TEST_F(WrittenDocx, describes_every_picture_and_has_it_twice) {
    auto const body = part("word/document.xml");
    EXPECT_EQ(count(body, "<wp:docPr "), 4U);
    EXPECT_EQ(count(body, "descr=\"\""), 0U);
    for (int i = 1; i <= 4; ++i) {
        auto const name = "word/media/picture" + std::to_string(i);
        EXPECT_TRUE(part(name + ".png").starts_with("\x89PNG"));
        EXPECT_NE(part(name + ".svg").find("viewBox"), std::string::npos);
    }
}

TEST_F(WrittenDocx, says_its_title_and_its_language) {
    auto const core = part("docProps/core.xml");
    EXPECT_NE(core.find("<dc:title>" + sample::report().title), std::string::npos);
    EXPECT_NE(core.find("<dc:language>sv-SE"), std::string::npos);
    EXPECT_NE(core.find("2026-11-27T00:00:00Z"), std::string::npos);
    EXPECT_NE(part("word/styles.xml").find("<w:lang w:val=\"sv-SE\"/>"), std::string::npos);
}

TEST(Docx, is_the_same_bytes_for_the_same_content) {
    auto const one = write_docx(sample::report(), default_style());
    auto const other = write_docx(sample::report(), default_style());
    ASSERT_TRUE(one.ok() && other.ok());
    EXPECT_TRUE(one.value() == other.value());
}

TEST(Docx, keeps_strange_text_from_breaking_the_file) {
    auto document = sample::letter();
    document.title = "<w:p> & \"citat\" \x02 \xC3";
    document.blocks.push_back(Paragraph{"]]> \U0001F525 \uFFFE \u202Evänd\nny rad\r\nen till\t."});
    auto const written = write_docx(document, default_style());
    ASSERT_TRUE(written.ok());
    for (auto const& [name, bytes] : sample::unpack(written.value())) {
        if (name == "word/document.xml") {
            auto const words = sample::words(sample::words_of_xml(bytes));
            EXPECT_NE(words.find("<w:p> & \"citat\" � �"), std::string::npos) << words;
            EXPECT_NE(words.find("]]> \U0001F525 � vänd ny rad en till ."), std::string::npos) << words;
        }
    }
}

TEST(Docx, opens_in_an_office_suite) {
    if (sample::run("command -v soffice").empty() || std::getenv("VARN_TEST_OFFICE") == nullptr) {
        GTEST_SKIP() << "needs VARN_TEST_OFFICE and libreoffice-writer-nogui";
    }
    auto const written = write_docx(sample::report(), default_style());
    ASSERT_TRUE(written.ok());
    sample::Folder const folder;
    auto const file = folder.put("a.docx", written.value());
    sample::run("soffice -env:UserInstallation=file://" + folder.path() +
                "/profile --headless --convert-to pdf --outdir " + folder.path() + ' ' + file);
    auto const text = sample::run("pdftotext " + folder.path() + "/a.pdf -");
    EXPECT_NE(text.find("Sida 2 ("), std::string::npos) << text.substr(0, 400);
    EXPECT_NE(text.find("Figur 4. Riskmatris"), std::string::npos);
}

}  // namespace
}  // namespace varn::documents
