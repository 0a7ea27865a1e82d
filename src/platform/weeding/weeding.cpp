#include "platform/weeding.h"

#include <algorithm>
#include <array>

#include "story.h"

template <>
struct varn::Describe<varn::weeding::Chapter> {
    using C = weeding::Chapter;
    static constexpr auto value = entity<C>("chapter", field<&C::position>({}), field<&C::at>({}),
                                            field<&C::leaf>({}), field<&C::clear>({}));
};

namespace varn::weeding {
namespace {

constexpr std::array rules{// The log belongs to the whole town.
                           auth::Rule{"audit.weed", auth::Role::administrator, auth::Reach::own_unit}};

/// A transaction that empties values; it keeps nothing without its entry.
class WeedTx : public db::WriteTx {
public:
    using WriteTx::WriteTx;
    template <class... Args>
    Result<std::int64_t> exec(std::string_view sql, Args const&... args) {
        return run_with(sql, nullptr, args...);
    }
};

Result<Table const*> table_named(std::span<Table const* const> entities, std::string const& name) {
    auto const found = std::find_if(entities.begin(), entities.end(),
                                    [&](auto const* table) { return table->name == name; });
    if (found == entities.end()) {
        return invalid("/entity", "weeding.entity_unknown", {{"entity", name}});
    }
    return *found;
}

Result<std::int64_t> empty_log(WeedTx& tx, std::vector<Chapter> const& chapters, Past const& past) {
    std::int64_t values = 0;
    for (auto const& chapter : chapters) {
        auto const left = emptied(chapter, past.sides);
        if (left.values > 0) {
            CHECK(tx.exec("UPDATE audit_clear SET content = $1 WHERE position = $2", left.clear,
                          chapter.position));
            values += left.values;
        }
    }
    return values;
}

Result<std::int64_t> empty_history(WeedTx& tx, Table const& table, std::string const& id, Past const& past) {
    auto const history = std::string{table.name} + "_history";
    TRY(positions, tx.query<std::int64_t>("SELECT audit_position FROM " + history + " WHERE id = $1", id));
    std::int64_t rows = 0;
    for (auto const position : positions) {
        std::string assigned;
        std::string there;
        for (auto const& field : lost_at(past, position)) {
            assigned += (assigned.empty() ? "" : ", ") + field + " = NULL";
            there += (there.empty() ? "" : " OR ") + field + " IS NOT NULL";
        }
        if (!assigned.empty()) {
            TRY(touched, tx.exec("UPDATE " + history + " SET " + assigned +
                                     " WHERE id = $1 AND audit_position = $2 AND (" + there + ")",
                                 id, position));
            rows += touched;
        }
    }
    return rows;
}

Result<Weeded> weed_row(Town& town, auth::Actor const& actor, Table const& table, Ask const& ask) {
    WeedTx tx{town.db};
    // Nobody adds to the log meanwhile, so that what is of the past is known.
    CHECK(tx.exec("UPDATE audit_tree SET size = size WHERE id = 1"));
    TRY(chapters, tx.query<Chapter>("SELECT e.position, e.at, e.leaf, COALESCE(c.content, '[]') "
                                    "FROM audit_entry e LEFT JOIN audit_clear c ON c.position = e.position "
                                    "WHERE e.entity = $1 AND e.subject = $2 AND e.action <> 'audit.weed' "
                                    "ORDER BY e.position",
                                    ask.entity, ask.id->text));
    if (chapters.empty()) {
        return not_found();
    }
    auto const past = past_of(table, chapters, ask.before);
    TRY(values, empty_log(tx, chapters, past));
    TRY(history, empty_history(tx, table, ask.id->text, past));
    if (values == 0 && history == 0) {
        return Weeded{};
    }
    CHECK(std::move(tx).commit({actor.account, "audit.weed", ask.entity, ask.id->text, ask.reason}));
    return Weeded{1, values, history};
}

Result<std::vector<std::string>> rows_before(Town& town, Ask const& ask) {
    db::ReadTx tx{town.db};
    return tx.query<std::string>(
        "SELECT DISTINCT subject FROM audit_entry WHERE entity = $1 AND at < $2 ORDER BY subject", ask.entity,
        *ask.before);
}

}  // namespace

auth::Rules weeding_policy() {
    return rules;
}

Result<Weeded> weed(Town& town, auth::Actor const& actor, std::span<Table const* const> entities,
                    Ask const& ask) {
    CHECK(auth::judge(rules, actor, "audit.weed", std::nullopt));
    TRY(table, table_named(entities, ask.entity));
    if (ask.reason.find_first_not_of(" \n\t") == std::string::npos) {
        return invalid("/reason", "weeding.reason_missing");
    }
    if (ask.id) {
        return weed_row(town, actor, *table, ask);
    }
    if (!ask.before) {
        return invalid("/before", "weeding.row_or_moment");
    }
    TRY(rows, rows_before(town, ask));
    Weeded all;
    for (auto const& row : rows) {
        auto one = ask;
        one.id = AnyId{row};
        TRY(weeded, weed_row(town, actor, *table, one));
        all.rows += weeded.rows;
        all.values += weeded.values;
        all.history += weeded.history;
    }
    return all;
}

}  // namespace varn::weeding
