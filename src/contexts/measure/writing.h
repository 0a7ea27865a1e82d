#pragma once
// How a measure is written: the one way for a single change, for many at once and for a spreadsheet.
#include "rights.h"
#include "rules.h"
#include "service.h"

namespace varn::measure {

/// Writes `after` over `before`, with a change of status when one is asked for: rights, rules, how often the
/// due date was put off, and the row. Fixed fields are as in `before`.
Result<Measure> write_change(Town& town, db::WriteTx& tx, auth::Actor const& actor, Measure const& before,
                             Measure after, std::optional<NewStatus> const& status);

}  // namespace varn::measure
