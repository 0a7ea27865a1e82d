// Writes the sample where somebody can look at it: set VARN_SHOW_DOCUMENTS to a folder.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <fstream>

#include "platform/document_style.h"
#include "platform/documents.h"
#include "sample.h"

namespace varn::documents {
namespace {

TEST(Show, the_documents_to_somebody_who_wants_to_see_them) {
    char const* const folder = std::getenv("VARN_SHOW_DOCUMENTS");
    if (folder == nullptr) {
        GTEST_SKIP() << "nobody asked";
    }
    auto const put = [&](std::string const& name, std::string const& bytes) {
        std::ofstream{std::string{folder} + '/' + name, std::ios::binary} << bytes;
    };
    std::vector<std::pair<std::string, Document>> const documents{
        {"report", sample::report()}, {"long", sample::long_report(11, 150)}, {"letter", sample::letter()}};
    for (auto const& [name, document] : documents) {
        auto const begun = std::chrono::steady_clock::now();
        auto const pdf = write_pdf(document, default_style());
        auto const drawn = std::chrono::steady_clock::now();
        auto const docx = write_docx(document, default_style());
        auto const packed = std::chrono::steady_clock::now();
        auto const text = write_text(document, default_style());
        ASSERT_TRUE(pdf.ok()) << pdf.error().key << pdf.error().cause;
        ASSERT_TRUE(docx.ok()) << docx.error().key << docx.error().cause;
        ASSERT_TRUE(text.ok());
        put(name + ".pdf", pdf.value().bytes);
        put(name + ".docx", docx.value());
        put(name + ".txt", text.value());
        auto const oldest = write_pdf(document, default_style(), Archival::oldest);
        ASSERT_TRUE(oldest.ok());
        put(name + "-1b.pdf", oldest.value().bytes);
        auto const ms = [](auto from, auto to) {
            return std::chrono::duration_cast<std::chrono::milliseconds>(to - from).count();
        };
        std::printf("%s: %d pages, PDF %lld ms %zu bytes, DOCX %lld ms %zu bytes\n", name.c_str(),
                    pdf.value().pages, static_cast<long long>(ms(begun, drawn)), pdf.value().bytes.size(),
                    static_cast<long long>(ms(drawn, packed)), docx.value().size());
    }
}

}  // namespace
}  // namespace varn::documents
