#pragma once
// A workbook of several sheets whose cells are numbers, days and texts, for those who count on with what they
// were given. Texts are texts: none is run as a formula.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kernel/result.h"
#include "kernel/time.h"
#include "platform/sheet.h"

namespace varn::sheet {

/// Öre, shown as kronor.
struct Money {
    std::int64_t ore = 0;
    bool operator==(Money const&) const = default;
};
/// A cell; without a value it stays empty.
using Value = std::variant<std::monostate, std::string, std::int64_t, double, Date, Money>;

/// What may be absent.
template <class T>
Value value_of(std::optional<T> const& known) {
    return known ? Value{*known} : Value{};
}

/// A sheet. Its title is cut to the 31 characters that spreadsheets take.
struct Page {
    std::string title;
    std::vector<std::string> headings;
    std::vector<std::vector<Value>> rows;
};

/// XLSX: headings bold, in sight and with filters, columns as wide as their content, long texts wrapped. At
/// most `rows_max` rows a sheet. Two sheets of one title are an internal error.
Result<std::string> write_workbook(std::vector<Page> const& pages);

/// The sheet of that title in an XLSX, read as `read` reads the first one.
Result<Sheet> read_page(std::string_view bytes, std::string_view title);

}  // namespace varn::sheet
