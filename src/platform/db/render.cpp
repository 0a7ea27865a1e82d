// One text of SQL for two engines.
#include <array>
#include <cctype>
#include <utility>

#include "connection.h"

namespace varn::db {
namespace {

// On PostgreSQL text compares byte by byte, as SQLite does by itself; Swedish order is asked for where it is
// meant. `FROM {each} $1 {end}` gives the elements of a JSON list as the column `value`, one a row.
constexpr std::array<std::array<std::string_view, 3>, 10> tokens{
    {{"int", "INTEGER", "BIGINT"},
     {"real", "REAL", "DOUBLE PRECISION"},
     {"text", "TEXT", "TEXT COLLATE \"C\""},
     {"blob", "BLOB", "BYTEA"},
     {"strict", "STRICT", ""},
     {"skip_locked", "", "FOR UPDATE SKIP LOCKED"},
     {"share", "", "FOR SHARE"},
     {"alone", "", "FOR UPDATE"},
     {"each", "json_each(", "jsonb_array_elements_text(CAST("},
     {"end", ")", " AS JSONB)) AS each_row(value)"}}};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0) {
        text.remove_prefix(1);
    }
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) {
        text.remove_suffix(1);
    }
    return text;
}

std::string_view first_word(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && std::isspace(static_cast<unsigned char>(text[end])) == 0 &&
           text[end] != '(') {
        ++end;
    }
    return text.substr(0, end);
}

/// The text without `--` comments, and without the sections of the other engine.
std::string section(std::string_view text, Engine engine) {
    std::string out;
    bool ours = true;
    while (!text.empty()) {
        auto const end = text.find('\n');
        auto line = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (line.starts_with("-- only: ")) {
            ours = trimmed(line.substr(9)) == (engine == Engine::sqlite ? "sqlite" : "postgres");
        } else if (line.starts_with("-- both")) {
            ours = true;
        } else if (ours) {
            out += line.substr(0, line.find("--"));
            out += '\n';
        }
    }
    return out;
}

/// The items of a parenthesised list, split at its own commas.
std::vector<std::string_view> items(std::string_view inside) {
    std::vector<std::string_view> found;
    int depth = 0;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= inside.size(); ++i) {
        if (i == inside.size() || (inside[i] == ',' && depth == 0)) {
            found.push_back(trimmed(inside.substr(from, i - from)));
            from = i + 1;
        } else if (inside[i] == '(') {
            ++depth;
        } else if (inside[i] == ')') {
            --depth;
        }
    }
    return found;
}

bool is_constraint(std::string_view item) {
    auto const word = first_word(item);
    return word == "UNIQUE" || word == "CHECK" || word == "FOREIGN" || word == "PRIMARY" ||
           word == "CONSTRAINT";
}

/// Name and type of a column, which is all the history keeps of it: "title {text} NOT NULL" → "title {text}".
std::string history_column(std::string_view item) {
    auto const name = first_word(item);
    auto const type = first_word(trimmed(item.substr(name.size())));
    return std::string{name} + " " + std::string{type};
}

std::string history_table(std::string_view name, std::string_view inside) {
    std::string out = "CREATE TABLE " + std::string{name} + "_history (\n";
    for (auto const item : items(inside)) {
        if (!is_constraint(item)) {
            out += "    " + history_column(item) + ",\n";
        }
    }
    std::string const table = std::string{name} + "_history";
    return out +
           "    known_from {text} NOT NULL,\n    known_to {text},\n    audit_position {int} NOT NULL\n) "
           "{strict};\n" +
           "CREATE INDEX " + table + "_id ON " + table + " (id, known_from);\n" + "CREATE INDEX " + table +
           "_position ON " + table + " (audit_position);\n";
}

/// Where the parenthesis that opens at `open` closes, or npos.
std::size_t closing(std::string_view text, std::size_t open) {
    int depth = 0;
    for (auto i = open; i < text.size(); ++i) {
        depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
        if (depth == 0) {
            return i;
        }
    }
    return std::string_view::npos;
}

/// Rewrites one statement, without its semicolon.
Result<std::string> statement(std::string_view text) {
    constexpr std::string_view create = "CREATE ENTITY ";
    constexpr std::string_view alter = "ALTER ENTITY ";
    auto const body = trimmed(text);
    if (body.starts_with(create)) {
        auto const name = first_word(trimmed(body.substr(create.size())));
        auto const open = body.find('(');
        auto const close = open == std::string_view::npos ? open : closing(body, open);
        if (close == std::string_view::npos) {
            return internal("CREATE ENTITY " + std::string{name} + " lacks its closing parenthesis");
        }
        auto const inside = body.substr(open + 1, close - open - 1);
        return "CREATE TABLE " + std::string{name} + " (" + std::string{inside} + ") {strict};\n" +
               history_table(name, inside);
    }
    if (body.starts_with(alter)) {
        auto const rest = trimmed(body.substr(alter.size()));
        auto const name = first_word(rest);
        auto const column = trimmed(rest.substr(name.size()));
        constexpr std::string_view add = "ADD COLUMN ";
        if (!column.starts_with(add)) {
            return internal("ALTER ENTITY knows ADD COLUMN only");
        }
        auto const table = std::string{name};
        return "ALTER TABLE " + table + " " + std::string{column} + ";\nALTER TABLE " + table +
               "_history ADD COLUMN " + history_column(trimmed(column.substr(add.size()))) + ";\n";
    }
    return body.empty() ? std::string{} : std::string{body} + ";\n";
}

}  // namespace

std::string render(std::string_view sql, Engine engine) {
    std::string out;
    out.reserve(sql.size() + 32);
    for (std::size_t i = 0; i < sql.size(); ++i) {
        auto const close = sql[i] == '{' ? sql.find('}', i) : std::string_view::npos;
        if (close == std::string_view::npos) {
            out += sql[i];
            continue;
        }
        auto const token = sql.substr(i + 1, close - i - 1);
        std::string_view replacement = token;  // an entity's table goes by its own name
        for (auto const& [name, sqlite, postgres] : tokens) {
            if (name == token) {
                replacement = engine == Engine::sqlite ? sqlite : postgres;
            }
        }
        out += replacement;
        i = close;
    }
    return out;
}

Result<std::string> render_migration(std::string_view text, Engine engine) {
    auto const ours = section(text, engine);
    std::string out;
    std::size_t from = 0;
    int nested = 0;  // BEGIN … END of a trigger holds semicolons of its own
    for (std::size_t i = 0; i < ours.size(); ++i) {
        auto const rest = std::string_view{ours}.substr(i);
        if (rest.starts_with("BEGIN\n") || rest.starts_with("BEGIN ") || rest.starts_with("$$")) {
            nested += rest.starts_with("$$") && nested > 0 ? -1 : 1;
            i += rest.starts_with("$$") ? 1 : 4;
        } else if (rest.starts_with("END;") && nested > 0) {
            --nested;
            i += 2;
        } else if (ours[i] == ';' && nested == 0) {
            TRY(rewritten, statement(std::string_view{ours}.substr(from, i - from)));
            out += rewritten;
            from = i + 1;
        }
    }
    TRY(last, statement(std::string_view{ours}.substr(from)));
    return render(out + last, engine);
}

}  // namespace varn::db
