#include "platform/holding.h"

namespace varn::db {
namespace {

/// By the table's own name: a row is held whether or not everything in it is seen.
Result<Done> lock_row(WriteTx& tx, Table const& table, std::string_view id, std::string_view how) {
    CHECK(tx.query<std::string>(
        "SELECT id FROM " + std::string{table.name} + " WHERE id = $1 " + std::string{how}, id));
    return Done{};
}

}  // namespace

Result<Done> stand_on_row(WriteTx& tx, Table const& table, std::string_view id) {
    return lock_row(tx, table, id, "{share}");
}

Result<Done> hold_row(WriteTx& tx, Table const& table, std::string_view id) {
    return lock_row(tx, table, id, "{alone}");
}

Result<Done> wait_for_turn(WriteTx& tx) {
    // The row of the audit tree is the queue of everybody who keeps something (keeping.cpp).
    TRY(held, tx.query<std::int64_t>("UPDATE audit_tree SET size = size WHERE id = 1 RETURNING size"));
    return held.size() == 1 ? Result<Done>{Done{}} : internal("the audit tree has no row to wait for");
}

}  // namespace varn::db
