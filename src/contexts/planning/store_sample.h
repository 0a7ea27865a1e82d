#pragma once
// For tests: what they look up where no door has an answer.
#include "organisation/model.h"
#include "platform/db.h"

namespace varn::planning::store {

/// The first period of a unit.
inline organisation::UnitPeriod period_of(db::ReadTx& tx, Id<organisation::Unit> const& unit) {
    return tx.first<organisation::UnitPeriod>("WHERE unit = $1 ORDER BY valid_from", unit).value().value();
}

}  // namespace varn::planning::store
