// Tables: one table in the tree however many pages it takes, its head repeated as decoration.
#include <cmath>

#include "typesetter.h"

namespace varn::documents {
namespace {

constexpr double pad_x = 4.5;
constexpr double pad_y = 3.5;
constexpr double rule_room = 0.5;   // what shading leaves to the line above it
constexpr double narrowest = 4;     // points; Pango takes less for no bound at all
constexpr double head_share = 0.4;  // of a page, at most, for a head that is repeated
constexpr double slice_share = 0.9;
constexpr double whole_share = 0.4;  // of a page, at most, for a table that is not cut

/// A cell that has been set, and where it stands in its row.
struct SetCell {
    SetText const* text = nullptr;
    double x = 0;
    double width = 0;
    std::optional<Colour> fill;
};

/// The lines of a cell that stand in one slice of a row.
struct Slice {
    std::size_t from = 0;
    std::size_t to = 0;
};

void fill_rectangle(cairo_t* cairo, Colour colour, double x, double y, double width, double height) {
    cairo_set_source_rgb(cairo, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
    cairo_rectangle(cairo, x, y, width, height);
    cairo_fill(cairo);
}

class TableSetter {
public:
    TableSetter(Typesetter& with, Table const& table)
        : with_(with), table_(table), element_(with.add(with.root(), "Table")) {
        double asked = 0;
        for (auto const& column : table.columns) {
            asked += column.width;
        }
        for (auto const& column : table.columns) {
            widths_.push_back(column.width / asked * with.sheet().text_width);
        }
        number_ = static_cast<int>(with.flow().table_heads.size());
        with.flow().table_heads.emplace_back();
    }

    Result<Done> set(std::string const& label) {
        auto setting = with_.table(false);
        setting.type.bold = true;
        setting.colour = with_.style().heading;
        auto const* const caption =
            with_.set(Text{label + ". " + table_.caption}, setting, with_.add(element_, "Caption"));
        with_.put(caption, 0, with_.space(12), true);
        for (std::size_t i = 0; i + 1 < caption->lines.size(); ++i) {
            with_.flow().strips[with_.flow().strips.size() - 2 - i].keep_with_next = true;
        }
        auto& head = with_.add(element_, "THead");
        auto const first = with_.flow().strips.size();
        for (auto const& cells : table_.header) {
            is_last_of_head_ = &cells == &table_.header.back();
            row(cells, with_.add(head, "TR"), true);
        }
        auto& strips = with_.flow().strips;
        auto& repeated = with_.flow().table_heads[static_cast<std::size_t>(number_)];
        repeated.assign(strips.begin() + static_cast<std::ptrdiff_t>(first), strips.end());
        for (auto& strip : repeated) {
            head_height_ += strip.height;
            strip.notes.clear();
        }
        strips[first].before = 4;
        if (head_height_ > with_.sheet().text_height * head_share) {
            return invalid("/blocks", "documents.head_too_tall", {{"table", label}});
        }
        auto& body = with_.add(element_, "TBody");
        auto const first_row = strips.size();
        for (auto const& cells : table_.rows) {
            row(cells, with_.add(body, "TR"), false);
            strips.back().keep_with_next = heads_rows(cells) && &cells != &table_.rows.back();
        }
        keep_rows_together(first_row);
        with_.leave(14);
        return Done{};
    }

private:
    /// A short table is not cut, and of a long one no row stands alone.
    void keep_rows_together(std::size_t first) {
        auto& strips = with_.flow().strips;
        double height = head_height_;
        for (auto i = first; i < strips.size(); ++i) {
            height += strips[i].height;
        }
        bool const is_short = height < with_.sheet().text_height * whole_share;
        for (auto i = first; i + 1 < strips.size(); ++i) {
            bool const at_an_end = i == first || i + 2 == strips.size();
            bool const fits = strips[i].height + strips[i + 1].height < with_.sheet().text_height * 0.25;
            strips[i].keep_with_next = strips[i].keep_with_next || is_short || (at_an_end && fits);
        }
    }

    std::vector<SetCell> cells_of(std::vector<Cell> const& cells, Element& parent, bool head) {
        std::vector<SetCell> out;
        double x = 0;
        std::size_t column = 0;
        for (auto const& cell : cells) {
            SetCell made;
            made.x = x;
            for (int i = 0; i < cell.span; ++i) {
                made.width += widths_[column + static_cast<std::size_t>(i)];
            }
            bool const title = head || (column == 0 && table_.row_headers);
            auto& element = with_.add(parent, title ? "TH" : "TD");
            element.scope = head ? "Column" : title ? "Row" : "";
            element.span = cell.span;
            auto setting = with_.table(head);
            setting.width = std::max(made.width - 2 * pad_x, narrowest);
            setting.align = table_.columns[column].align;
            auto const& tone = with_.style().tones[static_cast<std::size_t>(cell.tone)];
            if (cell.tone != Tone::none) {
                made.fill = tone.fill;
                setting.colour = tone.text;
                setting.type.bold = true;
            } else if (head) {
                made.fill = with_.style().table_head_fill;
            }
            made.text = with_.set(cell_text(cell, with_.style()), setting, element);
            x += made.width;
            column += static_cast<std::size_t>(cell.span);
            out.push_back(made);
        }
        return out;
    }

    /// How the lines of a row are shared out: one slice, unless the row is taller than a page.
    std::vector<std::size_t> slices_of(std::vector<SetCell> const& cells, bool head) const {
        double const line = cells.front().text->line_height();
        std::size_t most = 0;
        for (auto const& cell : cells) {
            most = std::max(most, cell.text->lines.size());
        }
        double const room = with_.sheet().text_height * slice_share - head_height_ - 2 * pad_y;
        auto const fits = head ? most : static_cast<std::size_t>(std::max(1.0, std::floor(room / line)));
        std::vector<std::size_t> counts;
        for (std::size_t at = 0; at < most || counts.empty(); at += fits) {
            counts.push_back(std::min(fits, most - at));
        }
        return counts;
    }

    void row(std::vector<Cell> const& cells, Element& parent, bool head) {
        auto const set = cells_of(cells, parent, head);
        double const line = set.front().text->line_height();
        auto const counts = slices_of(set, head);
        std::size_t from = 0;
        for (std::size_t slice = 0; slice < counts.size(); ++slice) {
            Slice const lines{from, from + counts[slice]};
            from = lines.to;
            Strip strip;
            strip.height = line * static_cast<double>(counts[slice]) + 2 * pad_y;
            strip.keep_with_next = head;
            strip.table = head ? -1 : number_;
            for (auto const& cell : set) {
                for (auto i = lines.from; i < std::min(lines.to, cell.text->lines.size()); ++i) {
                    auto const notes = cell.text->notes_of(i);
                    strip.notes.insert(strip.notes.end(), notes.begin(), notes.end());
                }
            }
            strip.paint = painter(set, lines, strip.height, head);
            with_.put(std::move(strip));
        }
    }

    std::function<void(Canvas&, double, double, bool)> painter(std::vector<SetCell> const& cells, Slice lines,
                                                               double height, bool head) const {
        auto const rule = with_.style().rule;
        auto const dark = with_.style().heading;
        double const width = with_.sheet().text_width;
        bool const last = is_last_of_head_;
        return [cells, lines, height, head, last, rule, dark, width](Canvas& canvas, double x, double y,
                                                                     bool repeated) {
            canvas.begin(nullptr);
            for (auto const& cell : cells) {
                if (cell.fill) {
                    fill_rectangle(canvas.cairo(), *cell.fill, x + cell.x, y + rule_room, cell.width,
                                   height - rule_room);
                }
            }
            // Several header rows are one head: only the last of them is underlined.
            if (!head || last) {
                fill_rectangle(canvas.cairo(), head ? dark : rule, x, y + height - 0.25, width,
                               rule_room + (head ? 0.25 : 0.0));
            }
            canvas.end();
            for (auto const& cell : cells) {
                double top = y + pad_y;
                for (auto i = lines.from; i < std::min(lines.to, cell.text->lines.size()); ++i) {
                    cell.text->paint(canvas, i, x + cell.x + pad_x, top, repeated);
                    top += cell.text->line_height();
                }
            }
        };
    }

    Typesetter& with_;
    Table const& table_;
    Element& element_;
    std::vector<double> widths_;
    double head_height_ = 0;
    int number_ = 0;
    bool is_last_of_head_ = false;
};

}  // namespace

Result<Done> set_table(Typesetter& with, Table const& table, std::string const& label) {
    return TableSetter{with, table}.set(label);
}

}  // namespace varn::documents
