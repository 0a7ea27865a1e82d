#pragma once
// Texts of statements over a described table. Private to platform/db.
#include <string>
#include <string_view>

#include "kernel/describe.h"

namespace varn::db {

/// The columns of a table: "id, key, title", each with the prefix.
inline std::string column_list(Table const& table, std::string_view prefix = {}) {
    std::string out;
    for (auto const& column : table.columns) {
        out += out.empty() ? "" : ", ";
        out += prefix;
        out += column.name;
    }
    return out;
}

}  // namespace varn::db
