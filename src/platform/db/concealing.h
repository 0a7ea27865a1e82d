#pragma once
// How the table of concealments is kept. Private to platform/db; called at commit by whoever holds the queue
// of the audit tree, so that what two transactions do to the same rows meets in an order.
#include <span>
#include <string>
#include <vector>

#include "platform/audit_entry.h"
#include "platform/concealment.h"

namespace varn::db::concealing {

using Tables = std::vector<Table const*>;

/// The columns of a table by which its rows hang on others: when the other is concealed, so are they.
std::vector<std::string> hangs_by(Table const& table);
/// The columns that only mention another row: when that is concealed, the mention is masked.
std::vector<std::string> mentions(Table const& table);

/// Conceals a row or field, and what hangs on it.
Result<Done> conceal(Connection& connection, Tables const& tables, Concealment const& what);
Result<Done> reveal(Connection& connection, std::string const& marking);
/// A row was added: it is concealed as what it hangs on.
Result<Done> row_added(Connection& connection, Table const& table, std::string const& id);
/// A row was changed: when it hangs on something else now, so does everything below it.
Result<Done> row_changed(Connection& connection, Tables const& tables, Table const& table,
                         audit::RowChange const& change);

}  // namespace varn::db::concealing
