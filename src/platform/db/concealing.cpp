#include "concealing.h"

#include <algorithm>
#include <set>

#include "connection.h"

namespace varn::db {

bool can_be_masked(Column const& column) {
    auto const kind = column.shape->kind;
    bool const fits = kind == Kind::text || (column.shape->optional && kind != Kind::id);
    return fits && !column.facts.key && !column.facts.server_set && !column.facts.owner_unit;
}

namespace concealing {
namespace {

constexpr std::string_view into =
    "INSERT INTO concealment (entity, subject, part, marking, level, unit, matter, direct) SELECT DISTINCT ";
constexpr std::string_view inherited = "', r.id, '', c.marking, c.level, c.unit, c.matter, 0 FROM ";

/// The expression by which a column of `r` names a row.
std::string naming(Column const& column) {
    auto const name = "r." + std::string{column.name};
    // The last 36 characters of such a text are an id.
    return column.facts.ends_in_id ? "SUBSTR(" + name + ", LENGTH(" + name + ") - 35)" : name;
}

/// "c.subject IN (r.edition, r.topic)", or nothing when the rows hang on nothing.
std::string hanging(Table const& table) {
    std::string names;
    for (auto const& column : table.columns) {
        bool const hangs = column.facts.ends_in_id || (column.shape->kind == Kind::id && column.name != "id");
        if (hangs && !column.facts.mention) {
            names += (names.empty() ? "" : ", ") + naming(column);
        }
    }
    return names.empty() ? names : "c.part = '' AND c.subject IN (" + names + ")";
}

Result<std::int64_t> run(Connection& connection, std::string const& sql,
                         std::vector<std::string> const& texts) {
    std::vector<View> views;
    for (auto const& text : texts) {
        views.emplace_back(std::string_view{text});
    }
    return connection.run(sql, views.data(), views.size(), nullptr);
}

Result<std::set<std::string>> markings_of(Connection& connection, std::string const& subject) {
    std::set<std::string> found;
    detail::Sink const sink{
        &found, [](void* context, Row& row) {
            auto const view = row.text(0);
            static_cast<std::set<std::string>*>(context)->emplace(std::get<std::string_view>(view));
            return true;
        }};
    View const views[] = {std::string_view{subject}};
    CHECK(
        connection.run("SELECT marking FROM concealment WHERE subject = $1 AND part = ''", views, 1, &sink));
    return found;
}

/// One round over every table: rows that hang on what a marking conceals by now. Rows of the present by what
/// they hang on today, rows that are no more by all they ever hung on.
Result<std::int64_t> spread(Connection& connection, Tables const& tables, std::string const& marking) {
    std::int64_t touched = 0;
    for (auto const* table : tables) {
        auto const where = hanging(*table);
        if (where.empty()) {
            continue;
        }
        std::string const name{table->name};
        auto const from = std::string{into} + "'" + name + std::string{inherited};
        auto const rest = " r JOIN concealment c ON " + where + " WHERE c.marking = $1";
        TRY(present, run(connection, from + name + rest + " ON CONFLICT (subject, part, marking) DO NOTHING",
                         {marking}));
        TRY(past, run(connection,
                      from + name + "_history" + rest + " AND NOT EXISTS (SELECT 1 FROM " + name +
                          " p WHERE p.id = r.id) ON CONFLICT (subject, part, marking) DO NOTHING",
                      {marking}));
        touched += present + past;
    }
    return touched;
}

Result<Done> spread_all(Connection& connection, Tables const& tables, std::string const& marking) {
    for (;;) {
        TRY(touched, spread(connection, tables, marking));
        if (touched == 0) {
            return Done{};
        }
    }
}

}  // namespace

std::vector<std::string> mentions(Table const& table) {
    std::vector<std::string> names;
    for (auto const& column : table.columns) {
        if (column.facts.mention) {
            names.emplace_back(column.name);
        }
    }
    return names;
}

std::vector<std::string> hangs_by(Table const& table) {
    std::vector<std::string> names;
    for (auto const& column : table.columns) {
        bool const hangs = column.facts.ends_in_id || (column.shape->kind == Kind::id && column.name != "id");
        if (hangs && !column.facts.mention) {
            names.emplace_back(column.name);
        }
    }
    return names;
}

Result<Done> conceal(Connection& connection, Tables const& tables, Concealment const& what) {
    CHECK(run(connection,
              "INSERT INTO concealment (entity, subject, part, marking, level, unit, matter, direct) VALUES "
              "($1, $2, $3, $4, $5, $6, $7, 1) ON CONFLICT (subject, part, marking) DO UPDATE SET direct = 1",
              {what.entity, what.subject, what.part, what.marking, std::string{name_of(what.seal.level)},
               what.seal.unit.value_or(""), what.seal.matter.value_or("")}));
    return what.part.empty() ? spread_all(connection, tables, what.marking) : Result<Done>{Done{}};
}

Result<Done> reveal(Connection& connection, std::string const& marking) {
    CHECK(run(connection, "DELETE FROM concealment WHERE marking = $1", {marking}));
    return Done{};
}

Result<Done> row_added(Connection& connection, Table const& table, std::string const& id) {
    auto const where = hanging(table);
    if (where.empty()) {
        return Done{};
    }
    std::string const name{table.name};
    CHECK(run(connection,
              std::string{into} + "'" + name + std::string{inherited} + name + " r JOIN concealment c ON " +
                  where + " WHERE r.id = $1 ON CONFLICT (subject, part, marking) DO NOTHING",
              {id}));
    return Done{};
}

Result<Done> row_changed(Connection& connection, Tables const& tables, Table const& table,
                         audit::RowChange const& change) {
    auto const names = hangs_by(table);
    bool const moved = std::any_of(change.fields.begin(), change.fields.end(), [&](auto const& field) {
        return std::find(names.begin(), names.end(), field.field) != names.end();
    });
    if (!moved) {
        return Done{};
    }
    CHECK(row_added(connection, table, change.id));
    TRY(now, markings_of(connection, change.id));
    for (auto const& marking : now) {  // those from before among them
        CHECK(run(connection, "DELETE FROM concealment WHERE marking = $1 AND direct = 0", {marking}));
        CHECK(spread_all(connection, tables, marking));
    }
    return Done{};
}

}  // namespace concealing
}  // namespace varn::db
