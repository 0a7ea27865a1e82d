#include "platform/written_document.h"

#include <gtest/gtest.h>

namespace varn::documents {
namespace {

Document letter() {
    Document document;
    document.language = "sv";
    document.title = "Brev";
    document.blocks.push_back(Paragraph{Text{"Ett ord."}});
    return document;
}

TEST(WrittenDocument, a_form_is_asked_for_by_its_word) {
    EXPECT_EQ(form_of("pdf"), Form::pdf);
    EXPECT_EQ(form_of("pdf-a1b"), Form::oldest_pdf);
    EXPECT_EQ(form_of("docx"), Form::docx);
    EXPECT_EQ(form_of("text"), Form::text);
    for (auto const* word : {"", "PDF", "bild", "xlsx"}) {
        EXPECT_FALSE(form_of(word).has_value()) << word;
    }
}

TEST(WrittenDocument, each_form_says_what_it_is) {
    struct Wanted {
        Form form;
        std::string_view ending, begins, type;
    };
    for (auto const& [form, ending, begins, type] :
         {Wanted{Form::pdf, ".pdf", "%PDF-1.7", "application/pdf"},
          Wanted{Form::oldest_pdf, ".pdf", "%PDF-1.4", "application/pdf"},
          Wanted{Form::docx, ".docx", "PK",
                 "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
          Wanted{Form::text, ".txt", "", "text/plain; charset=utf-8"}}) {
        auto const written = written_as(form, letter(), default_style());
        ASSERT_TRUE(written.ok());
        EXPECT_EQ(written.value().ending, ending);
        EXPECT_EQ(written.value().content_type, type);
        EXPECT_TRUE(written.value().bytes.starts_with(begins)) << written.value().bytes.substr(0, 8);
    }
}

}  // namespace
}  // namespace varn::documents
