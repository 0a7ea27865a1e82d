#pragma once
// The records that may bear a marking. Private to platform/secrecy.
#include "platform/secrecy.h"

namespace varn::secrecy {

/// Its table, the unit that owns it, and what it is called: its title or name, else its key.
struct Record {
    Table const* table;
    auth::Place place;
    std::optional<std::string> title = {};
};

/// The record of that id that a view shows, wherever it is kept; `not_found` otherwise.
Result<Record> record_of(db::ReadTx& tx, db::Database const& database, AnyId const& subject);

}  // namespace varn::secrecy
