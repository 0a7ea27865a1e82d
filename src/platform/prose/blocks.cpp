// A prose as the blocks of a document, and as points to decide on.
#include <algorithm>
#include <cmath>

#include "model.h"
#include "platform/prose.h"

namespace varn::prose {
namespace {

constexpr std::size_t caption_max = 1'000;  // bytes

void end_line(documents::Text& text) {
    if (text.runs.empty()) {
        text.runs.push_back({});
    }
    text.runs.back().text += '\n';
}

void append(documents::Text& text, Line const& line) {
    for (auto const& piece : line) {
        if (piece.kind == Piece::Kind::words) {
            text.runs.push_back({piece.text, piece.bold, piece.italic, piece.link, {}});
        } else if (piece.kind == Piece::Kind::line_end) {
            // A run that has a footnote ends with its sign, so that the line ends after it.
            if (!text.runs.empty() && !text.runs.back().note.empty()) {
                text.runs.push_back({});
            }
            end_line(text);
        } else if (!text.runs.empty() && text.runs.back().note.empty()) {
            text.runs.back().note = piece.text;
        } else {
            text.runs.push_back({{}, false, false, {}, piece.text});
        }
    }
}

/// A line without the ends of lines that end it.
documents::Text text_of(Line line) {
    while (!line.empty() && line.back().kind == Piece::Kind::line_end) {
        line.pop_back();
    }
    documents::Text text;
    append(text, line);
    return text;
}

documents::Cell cell_of(std::vector<Line> const& lines) {
    documents::Text text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0) {
            append(text, {Piece{Piece::Kind::line_end, {}, false, false, {}}});
        }
        append(text, lines[i]);
    }
    return documents::Cell{std::move(text)};
}

std::vector<documents::ListItem> items_of(Points const& list) {
    std::vector<documents::ListItem> items;
    for (auto const& point : list.points) {
        if (point.said.empty() && point.inside.empty()) {
            continue;
        }
        documents::ListItem item{text_of(point.said), {}, false};
        item.numbered_inside = !point.inside.empty() && point.inside.front().numbered;
        for (auto const& inside : point.inside) {
            for (auto& one : items_of(inside)) {
                item.inside.push_back(std::move(one));
            }
        }
        items.push_back(std::move(item));
    }
    return items;
}

/// What stands inside a point, as lines of it.
void append_inside(documents::Text& text, std::vector<Points> const& lists) {
    for (auto const& list : lists) {
        std::size_t number = 0;
        for (auto const& point : list.points) {
            append(text, {Piece{Piece::Kind::line_end, {}, false, false, {}}});
            auto const sign = list.numbered ? std::to_string(++number) + ". " : std::string{"– "};
            text.runs.push_back({sign, false, false, {}, {}});
            append(text, point.said);
            append_inside(text, point.inside);
        }
    }
}

std::string shortened(std::string text) {
    if (text.size() > caption_max) {
        auto end = caption_max;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) {
            --end;
        }
        text.resize(end);
    }
    return text;
}

class Setting {
public:
    explicit Setting(int level) : under_(std::clamp(level, 0, 3)), before_(under_) {}

    void operator()(Line const& line) {
        auto text = text_of(line);
        if (!text.runs.empty()) {
            auto const& last = text.runs.back();
            bool const leads = last.note.empty() && last.text.ends_with(':');
            blocks.emplace_back(documents::Paragraph{std::move(text), leads});
        }
    }
    void operator()(Title const& title) {
        heading_ = title.text;
        int const level = under_ + title.level;
        if (level > 3) {
            documents::Text text;
            text.runs.push_back({title.text, true, false, {}, {}});
            blocks.emplace_back(documents::Paragraph{std::move(text), true});
            return;
        }
        before_ = std::min(level, before_ + 1);
        blocks.emplace_back(documents::Heading{before_, title.text, true, {}});
    }
    void operator()(Points const& list) {
        auto items = items_of(list);
        if (!items.empty()) {
            blocks.emplace_back(documents::List{std::move(items), list.numbered});
        }
    }
    void operator()(Grid const& grid) {
        documents::Table table;
        table.row_headers = false;
        table.columns = columns_of(grid);
        for (auto const& row : grid.rows) {
            auto& into = table.header.empty() ? table.header : table.rows;
            auto& cells = into.emplace_back();
            for (auto const& lines : row) {
                cells.push_back(cell_of(lines));
            }
        }
        table.caption = caption_of(grid);
        blocks.emplace_back(std::move(table));
    }
    std::vector<documents::Block> blocks{};

private:
    static std::vector<documents::Column> columns_of(Grid const& grid) {
        // Between one and two shares, so that a column of sixteen still has what a document asks for.
        std::vector<documents::Column> columns;
        for (std::size_t i = 0; i < grid.rows.front().size(); ++i) {
            std::size_t longest = 0;
            for (auto const& row : grid.rows) {
                for (auto const& line : row[i]) {
                    longest = std::max(longest, plain_line(line).size());
                }
            }
            auto const width = std::clamp(std::sqrt(static_cast<double>(longest)), 4.0, 8.0);
            columns.push_back({width, documents::Align::start});
        }
        return columns;
    }
    std::string caption_of(Grid const& grid) const {
        if (!heading_.empty()) {
            return shortened(heading_);
        }
        std::string names;
        for (auto const& lines : grid.rows.front()) {
            auto const name = plain_line(lines.front(), " ");
            if (!is_blank(name)) {
                names += names.empty() ? "" : ", ";
                names += name;
            }
        }
        return names.empty() ? "–" : shortened(names);
    }

    int under_;
    int before_;
    std::string heading_{};
};

}  // namespace

std::vector<documents::Block> blocks(std::string_view canonical, int level) {
    Setting setting{level};
    for (auto const& part : read_stored(canonical)) {
        std::visit(setting, part);
    }
    return std::move(setting.blocks);
}

std::vector<documents::Text> points(std::string_view canonical) {
    std::vector<documents::Text> points;
    for (auto const& part : read_stored(canonical)) {
        auto const* list = std::get_if<Points>(&part);
        if (list == nullptr || !list->numbered) {
            continue;
        }
        for (auto const& point : list->points) {
            auto text = text_of(point.said);
            append_inside(text, point.inside);
            if (!text.runs.empty()) {
                points.push_back(std::move(text));
            }
        }
        break;
    }
    return points;
}

}  // namespace varn::prose
