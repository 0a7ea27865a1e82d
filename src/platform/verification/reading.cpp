#include "reading.h"

#include "platform/json.h"

namespace varn::verification {
namespace {

/// As the audit writes a value of that kind; what cannot be such a value stays as it lies, and will differ.
std::optional<std::string> audited(db::Row& row, int column, Kind kind) {
    auto text = text_at(row, column);
    if (!text) {
        return text;
    }
    if (kind == Kind::boolean && (*text == "0" || *text == "1")) {
        return *text == "1" ? "true" : "false";
    }
    if (kind == Kind::real) {
        auto const view = row.real(column);
        if (auto const* number = std::get_if<double>(&view)) {
            std::string out;
            json::append_number(out, *number);
            return out;
        }
    }
    return text;
}

}  // namespace

std::optional<std::string> text_at(db::Row& row, int column) {
    auto const view = row.text(column);
    auto const* text = std::get_if<std::string_view>(&view);
    return text != nullptr ? std::optional<std::string>{*text} : std::nullopt;
}

std::int64_t integer_at(db::Row& row, int column) {
    auto const view = row.integer(column);
    auto const* number = std::get_if<std::int64_t>(&view);
    return number != nullptr ? *number : 0;
}

Texts texts_of(db::Row& row, Table const& table, int first) {
    Texts texts;
    texts.reserve(table.columns.size());
    for (auto const& column : table.columns) {
        texts.push_back(audited(row, first++, column.shape->kind));
    }
    return texts;
}

std::string column_names(Table const& table) {
    std::string names;
    for (auto const& column : table.columns) {
        names += names.empty() ? "" : ", ";
        names += column.name;
    }
    return names;
}

}  // namespace varn::verification
