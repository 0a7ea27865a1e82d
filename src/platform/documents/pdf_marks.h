#pragma once
// The marks in a page's content: named after what they are, and all else marked as decoration.
#include <string>
#include <vector>

#include "pdf_tags.h"
#include "qpdf_objects.h"

namespace varn::documents {

class Marks : public QPDFObjectHandle::TokenFilter {
public:
    Marks(std::vector<Element*> const& elements, bool& agrees) : elements_(elements), agrees_(agrees) {}

    void handleToken(QPDFTokenizer::Token const& token) override;
    void handleEOF() override;

private:
    void obey(QPDFTokenizer::Token const& word);
    void write_operands();
    bool is_ours() const;
    std::vector<Element*> const& elements_;
    bool& agrees_;  // that the page has the marks we painted
    std::vector<QPDFTokenizer::Token> operands_;
    int depth_ = 0;
    std::size_t named_ = 0;
    bool decoration_ = false;
};

}  // namespace varn::documents
