// Files that would do more than be read are refused, within bounds and without harm.
#include <gtest/gtest.h>

#include <random>

#include "platform/uploads.h"
#include "upload_sample.h"

namespace varn::uploads {
namespace {

using sample::docx;
using sample::odt;
using sample::Parts;
using sample::relationship;
using sample::zip;

std::string refusal(std::string_view bytes) {
    auto const upload = look_into("svar", bytes);
    return upload.ok()                       ? ""
           : upload.error().problems.empty() ? upload.error().key
                                             : upload.error().problems[0].key;
}

std::string with_relation(std::string const& type, std::string const& target, std::string const& mode = "") {
    return refusal(zip(docx({}, "", relationship(type, target, mode))));
}

TEST(HostilePdf, what_runs_or_is_packed_inside_is_refused) {
    for (auto const* inside :
         {"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", "/AA << /O << /JS 3 0 R >> >>",
          "/S/JavaScript", "/S /J#61vaScript", "/S /#4aava#53cript", "/A << /S /Launch /F (cmd.exe) >>",
          "/Type/EmbeddedFile", "/Names << /EmbeddedFiles 4 0 R >>", "/S /GoToE", "/S /ImportData",
          "/S/Rendition/OP 0", "/Subtype /RichMedia", "/AcroForm << /XFA 5 0 R >>"}) {
        EXPECT_EQ(refusal(sample::pdf(inside)), "uploads.active_pdf") << inside;
    }
    EXPECT_EQ(refusal(sample::pdf("/JSX /Launcher /EmbeddedFilesX /URI (https://exempel.se/JS/a/JS)")), "");
}

TEST(HostilePdf, short_names_in_the_bytes_of_a_picture_are_chance) {
    EXPECT_EQ(refusal(sample::pdf("/X << /Length 9 >>\nstream\nab/JS(cd\nendstream\n")), "");
    EXPECT_EQ(refusal(sample::pdf("/X << /Length 9 >>\nstream\nab/JavaScript(cd\nendstream\n")),
              "uploads.active_pdf");
    EXPECT_EQ(refusal(sample::pdf("(stream\n) /JS (endstream)")), "uploads.active_pdf");
}

TEST(HostilePdf, must_be_whole) {
    auto const good = sample::pdf();
    EXPECT_EQ(refusal(good.substr(0, good.size() - 10)), "uploads.damaged");
    EXPECT_EQ(refusal("%PDF-1."), "uploads.damaged");
    EXPECT_EQ(refusal("%PDF-1.9\n%%EOF"), "uploads.damaged");
    EXPECT_EQ(refusal(good + std::string(2'000, '\n')), "uploads.damaged");
    EXPECT_NE(refusal("x" + good), "");
}

TEST(HostileMixture, what_is_two_kinds_is_refused) {
    auto const package = zip(docx());
    for (auto const& bytes :
         {sample::pdf() + package, sample::pdf() + package + "\n%%EOF\n", sample::png() + package,
          sample::jpeg() + package, sample::png() + "tail", sample::pdf() + "tail",
          sample::png(1, 1, sample::png_chunk("tEXt", "a" + package)), sample::jpeg() + sample::pdf(),
          sample::png(1, 1, sample::png_chunk("tEXt", sample::pdf())),
          zip(odt("", {{"mimetypes", ""}}), "%PDF-1.4"),
          zip({{"mimetype", "%PDF-1.4"}, {"content.xml", "<a/>"}})}) {
        EXPECT_EQ(refusal(bytes), "uploads.two_kinds");
    }
    auto parts = docx({{"xl/workbook.xml", "<workbook/>"}});
    EXPECT_EQ(refusal(zip(parts)), "uploads.two_kinds");
}

TEST(HostilePackage, nothing_is_hidden_around_the_parts) {
    auto const good = zip(docx());
    ASSERT_EQ(refusal(good), "");
    EXPECT_EQ(refusal(zip(docx(), "a comment")), "uploads.hidden_bytes");
    EXPECT_EQ(refusal(good + "tail"), "uploads.hidden_bytes");
    EXPECT_EQ(refusal(good + good), "uploads.hidden_bytes") << "the first one is invisible";
    auto renamed = good;
    renamed[renamed.find("word/document.xml")] = 'W';
    EXPECT_EQ(refusal(renamed), "uploads.hidden_bytes") << "two programs would see two names";
}

TEST(HostilePackage, sizes_may_follow_the_parts_but_nothing_else) {
    EXPECT_EQ(refusal(sample::streamed_zip(docx(), "PK\x07\x08")), "");
    EXPECT_EQ(refusal(sample::streamed_zip(docx(), "")), "");
    EXPECT_EQ(refusal(sample::streamed_zip(docx(), "", "more")), "uploads.hidden_bytes")
        << "as long as a mark";
    EXPECT_EQ(refusal(sample::streamed_zip(docx(), "", "hidden")), "uploads.hidden_bytes");
}

TEST(HostilePackage, names_stay_inside) {
    for (auto const* name :
         {"../evil.xml", "word/../../evil.xml", "/etc/passwd", "word\\evil.xml", "C:evil.xml", "a//b", "./a",
          "word/..", "a\nb", "\xff.xml", "WORD/document.xml", "word/document.xml"}) {
        EXPECT_EQ(refusal(zip(docx({{name, "<a/>"}}))), "uploads.unsafe_part") << name;
    }
    EXPECT_EQ(refusal(zip(docx({{std::string(2'000, 'a'), ""}}))), "uploads.unsafe_part");
    EXPECT_EQ(refusal(zip(docx({{"word/media/Bild å..1.png", ""}}))), "");
}

TEST(HostilePackage, bombs_are_not_unpacked) {
    EXPECT_EQ(refusal(zip(docx({{"word/a.xml", std::string(std::size_t{16} << 20U, ' ')}}))),
              "uploads.unpacks_too_large");
    std::mt19937 random{3};
    std::string noise;
    for (int i = 0; i < 40'000; ++i) {
        noise +=
            std::string(150, static_cast<char>('a' + random() % 26)) + static_cast<char>('a' + random() % 26);
    }
    Parts many;
    for (int i = 0; i < 11; ++i) {
        many.emplace_back("word/" + std::to_string(i) + ".bin", noise);
    }
    EXPECT_EQ(refusal(zip(docx(many))), "uploads.unpacks_too_large") << "the sum counts too";
    many.resize(2);
    EXPECT_EQ(refusal(zip(docx(many))), "");
}

TEST(HostilePackage, a_size_that_is_a_lie_is_found_out) {
    auto lie = zip(docx({{"word/a.bin", std::string(100'000, 'a')}}));
    std::string const truth{"\xa0\x86\x01\x00", 4};
    std::size_t changed = 0;
    for (auto at = lie.find(truth); at != std::string::npos; at = lie.find(truth, at + 1)) {
        lie.replace(at, 4, std::string{"\x10\x00\x00\x00", 4});
        ++changed;
    }
    ASSERT_EQ(changed, 2U);
    EXPECT_EQ(refusal(lie), "uploads.damaged");
}

TEST(HostilePackage, seventy_thousand_parts_are_too_many) {
    Parts many;
    for (int i = 0; i < 2'100; ++i) {
        many.emplace_back(std::to_string(i), "");
    }
    EXPECT_EQ(refusal(zip(docx(many))), "uploads.too_many_parts");
    many.resize(1'996);
    EXPECT_EQ(refusal(zip(docx(many))), "");
    many.clear();
    for (int i = 0; i < 70'000; ++i) {
        many.emplace_back(std::to_string(i), "");
    }
    auto const huge = zip(many);
    EXPECT_NE(refusal(huge), "") << huge.size();
}

TEST(HostilePackage, locked_parts_and_unknown_methods_are_refused) {
    auto locked = zip(docx());
    locked[6] |= 1;
    locked[locked.find("PK\x01\x02") + 8] |= 1;
    EXPECT_EQ(refusal(locked), "uploads.locked");
    auto odd = zip(docx());
    odd[8] = 12;
    odd[odd.find("PK\x01\x02") + 10] = 12;
    EXPECT_EQ(refusal(odd), "uploads.damaged");
}

TEST(HostilePackage, document_types_are_refused_in_every_part) {
    std::string const bomb = "<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;&l;'>]><a>&m;</a>";
    for (auto const* name :
         {"word/styles.xml", "customXml/item1.XML", "word/_rels/a.xml.rels", "word/a.vml"}) {
        EXPECT_EQ(refusal(zip(docx({{name, bomb}}))), "uploads.document_type") << name;
        EXPECT_EQ(refusal(zip(docx({{name, "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"}}))),
                  "uploads.document_type");
    }
    EXPECT_EQ(refusal(zip(odt("", {{"styles.xml", bomb}}))), "uploads.document_type");
    std::string wide;
    for (char const letter : bomb) {
        wide += {letter, '\0'};
    }
    EXPECT_EQ(refusal(zip(docx({{"word/styles.xml", "\xff\xfe" + wide}}))), "uploads.damaged") << "UTF-16";
    EXPECT_EQ(refusal(zip(docx({{"word/styles.xml", "<?xml version='1.0' encoding='UTF-7'?>+ADw-a/>"}}))),
              "uploads.damaged");
}

TEST(HostilePackage, macros_are_refused) {
    for (auto const* name :
         {"word/vbaProject.bin", "word/VBAPROJECT.BIN", "word/vbaData.xml", "xl/macrosheets/s.xml"}) {
        EXPECT_EQ(refusal(zip(docx({{name, "<a/>"}}))), "uploads.macros") << name;
    }
    EXPECT_EQ(refusal(zip(
                  docx({{"word/a.bin", ""}},
                       "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>"))),
              "uploads.macros");
    EXPECT_EQ(with_relation("vbaProject", "a.bin"), "uploads.macros");
    auto parts = docx();
    auto& types = parts[0].second;
    types.replace(types.find("application/vnd"), types.find("main+xml") - types.find("application/vnd"),
                  "application/vnd.ms-word.document.macroEnabled.");
    EXPECT_EQ(refusal(zip(parts)), "uploads.macros");
    EXPECT_EQ(refusal(zip(odt("", {{"Basic/Standard/Module1.xml", "<a/>"}}))), "uploads.macros");
    EXPECT_EQ(refusal(zip(odt("<a:script xmlns:a=\"o\"/>"))), "uploads.macros") << "whatever the prefix";
    EXPECT_EQ(refusal(zip(odt("<script:event-listener xlink:href=\"vnd.sun.star.script:a\"/>"))),
              "uploads.macros");
}

TEST(HostilePackage, embedded_objects_are_refused) {
    for (auto const* name :
         {"word/embeddings/oleObject1.bin", "word/activeX/activeX1.xml", "word/embeddings/a.xlsx"}) {
        EXPECT_EQ(refusal(zip(docx({{name, "<a/>"}}))), "uploads.embedded") << name;
    }
    EXPECT_EQ(with_relation("oleObject", "media/a.bin"), "uploads.embedded");
    EXPECT_EQ(with_relation("oleObject", "https://ond.example/a", "External"), "uploads.embedded");
    EXPECT_EQ(with_relation("control", "a.xml"), "uploads.embedded");
    EXPECT_EQ(with_relation("aFChunk", "a.html"), "uploads.embedded");
    EXPECT_EQ(refusal(zip(odt("<draw:object-ole xlink:href=\"./Object 1\"/>"))), "uploads.embedded");
    EXPECT_EQ(refusal(zip(odt("<draw:object xlink:href=\"./Object 1\"/>"))), "");
}

TEST(HostilePackage, nothing_is_fetched_from_elsewhere) {
    EXPECT_EQ(with_relation("attachedTemplate", "https://ond.example/a.dotm", "External"), "uploads.fetches");
    EXPECT_EQ(with_relation("attachedTemplate", "file:///C:/a.dotm", "External"), "uploads.fetches");
    EXPECT_EQ(with_relation("image", "https://ond.example/a.png", "External"), "uploads.fetches");
    EXPECT_EQ(with_relation("image", "https://ond.example/a.png"), "uploads.fetches") << "without the mode";
    EXPECT_EQ(with_relation("image", "\\\\ond\\a.png", "external"), "uploads.fetches");
    EXPECT_EQ(with_relation("hyperlink", "file://ond/a", "External"), "uploads.fetches");
    EXPECT_EQ(with_relation("hyperlink", "\\\\ond\\a", "External"), "uploads.fetches");
    EXPECT_EQ(with_relation("hyperlink", "JavaScript:alert(1)", "External"), "uploads.fetches");
    EXPECT_EQ(with_relation("hyperlink", "https://exempel.se/a:b", "External"), "");
    EXPECT_EQ(with_relation("hyperlink", "mailto:a@exempel.se", "External"), "");
    EXPECT_EQ(with_relation("image", "media/a.png"), "");
    EXPECT_EQ(with_relation("customXml", "../customXml/item1.xml"), "");
    EXPECT_EQ(refusal(zip(docx({{"xl/externalLinks/externalLink1.xml", "<a/>"}}))), "uploads.fetches");
    auto const linked = [](std::string const& element, std::string const& to) {
        return refusal(zip(odt("<" + element + " xlink:href=\"" + to + "\"/>")));
    };
    EXPECT_EQ(linked("draw:image", "https://ond.example/a.png"), "uploads.fetches");
    EXPECT_EQ(linked("draw:image", "../a.png"), "uploads.fetches");
    EXPECT_EQ(linked("text:section-source", "//ond/a.odt"), "uploads.fetches");
    EXPECT_EQ(linked("template", "https://ond.example/a.ott"), "uploads.fetches");
    EXPECT_EQ(linked("template", "file:////ond/a.ott"), "uploads.fetches");
    EXPECT_EQ(linked("text:a", "vnd.sun.star.script:a"), "uploads.fetches");
    EXPECT_EQ(linked("text:a", "https://exempel.se"), "");
    EXPECT_EQ(linked("template", "../../mallar/svar.ott"), "");
    EXPECT_EQ(linked("draw:image", "Pictures/1.png"), "");
}

TEST(HostilePackage, parts_too_large_or_too_deep_to_be_read_are_refused) {
    std::string deep;
    for (int i = 0; i < 100'000; ++i) {
        deep += "<a>";
    }
    EXPECT_EQ(refusal(zip(odt(deep))), "uploads.damaged");
    std::string many;
    for (unsigned i = 0; i < 310'000; ++i) {
        many += "<p" + std::to_string(i * 7919U % 9973U) + "/>";
    }
    EXPECT_EQ(refusal(zip(odt(many))), "uploads.part_too_large");
    EXPECT_EQ(refusal(zip(docx({{"word/_rels/a.rels", "<a"}}))), "uploads.damaged");
    EXPECT_EQ(refusal(zip({{"mimetype", "application/zip"}, {"content.xml", "<a/>"}})),
              "uploads.unknown_kind");
}

TEST(HostilePicture, headers_must_be_whole_and_the_picture_bounded) {
    EXPECT_EQ(refusal(sample::png(0, 1)), "uploads.damaged");
    EXPECT_EQ(refusal(sample::png(100'000, 100'000)), "uploads.too_many_pixels");
    EXPECT_EQ(refusal(sample::png(0xffffffff, 0xffffffff)), "uploads.damaged");
    EXPECT_EQ(refusal("\x89PNG\r\n\x1a\n"), "uploads.damaged");
    EXPECT_EQ(refusal("\xff\xd8\xff"), "uploads.damaged");
    EXPECT_EQ(refusal(sample::jpeg(std::string{"\0\0", 2})), "uploads.damaged");
    for (auto const& good : {sample::png(), sample::jpeg(), zip(docx()), sample::pdf()}) {
        for (std::size_t size = 5; size + 1 < good.size(); ++size) {
            EXPECT_NE(refusal(good.substr(0, size)), "") << size << " of " << good.size();
        }
    }
}

TEST(HostileNoise, changed_files_never_crash) {
    std::mt19937 random{9};
    for (auto const& good : {sample::png(), sample::jpeg(), zip(docx()), zip(odt()), sample::pdf()}) {
        for (int i = 0; i < 2'000; ++i) {
            auto bytes = good;
            for (auto n = 1 + random() % 5; n > 0; --n) {
                bytes[random() % bytes.size()] = static_cast<char>(random());
            }
            if (auto const upload = look_into("a", bytes); upload.ok()) {
                EXPECT_FALSE(upload.value().file_name.empty());
            }
        }
    }
}

}  // namespace
}  // namespace varn::uploads
