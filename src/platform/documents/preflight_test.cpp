// The older archival format, judged by somebody else: Preflight of Apache PDFBox.
#include <gtest/gtest.h>

#include <filesystem>

#include "platform/document_style.h"
#include "platform/documents.h"
#include "sample.h"

namespace varn::documents {
namespace {

constexpr char const* java_folder = "/usr/share/java/";

std::string judged(std::string const& bytes) {
    sample::Folder const folder;
    std::string path;
    for (auto const* jar : {"preflight", "pdfbox2", "xmpbox", "fontbox2", "commons-logging", "commons-io",
                            "javax.activation", "jaxb-api"}) {
        path += std::string{java_folder} + jar + ".jar:";
    }
    return sample::run("java -Djava.awt.headless=true -cp " + path +
                       " org.apache.pdfbox.preflight.Validator_A1b " + folder.put("a.pdf", bytes));
}

TEST(Preflight, finds_nothing_to_say_of_the_oldest_format) {
    if (!std::filesystem::exists(std::string{java_folder} + "preflight.jar") ||
        sample::run("command -v java").empty()) {
        GTEST_SKIP() << "libpdfbox2-java or Java is not installed";
    }
    for (auto const& document : {sample::report(), sample::letter()}) {
        auto const written = write_pdf(document, default_style(), Archival::oldest);
        ASSERT_TRUE(written.ok());
        auto const verdict = judged(written.value().bytes);
        EXPECT_NE(verdict.find("is a valid PDF/A-1b file"), std::string::npos) << verdict;
    }
}

TEST(Preflight, says_no_to_the_newer_format_so_it_does_look) {
    if (!std::filesystem::exists(std::string{java_folder} + "preflight.jar") ||
        sample::run("command -v java").empty()) {
        GTEST_SKIP() << "libpdfbox2-java or Java is not installed";
    }
    auto const written = write_pdf(sample::letter(), default_style());
    ASSERT_TRUE(written.ok());
    EXPECT_EQ(judged(written.value().bytes).find("is a valid PDF/A-1b file"), std::string::npos);
}

}  // namespace
}  // namespace varn::documents
