// XLSX as a stream: which sheet, its formats and shared texts, then its cells. Never a whole document in
// memory.
#include <charconv>
#include <optional>

#include "archive.h"
#include "gather.h"
#include "markup.h"
#include "platform/workbook.h"
#include "serial_date.h"

namespace varn::sheet {
namespace {

Error refuse(std::string pointer, std::string_view key, Params params = {}) {
    return Error{ErrorCode::invalid,
                 "sheet.unreadable",
                 {},
                 {{std::move(pointer), std::string{key}, std::move(params)}},
                 {}};
}

std::optional<long long> whole(std::string_view text) {
    long long number = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() ? std::optional{number}
                                                                           : std::nullopt;
}

/// Streams an XML part of the archive to a listener.
Result<Done> read_part(Archive& archive, std::string const& name, Listener& listener) {
    Markup markup{listener};
    bool good = true;
    CHECK(archive.stream(name, [&](std::string_view piece) { return good = markup.feed(piece); }));
    if (!markup.was_ended() && (!good || !markup.finish())) {
        return refuse("", "sheet.broken", {{"part", name}});
    }
    return Done{};
}

/// xl/workbook.xml: the sheet of a title, or the first that is not hidden, and the epoch of dates.
struct Workbook final : Listener {
    explicit Workbook(std::string_view wanted_title) : title(wanted_title) {}
    std::string_view title;
    std::string relation;
    bool from_1904 = false;

    bool begin(std::string_view name, Attributes attributes) override {
        if (name == "workbookPr") {
            auto const epoch = attributes["date1904"];
            from_1904 = epoch == "1" || epoch == "true";
        } else if (name == "sheet" && relation.empty()) {
            bool const shown = attributes["state"].empty() || attributes["state"] == "visible";
            relation = (title.empty() ? shown : attributes["name"] == title) ? attributes["id"] : "";
        }
        return true;
    }
    bool end(std::string_view) override { return true; }
    void text(std::string_view) override {}
};

/// xl/_rels/workbook.xml.rels: which part a relation is.
struct Relations final : Listener {
    explicit Relations(std::string wanted_relation) : wanted(std::move(wanted_relation)) {}
    std::string wanted;
    std::string part;

    bool begin(std::string_view name, Attributes attributes) override {
        if (name == "Relationship" && attributes["Id"] == wanted) {
            auto const target = attributes["Target"];
            part = target.starts_with("/") ? std::string{target.substr(1)} : "xl/" + std::string{target};
        }
        return true;
    }
    bool end(std::string_view) override { return true; }
    void text(std::string_view) override {}
};

/// xl/styles.xml: what each cell style shows.
struct Styles final : Listener {
    std::map<long long, Shows> codes;
    std::vector<Shows> styles;
    bool in_cells = false;

    bool begin(std::string_view name, Attributes attributes) override {
        if (name == "numFmt") {
            codes[whole(attributes["numFmtId"]).value_or(-1)] = shown_by_code(attributes["formatCode"]);
        } else if (name == "cellXfs") {
            in_cells = true;
        } else if (name == "xf" && in_cells) {
            auto const id = whole(attributes["numFmtId"]).value_or(0);
            auto const code = codes.find(id);
            styles.push_back(code != codes.end()   ? code->second
                             : id >= 0 && id < 200 ? shown_by(static_cast<int>(id))
                                                   : Shows::number);
        }
        return styles.size() < 65'536 && codes.size() < 65'536;
    }
    bool end(std::string_view name) override {
        in_cells = in_cells && name != "cellXfs";
        return true;
    }
    void text(std::string_view) override {}
};

/// xl/sharedStrings.xml: the texts that cells point at. Phonetic readings (rPh) are not part of a text.
struct SharedTexts final : Listener {
    std::vector<std::string> texts;
    std::size_t bytes = 0;
    bool too_much = false;
    bool in_text = false;
    bool in_reading = false;

    bool begin(std::string_view name, Attributes) override {
        if (name == "si") {
            texts.emplace_back();
        } else if (name == "rPh") {
            in_reading = true;
        } else if (name == "t") {
            in_text = !in_reading && !texts.empty();
        }
        too_much = too_much || texts.size() > cells_max || bytes > text_max;
        return !too_much;
    }
    bool end(std::string_view name) override {
        in_text = in_text && name != "t";
        in_reading = in_reading && name != "rPh";
        return true;
    }
    void text(std::string_view part) override {
        if (in_text && bytes <= text_max) {
            bytes += part.size();
            // One text is no longer than a cell can hold; what comes after is not kept, and refused at the
            // cell.
            if (texts.back().size() <= cell_max) {
                texts.back() += part;
            }
        }
    }
};

/// The sheet itself.
class Cells final : public Listener {
public:
    Cells(SharedTexts const& shared, Styles const& styles, bool from_1904)
        : shared_(shared), styles_(styles), from_1904_(from_1904) {}

    Result<Sheet> finish() && {
        if (problem_) {
            return Error{ErrorCode::invalid, "sheet.unreadable", {}, {*problem_}, {}};
        }
        return std::move(gathering_).finish();
    }

    bool begin(std::string_view name, Attributes attributes) override {
        if (name == "row") {
            return begin_row(attributes["r"]);
        }
        if (name == "c") {
            return begin_cell(attributes);
        }
        if (name == "rPh") {
            in_reading_ = true;
        } else if (name == "v" || name == "t") {
            in_value_ = !in_reading_;
        }
        return true;
    }
    bool end(std::string_view name) override {
        if (name == "v" || name == "t") {
            in_value_ = false;
        } else if (name == "rPh") {
            in_reading_ = false;
        } else if (name == "c") {
            return end_cell();
        } else if (name == "sheetData") {
            return false;  // nothing of ours comes after
        }
        return true;
    }
    void text(std::string_view part) override {
        if (in_value_ && value_.size() <= cell_max) {
            value_ += part;
        }
    }

private:
    bool refuse_here(std::string_view key, Params params = {}) {
        problem_ = Problem{place(row_, column_), std::string{key}, std::move(params)};
        return false;
    }

    bool begin_row(std::string_view reference) {
        constexpr long long excel_rows = 1'048'576;
        auto const number = reference.empty() ? row_ + 1LL : whole(reference).value_or(0);
        if (number <= row_ || number > excel_rows) {
            column_ = 0;
            return refuse_here("sheet.broken", {{"part", "row " + std::string{reference.substr(0, 20)}}});
        }
        row_ = static_cast<int>(number);
        next_column_ = 0;
        gathering_.begin_row(row_);
        return true;
    }

    bool begin_cell(Attributes attributes) {
        column_ = next_column_;
        if (auto const reference = attributes["r"]; !reference.empty()) {
            std::size_t column = 0;
            for (char const c : reference.substr(0, 4)) {
                if (c < 'A' || c > 'Z') {
                    break;
                }
                column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
            }
            if (column == 0) {
                return refuse_here("sheet.broken",
                                   {{"part", "cell " + std::string{reference.substr(0, 20)}}});
            }
            column_ = column - 1;
        }
        next_column_ = column_ + 1;
        type_ = attributes["t"];
        style_ = whole(attributes["s"]).value_or(0);
        value_.clear();
        return true;
    }

    bool end_cell() {
        if (value_.empty()) {
            return true;
        }
        if (type_ == "e") {
            return refuse_here("sheet.cell_error", {{"error", value_.substr(0, 20)}});
        }
        if (type_ == "s") {
            auto const index = whole(value_);
            if (!index || *index < 0 || std::cmp_greater_equal(*index, shared_.texts.size())) {
                return refuse_here("sheet.broken", {{"part", "xl/sharedStrings.xml"}});
            }
            value_ = shared_.texts[static_cast<std::size_t>(*index)];
        } else if (type_ == "b") {
            value_ = value_ == "1" ? "true" : "false";
        } else if (type_.empty() || type_ == "n") {
            value_ = shown(value_);
        }
        return gathering_.put(column_, std::move(value_));
    }

    std::string shown(std::string const& text) const {
        double number = 0;
        auto const* last = text.data() + text.size();
        if (auto const read = std::from_chars(text.data(), last, number);
            read.ec != std::errc{} || read.ptr != last) {
            return text;
        }
        auto const shows = style_ >= 0 && std::cmp_less(style_, styles_.styles.size())
                               ? styles_.styles[static_cast<std::size_t>(style_)]
                               : Shows::number;
        if (shows != Shows::number) {
            if (auto const date = serial_text(number, shows, from_1904_)) {
                return *date;
            }
        }
        return number_text(number);
    }

    SharedTexts const& shared_;
    Styles const& styles_;
    bool from_1904_;
    Gathering gathering_;
    std::optional<Problem> problem_;
    int row_ = 0;
    std::size_t column_ = 0;
    std::size_t next_column_ = 0;
    std::string type_;
    long long style_ = 0;
    std::string value_;
    bool in_value_ = false;
    bool in_reading_ = false;
};

}  // namespace

Result<Sheet> read_xlsx(std::string_view bytes, std::string_view title) {
    TRY(archive, Archive::open(bytes));
    Workbook workbook{title};
    CHECK(read_part(archive, "xl/workbook.xml", workbook));
    Relations relations{workbook.relation};
    CHECK(read_part(archive, "xl/_rels/workbook.xml.rels", relations));
    if (workbook.relation.empty() || relations.part.empty()) {
        return refuse("", "sheet.no_xlsx", {{"part", "xl/worksheets"}});
    }
    Styles styles;
    if (archive.has("xl/styles.xml")) {
        CHECK(read_part(archive, "xl/styles.xml", styles));
    }
    SharedTexts shared;
    if (archive.has("xl/sharedStrings.xml")) {
        CHECK(read_part(archive, "xl/sharedStrings.xml", shared));
    }
    if (shared.too_much) {
        return refuse("", "sheet.too_much_text", {{"maximum", std::to_string(text_max)}});
    }
    Cells cells{shared, styles, workbook.from_1904};
    CHECK(read_part(archive, relations.part, cells));
    return std::move(cells).finish();
}

Result<Sheet> read_page(std::string_view bytes, std::string_view title) {
    return read_xlsx(bytes, title);
}

}  // namespace varn::sheet
