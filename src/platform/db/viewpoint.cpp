// A question as it is asked from a viewpoint: each entity's table that the question names stands for what can
// be seen from there, as a common table expression in front of it. The question itself is not touched.
#include <algorithm>
#include <array>

#include "concealing.h"
#include "kernel/choice.h"
#include "seeing.h"

namespace varn::db {
namespace {

constexpr std::array<std::string_view, 8> own_tokens{"int",    "real", "text", "blob",
                                                     "strict", "each", "end",  "share"};

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
        if (is_new && std::find(own_tokens.begin(), own_tokens.end(), token) == own_tokens.end()) {
            found.push_back(token);
        }
    }
    return found;
}

std::string parameter(std::size_t number) {
    return "CAST($" + std::to_string(number) + " AS TEXT)";
}

/// ",a,b,": a list that a pattern finds an id in, so that a question reads the same whoever asks.
std::string listed(std::vector<std::string> const& ids) {
    std::string text = ",";
    for (auto const& id : ids) {
        text += id + ",";
    }
    return text;
}

/// auth::may_see in SQL, negated: the rows of `concealment` whose seal a sight does not go through. Its
/// parameters begin after `before`.
std::string not_seen(std::size_t before) {
    std::string any;
    for (auto const level : auth::secrecy_levels) {
        auto const at = before + 2 * static_cast<std::size_t>(level);
        auto const units = parameter(at + 1);
        auto const matters = parameter(at + 2);
        any += any.empty() ? "" : " OR ";
        any += "(level = '" + std::string{name_of(level)} + "' AND ((matter = '' AND (" + units +
               " = '*' OR (unit <> '' AND " + units + " LIKE '%,' || unit || ',%'))) OR (matter <> '' AND " +
               matters + " LIKE '%,' || matter || ',%')))";
    }
    return "NOT (" + any + ")";
}

std::vector<std::string> parameters_of(auth::Sight const& sight) {
    std::vector<std::string> texts;
    for (auto const& cleared : sight.levels) {
        texts.push_back(cleared.everything ? "*" : listed(cleared.units));
        texts.push_back(listed(cleared.matters));
    }
    return texts;
}

/// Where the rows of one table come from: what was known at the moment, without what is hidden.
class Source {
public:
    Source(Viewpoint const& viewpoint, Hidden const& hidden, Asked const& asked)
        : viewpoint_(viewpoint), hidden_(hidden), asked_(asked) {}

    /// The expression for a table; empty when the table may stand as it is.
    std::string of(std::string const& name, Table const* table) {
        auto const columns = columns_of(name, table);
        bool const is_log = name == "audit_entry";
        // Of a table that nobody told of (Database::know) no field can be masked: the whole row goes.
        bool const unknown = table == nullptr && hidden_.parts.contains(name);
        bool const hides = is_log ? hidden_.rows : hidden_.rows_of(name) || unknown;
        if (viewpoint_.is_present() && !hides && columns == "*") {
            return {};
        }
        std::string where;
        auto const and_so = [&where](std::string const& condition) {
            where += (where.empty() ? " WHERE " : " AND ") + condition;
        };
        if (!viewpoint_.is_present()) {
            and_so(is_log ? "here.at <= " + moment()
                          : "here.known_from <= " + moment() +
                                " AND (here.known_to IS NULL OR here.known_to > " + moment() + ")");
        }
        if (hides) {
            needs_hidden = true;
            and_so(is_log ? "here.subject NOT IN (SELECT subject FROM hidden WHERE part = '')"
                          : "here.id NOT IN (SELECT subject FROM hidden WHERE entity = '" + name + "'" +
                                (unknown ? "" : " AND part = ''") + ")");
        }
        auto const from = viewpoint_.is_present() || is_log
                              ? (asked_.engine == Engine::sqlite ? "main." : "public.") + name
                              : name + "_history";
        return "SELECT " + columns + " FROM " + from + " here" + where;
    }

    bool needs_hidden = false;
    bool needs_moment = false;

private:
    std::string moment() {
        needs_moment = true;
        return "$" + std::to_string(asked_.arguments + 1);
    }

    /// "*", or every column with what is concealed in some rows masked there.
    std::string columns_of(std::string const& name, Table const* table) {
        auto const found = hidden_.parts.find(name);
        bool const masks =
            found != hidden_.parts.end() && found->second.size() > found->second.count(std::string{});
        if (table == nullptr || (!masks && !(hidden_.rows && !concealing::mentions(*table).empty()))) {
            return "*";
        }
        std::string list;
        for (auto const& column : table->columns) {
            std::string const own{column.name};
            list += list.empty() ? "" : ", ";
            if (masks && found->second.contains(own)) {
                list += "CASE WHEN here.id IN (SELECT subject FROM hidden WHERE entity = '" + name +
                        "' AND part = '" + own + "') THEN " + mask_of(column) + " ELSE here." + own +
                        " END AS " + own;
            } else if (hidden_.rows && column.facts.mention) {
                list += "CASE WHEN here." + own +
                        " IN (SELECT subject FROM hidden WHERE part = '') THEN NULL ELSE here." + own +
                        " END AS " + own;
            } else {
                list += "here." + own;
            }
        }
        needs_hidden = true;
        return list;
    }

    static std::string mask_of(Column const& column) {
        return column.shape->kind == Kind::text ? "'" + std::string{masked} + "'" : "NULL";
    }

    Viewpoint const& viewpoint_;
    Hidden const& hidden_;
    Asked const& asked_;
};

std::string with(std::string const& expressions, std::string_view sql) {
    for (std::string_view const beginning : {"WITH RECURSIVE ", "WITH "}) {
        if (sql.starts_with(beginning)) {
            return std::string{beginning} + expressions + ", " + std::string{sql.substr(beginning.size())};
        }
    }
    return "WITH " + expressions + " " + std::string{sql};
}

}  // namespace

bool Hidden::rows_of(std::string_view table) const {
    auto const found = parts.find(table);
    return found != parts.end() && found->second.contains(std::string{});
}

Seen what_is_hidden(auth::Sight const& sight) {
    return {"SELECT DISTINCT entity, part FROM concealment WHERE " + not_seen(0), parameters_of(sight)};
}

bool names_tables(std::string_view sql) {
    return sql.find('{') != std::string_view::npos;
}

Seen seen_from(Viewpoint const& viewpoint, Hidden const& hidden, std::vector<Table const*> const& tables,
               Asked const& asked) {
    Source source{viewpoint, hidden, asked};
    std::string expressions;
    for (auto const table : tables_named(asked.sql)) {
        if (table == "hidden") {
            source.needs_hidden = true;
            continue;
        }
        auto const known =
            std::find_if(tables.begin(), tables.end(), [&](auto const* one) { return one->name == table; });
        auto const from = source.of(std::string{table}, known == tables.end() ? nullptr : *known);
        if (!from.empty()) {
            expressions += (expressions.empty() ? "" : ", ") + std::string{table} + " AS NOT MATERIALIZED (" +
                           from + ")";
        }
    }
    Seen seen{std::string{asked.sql}, {}};
    if (source.needs_moment) {
        seen.more.push_back(to_text(*viewpoint.as_of));
    }
    if (source.needs_hidden) {
        auto const condition = viewpoint.sight ? not_seen(asked.arguments + seen.more.size()) : "1 = 0";
        if (viewpoint.sight) {
            for (auto& text : parameters_of(*viewpoint.sight)) {
                seen.more.push_back(std::move(text));
            }
        }
        expressions =
            "hidden (subject, entity, part) AS (SELECT subject, entity, part FROM concealment WHERE " +
            condition + ")" + (expressions.empty() ? "" : ", ") + expressions;
    }
    if (!expressions.empty()) {
        seen.sql = with(expressions, asked.sql);
    }
    return seen;
}

}  // namespace varn::db
