// A workbook of typed cells, by libxlsxwriter with constant memory.
#include "platform/workbook.h"

#include "xlsx_file.h"

namespace varn::sheet {
namespace {

constexpr double day_width = 11;
constexpr double days_before_1970 = 25'569;  // 1970-01-01 as spreadsheets count days
constexpr double number_width = 12;

/// The formats of one workbook; libxlsxwriter owns them.
struct Formats {
    explicit Formats(lxw_workbook* book)
        : heading(made(book, nullptr)),
          text(made(book, "@")),
          whole(made(book, "#,##0")),
          decimal(made(book, nullptr)),
          day(made(book, "yyyy-mm-dd")),
          money(made(book, "#,##0.00")) {
        format_set_bold(heading);
        format_set_text_wrap(heading);
        format_set_bottom(heading, LXW_BORDER_THIN);
        format_set_text_wrap(text);
    }
    static lxw_format* made(lxw_workbook* book, char const* shows) {
        auto* format = workbook_add_format(book);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        if (shows != nullptr) {
            format_set_num_format(format, shows);
        }
        return format;
    }
    lxw_format* heading;
    lxw_format* text;
    lxw_format* whole;
    lxw_format* decimal;
    lxw_format* day;
    lxw_format* money;
};

/// Where a cell is written.
struct Place {
    lxw_worksheet* page;
    lxw_row_t row;
    lxw_col_t column;
};

void write_value(Place at, Value const& value, Formats const& formats) {
    if (auto const* text = std::get_if<std::string>(&value)) {
        if (!text->empty()) {
            worksheet_write_string(at.page, at.row, at.column, xml_text(*text).c_str(), formats.text);
        }
    } else if (auto const* whole = std::get_if<std::int64_t>(&value)) {
        worksheet_write_number(at.page, at.row, at.column, static_cast<double>(*whole), formats.whole);
    } else if (auto const* decimal = std::get_if<double>(&value)) {
        worksheet_write_number(at.page, at.row, at.column, *decimal, formats.decimal);
    } else if (auto const* day = std::get_if<Date>(&value)) {
        worksheet_write_number(at.page, at.row, at.column, day->days + days_before_1970, formats.day);
    } else if (auto const* money = std::get_if<Money>(&value)) {
        worksheet_write_number(at.page, at.row, at.column, static_cast<double>(money->ore) / 100,
                               formats.money);
    }
}

double width_of(Value const& value) {
    if (auto const* text = std::get_if<std::string>(&value)) {
        return static_cast<double>(characters(*text)) + 1;
    }
    if (std::holds_alternative<std::monostate>(value)) {
        return 0;
    }
    return std::holds_alternative<Date>(value) ? day_width : number_width;
}

void set_widths(lxw_worksheet* sheet, Page const& page) {
    constexpr double filter_sign = 4;
    for (std::size_t column = 0; column < page.headings.size(); ++column) {
        auto widest = static_cast<double>(characters(page.headings[column])) + filter_sign;
        for (auto const& row : page.rows) {
            widest = column < row.size() ? std::max(widest, width_of(row[column])) : widest;
        }
        auto const at = static_cast<lxw_col_t>(column);
        worksheet_set_column(sheet, at, at, std::clamp(widest, width_min, width_max), nullptr);
    }
}

Result<Done> write_page(lxw_workbook* book, Page const& page, Formats const& formats) {
    if (page.rows.size() > rows_max || page.headings.size() > columns_max) {
        return Error{
            ErrorCode::too_large, "sheet.too_many_rows", {{"maximum", std::to_string(rows_max)}}, {}, {}};
    }
    auto* sheet = workbook_add_worksheet(book, sheet_name(page.title).c_str());
    if (sheet == nullptr || page.headings.empty()) {
        return internal("libxlsxwriter could not begin the sheet " + page.title);
    }
    set_widths(sheet, page);
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(page.rows.size()),
                         static_cast<lxw_col_t>(page.headings.size() - 1));
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 0, 0);
    for (std::size_t column = 0; column < page.headings.size(); ++column) {
        worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(column),
                               xml_text(page.headings[column]).c_str(), formats.heading);
    }
    for (std::size_t row = 0; row < page.rows.size(); ++row) {
        for (std::size_t column = 0; column < page.rows[row].size(); ++column) {
            write_value({sheet, static_cast<lxw_row_t>(row + 1), static_cast<lxw_col_t>(column)},
                        page.rows[row][column], formats);
        }
    }
    return Done{};
}

}  // namespace

Result<std::string> write_workbook(std::vector<Page> const& pages) {
    TemporaryFile const file;
    if (!file.made()) {
        return internal("no temporary file for a workbook: " + file.path());
    }
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    auto* book = workbook_new_opt(file.path().c_str(), &options);
    if (book == nullptr) {
        return internal("libxlsxwriter could not begin a workbook");
    }
    Formats const formats{book};
    Result<Done> done = Done{};
    for (auto const& page : pages) {
        if (done) {
            done = write_page(book, page, formats);
        }
    }
    auto const error = workbook_close(book);
    CHECK(done);
    if (error != LXW_NO_ERROR) {
        return internal(std::string{"libxlsxwriter could not end a workbook: "} + lxw_strerror(error));
    }
    return file.bytes();
}

}  // namespace varn::sheet
