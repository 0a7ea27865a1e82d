// What is written: where things lie, what they say, and what is refused.
#include <gtest/gtest.h>

#include <algorithm>

#include "names.h"
#include "sample.h"

namespace varn::archive {
namespace {

std::string problems(Submission const& submission) {
    auto const package = write_package(submission);
    std::string all;
    if (!package) {
        for (auto const& problem : package.error().problems) {
            all += problem.pointer + " " + problem.key + "\n";
        }
    }
    return all;
}

TEST(WritePackage, a_package_has_the_folders_of_the_specification) {
    std::vector<std::string> paths;
    for (auto const& [path, bytes] : sample_files()) {
        paths.push_back(path);
    }
    EXPECT_EQ(paths, (std::vector<std::string>{
                         "METS.xml", "documentation/Handledning.txt", "documentation/README.txt",
                         "metadata/descriptive/ERMS.xml", "metadata/preservation/premis.xml",
                         "representations/rep1/METS.xml", "representations/rep1/data/0001/Remiss_aao.pdf",
                         "representations/rep1/data/0001/_._._CON",
                         "representations/rep1/data/0001/remiss_aao-2.pdf",
                         "representations/rep1/data/0002/svar.pdf", "schemas/own.xsd"}));
}

TEST(WritePackage, a_good_package_has_no_fault) {
    auto const package = write_package(sample()).value();
    auto const report = verify(package.bytes, package.sha256);
    EXPECT_TRUE(report.is_sound());
    EXPECT_EQ(report.counted.entries, package.files);
    EXPECT_EQ(report.counted.entries, 11U);
    EXPECT_EQ(report.counted.mets, 2U);
    EXPECT_EQ(report.counted.representations, 1U);
    EXPECT_EQ(report.counted.checksums, 10U);  // all but the outermost METS
    EXPECT_EQ(report.counted.aggregations, 1U);
    EXPECT_EQ(report.counted.records, 2U);
    EXPECT_EQ(report.sha256, audit::hex(audit::sha256(package.bytes)));
}

TEST(WritePackage, the_same_case_gives_the_same_bytes) {
    EXPECT_EQ(write_package(sample()).value().bytes, write_package(sample()).value().bytes);
    auto later = sample();
    later.made_at.milliseconds += 1;
    EXPECT_NE(write_package(sample()).value().sha256, write_package(later).value().sha256);
}

TEST(WritePackage, a_case_without_files_has_no_representation) {
    auto submission = sample();
    for (auto& record : submission.content.records) {
        record.files.clear();
    }
    auto const files = files_of(write_package(submission).value().bytes);
    EXPECT_FALSE(files.contains("representations/rep1/METS.xml"));
    submission.content.records.clear();
    submission.documentation.clear();
    submission.schemas.clear();
    submission.preserver.reset();
    submission.contact_name.clear();
    submission.agreement.clear();
    submission.submitter.identification_code.clear();
    EXPECT_EQ(problems(submission), "");
    EXPECT_EQ(blamed(write_package(submission).value().bytes), "");
}

TEST(WritePackage, texts_are_kept_as_they_are) {
    auto const erms = sample_files()["metadata/descriptive/ERMS.xml"];
    EXPECT_NE(erms.find("Remiss: &lt;Krisberedskap&gt; &amp; &quot;beredskap&quot;"), erms.npos);
    EXPECT_NE(erms.find("<description>Två rader\nom remissen.</description>"), erms.npos);
    EXPECT_NE(erms.find("<date dateType=\"received\">2026-05-04T00:00:00</date>"), erms.npos);
    EXPECT_NE(erms.find("<date dateType=\"other\" otherDateType=\"uppläst\">2026-05-04T07:30:00.000Z</date>"),
              erms.npos);
    EXPECT_NE(erms.find("directionDefinition=\"internal_memo_without_follow-up\""), erms.npos);
    EXPECT_NE(erms.find("name=\"Remiss åäö.pdf\""), erms.npos);
    EXPECT_NE(erms.find("path=\"representations/rep1/data/0001/Remiss_aao.pdf\""), erms.npos);
}

TEST(WritePackage, the_readme_speaks_the_language_of_the_submission) {
    auto submission = sample();
    submission.language = "en";
    auto const english = files_of(write_package(submission).value().bytes)["documentation/README.txt"];
    EXPECT_TRUE(english.starts_with("Archive package varn-ks-2026-123")) << english;
    EXPECT_TRUE(sample_files()["documentation/README.txt"].starts_with("Arkivpaket varn-ks-2026-123"));
}

TEST(WritePackage, every_fault_of_a_description_is_told_with_its_place) {
    auto submission = sample();
    submission.package_id = "../up";
    submission.archival_creator.name = " ";
    submission.software_version = "";
    submission.content.title = "\xff";
    submission.content.agents[1].role = "";
    submission.content.records[0].restrictions[0].regulation = "";
    submission.content.records[0].relations[0].other_type = "";
    submission.content.records[0].dates[1].other_type = "";
    submission.content.records[1].system_identifier = "record-1";
    submission.content.records[1].files[0].media_type = "pdf";
    submission.content.records[1].notes = {{std::string(text_bytes_max + 1, 'x')}};
    EXPECT_EQ(problems(submission),
              "/package_id archive.bad_package_id\n"
              "/archival_creator/name archive.missing\n"
              "/software_version archive.missing\n"
              "/content/title archive.not_text\n"
              "/content/agents/1/role archive.missing\n"
              "/content/records/0/relations/0/other_type archive.missing\n"
              "/content/records/0/restrictions/0/regulation archive.missing\n"
              "/content/records/0/dates/1/other_type archive.missing\n"
              "/content/records/1/system_identifier archive.identifier_twice\n"
              "/content/records/1/notes/0/text archive.text_too_long\n"
              "/content/records/1/files/0/media_type archive.bad_media_type\n");
}

TEST(WritePackage, a_list_beyond_its_bound_is_refused) {
    auto submission = sample();
    submission.content.keywords.assign(list_max + 1, "x");
    EXPECT_EQ(problems(submission), "/content/keywords archive.too_many\n");
}

TEST(WritePackage, a_case_of_too_many_words_is_refused) {
    auto submission = sample();
    submission.content.notes.assign(metadata_bytes_max / text_bytes_max + 1,
                                    {std::string(text_bytes_max, 'x')});
    auto const package = write_package(submission);
    ASSERT_FALSE(package.ok());
    EXPECT_EQ(package.error().code, ErrorCode::too_large);
    EXPECT_EQ(package.error().key, "archive.metadata_too_large");
}

TEST(Names, a_name_is_a_file_on_every_system) {
    EXPECT_EQ(clean_name("Å ä/ö\\é.PDF"), "A_a_o_e.PDF");
    EXPECT_EQ(clean_name(".."), "_");
    EXPECT_EQ(clean_name("..."), "_");
    EXPECT_EQ(clean_name("a..b.txt"), "a.b.txt");
    EXPECT_EQ(clean_name(".hidden"), "_hidden");
    EXPECT_EQ(clean_name("nul.txt"), "_nul.txt");
    EXPECT_EQ(clean_name("COM1"), "_COM1");
    EXPECT_EQ(clean_name("a\xff\n日.doc"), "a___.doc");
    EXPECT_EQ(clean_name(std::string(500, 'a') + ".pdf"), std::string(96, 'a') + ".pdf");
    EXPECT_EQ(clean_name(""), "_");
    std::set<std::string> taken;
    EXPECT_EQ(unique_name("a.pdf", taken), "a.pdf");
    EXPECT_EQ(unique_name("A.pdf", taken), "A-2.pdf");
    EXPECT_EQ(unique_name("a.PDF", taken), "a-3.PDF");
    auto const longest = unique_name(std::string(200, 'b'), taken);
    EXPECT_EQ(longest.size(), file_name_max);
    EXPECT_EQ(unique_name(std::string(200, 'b'), taken).size(), file_name_max);
}

TEST(Names, types_and_days_are_judged_by_their_shape) {
    for (auto const* good : {"application/pdf", "text/plain", "image/svg+xml",
                             "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}) {
        EXPECT_TRUE(is_media_type(good)) << good;
    }
    for (auto const* bad : {"", "pdf", "xml", "application/", "/pdf", "application/x-pdf",
                            "text/plain; charset=utf-8", "words/pdf", "application/p df"}) {
        EXPECT_FALSE(is_media_type(bad)) << bad;
    }
    for (auto const* good :
         {"2026-02-28T23:59:59", "2026-02-28T00:00:00Z", "2024-02-29T00:00:00.123+02:00"}) {
        EXPECT_TRUE(is_date_time(good)) << good;
    }
    for (auto const* bad :
         {"", "2026-02-28", "2026-02-30T00:00:00", "2026-02-28T24:00:00", "2026-02-28T00:00:00.",
          "2026-02-28T00:00:00+15:00", "2026-02-28 00:00:00", "2026-02-28T00:-1:00"}) {
        EXPECT_FALSE(is_date_time(bad)) << bad;
    }
}

}  // namespace
}  // namespace varn::archive
