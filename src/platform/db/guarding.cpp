// What a writer may not touch since she does not see it, and how what she writes stands beside that.
#include <algorithm>

#include "concealing.h"
#include "inside.h"
#include "platform/classification.h"
#include "platform/scalar_text.h"
#include "seeing.h"

namespace varn::db {
namespace {

constexpr std::size_t key_kept = 60;  // characters of a key that makes way

std::string value_of(Table const& table, std::string_view name, void const* row) {
    auto const* column = table.find(name);
    return column == nullptr ? std::string{} : json::scalar_text(*column, row).value_or("");
}

}  // namespace

Result<Done> WriteTx::must_be_seen(Table const& table, std::string const& id) {
    TRY(unseen, hidden());
    if (!unseen->rows_of(table.name)) {
        return Done{};
    }
    TRY(count, scalar<std::int64_t>("SELECT COUNT(*) FROM {hidden} WHERE subject = $1 AND part = ''", id));
    return count == 0 ? Result<Done>{Done{}} : not_found();
}

Result<Done> WriteTx::must_name_seen(Table const& table, void const* row) {
    TRY(unseen, hidden());
    if (!unseen->rows) {
        return Done{};
    }
    for (auto const& column : table.columns) {
        if (column.shape->kind != Kind::id || column.name == "id") {
            continue;
        }
        auto const named = json::scalar_text(column, row).value_or("");
        TRY(count,
            scalar<std::int64_t>("SELECT COUNT(*) FROM {hidden} WHERE subject = $1 AND part = ''", named));
        if (count != 0) {
            return failure("23503", "names a row that the writer does not see");  // as if it were not there
        }
    }
    return Done{};
}

Result<std::vector<std::string>> WriteTx::masked_fields(Table const& table, std::string const& id) {
    std::vector<std::string> fields;
    TRY(unseen, hidden());
    if (unseen->parts.contains(table.name)) {
        TRY(parts,
            query<std::string>("SELECT DISTINCT part FROM {hidden} WHERE subject = $1 AND part <> ''", id));
        fields = std::move(parts);
    }
    if (unseen->rows) {
        for (auto const& mention : concealing::mentions(table)) {
            TRY(count, scalar<std::int64_t>("SELECT COUNT(*) FROM " + std::string{table.name} +
                                                " r JOIN {hidden} h ON h.subject = r." + mention +
                                                " AND h.part = '' WHERE r.id = $1",
                                            id));
            if (count != 0) {
                fields.push_back(mention);
            }
        }
    }
    return fields;
}

Result<Done> WriteTx::must_be_fit_to_keep(Table const& table, void const* before, void const* after) {
    std::vector<Problem> problems;
    for (auto const& column : table.columns) {
        if (column.shape->kind != Kind::text) {
            continue;
        }
        auto const value = json::scalar_text(column, after);
        if (!value || (before != nullptr && json::scalar_text(column, before) == value)) {
            continue;
        }
        auto pointer = "/" + std::string{column.name};
        if (*value == masked) {
            problems.push_back(
                {std::move(pointer), "db.field_is_concealed", {}});  // a bar copied from a screen
        } else if (auto const found = classification::marked_with(*value)) {
            problems.push_back({std::move(pointer),
                                "db.text_is_classified",
                                {{"class", std::string{classification::legal_name(*found)}}}});
        }
    }
    if (problems.empty()) {
        return Done{};
    }
    return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
}

/// A key that is taken by a row the writer does not see would tell of it. That row takes another key, and the
/// key is the writer's.
Result<Done> WriteTx::make_way(Table const& table, void const* row) {
    TRY(unseen, hidden());
    auto const key = value_of(table, "key", row);
    if (!unseen->rows_of(table.name) || key.empty()) {
        return Done{};
    }
    std::string const name{table.name};
    auto const* edition = table.find("edition");
    bool const within = edition != nullptr && !edition->shape->optional;
    TRY(holders, query<std::string>("SELECT r.id FROM " + name + " r WHERE r.key = $1 AND " +
                                        (within ? "r.edition = $2" : "$2 = ''") +
                                        " AND r.id IN (SELECT subject FROM {hidden} WHERE part = '')",
                                    key, within ? value_of(table, "edition", row) : std::string{}));
    for (auto const& id : holders) {
        auto const other =
            key.substr(0, key_kept) + "-" + id.substr(id.size() - std::min<std::size_t>(8, id.size()));
        TRY(versions, query<std::int64_t>("UPDATE " + name +
                                              " SET key = $1, version = version + 1 WHERE id = $2 "
                                              "RETURNING version",
                                          other, id));
        for (auto const version : versions) {
            written_.push_back(
                {&table,
                 {name,
                  id,
                  {{"key", key, other}, {"version", std::to_string(version - 1), std::to_string(version)}}},
                 Fate::changed});
        }
    }
    return Done{};
}

Result<Done> WriteTx::keep_concealments() {
    auto& connection = *connection_;
    auto const& tables = database_.known();
    for (auto const& marking : to_reveal_) {
        CHECK(concealing::reveal(connection, marking));
    }
    if (conceals_) {
        for (auto const& one : written_) {
            if (one.fate == Fate::added) {
                CHECK(concealing::row_added(connection, *one.table, one.change.id));
            } else if (one.fate == Fate::changed) {
                CHECK(concealing::row_changed(connection, tables, *one.table, one.change));
            }
        }
    }
    if (!conceals_ && !to_conceal_.empty()) {
        CHECK(connection.queue("UPDATE audit_tree SET conceals = 1 WHERE id = 1", nullptr, 0));
    }
    for (auto const& what : to_conceal_) {
        CHECK(concealing::conceal(connection, tables, what));
    }
    return Done{};
}

}  // namespace varn::db
