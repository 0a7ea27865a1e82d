// A town's own style: what it changes, and what it is told when it cannot be.
#include <gtest/gtest.h>

#include <array>

#include "platform/document_style.h"
#include "platform/documents.h"
#include "platform/i18n.h"
#include "sample.h"
#include "svg_read.h"

namespace varn::documents {
namespace {

std::vector<std::string> told(std::string const& yaml) {
    auto const style = read_style(yaml, "stil.yaml");
    std::vector<std::string> said;
    if (!style.ok()) {
        i18n::load_embedded();
        for (auto const& problem : style.error().problems) {
            said.push_back(problem.pointer + ' ' + i18n::text("sv", problem.key, problem.params));
        }
    }
    return said;
}

TEST(Style, in_the_binary_is_what_a_town_gets_to_begin_with) {
    auto const read = read_style(default_style_file(), "standard.yaml");
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.value().text_font, default_style().text_font);
    EXPECT_EQ(read.value().words.at("sv").page, "Sida");
    EXPECT_EQ(read.value().tones[4].sign, "■");
}

TEST(Style, changes_what_it_says_and_keeps_the_rest) {
    auto const read = read_style(
        "sizes:\n  text: 11\nnumbered_headings: true\nwords:\n  sv:\n    page: Blad\n"
        "letterhead:\n  footer: [Storgatan 1 | 123 45 Orten, 010-123 45 67]\n",
        "stil.yaml");
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.value().text_size, 11);
    EXPECT_EQ(read.value().title_size, default_style().title_size);
    EXPECT_EQ(read.value().words.at("sv").page, "Blad");
    EXPECT_EQ(read.value().words.at("sv").contents, "Innehåll");
    EXPECT_EQ(read.value().footer.size(), 2U);
    EXPECT_TRUE(read.value().numbered_headings);
}

TEST(Style, refuses_text_that_is_hard_to_read) {
    auto const said = told("colours:\n  muted: \"#999999\"\n");
    ASSERT_EQ(said.size(), 1U);
    EXPECT_EQ(
        said[0],
        "stil.yaml:2:3 colours.muted har för låg kontrast mot sin bakgrund: 2.8, minst 4.5. Välj en mörkare "
        "text eller en ljusare bakgrund.");
    EXPECT_EQ(told("tones:\n  good: {fill: \"#14502C\"}\n").size(), 2U);  // its text, and links upon it
    EXPECT_EQ(
        told("chart_colours: [\"#FFFF00\",\"#14507A\",\"#14507A\",\"#14507A\",\"#14507A\",\"#14507A\"]\n")
            .size(),
        1U);
}

TEST(Style, knows_contrast_as_the_guidelines_count_it) {
    EXPECT_NEAR(contrast({0, 0, 0}, {255, 255, 255}), 21, 0.01);
    EXPECT_NEAR(contrast({119, 119, 119}, {255, 255, 255}), 4.48, 0.01);
}

TEST(Style, names_the_field_and_the_cure) {
    EXPECT_EQ(told("sizes:\n  text: 4\n"),
              std::vector<std::string>{
                  "stil.yaml:2:9 text ska vara ett tal mellan 9.0 och 16.0, med decimalpunkt."});
    EXPECT_EQ(told("colours:\n  text: red\n"),
              std::vector<std::string>{
                  "stil.yaml:2:9 text är ingen färg. Skriv den som \"#14324A\", med citattecken."});
    auto const unknown = told("fonts:\n  heading: Arial\n");
    ASSERT_EQ(unknown.size(), 1U);
    EXPECT_NE(unknown[0].find("headings"), std::string::npos) << unknown[0];
    auto const font = told("fonts:\n  text: Comic Sans MS\n");
    ASSERT_EQ(font.size(), 1U);
    EXPECT_NE(font[0].find("Liberation Serif"), std::string::npos) << font[0];
    EXPECT_EQ(told("fonts:\n  folder: /nowhere/at/all\n").size(), 1U);
    EXPECT_EQ(told("numbered_headings: ja\n").size(), 1U);
    EXPECT_EQ(told("letterhead:\n  footer: [a, b, c, d, e]\n").size(), 1U);
    EXPECT_FALSE(told("- a list\n").empty());
    EXPECT_FALSE(told("a: [\n").empty());
}

TEST(Style, gives_the_town_its_name_and_headings_other_words) {
    constexpr std::array<std::string_view, 2> names{"letter.end", "letter.begin"};
    auto const style =
        read_style("letterhead:\n  organisation: {sv: Orten}\nheadings:\n  sv: {letter.begin: Inledningen}\n",
                   "stil.yaml", names);
    ASSERT_TRUE(style.ok());
    Document document;
    document.title = "Brev";
    document.letterhead.date = {19'000};
    document.blocks = {Heading{1, "Början", true, "letter.begin"}, Paragraph{"Ord"}, Heading{1, "Slut"}};
    auto const text = write_text(document, style.value()).value();
    EXPECT_NE(text.find("Orten"), text.npos) << text;
    EXPECT_NE(text.find("Inledningen"), text.npos) << text;
    EXPECT_EQ(text.find("Början"), text.npos) << text;
    sample::Folder const folder;
    auto const pdf = write_pdf(document, style.value()).value().bytes;
    auto const in_pdf = sample::run("pdftotext " + folder.put("a.pdf", pdf) + " -");
    std::string in_docx;
    for (auto const& [name, bytes] : sample::unpack(write_docx(document, style.value()).value())) {
        in_docx += name.ends_with(".xml") ? bytes : "";
    }
    bool const reads_pdf = !sample::run("command -v pdftotext").empty();
    for (auto const* word : {"Orten", "Inledningen", "Slut"}) {
        EXPECT_TRUE(!reads_pdf || in_pdf.find(word) != in_pdf.npos) << word;
        EXPECT_NE(in_docx.find(word), in_docx.npos) << word;
    }
    document.letterhead.organisation = "Bolaget";
    EXPECT_EQ(write_text(document, style.value()).value().find("Orten"), std::string::npos);
    EXPECT_EQ(told("letterhead:\n  organisation: {sv: \"\"}\n").size(), 1U);
    EXPECT_EQ(told("headings:\n  sv: {letter.begin: Ord}\n").size(), 1U) << "nobody has such a heading";
}

TEST(Style, takes_a_logo_and_says_what_it_cannot_take) {
    auto const logo = [](std::string const& inside) {
        return "letterhead:\n  logo: |\n    <svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 "
               "20\">" +
               inside + "</svg>\n";
    };
    EXPECT_TRUE(
        told(logo("<title>Vapen</title><g fill=\"#14324A\" transform=\"translate(2 1)\"><circle cx=\"8\" "
                  "cy=\"8\" r=\"7\"/><path d=\"M1 1h5v5q2 2 0 4c1 1 2 2 3 0z\"/></g>"))
            .empty());
    for (auto const* part :
         {"<text>Orten</text>", "<image href=\"a.png\"/>", "<path d=\"M0 0A1 1 0 0 0 2 2\"/>",
          "<rect style=\"fill:red\"/>", "<rect fill=\"url(#a)\"/>", "<script/>"}) {
        EXPECT_EQ(told(logo(part)).size(), 1U) << part;
    }
    EXPECT_EQ(told("letterhead:\n  logo: <svg\n").size(), 1U);
    EXPECT_EQ(
        told("letterhead:\n  logo: '<!DOCTYPE svg [<!ENTITY a \"b\">]><svg viewBox=\"0 0 1 1\"/>'\n").size(),
        1U);
}

TEST(Style, with_a_logo_and_a_footer_is_drawn_in_both_formats) {
    auto const style = read_style(
        "letterhead:\n  logo: '<svg viewBox=\"0 0 40 20\"><rect width=\"40\" height=\"20\" "
        "fill=\"#14324A\"/></svg>'\n  footer: [Storgatan 1 | 123 45 Orten, www.exempelkommunen.se]\n",
        "stil.yaml");
    ASSERT_TRUE(style.ok());
    EXPECT_TRUE(write_pdf(sample::letter(), style.value()).ok());
    auto const docx = write_docx(sample::letter(), style.value());
    ASSERT_TRUE(docx.ok());
    std::size_t pictures = 0;
    for (auto const& [name, bytes] : sample::unpack(docx.value())) {
        pictures += name.starts_with("word/media/") ? 1 : 0;
        if (name == "word/footer1.xml") {
            EXPECT_EQ(sample::words(sample::words_of_xml(bytes)),
                      "Storgatan 1 www.exempelkommunen.se 123 45 Orten ");
        }
    }
    EXPECT_EQ(pictures, 2U);
}

}  // namespace
}  // namespace varn::documents
