#pragma once
// The rules of the annual wheel, as sentences.
#include "engine/schedule.h"
#include "platform/db.h"
#include "wheel/entry.h"

namespace varn::wheel {

/// How an entry comes back, as the engine knows it.
schedule::Rhythm rhythm_of(CalendarEntry const& entry);

namespace rules {

/// An entry says what its recurrence needs and no more, ends after it begins, and names what is there. A
/// requirement has one day for all whom it binds, so no unit sets its own.
Result<Done> must_be_an_entry(db::ReadTx& tx, CalendarEntry const& entry);
/// A completion is of a day that its entry has, at the entry's unit, and has happened.
Result<Done> must_complete_a_day(db::ReadTx& tx, Completion const& completion, Date today);

}  // namespace rules
}  // namespace varn::wheel
