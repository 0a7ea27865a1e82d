// Looks a document over before anything is written: a file that is refused is refused whole, with reasons.
#include <cmath>

#include "clean.h"
#include "faults.h"

namespace varn::documents {
namespace {

constexpr std::size_t note_max = 1'500;     // bytes; a footnote must find room at the foot of a page
constexpr std::size_t line_max = 1'000;     // bytes of a heading, a caption, a name
constexpr double column_least = 0.03;       // of a table's width
constexpr std::size_t head_lines_max = 12;  // of handläggare or recipients
constexpr double figure_least_mm = 20;
constexpr double figure_most_mm = 200;

bool is_address(std::string_view link) {
    bool const known =
        link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:");
    return known && link.find_first_of(" \"<>\\^`{|}\n") == link.npos;
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \n") == text.npos;
}

class Looking {
public:
    explicit Looking(Faults& faults) : faults_(faults) {}

    void running(Text const& text, std::string const& here) {
        std::size_t size = 0;
        for (auto const& run : text.runs) {
            size += run.text.size();
            if (!run.link.empty() && !is_address(run.link)) {
                faults_.add(here, "documents.link", {{"link", run.link.substr(0, 80)}});
            }
            notes_ += run.note.empty() ? 0 : 1;
            faults_.within(run.note.size(), note_max, here, "documents.note_too_long");
        }
        faults_.within(size, text_max, here, "documents.text_too_long");
    }
    void at(Heading const& block, std::string const& here) {
        if (block.level < 1 || block.level > 3) {
            faults_.add(here + "/level", "documents.heading_level");
        } else if (block.level > level_ + 1) {
            faults_.add(here + "/level", "documents.heading_skips",
                        {{"level", std::to_string(block.level)}, {"allowed", std::to_string(level_ + 1)}});
        }
        level_ = block.level;
        needed(block.text, here + "/text");
    }
    void at(Paragraph const& block, std::string const& here) { running(block.text, here + "/text"); }
    void at(List const& block, std::string const& here) {
        if (block.items.empty()) {
            faults_.add(here + "/items", "documents.empty");
        }
        items(block.items, here + "/items", 1);
    }
    void items(std::vector<ListItem> const& items, std::string const& here, std::size_t level) {
        if (!faults_.within(items.empty() ? 0 : level, list_levels_max, here, "documents.list_levels")) {
            return;
        }
        for (std::size_t i = 0; i < items.size(); ++i) {
            auto const item = here + '/' + std::to_string(i);
            running(items[i].text, item);
            this->items(items[i].inside, item, level + 1);
        }
    }
    void at(Decisions const& block, std::string const& here) {
        if (block.points.empty() || block.first < 1) {
            faults_.add(here + "/points", "documents.empty");
        }
        for (std::size_t i = 0; i < block.points.size(); ++i) {
            running(block.points[i], here + "/points/" + std::to_string(i));
        }
    }
    void at(Table const& block, std::string const& here) {
        needed(block.caption, here + "/caption");
        if (block.columns.empty()) {
            faults_.add(here + "/columns", "documents.empty");
        }
        faults_.within(block.columns.size(), columns_max, here + "/columns", "documents.too_many_columns");
        double asked = 0;
        for (auto const& column : block.columns) {
            asked += column.width;
        }
        for (std::size_t i = 0; i < block.columns.size(); ++i) {
            // Written so that what is no number is refused too.
            if (!(block.columns[i].width >= asked * column_least) || !(asked > 0) || !(asked < 1e9)) {
                faults_.add(here + "/columns/" + std::to_string(i), "documents.column_width",
                            {{"minimum", std::to_string(static_cast<int>(column_least * 100))}});
            }
        }
        if (block.header.empty()) {
            faults_.add(here + "/header", "documents.no_header");
        }
        faults_.within(block.header.size(), header_rows_max, here + "/header", "documents.header_rows");
        rows(block.header, block.columns.size(), here + "/header");
        rows(block.rows, block.columns.size(), here + "/rows");
    }
    void rows(std::vector<std::vector<Cell>> const& rows, std::size_t columns, std::string const& here) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            auto const row = here + '/' + std::to_string(i);
            std::size_t filled = 0;
            for (std::size_t j = 0; j < rows[i].size(); ++j) {
                auto const& cell = rows[i][j];
                running(cell.text, row + '/' + std::to_string(j));
                bool const spans = cell.span >= 1 && static_cast<std::size_t>(cell.span) <= columns;
                filled += spans ? static_cast<std::size_t>(cell.span) : columns + 1;
            }
            cells_ += rows[i].size();
            if (filled != columns) {
                faults_.add(row, "documents.row_width",
                            {{"count", std::to_string(filled)}, {"expected", std::to_string(columns)}});
            }
        }
    }
    void at(Figure const& block, std::string const& here) {
        ++figures_;
        needed(block.caption, here + "/caption");
        needed(block.alt, here + "/alt", "documents.no_alt");
        if (!(block.height_mm >= figure_least_mm) || !(block.height_mm <= figure_most_mm)) {
            faults_.add(here + "/height_mm", "documents.figure_height",
                        {{"minimum", std::to_string(static_cast<int>(figure_least_mm))},
                         {"maximum", std::to_string(static_cast<int>(figure_most_mm))}});
        }
        std::visit([&](auto const& picture) { inside(picture, here + "/picture"); }, block.picture);
    }
    void inside(BarChart const& chart, std::string const& here) {
        charted(chart, here);
        for (auto const& series : chart.series) {
            for (auto const& value : series.values) {
                if (chart.stacked && value && *value < 0) {
                    faults_.add(here, "documents.stack_below_zero");
                    return;
                }
            }
        }
    }
    void inside(LineChart const& chart, std::string const& here) {
        charted(chart, here);
        if (chart.target && !std::isfinite(*chart.target)) {
            faults_.add(here + "/target", "documents.no_number");
        }
    }
    void inside(HeatMap const& map, std::string const& here) {
        faults_.within(map.rows.size(), points_max, here + "/rows", "documents.too_many_points");
        faults_.within(map.columns.size(), points_max, here + "/columns", "documents.too_many_points");
        bool whole = !map.rows.empty() && !map.columns.empty() && map.cells.size() == map.rows.size();
        for (auto const& row : map.cells) {
            whole = whole && row.size() == map.columns.size();
        }
        if (!whole) {
            faults_.add(here + "/cells", "documents.heat_shape");
        }
    }
    void inside(LinkMap const& map, std::string const& here) {
        faults_.within(map.from.size(), points_max, here + "/from", "documents.too_many_points");
        faults_.within(map.to.size(), points_max, here + "/to", "documents.too_many_points");
        std::vector<bool> from(map.from.size());
        std::vector<bool> to(map.to.size());
        bool whole = !map.links.empty();
        for (auto const& link : map.links) {
            if (link.from >= from.size() || link.to >= to.size() || !(link.weight > 0) ||
                !std::isfinite(link.weight)) {
                whole = false;
                break;
            }
            from[link.from] = true;
            to[link.to] = true;
        }
        auto const all = [](std::vector<bool> const& met) {
            return std::find(met.begin(), met.end(), false) == met.end();
        };
        if (!whole || !all(from) || !all(to)) {
            faults_.add(here + "/links", "documents.link_shape");
        }
    }
    void inside(Drawing const& drawing, std::string const& here) {
        if (drawing.svg.empty()) {
            faults_.add(here + "/svg", "documents.empty");
        }
    }
    void at(PageBreak const&, std::string const&) {}
    void at(Contents const& block, std::string const& here) {
        if (block.levels < 1 || block.levels > 3) {
            faults_.add(here + "/levels", "documents.heading_level");
        }
    }
    void at(Signatures const& block, std::string const& here) {
        if (block.signers.empty() || block.signers.size() > signers_max) {
            faults_.add(here + "/signers", "documents.signers", {{"maximum", std::to_string(signers_max)}});
        }
    }
    void at(Attachments const& block, std::string const& here) {
        if (block.items.empty()) {
            faults_.add(here + "/items", "documents.empty");
        }
    }
    void at(KeyValues const& block, std::string const& here) {
        if (block.pairs.empty()) {
            faults_.add(here + "/pairs", "documents.empty");
        }
        for (std::size_t i = 0; i < block.pairs.size(); ++i) {
            running(block.pairs[i].second, here + "/pairs/" + std::to_string(i));
        }
    }
    void finish() {
        faults_.within(notes_, notes_max, "/blocks", "documents.too_many_notes");
        faults_.within(cells_, cells_max, "/blocks", "documents.too_many_cells");
        faults_.within(figures_, figures_max, "/blocks", "documents.too_many_figures");
    }
    void needed(std::string const& text, std::string const& here, std::string_view key = "documents.empty") {
        if (is_blank(text)) {
            faults_.add(here, key);
        }
    }

private:
    static constexpr std::size_t signers_max = 12;

    template <class Chart>
    void charted(Chart const& chart, std::string const& here) {
        if (chart.categories.empty() || chart.series.empty()) {
            faults_.add(here, "documents.chart_empty");
        }
        faults_.within(chart.categories.size(), points_max, here + "/categories",
                       "documents.too_many_points");
        faults_.within(chart.series.size(), series_max, here + "/series", "documents.too_many_series");
        for (std::size_t i = 0; i < chart.series.size(); ++i) {
            auto const& values = chart.series[i].values;
            auto const series = here + "/series/" + std::to_string(i);
            if (values.size() != chart.categories.size()) {
                faults_.add(series, "documents.chart_values",
                            {{"count", std::to_string(values.size())},
                             {"expected", std::to_string(chart.categories.size())}});
            }
            for (auto const& value : values) {
                if (value && !(std::abs(*value) <= 1e12)) {
                    faults_.add(series, "documents.no_number");
                }
            }
        }
    }

    Faults& faults_;
    int level_ = 0;
    std::size_t notes_ = 0;
    std::size_t cells_ = 0;
    std::size_t figures_ = 0;
};

}  // namespace

Result<Done> look_over(Document const& document) {
    Faults faults;
    if (!faults.within(document.blocks.size(), blocks_max, "/blocks", "documents.too_many_blocks")) {
        return std::move(faults).outcome();
    }
    Looking looking{faults};
    if (document.language != "sv" && document.language != "en") {
        faults.add("/language", "documents.language");
    }
    looking.needed(document.title, "/title");
    for (auto const* lines : {&document.letterhead.case_officer, &document.letterhead.recipient}) {
        faults.within(lines->size(), head_lines_max, "/letterhead", "documents.head_lines");
    }
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        std::visit([&](auto const& block) { looking.at(block, "/blocks/" + std::to_string(i)); },
                   document.blocks[i]);
    }
    looking.finish();
    std::size_t all = 0;
    auto copy = document;
    visit_texts(copy, [&](std::string& text, std::string const& pointer, bool one_line) {
        all += text.size();
        if (one_line) {
            faults.within(text.size(), std::max(line_max, note_max), pointer, "documents.text_too_long");
        }
    });
    faults.within(all, all_text_max, "/blocks", "documents.too_much_text");
    return std::move(faults).outcome();
}

}  // namespace varn::documents
