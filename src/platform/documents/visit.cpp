// Every text of a document, once and in reading order: cleaned and measured in one way.
#include "clean.h"

namespace varn::documents {
namespace {

class TextWalk {
public:
    explicit TextWalk(TextVisitor const& visit) : visit_(visit) {}

    void line(std::string& text, std::string const& pointer) const { visit_(text, pointer, true); }
    void lines(std::vector<std::string>& texts, std::string const& pointer) const {
        for (std::size_t i = 0; i < texts.size(); ++i) {
            line(texts[i], pointer + '/' + std::to_string(i));
        }
    }
    void running(Text& text, std::string const& pointer) const {
        for (auto& run : text.runs) {
            visit_(run.text, pointer, false);
            line(run.link, pointer);
            line(run.note, pointer);
        }
    }
    void rows(std::vector<std::vector<Cell>>& rows, std::string const& pointer) const {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            for (std::size_t j = 0; j < rows[i].size(); ++j) {
                running(rows[i][j].text, pointer + '/' + std::to_string(i) + '/' + std::to_string(j));
            }
        }
    }
    void items(std::vector<ListItem>& items, std::string const& pointer) const {
        for (std::size_t i = 0; i < items.size(); ++i) {
            auto const here = pointer + '/' + std::to_string(i);
            running(items[i].text, here);
            this->items(items[i].inside, here);
        }
    }
    void series(std::vector<Series>& series, std::string const& pointer) const {
        for (std::size_t i = 0; i < series.size(); ++i) {
            line(series[i].name, pointer + "/series/" + std::to_string(i));
        }
    }

    void at(Heading& block, std::string const& here) const { line(block.text, here + "/text"); }
    void at(Paragraph& block, std::string const& here) const { running(block.text, here + "/text"); }
    void at(List& block, std::string const& here) const { items(block.items, here + "/items"); }
    void at(Decisions& block, std::string const& here) const {
        for (std::size_t i = 0; i < block.points.size(); ++i) {
            running(block.points[i], here + "/points/" + std::to_string(i));
        }
    }
    void at(Table& block, std::string const& here) const {
        line(block.caption, here + "/caption");
        rows(block.header, here + "/header");
        rows(block.rows, here + "/rows");
    }
    void at(Figure& block, std::string const& here) const {
        line(block.alt, here + "/alt");
        std::visit([&](auto& picture) { inside(picture, here); }, block.picture);
        line(block.caption, here + "/caption");
    }
    void inside(BarChart& chart, std::string const& here) const {
        lines(chart.categories, here + "/categories");
        series(chart.series, here);
        line(chart.unit, here + "/unit");
    }
    void inside(LineChart& chart, std::string const& here) const {
        lines(chart.categories, here + "/categories");
        series(chart.series, here);
        line(chart.unit, here + "/unit");
        line(chart.target_name, here + "/target_name");
    }
    void inside(HeatMap& map, std::string const& here) const {
        line(map.rows_title, here + "/rows_title");
        line(map.columns_title, here + "/columns_title");
        lines(map.rows, here + "/rows");
        lines(map.columns, here + "/columns");
        for (auto& row : map.cells) {
            for (auto& cell : row) {
                line(cell.text, here + "/cells");
            }
        }
    }
    void inside(LinkMap& map, std::string const& here) const {
        line(map.from_title, here + "/from_title");
        line(map.to_title, here + "/to_title");
        lines(map.from, here + "/from");
        lines(map.to, here + "/to");
        line(map.firm_name, here + "/firm_name");
        line(map.loose_name, here + "/loose_name");
    }
    void inside(Drawing&, std::string const&) const {}
    void at(PageBreak&, std::string const&) const {}
    void at(Contents&, std::string const&) const {}
    void at(Signatures& block, std::string const& here) const {
        for (auto& signer : block.signers) {
            line(signer.name, here + "/signers");
            line(signer.title, here + "/signers");
        }
    }
    void at(Attachments& block, std::string const& here) const {
        for (auto& item : block.items) {
            line(item.title, here + "/items");
            line(item.reference, here + "/items");
        }
    }
    void at(KeyValues& block, std::string const& here) const {
        for (std::size_t i = 0; i < block.pairs.size(); ++i) {
            auto const pair = here + "/pairs/" + std::to_string(i);
            line(block.pairs[i].first, pair);
            running(block.pairs[i].second, pair);
        }
    }

private:
    TextVisitor const& visit_;
};

}  // namespace

void visit_texts(Document& document, TextVisitor const& visit) {
    TextWalk const walk{visit};
    auto& head = document.letterhead;
    walk.line(head.organisation, "/letterhead/organisation");
    walk.line(head.unit, "/letterhead/unit");
    walk.line(document.kind, "/kind");
    walk.line(head.diary_number, "/letterhead/diary_number");
    walk.lines(head.case_officer, "/letterhead/case_officer");
    walk.lines(head.recipient, "/letterhead/recipient");
    walk.line(document.title, "/title");
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        std::visit([&](auto& block) { walk.at(block, "/blocks/" + std::to_string(i)); }, document.blocks[i]);
    }
}

}  // namespace varn::documents
