#pragma once
// For tests: what they look up where no door has an answer.
#include <string>

#include "platform/db.h"

namespace varn::measure::store {

/// How many notices of a kind there are.
inline std::int64_t notices(db::ReadTx& tx, std::string const& kind) {
    return tx.scalar<std::int64_t>("SELECT COUNT(*) FROM notice WHERE kind = $1", kind).value();
}

}  // namespace varn::measure::store
