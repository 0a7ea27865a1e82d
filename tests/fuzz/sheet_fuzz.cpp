// CSV and XLSX. What is accepted keeps the caps, and written as CSV it is read back to the same cells.
#include <cstdint>
#include <string_view>

#include "platform/sheet.h"

namespace {

using varn::sheet::Sheet;

void must_keep_caps(Sheet const& sheet) {
    ASSERT(sheet.rows.size() <= varn::sheet::rows_max);
    ASSERT(sheet.headings.cells.size() <= varn::sheet::columns_max);
    int last = sheet.headings.number;
    for (auto const& row : sheet.rows) {
        ASSERT(row.number > last);
        last = row.number;
        ASSERT(row.cells.size() <= varn::sheet::columns_max);
        for (auto const& cell : row.cells) {
            ASSERT(cell.size() <= varn::sheet::cell_max);
        }
    }
}

void must_come_back(Sheet const& sheet) {
    varn::sheet::Document document{"Blad", sheet.headings.cells, {}};
    for (auto const& row : sheet.rows) {
        document.rows.push_back(row.cells);
    }
    auto const written = varn::sheet::write_csv(document);
    auto const again = varn::sheet::read(written);
    if (!again.ok()) {
        return;  // control characters that CSV cannot carry
    }
    ASSERT(again.value().rows.size() == sheet.rows.size());
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
        ASSERT(again.value().rows[row].cells == sheet.rows[row].cells);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const read = varn::sheet::read({reinterpret_cast<char const*>(data), size});
    if (read.ok()) {
        must_keep_caps(read.value());
        must_come_back(read.value());
    }
    return 0;
}
