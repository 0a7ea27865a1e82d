// A question as it is asked from a viewpoint: each entity's table that the question names stands for what can
// be seen from there, as a common table expression in front of it. The question itself is not touched.
#include <algorithm>
#include <array>
#include <vector>

#include "connection.h"

namespace varn::db {
namespace {

constexpr std::array<std::string_view, 5> type_tokens{"int", "real", "text", "blob", "strict"};

/// The entity tables that a question names, each once, in the order of their first mention.
std::vector<std::string_view> tables_named(std::string_view sql) {
    std::vector<std::string_view> found;
    for (auto open = sql.find('{'); open != std::string_view::npos; open = sql.find('{', open + 1)) {
        auto const close = sql.find('}', open);
        if (close == std::string_view::npos) {
            break;
        }
        auto const token = sql.substr(open + 1, close - open - 1);
        auto const is_new = std::find(found.begin(), found.end(), token) == found.end();
        if (is_new && std::find(type_tokens.begin(), type_tokens.end(), token) == type_tokens.end()) {
            found.push_back(token);
        }
    }
    return found;
}

/// What could be read of a table at a moment. The log is its own history.
std::string rows_known(Engine engine, std::string const& name, std::string const& moment) {
    if (name == "audit_entry") {
        // By its full name, since the expression itself goes by the short one.
        auto const* schema = engine == Engine::sqlite ? "main." : "public.";
        return "SELECT * FROM " + (schema + name) + " WHERE at <= " + moment;
    }
    return "SELECT * FROM " + name + "_history WHERE known_from <= " + moment +
           " AND (known_to IS NULL OR known_to > " + moment + ")";
}

}  // namespace

std::string seen_from(Viewpoint const& viewpoint, Engine engine, std::string_view sql,
                      std::size_t arguments) {
    ASSERT(viewpoint.as_of);
    auto const moment = "$" + std::to_string(arguments + 1);
    std::string expressions;
    for (auto const table : tables_named(sql)) {
        std::string const name{table};
        expressions += (expressions.empty() ? "" : ", ") + name + " AS NOT MATERIALIZED (" +
                       rows_known(engine, name, moment) + ")";
    }
    if (expressions.empty()) {
        return std::string{sql};
    }
    for (std::string_view const beginning : {"WITH RECURSIVE ", "WITH "}) {
        if (sql.starts_with(beginning)) {
            return std::string{beginning} + expressions + ", " + std::string{sql.substr(beginning.size())};
        }
    }
    return "WITH " + expressions + " " + std::string{sql};
}

}  // namespace varn::db
