// XLSX out, by libxlsxwriter with constant memory.
#include <algorithm>

#include "xlsx_file.h"

namespace varn::sheet {
namespace {

void write_row(lxw_worksheet* page, std::size_t row, std::vector<std::string> const& cells,
               lxw_format* format) {
    for (std::size_t column = 0; column < cells.size(); ++column) {
        if (!cells[column].empty()) {
            worksheet_write_string(page, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                   xml_text(cells[column]).c_str(), format);
        }
    }
}

void set_widths(lxw_worksheet* page, Document const& document, lxw_format* format) {
    for (std::size_t column = 0; column < document.headings.size(); ++column) {
        auto longest = static_cast<double>(characters(document.headings[column])) + 2;
        for (auto const& row : document.rows) {
            if (column < row.size()) {
                longest = std::max(longest, static_cast<double>(characters(row[column])) + 1);
            }
        }
        auto const at = static_cast<lxw_col_t>(column);
        worksheet_set_column(page, at, at, std::clamp(longest, width_min, width_max), format);
    }
}

}  // namespace

Result<std::string> write_xlsx(Document const& document) {
    if (document.rows.size() > rows_max || document.headings.size() > columns_max) {
        return Error{
            ErrorCode::too_large, "sheet.too_many_rows", {{"maximum", std::to_string(rows_max)}}, {}, {}};
    }
    TemporaryFile const file;
    if (!file.made()) {
        return internal("no temporary file for a spreadsheet: " + file.path());
    }
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    auto* book = workbook_new_opt(file.path().c_str(), &options);
    auto* page = book == nullptr ? nullptr : workbook_add_worksheet(book, sheet_name(document.title).c_str());
    if (page == nullptr) {
        if (book != nullptr) {
            workbook_close(book);
        }
        return internal("libxlsxwriter could not begin a spreadsheet");
    }
    auto* heading = workbook_add_format(book);
    format_set_bold(heading);
    auto* text = workbook_add_format(book);
    format_set_num_format(text, "@");
    set_widths(page, document, text);
    worksheet_freeze_panes(page, 1, 0);
    write_row(page, 0, document.headings, heading);
    for (std::size_t row = 0; row < document.rows.size(); ++row) {
        write_row(page, row + 1, document.rows[row], text);
    }
    if (auto const error = workbook_close(book); error != LXW_NO_ERROR) {
        return internal(std::string{"libxlsxwriter could not end a spreadsheet: "} + lxw_strerror(error));
    }
    return file.bytes();
}

}  // namespace varn::sheet
