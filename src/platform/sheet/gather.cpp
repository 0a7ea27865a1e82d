#include "gather.h"

namespace varn::sheet {

bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        auto const lead = static_cast<unsigned char>(text[i]);
        std::size_t const length = lead < 0x80                   ? 1
                                   : lead >= 0xC2 && lead < 0xE0 ? 2
                                   : lead >= 0xE0 && lead < 0xF0 ? 3
                                   : lead >= 0xF0 && lead < 0xF5 ? 4
                                                                 : 0;
        if (length == 0 || i + length > text.size()) {
            return false;
        }
        unsigned code = length == 1 ? lead : lead & (0x7FU >> length);
        for (std::size_t k = 1; k < length; ++k) {
            auto const next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xC0) != 0x80) {
                return false;
            }
            code = code << 6 | (next & 0x3FU);
        }
        if ((length == 3 && (code < 0x800 || (code >= 0xD800 && code < 0xE000))) ||
            (length == 4 && (code < 0x10000 || code > 0x10FFFF))) {
            return false;
        }
        i += length;
    }
    return true;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    for (bool more = true; more && !text.empty();) {
        more = false;
        if (space.find(text.front()) != space.npos) {
            text.remove_prefix(1);
            more = true;
        } else if (text.starts_with("\u00a0")) {
            text.remove_prefix(2);
            more = true;
        } else if (space.find(text.back()) != space.npos) {
            text.remove_suffix(1);
            more = true;
        } else if (text.ends_with("\u00a0")) {
            text.remove_suffix(2);
            more = true;
        }
    }
    return text;
}

std::string place(int row, std::size_t column) {
    std::string letters;
    for (auto rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return "row " + std::to_string(row) + ", column " + letters;
}

void Gathering::begin_row(int number) {
    end_row();
    row_ = Row{number, {}};
}

bool Gathering::put(std::size_t column, std::string text) {
    if (fault_) {
        return false;
    }
    if (trimmed(text).empty()) {
        return true;
    }
    if (column >= columns_max) {
        return refuse("sheet.too_many_columns", columns_max, column);
    }
    if (text.size() > cell_max) {
        return refuse("sheet.cell_too_long", cell_max, column);
    }
    if (column >= row_.cells.size()) {
        cells_ += column + 1 - row_.cells.size();
        row_.cells.resize(column + 1);
    }
    bytes_ += text.size();
    if (cells_ > cells_max) {
        return refuse("sheet.too_many_cells", cells_max, column);
    }
    if (bytes_ > text_max) {
        return refuse("sheet.too_much_text", text_max, column);
    }
    row_.cells[column] = std::move(text);
    return true;
}

bool Gathering::refuse(std::string_view key, std::size_t maximum, std::size_t column) {
    fault_ = Problem{place(row_.number, column), std::string{key}, {{"maximum", std::to_string(maximum)}}};
    return false;
}

void Gathering::end_row() {
    if (row_.cells.empty() || fault_) {
        return;
    }
    if (!has_headings_) {
        sheet_.headings = std::move(row_);
        has_headings_ = true;
    } else if (sheet_.rows.size() == rows_max) {
        refuse("sheet.too_many_rows", rows_max, 0);
    } else {
        sheet_.rows.push_back(std::move(row_));
    }
    row_ = {};
}

Result<Sheet> Gathering::finish() && {
    end_row();
    if (fault_) {
        return Error{ErrorCode::invalid, "sheet.unreadable", {}, {*fault_}, {}};
    }
    if (!has_headings_) {
        return Error{ErrorCode::invalid, "sheet.unreadable", {}, {{"row 1", "sheet.empty", {}}}, {}};
    }
    return std::move(sheet_);
}

Result<Sheet> read(std::string_view bytes) {
    if (bytes.size() > bytes_max) {
        return Error{ErrorCode::too_large,
                     "sheet.unreadable",
                     {},
                     {{"", "sheet.too_large", {{"maximum", std::to_string(bytes_max)}}}},
                     {}};
    }
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
        return Error{ErrorCode::invalid, "sheet.unreadable", {}, {{"", "sheet.old_or_locked", {}}}, {}};
    }
    return bytes.starts_with("PK") ? read_xlsx(bytes) : read_csv(bytes);
}

}  // namespace varn::sheet
