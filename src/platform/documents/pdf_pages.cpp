// Which strip stands on which page: headings stay with what they head, no line is left alone, heads of tables
// are repeated, and a footnote stands where its sign is.
#include <algorithm>

#include "pdf_flow.h"

namespace varn::documents {
namespace {

constexpr double notes_space = 16;  // between the text and the first footnote, with the line
constexpr double note_gap = 2;
/// The part of a page that footnotes left over from the page before may take.
constexpr double carried_share = 0.6;

double height_of(std::vector<Strip> const& strips) {
    double height = 0;
    for (auto const& strip : strips) {
        height += strip.height;
    }
    return height;
}

class PageMaker {
public:
    PageMaker(Flow& flow, Sheet const& sheet) : flow_(flow), sheet_(sheet) { begin_page(); }

    Result<std::vector<Page>> make() {
        for (std::size_t at = 0; at < flow_.strips.size();) {
            auto const end = end_of_chain(at);
            auto const& first = flow_.strips[at];
            bool const empty = pages_.back().placed.empty();
            if (!empty && (first.begins_page || !fits(at, end))) {
                close_page();
                begin_page();
            }
            if (pages_.back().placed.empty() && first.table >= 0) {
                repeat_head(first.table);
            }
            place(at, end);
            if (pages_.size() > pages_max) {
                return invalid("/blocks", "documents.too_many_pages",
                               {{"maximum", std::to_string(pages_max)}});
            }
            at = end;
        }
        close_page();
        while (!waiting_.empty()) {
            begin_page();
            close_page();
        }
        return std::move(pages_);
    }

private:
    /// One past the last strip that must stand together with the one at `at`. A chain that no page can hold
    /// is cut, or it would run over the edge.
    std::size_t end_of_chain(std::size_t at) const {
        auto const& strips = flow_.strips;
        auto end = at + 1;
        double height = strips[at].height;
        while (end < strips.size() && strips[end - 1].keep_with_next && !strips[end].begins_page) {
            height += strips[end].before + strips[end].height;
            if (height > sheet_.text_height * 0.9) {
                break;
            }
            ++end;
        }
        return end;
    }
    double note_height(int note) const {
        return height_of(flow_.notes[static_cast<std::size_t>(note)]) + note_gap;
    }
    bool fits(std::size_t at, std::size_t end) const {
        double height = 0;
        double notes = notes_height_;
        for (auto i = at; i < end; ++i) {
            height += flow_.strips[i].before + flow_.strips[i].height;
            for (int const note : flow_.strips[i].notes) {
                notes += (notes == 0 ? notes_space : 0) + note_height(note);
            }
        }
        return y_ + height + notes <= sheet_.top + sheet_.text_height + 0.01;
    }
    void begin_page() {
        pages_.emplace_back();
        y_ = sheet_.top;
        notes_height_ = 0;
        notes_.clear();
        auto const left_over = std::move(waiting_);
        waiting_.clear();
        for (int const note : left_over) {
            take_note(note, sheet_.text_height * carried_share);
        }
    }
    void take_note(int note, double room) {
        double const needed = (notes_height_ == 0 ? notes_space : 0) + note_height(note);
        bool const first_of_all = notes_height_ == 0 && pages_.back().placed.empty();
        if (waiting_.empty() && (notes_height_ + needed <= room || first_of_all)) {
            notes_.push_back(note);
            notes_height_ += needed;
        } else {
            waiting_.push_back(note);
        }
    }
    void repeat_head(int table) {
        for (auto const& strip : flow_.table_heads[static_cast<std::size_t>(table)]) {
            pages_.back().placed.push_back({&strip, y_, true});
            y_ += strip.height;
        }
    }
    void place(std::size_t at, std::size_t end) {
        double const bottom = sheet_.top + sheet_.text_height;
        for (auto i = at; i < end; ++i) {
            auto const& strip = flow_.strips[i];
            y_ += pages_.back().placed.empty() ? 0 : strip.before;
            pages_.back().placed.push_back({&strip, y_, false});
            if (strip.heading >= 0) {
                auto& heading = flow_.headings[static_cast<std::size_t>(strip.heading)];
                heading.page = static_cast<int>(pages_.size()) - 1;
                heading.y = y_;
            }
            y_ += strip.height;
            for (int const note : strip.notes) {
                take_note(note, bottom - y_ + 0.01);
            }
        }
    }
    void close_page() {
        if (notes_.empty()) {
            return;
        }
        double y = sheet_.top + sheet_.text_height - notes_height_ + notes_space;
        pages_.back().notes_rule = y - 5;
        for (int const note : notes_) {
            for (auto const& strip : flow_.notes[static_cast<std::size_t>(note)]) {
                pages_.back().placed.push_back({&strip, y, false});
                y += strip.height;
            }
            y += note_gap;
        }
    }

    Flow& flow_;
    Sheet const& sheet_;
    std::vector<Page> pages_;
    double y_ = 0;
    double notes_height_ = 0;
    std::vector<int> notes_;
    std::vector<int> waiting_;
};

}  // namespace

Result<std::vector<Page>> make_pages(Flow& flow, Sheet const& sheet) {
    return PageMaker{flow, sheet}.make();
}

}  // namespace varn::documents
