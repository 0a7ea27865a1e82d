#pragma once
// Rows as they come out of a file, under the caps. Inside platform/sheet only.
#include <optional>
#include <string>

#include "platform/sheet.h"

namespace varn::sheet {

/// Collects cells into a Sheet and says when there is too much of something.
class Gathering {
public:
    /// Begins a row; rows come in ascending order.
    void begin_row(int number);
    /// Puts a cell. False when a cap is reached: see `fault`.
    bool put(std::size_t column, std::string text);
    /// The sheet, or what was too much, or that there is nothing in it.
    Result<Sheet> finish() &&;
    std::optional<Problem> const& fault() const { return fault_; }

private:
    void end_row();
    bool refuse(std::string_view key, std::size_t maximum, std::size_t column);

    Row row_;
    bool has_headings_ = false;
    Sheet sheet_;
    std::size_t cells_ = 0;
    std::size_t bytes_ = 0;
    std::optional<Problem> fault_;
};

/// True for well-formed UTF-8.
bool is_utf8(std::string_view text);
/// Without spaces, tabs, line ends and no-break spaces at both ends.
std::string_view trimmed(std::string_view text);

Result<Sheet> read_csv(std::string_view bytes);
/// Of the first sheet in sight when no title is said.
Result<Sheet> read_xlsx(std::string_view bytes, std::string_view title = {});

}  // namespace varn::sheet
