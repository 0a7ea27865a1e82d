#pragma once
// For tests: what they look up where no door has an answer.
#include <string>

#include "organisation/model.h"
#include "platform/db.h"

namespace varn::followup::store {

/// How many notices of a kind there are.
inline std::int64_t notices(db::ReadTx& tx, std::string const& kind) {
    return tx.scalar<std::int64_t>("SELECT COUNT(*) FROM notice WHERE kind = $1", kind).value();
}
/// A period of a unit.
inline organisation::UnitPeriod period_of(db::ReadTx& tx, Id<organisation::Unit> const& unit) {
    return tx.first<organisation::UnitPeriod>("WHERE unit = $1", unit).value().value();
}

}  // namespace varn::followup::store
