// The published schemas judge what we write. They are no part of the product: VARN_TESTDATA says where they
// are.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "kernel/choice.h"
#include "sample.h"

namespace varn::archive {
namespace {

std::filesystem::path schema_folder() {
    auto const* const given = std::getenv("VARN_TESTDATA");
    return std::filesystem::path{given != nullptr ? given : VARN_TESTDATA_DEFAULT} / "eark";
}

class Schemas : public ::testing::Test {
protected:
    void SetUp() override {
        auto const schemas = schema_folder();
        bool const is_there = std::filesystem::exists(schemas / "csip" / "mets1_12.xsd");
        bool const can_read = std::system("xmllint --version >/dev/null 2>&1") == 0;
        if (!is_there || !can_read) {
            auto const* const required = std::getenv("VARN_TESTDATA_REQUIRED");
            ASSERT_FALSE(required != nullptr && std::string{required} == "1")
                << "schemas or xmllint are missing: " << schemas;
            std::cout << "SKIPPED: no archive schemas in " << schemas << " or no xmllint\n";
            GTEST_SKIP();
        }
        folder_ = std::filesystem::temp_directory_path() /
                  ("varn-schemas-" + std::to_string(getpid()) + "-" +
                   ::testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::create_directories(folder_);
        // PREMIS imports xlink by its address; nothing is fetched.
        std::ofstream{folder_ / "catalog.xml"}
            << "<catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\">"
               "<uri name=\"http://www.loc.gov/standards/xlink/xlink.xsd\" uri=\"file://"
            << std::filesystem::canonical(schemas / "csip" / "xlink.xsd").string() << "\"/></catalog>";
    }
    void TearDown() override {
        if (!folder_.empty()) {
            std::filesystem::remove_all(folder_);
        }
    }

    /// What xmllint has against a document; empty when nothing.
    std::string verdict(std::string const& content, std::string const& schema) const {
        std::ofstream{folder_ / "document.xml", std::ios::binary} << content;
        auto const command = "XML_CATALOG_FILES='" + (folder_ / "catalog.xml").string() +
                             "' xmllint --nonet --noout --schema '" + (schema_folder() / schema).string() +
                             "' '" + (folder_ / "document.xml").string() + "' >'" +
                             (folder_ / "said").string() + "' 2>&1";
        bool const valid = std::system(command.c_str()) == 0;
        std::ifstream in{folder_ / "said"};
        return valid ? "" : std::string{std::istreambuf_iterator<char>{in}, {}};
    }

    void expect_valid(Submission const& submission) const {
        auto const files = files_of(write_package(submission).value().bytes);
        EXPECT_EQ(verdict(files.at("METS.xml"), "csip/mets1_12.xsd"), "");
        EXPECT_EQ(verdict(files.at("metadata/descriptive/ERMS.xml"), "erms/ERMS.xsd"), "");
        EXPECT_EQ(verdict(files.at("metadata/preservation/premis.xml"), "csip/premis-v2-2.xsd"), "");
        if (files.contains("representations/rep1/METS.xml")) {
            EXPECT_EQ(verdict(files.at("representations/rep1/METS.xml"), "csip/mets1_12.xsd"), "");
        }
    }

private:
    std::filesystem::path folder_;
};

TEST_F(Schemas, a_whole_package_is_valid) {
    expect_valid(sample());
}

TEST_F(Schemas, the_least_package_is_valid) {
    Submission least;
    least.package_id = "a";
    least.content.system_identifier = "case";
    least.content.object_id = "1";
    least.content.title = "t";
    least.archival_creator.name = "creator";
    least.submitter.name = "submitter";
    least.software_name = "software";
    least.software_version = "1";
    expect_valid(least);
}

TEST_F(Schemas, every_word_of_ours_is_a_word_of_the_schema) {
    auto submission = sample();
    auto& content = submission.content;
    for (std::size_t i = 0; i < choices<AgentType>.size(); ++i) {
        content.agents.push_back({static_cast<AgentType>(i), "name", "", "", "role"});
    }
    for (std::size_t i = 0; i < choices<DateType>.size(); ++i) {
        content.dates.push_back({static_cast<DateType>(i), submission.made_at, "other"});
    }
    for (std::size_t i = 0; i < choices<RelationType>.size(); ++i) {
        content.relations.push_back({static_cast<RelationType>(i), "to", "other"});
    }
    for (std::size_t i = 0; i < choices<RestrictionType>.size(); ++i) {
        content.restrictions.push_back({static_cast<RestrictionType>(i), "law", "", "other"});
    }
    for (std::size_t i = 0; i < choices<Direction>.size(); ++i) {
        content.records.push_back(sample().content.records[1]);
        content.records.back().system_identifier = "direction-" + std::to_string(i);
        content.records.back().direction = static_cast<Direction>(i);
    }
    for (std::size_t i = 0; i < choices<CaseStatus>.size(); ++i) {
        content.status = static_cast<CaseStatus>(i);
        expect_valid(submission);
    }
}

TEST_F(Schemas, a_fault_is_seen_by_the_schemas) {
    auto xml = sample_files()["metadata/descriptive/ERMS.xml"];
    ASSERT_TRUE(set_attribute(xml, "<aggregation ", "aggregationType", "novel"));
    EXPECT_NE(verdict(xml, "erms/ERMS.xsd"), "");
}

}  // namespace
}  // namespace varn::archive
