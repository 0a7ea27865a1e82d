// Text to paste into another system.
#include "story.h"

namespace varn::documents {
namespace {

class PlainWriter {
public:
    PlainWriter(Story const& story, Style const& style) : story_(story), style_(style) {}

    std::string write() {
        auto const& head = story_.document.letterhead;
        line(head.organisation);
        line(head.unit);
        for (auto const& each : reference_lines(story_)) {
            line(each);
        }
        if (!head.case_officer.empty()) {
            line(story_.words.case_officer);
        }
        for (auto const* lines : {&head.case_officer, &head.recipient}) {
            for (auto const& each : *lines) {
                line(each);
            }
        }
        gap();
        line(story_.document.title);
        for (std::size_t i = 0; i < story_.document.blocks.size(); ++i) {
            std::visit([&](auto const& block) { at(block, i); }, story_.document.blocks[i]);
        }
        if (!notes_.empty()) {
            gap();
        }
        for (std::size_t i = 0; i < notes_.size(); ++i) {
            line('[' + std::to_string(i + 1) + "] " + notes_[i]);
        }
        return std::move(out_);
    }

private:
    void line(std::string const& text) {
        if (!text.empty()) {
            out_ += text + '\n';
        }
    }
    void gap() { out_ += '\n'; }
    /// Text with the numbers of its footnotes; an address stands after the words that link to it.
    std::string running(Text const& text) {
        std::string out;
        for (auto const& run : text.runs) {
            out += run.text;
            if (!run.link.empty() && run.text != run.link) {
                out += " (" + run.link + ')';
            }
            if (!run.note.empty()) {
                notes_.push_back(run.note);
                out += '[' + std::to_string(notes_.size()) + ']';
            }
        }
        return out;
    }
    void items(std::vector<ListItem> const& items, bool numbered, std::size_t level) {
        for (std::size_t i = 0; i < items.size(); ++i) {
            line(std::string(level * 3, ' ') + (numbered ? list_label(i, level) : "-") + ' ' +
                 running(items[i].text));
            this->items(items[i].inside, items[i].numbered_inside, level + 1);
        }
    }
    void rows(std::vector<std::vector<Cell>> const& rows) {
        for (auto const& row : rows) {
            std::string text;
            for (auto const& cell : row) {
                auto said = running(cell_text(cell, style_));
                for (auto& c : said) {
                    c = c == '\n' ? ' ' : c;  // a line is a row
                }
                // A cell over several columns leaves the others empty, so that columns stay columns.
                text += (&cell == &row.front() ? "" : "\t") + said +
                        std::string(static_cast<std::size_t>(cell.span - 1), '\t');
            }
            out_ += text + '\n';
        }
    }

    void at(Heading const&, std::size_t index) {
        gap();
        line(heading_line(story_, index));
    }
    void at(Paragraph const& block, std::size_t) {
        gap();
        line(running(block.text));
    }
    void at(List const& block, std::size_t) {
        gap();
        items(block.items, block.numbered, 0);
    }
    void at(Decisions const& block, std::size_t) {
        gap();
        for (std::size_t i = 0; i < block.points.size(); ++i) {
            line(std::to_string(block.first + static_cast<int>(i)) + ". " + running(block.points[i]));
        }
    }
    void at(Table const& block, std::size_t index) {
        gap();
        line(story_.labels[index] + ". " + block.caption);
        rows(block.header);
        rows(block.rows);
    }
    void at(Figure const& block, std::size_t index) {
        gap();
        line('[' + block.alt + ']');
        line(story_.labels[index] + ". " + block.caption);
    }
    void at(PageBreak const&, std::size_t) {}
    void at(Contents const&, std::size_t) {}  // page numbers mean nothing here
    void at(Signatures const& block, std::size_t) {
        for (auto const& signer : block.signers) {
            gap();
            line(story_.words.date);
            line(story_.words.signature);
            line(signer.name);
            line(signer.title);
        }
    }
    void at(Attachments const& block, std::size_t) {
        gap();
        line(story_.words.attachments);
        for (std::size_t i = 0; i < block.items.size(); ++i) {
            auto const& item = block.items[i];
            line(attachment_label(story_, i) + ' ' + item.title +
                 (item.reference.empty() ? "" : ", " + item.reference));
        }
    }
    void at(KeyValues const& block, std::size_t) {
        gap();
        for (auto const& [key, value] : block.pairs) {
            line(key + '\t' + running(value));
        }
    }

    Story const& story_;
    Style const& style_;
    std::string out_;
    std::vector<std::string> notes_;
};

}  // namespace

Result<std::string> write_text(Document const& document, Style const& style) {
    TRY(story, tell(document, style));
    return PlainWriter{story, style}.write();
}

}  // namespace varn::documents
