#pragma once
// What documents ask the database themselves: all else comes from the rooms above.
#include "platform/db.h"
#include "platform/marking.h"

namespace varn::report::store {

/// Every marking that has not been ended, by subject and part.
Result<std::vector<secrecy::Marking>> markings(db::ReadTx& tx);

}  // namespace varn::report::store
