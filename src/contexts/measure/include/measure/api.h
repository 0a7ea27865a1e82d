#pragma once
// What other contexts may ask of the register of measures, and how they add to it. A source is told by kind
// and id: this context knows nothing of what stands behind it.
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "measure/views.h"
#include "platform/access.h"
#include "platform/db.h"
#include "platform/http.h"
#include "platform/town.h"

namespace varn::measure {

/// A measure that is neither done nor cancelled.
constexpr bool is_open(Status status) {
    return status != Status::done && status != Status::cancelled;
}
/// A measure is late from the day after its due date, until it is done or cancelled. A proposal that nobody
/// has decided is late too: it is the one that is forgotten.
constexpr bool is_late(Measure const& measure, Date on) {
    return is_open(measure.status) && measure.due < on;
}

/// The measures that came out of a source, the first due first.
Result<std::vector<MeasureView>> measures_of(db::ReadTx& tx, Source const& source, Date on);
/// How many measures came out of each source of a kind, by the source's id; those without any are left out.
Result<std::map<std::string, std::int64_t>> count_per_source(db::ReadTx& tx, SourceKind kind);
/// The measures of a unit and of all below it that are neither done nor cancelled, the first due first.
Result<std::vector<MeasureView>> open_measures_of_unit(db::ReadTx& tx, Id<Unit> const& unit, Date on);
/// The same of the whole town.
Result<std::vector<MeasureView>> open_measures(db::ReadTx& tx, Date on);
/// How many open measures each unit owns, and how many of them are late on a date; by the unit's id. Units
/// that own no open measure are left out.
struct OpenCount {
    std::int64_t open = 0;
    std::int64_t late = 0;
};
Result<std::map<std::string, OpenCount>> open_per_unit(db::ReadTx& tx, Date on);

/// Enters a measure as a part of what `tx` writes, when the actor may. The transaction is the caller's to
/// commit.
Result<Measure> add_measure(Town& town, db::WriteTx& tx, auth::Actor const& actor, NewMeasure const& ask);

/// Whether this actor may enter a measure that this unit owns.
bool may_add(auth::Actor const& actor, Id<Unit> const& owner);

auth::Rules policy();
std::vector<http::Route> routes();
std::vector<db::Migration> migrations();

}  // namespace varn::measure
