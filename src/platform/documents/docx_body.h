#pragma once
// The text of a DOCX, and what it refers to.
#include <string>
#include <vector>

#include "docx_parts.h"
#include "fonts.h"
#include "pdf_write.h"
#include "story.h"

namespace varn::documents {

class DocxBody {
public:
    DocxBody(Story const& story, Style const& style, Fonts const& fonts, Paging paging)
        : story_(story), style_(style), fonts_(fonts), paging_(std::move(paging)) {}

    /// The paragraphs and tables of the document.
    Result<std::string> write();

    std::string const& footnotes() const { return footnotes_; }
    std::string const& lists() const { return lists_; }
    std::string const& relations() const { return relations_; }
    Parts const& media() const { return media_; }

private:
    /// What stands in w:pPr beside the style, in the order that Word wants it.
    struct ParagraphManner {
        bool keep_next = false;
        std::string numbering{};
        std::string tabs{};
        std::string indent{};
        std::string align{};
    };
    void paragraph(char const* style, std::string const& inner, ParagraphManner const& manner);
    void paragraph(char const* style, std::string const& inner) { paragraph(style, inner, {}); }
    std::string running(Text const& text, std::string const& properties = "");
    std::string link(std::string const& address, std::string const& inner);
    std::string relation(std::string const& type, std::string const& target, bool external);
    int own_list(int pattern, std::size_t level, int start);

    void at(Heading const& block, std::size_t index);
    void at(Paragraph const& block, std::size_t index);
    void at(List const& block, std::size_t index);
    void at(Decisions const& block, std::size_t index);
    void at(Table const& block, std::size_t index);
    void at(Figure const& block, std::size_t index);
    void at(PageBreak const& block, std::size_t index);
    void at(Contents const& block, std::size_t index);
    void at(Signatures const& block, std::size_t index);
    void at(Attachments const& block, std::size_t index);
    void at(KeyValues const& block, std::size_t index);

    void items(std::vector<ListItem> const& items, bool numbered, std::size_t level);
    void row(Table const& table, std::vector<Cell> const& cells, bool head);
    void caption(std::string const& word, std::size_t index, std::string const& text, bool keep_next);
    void letterhead();
    Result<std::string> logo();
    std::string picture(struct Picture const& drawn, double width, double height, std::string const& alt);
    void sides(std::string const& left, std::string const& right);
    void begin_table(std::vector<long> const& widths, std::string const& properties);

    Story const& story_;
    Style const& style_;
    Fonts const& fonts_;
    Paging paging_;
    std::string out_;
    std::string footnotes_;
    std::string lists_;
    std::string relations_;
    Parts media_;
    Result<Done> fault_ = Done{};
    int relation_count_ = 0;
    int note_count_ = 0;
    int list_count_ = 0;
    int picture_count_ = 0;
    int heading_count_ = 0;
    bool page_begins_ = false;
    bool after_table_ = false;  // Word wants a paragraph between tables, and after the last one
    bool needs_room_ = false;   // above the next paragraph
};

}  // namespace varn::documents
