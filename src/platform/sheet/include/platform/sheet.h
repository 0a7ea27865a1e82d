#pragma once
// Tables that people keep in spreadsheets: CSV as Excel writes it in Sweden, and XLSX. Read with caps on
// everything, matched to described types with the fault of every cell, and written so that no cell is run as
// a formula.
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/describe.h"
#include "kernel/result.h"

namespace varn::sheet {

constexpr std::size_t bytes_max = 20 * 1024 * 1024;      // of a file
constexpr std::size_t unpacked_max = 200 * 1024 * 1024;  // of all that is read out of an XLSX
constexpr std::size_t entries_max = 1'000;               // files inside an XLSX
constexpr std::size_t rows_max = 100'000;
constexpr std::size_t columns_max = 200;
constexpr std::size_t cells_max = 1'000'000;
constexpr std::size_t cell_max = 32'767 * 4;        // bytes; Excel's own limit is 32 767 characters
constexpr std::size_t text_max = 64 * 1024 * 1024;  // bytes of all cells together
constexpr std::size_t problems_max = 1'000;

/// One row that is not empty. `number` is the row as a spreadsheet counts it, from 1.
struct Row {
    int number = 0;
    std::vector<std::string> cells;
};
/// A table: the first row that is not empty, and the rows below it.
struct Sheet {
    Row headings;
    std::vector<Row> rows;
};

/// Reads XLSX or CSV, whichever the bytes are. Dates of XLSX become `YYYY-MM-DD` (with `Thh:mm:ss` when there
/// is a time of day), numbers their shortest form with a decimal point, truth values `true` and `false`;
/// cells of CSV are what stands there.
Result<Sheet> read(std::string_view bytes);

/// "row 3, column D". Columns count from 0.
std::string place(int row, std::size_t column);

/// What is written to a file.
struct Document {
    std::string title;  // name of the sheet
    std::vector<std::string> headings;
    std::vector<std::vector<std::string>> rows;
};
/// CSV for Swedish Excel: UTF-8 with byte order mark, `;`, CRLF. A cell that a spreadsheet would run as a
/// formula gets an apostrophe in front, which `read` takes away again.
std::string write_csv(Document const& document);
/// XLSX: bold headings that stay in sight, columns as wide as their texts, every cell a text.
Result<std::string> write_xlsx(Document const& document);

/// Rows as objects, and where each field stood.
template <class T>
struct Matched {
    struct Item {
        int row = 0;
        T value{};
    };
    std::vector<Item> items;
    std::map<std::string, std::size_t, std::less<>> columns;  // by field name

    /// Where a field of an item stands, for the faults that only the caller can see.
    std::string place(Item const& item, std::string_view field) const {
        auto const found = columns.find(field);
        return found == columns.end() ? "row " + std::to_string(item.row)
                                      : sheet::place(item.row, found->second);
    }
};

namespace detail {
/// Makes room for one more object, whose row has this number.
struct Taker {
    void* context;
    void* (*add)(void* context, int row);
};
Result<std::map<std::string, std::size_t, std::less<>>> match(Sheet const& sheet, Table const& table,
                                                              Taker taker);
std::vector<std::string> headings(Table const& table, std::string_view language);
std::vector<std::string> cells(Table const& table, void const* object);
}  // namespace detail

/// The rows of a sheet as `T`. A heading is a field's name or its label in Swedish or English, in any case
/// and order. Fields that the server sets, lists and records have no column. Cells: whole numbers with
/// spaces, decimal comma or point, dates as YYYY-MM-DD or YYYYMMDD, yes or no as ja/nej, yes/no, true/false,
/// 1/0 or x, choices by name or by the text of `<label>.<name>`. Every fault of every cell at once, none of
/// the rows unless all are right.
template <class T>
Result<Matched<T>> match(Sheet const& sheet) {
    Matched<T> matched;
    TRY(columns, detail::match(sheet, table<T>(), {&matched, [](void* context, int row) -> void* {
                                                       auto& items = static_cast<Matched<T>*>(context)->items;
                                                       items.push_back({row, T{}});
                                                       return &items.back().value;
                                                   }}));
    matched.columns = std::move(columns);
    return matched;
}

/// Objects as a document with the labels of a language as headings; `match` reads it back.
template <class T>
Document document(std::string title, std::vector<T> const& objects, std::string_view language) {
    Document made{std::move(title), detail::headings(table<T>(), language), {}};
    for (auto const& object : objects) {
        made.rows.push_back(detail::cells(table<T>(), &object));
    }
    return made;
}

}  // namespace varn::sheet
