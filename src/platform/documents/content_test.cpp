// The three ways of writing say the same, in the same order.
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "platform/document_style.h"
#include "platform/documents.h"
#include "sample.h"

namespace varn::documents {
namespace {

/// Words without what only one of the formats spells out: labels of lists, signs of footnotes, addresses.
std::vector<std::string> bare(std::string const& text) {
    std::vector<std::string> out;
    std::istringstream words{text};
    for (std::string word; words >> word;) {
        auto const note = word.find('[');
        bool const link = word.starts_with("(https://");
        bool const label = word == "-" || word == "•" || word == "–" || word == "·" ||
                           (word.size() <= 4 && word.back() == '.' &&
                            word.find_first_not_of("abivx0123456789.") == std::string::npos);
        if (link || label || note == 0) {
            continue;
        }
        word.resize(std::min(note, word.size()));
        // A full stop stands after an address in one format, and after the words of the link in the others.
        word.erase(word.find_last_not_of('.') + 1);
        if (!word.empty()) {
            out.push_back(word);
        }
    }
    return out;
}

std::string joined(std::vector<std::string> const& words) {
    std::string out;
    for (auto const& word : words) {
        out += word + '\n';  // so that a difference is shown by its line
    }
    return out;
}

/// A document whose pictures and contents, which plain text says otherwise, are left out.
Document words_only() {
    auto document = sample::report();
    std::erase_if(document.blocks, [](Block const& block) {
        return std::holds_alternative<Figure>(block) || std::holds_alternative<Contents>(block) ||
               std::holds_alternative<Attachments>(block);
    });
    // A footnote's sign would grow together with the word before it in one of the formats.
    for (auto& block : document.blocks) {
        if (auto* table = std::get_if<Table>(&block)) {
            table->rows.resize(8);  // pdfinfo takes long over long tables
        }
        if (auto* paragraph = std::get_if<Paragraph>(&block)) {
            for (auto& run : paragraph->text.runs) {
                run.note.clear();
            }
        }
    }
    return document;
}

std::string text_of_docx(Document const& document) {
    auto const written = write_docx(document, default_style());
    for (auto const& [name, bytes] : sample::unpack(written.value())) {
        if (name == "word/document.xml") {
            return sample::words_of_xml(bytes);
        }
    }
    return "";
}

/// The words of a PDF as its tree says them, which is what is read aloud.
std::string text_of_pdf(Document const& document) {
    auto const written = write_pdf(document, default_style());
    sample::Folder const folder;
    auto const listed = sample::run("pdfinfo -struct-text " + folder.put("a.pdf", written.value().bytes));
    std::string out;
    std::istringstream lines{listed};
    for (std::string line; std::getline(lines, line);) {
        auto const from = line.find_first_not_of(' ');
        if (from != std::string::npos && line[from] == '"' && line.back() == '"') {
            out += line.substr(from + 1, line.size() - from - 2) + ' ';
        }
    }
    return out;
}

TEST(Content, is_the_same_in_docx_and_plain_text) {
    auto const document = words_only();
    auto const text = write_text(document, default_style());
    ASSERT_TRUE(text.ok());
    EXPECT_EQ(joined(bare(text_of_docx(document))), joined(bare(text.value())));
}

TEST(Content, is_the_same_in_pdf_and_plain_text) {
    if (sample::run("command -v pdfinfo").empty()) {
        GTEST_SKIP() << "poppler-utils is not installed";
    }
    auto const document = words_only();
    auto const text = write_text(document, default_style());
    ASSERT_TRUE(text.ok());
    EXPECT_EQ(joined(bare(text_of_pdf(document))), joined(bare(text.value())));
}

TEST(Content, has_a_page_number_of_pages_on_every_page) {
    if (sample::run("command -v pdftotext").empty()) {
        GTEST_SKIP() << "poppler-utils is not installed";
    }
    auto const written = write_pdf(sample::report(), default_style());
    sample::Folder const folder;
    auto const text = sample::run("pdftotext -layout " + folder.put("a.pdf", written.value().bytes) + " -");
    for (int page = 1; page <= written.value().pages; ++page) {
        auto const line = "Sida " + std::to_string(page) + " (" + std::to_string(written.value().pages) + ")";
        EXPECT_NE(text.find(line), std::string::npos) << line;
    }
    EXPECT_NE(text.find("27 november 2026"), std::string::npos);
    EXPECT_NE(text.find("Dnr KS 2026/00123"), std::string::npos);
}

TEST(Content, in_plain_text_keeps_columns_footnotes_and_addresses) {
    auto const text = write_text(sample::report(), default_style());
    ASSERT_TRUE(text.ok());
    auto const& said = text.value();
    EXPECT_NE(
        said.find("Tabell 1. Riskregister med åtgärder\n\t\tBedömning\t\t\t\t\nId\tHändelse\tS\tK\tRisk"),
        std::string::npos);
    EXPECT_NE(said.find("oacceptabla[1] och"), std::string::npos);
    EXPECT_NE(said.find("\n[1] Bedömningen gjordes den 3 november 2026.\n"), std::string::npos);
    EXPECT_NE(said.find("webbplats (https://www.exempelkommunen.se/beredskap)."), std::string::npos);
    EXPECT_NE(said.find("      i. Larmkedja"), std::string::npos);
    EXPECT_NE(said.find("Bilaga 2 Protokoll från övning Norrsken"), std::string::npos);
}

TEST(Content, speaks_the_language_of_the_document) {
    auto const text = write_text(sample::letter(), default_style());
    ASSERT_TRUE(text.ok());
    EXPECT_NE(text.value().find("27 November 2026\nRef. no. KS 2026/00123\nCase officer\n"),
              std::string::npos);
}

TEST(Content, numbers_headings_when_the_style_does) {
    auto style = default_style();
    style.numbered_headings = true;
    auto document = sample::report();
    std::get<Heading>(document.blocks[0]).numbered = false;
    auto const text = write_text(document, style);
    ASSERT_TRUE(text.ok());
    for (auto const* line :
         {"\nFörslag till beslut\n", "\n1 Sammanfattning\n", "\n2 Ärendet\n", "\n2.1 Händelser under året\n",
          "\n2.2.1 Utveckling över tid\n", "\n3 Bedömning\n"}) {
        EXPECT_NE(text.value().find(line), std::string::npos) << line;
    }
    EXPECT_TRUE(write_docx(document, style).ok());
}

}  // namespace
}  // namespace varn::documents
