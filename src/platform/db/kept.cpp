// Keeping what was worked out, for as long as the log says that nothing it was made from has changed.
#include <algorithm>

#include "inside.h"
#include "platform/db.h"
#include "seeing.h"

namespace varn::db {
namespace {

/// `position > $1 AND position <= $2 AND entity IN ($3, …)`
std::string question_of(std::size_t tables) {
    std::string sql =
        "SELECT COUNT(*) FROM (SELECT position FROM audit_entry WHERE position > $1 AND position <= $2 AND "
        "entity IN (";
    for (std::size_t i = 0; i < tables; ++i) {
        sql += (i == 0 ? "$" : ", $") + std::to_string(i + 3);
    }
    return sql + ") LIMIT 1) AS changed";
}

}  // namespace

Result<bool> ReadTx::may_be_kept(std::span<std::string_view const> tables) {
    if (writing_ || !database_.viewpoint().is_present()) {
        return false;
    }
    TRY(unseen, hidden());
    // What hangs on a hidden row is hidden too, so one hidden row anywhere is enough.
    return !unseen->rows && std::none_of(tables.begin(), tables.end(), [&](std::string_view table) {
        return unseen->parts.contains(table);
    });
}

Result<bool> ReadTx::has_changed(std::span<std::string_view const> tables, std::int64_t after,
                                 std::int64_t until) {
    if (after == until) {
        return false;
    }
    std::vector<View> views{after, until};
    views.insert(views.end(), tables.begin(), tables.end());
    std::int64_t changed = 0;
    detail::Sink const sink{&changed, [](void* into, Row& row) {
                                *static_cast<std::int64_t*>(into) = std::get<std::int64_t>(row.integer(0));
                                return true;
                            }};
    CHECK(run(question_of(tables.size()), views.data(), views.size(), &sink));
    return changed > 0;
}

Result<std::shared_ptr<void const>> ReadTx::kept_thing(std::string const& key,
                                                       std::span<std::string_view const> tables,
                                                       MakeThing const& make) {
    TRY(may, may_be_kept(tables));
    if (!may) {
        return make(nullptr);
    }
    TRY(seen, scalar<std::int64_t>("SELECT COALESCE(MAX(position), 0) FROM audit_entry"));
    auto const thing = database_.inside().shelf.thing(key);
    std::lock_guard const lock{thing->making};
    if (thing->value && seen < thing->checked_at) {
        return seen >= thing->made_at ? thing->value : make(nullptr);  // this view is older than what is kept
    }
    if (thing->value) {
        TRY(changed, has_changed(tables, thing->checked_at, seen));
        if (!changed) {
            thing->checked_at = seen;
            return thing->value;
        }
    }
    TRY(made, make(thing->value));
    thing->value = made;
    thing->made_at = thing->checked_at = seen;
    return std::move(made);
}

}  // namespace varn::db
