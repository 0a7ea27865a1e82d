// Files from people: each kind is known by its content, and named so that it cannot be mistaken.
#include "platform/uploads.h"

#include <gtest/gtest.h>

#include "platform/document_style.h"
#include "platform/documents.h"
#include "platform/i18n.h"
#include "platform/sheet.h"
#include "upload_sample.h"

namespace varn::uploads {
namespace {

std::string type_of(std::string_view bytes) {
    auto const upload = look_into("namn", bytes);
    return upload.ok()                       ? upload.value().media_type
           : upload.error().problems.empty() ? upload.error().key
                                             : upload.error().problems[0].key;
}

std::string name_of(std::string_view name, std::string_view bytes) {
    return look_into(name, bytes).value().file_name;
}

documents::Document letter() {
    documents::Document document;
    document.title = "Yttrande";
    document.letterhead = {.organisation = "Exempelstads kommun", .date = *parse_date("2024-02-01")};
    document.blocks.push_back(
        documents::Paragraph{documents::Text{{"Se "}, {.text = "webben", .link = "https://exempel.se"}}});
    return document;
}

TEST(Upload, what_the_house_writes_is_taken) {
    auto const& style = documents::default_style();
    EXPECT_EQ(type_of(documents::write_pdf(letter(), style).value().bytes), "application/pdf");
    EXPECT_EQ(type_of(documents::write_pdf(letter(), style, documents::Archival::oldest).value().bytes),
              "application/pdf");
    EXPECT_EQ(type_of(documents::write_docx(letter(), style).value()),
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    sheet::Document const table{"Blad", {"a", "b"}, {{"1", "2"}}};
    EXPECT_EQ(type_of(sheet::write_xlsx(table).value()),
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    EXPECT_EQ(type_of(sheet::write_csv(table)), "text/csv");
}

TEST(Upload, what_other_programs_write_is_taken) {
    EXPECT_EQ(type_of(sample::pdf()), "application/pdf");
    EXPECT_EQ(type_of(sample::zip(sample::docx())),
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    EXPECT_EQ(type_of(sample::zip(sample::odt())), "application/vnd.oasis.opendocument.text");
    EXPECT_EQ(type_of(sample::png()), "image/png");
    EXPECT_EQ(type_of(sample::jpeg()), "image/jpeg");
    EXPECT_EQ(type_of(sample::jpeg() + "what cameras add"), "image/jpeg");
    EXPECT_EQ(type_of("Vi tillstyrker förslaget.\r\n\tÅ, ä, ö, 😀\n"), "text/plain");
    EXPECT_EQ(type_of("\xEF\xBB\xBFVi tillstyrker."), "text/plain");
    EXPECT_EQ(type_of("namn;antal\nÅsa;3\n"), "text/csv");
    EXPECT_EQ(type_of("namn,antal\r\n\"Åsa, Bo\",3"), "text/csv");
    EXPECT_EQ(type_of("namn\tantal\nÅsa\t3\n"), "text/csv");
}

TEST(Upload, prose_with_commas_is_no_table) {
    EXPECT_EQ(type_of("Hej, alla\nNej, tack\n"), "text/plain");
    EXPECT_EQ(type_of("a;b\n1;2;3\n"), "text/plain");
    EXPECT_EQ(type_of("a;b"), "text/plain") << "one row is a line";
    EXPECT_EQ(type_of("a;\"b\n1;2\n"), "text/plain") << "a quotation that never ends";
}

TEST(Upload, everything_else_is_refused_with_the_kinds_that_are_taken) {
    for (std::string const bytes :
         {"MZ\x90",
          "\x7f"
          "ELF",
          "GIF89a\x01", "<!DOCTYPE html><p>hej", " \n<svg/>", "<?xml version='1.0'?><a/>", "#!/bin/sh\n",
          "{\\rtf1 hej}", "%!PS-Adobe-3.0", "hej\x01", "hej\x7f", "hej\xC2\x85",
          "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "text %PDF-1.4"}) {
        EXPECT_NE(type_of(bytes).find("uploads."), std::string::npos) << bytes;
        EXPECT_EQ(look_into("yttrande.pdf", bytes).error().code, ErrorCode::invalid) << bytes;
    }
    EXPECT_EQ(type_of("<html>"), "uploads.unknown_kind");
    EXPECT_EQ(type_of("GIF89a\x01"), "uploads.unknown_kind");
    EXPECT_EQ(type_of(sample::zip({{"a.txt", "a"}})), "uploads.unknown_kind");
    EXPECT_EQ(type_of("K\xE5lplan"), "uploads.encoding") << "Latin-1";
    EXPECT_EQ(type_of("\xED\xA0\x80"), "uploads.encoding") << "half a pair";
    EXPECT_EQ(type_of("\xC0\xAF"), "uploads.encoding") << "longer than need be";
    EXPECT_EQ(look_into("a", "<html>").error().problems.at(0).pointer, "/content");
    EXPECT_EQ(type_of(std::string_view{"a\0b", 3}), "uploads.unknown_kind");
}

TEST(Upload, nothing_and_too_much_are_refused) {
    EXPECT_EQ(type_of(""), "uploads.empty");
    EXPECT_EQ(type_of("\xEF\xBB\xBF \n"), "uploads.empty");
    EXPECT_EQ(type_of(std::string(upload_bytes_max, 'a')), "text/plain");
    auto const error = look_into("a", std::string(upload_bytes_max + 1, 'a')).error();
    EXPECT_EQ(error.code, ErrorCode::too_large);
    EXPECT_EQ(error.params, (Params{{"maximum", "5"}}));
}

TEST(Upload, every_refusal_has_a_text) {
    i18n::load_embedded();
    for (auto const* key :
         {"active_pdf", "base64", "damaged", "document_type", "embedded", "empty", "encoding", "fetches",
          "hidden_bytes", "locked", "macros", "part_too_large", "too_large", "too_many_parts",
          "too_many_pixels", "two_kinds", "unknown_kind", "unpacks_too_large", "unsafe_part"}) {
        EXPECT_TRUE(i18n::known("sv", std::string{"uploads."} + key)) << key;
    }
}

TEST(FileName, is_the_last_component_with_an_ending_that_fits) {
    auto const pdf = sample::pdf();
    for (auto const& [given, kept] : std::vector<std::pair<std::string, std::string>>{
             {"yttrande.pdf", "yttrande.pdf"},
             {"Yttrande över översiktsplan.PDF", "Yttrande över översiktsplan.PDF"},
             {"../../etc/passwd", "passwd.pdf"},
             {"..\\..\\Windows\\win.ini", "win.pdf"},
             {"C:\\Users\\a/b\\c.docx", "c.pdf"},
             {"a/", "file.pdf"},
             {"", "file.pdf"},
             {".", "file.pdf"},
             {"..", "file.pdf"},
             {". . .htaccess", "htaccess.pdf"},
             {".pdf", "pdf.pdf"},
             {"svar.pdf.exe", "svar.pdf"},
             {"svar.exe", "svar.pdf"},
             {"svar.exe.pdf", "svar.exe.pdf"},
             {"Dnr 2024.12", "Dnr 2024.12.pdf"},
             {"svar. . ", "svar.pdf"},
             {"svar.pdf. ", "svar.pdf"},
             {std::string{"sv\0ar\r\nX: y\x7f.pdf", 15}, "svarX- y.pdf"},
             {"svar\xE2\x80\xAE"
              "fdp.exe",
              "svarfdp.pdf"},
             {"\xE2\x81\xA6svar\xE2\x81\xA9\xE2\x80\x8F\xEF\xBB\xBF.pdf", "svar.pdf"},
             {"\xE2\x80\xAE.pdf", "pdf.pdf"},
             {"\xFF\xC0svar\xE5.pdf", "svar.pdf"},
             {"a<b>:\"c|d?e*.pdf", "a-b---c-d-e-.pdf"},
             {"svar.pdf::$DATA", "svar.pdf--$DATA.pdf"},
         }) {
        EXPECT_EQ(name_of(given, pdf), kept) << given;
    }
    EXPECT_EQ(name_of("bild.jpeg", sample::jpeg()), "bild.jpeg");
    EXPECT_EQ(name_of("bild.png", sample::jpeg()), "bild.jpg");
    EXPECT_EQ(name_of("svar.html", "hej"), "svar.txt");
    EXPECT_EQ(name_of("svar.csv", "hej"), "svar.txt");
    EXPECT_EQ(name_of("makro.docm", sample::zip(sample::docx())), "makro.docx");
}

TEST(FileName, has_at_most_120_characters_with_its_ending) {
    std::string long_name;
    for (int i = 0; i < 300; ++i) {
        long_name += "å";
    }
    std::string kept;
    for (int i = 0; i < 116; ++i) {
        kept += "å";
    }
    EXPECT_EQ(name_of(long_name + ".pdf", sample::pdf()), kept + ".pdf");
    EXPECT_EQ(name_of(long_name, sample::pdf()), kept + ".pdf");
    EXPECT_EQ(name_of(std::string(116, 'a') + ".pdf", sample::pdf()), std::string(116, 'a') + ".pdf");
    EXPECT_EQ(name_of(std::string(115, 'a') + ".....b", sample::pdf()), std::string(115, 'a') + ".pdf");
}

TEST(Base64, goes_there_and_back) {
    for (auto const& [bytes, text] :
         std::vector<std::pair<std::string, std::string>>{{"", ""},
                                                          {"f", "Zg=="},
                                                          {"fo", "Zm8="},
                                                          {"foo", "Zm9v"},
                                                          {"foob", "Zm9vYg=="},
                                                          {"fooba", "Zm9vYmE="},
                                                          {"foobar", "Zm9vYmFy"},
                                                          {"\xfb\xff\xbf", "+/+/"}}) {
        EXPECT_EQ(to_base64(bytes), text);
        EXPECT_EQ(from_base64(text).value(), bytes);
    }
    std::string all;
    for (int i = 0; i < 70'000; ++i) {
        all += static_cast<char>(i * 7 % 251);
    }
    EXPECT_EQ(from_base64(to_base64(all)).value(), all);
}

TEST(Base64, what_is_none_is_refused) {
    for (auto const* text : {"Z", "Zg", "Zg=", "Zg===", "=", "====", "Zh==", "Zm9=", "Zm9v\n", "Zm 9", "Zm-_",
                             "Zg==Zg==", "Z===", "Å==", "data:,a"}) {
        auto const bytes = from_base64(text);
        ASSERT_FALSE(bytes.ok()) << text;
        EXPECT_EQ(bytes.error().problems.at(0).key, "uploads.base64") << text;
    }
    EXPECT_TRUE(from_base64(to_base64(std::string(upload_bytes_max, 'a'))).ok());
    EXPECT_EQ(from_base64(to_base64(std::string(upload_bytes_max + 1, 'a'))).error().code,
              ErrorCode::too_large);
    EXPECT_EQ(from_base64(std::string(2 * upload_bytes_max, 'a')).error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace varn::uploads
