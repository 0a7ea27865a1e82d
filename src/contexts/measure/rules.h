#pragma once
// The rules of the trade, as sentences. Each names the field to blame and how to mend it.
#include <functional>

#include "measure/api.h"

namespace varn::measure::rules {

/// The owner is a unit that still exists on the day. A sector is refused by name: it coordinates and answers
/// for nothing (SEED-20, SEED-44).
Result<Done> must_be_owned_by_a_unit(db::ReadTx& tx, Id<Unit> const& owner, Date today);
Result<Done> must_be_a_person(db::ReadTx& tx, std::optional<Id<Person>> const& responsible);
/// What a unit came upon by itself has no source; everything else names one.
Result<Done> must_name_its_source(SourceKind kind, std::optional<AnyId> const& id);
/// Another status than the one it has; words where they are owed; not a day that has not come.
Result<Done> must_be_told_with_words(std::optional<Status> before, NewStatus const& ask, Date today);
/// No measure may wait for itself, not even through others. The ring is told by its titles.
Result<Done> must_not_wait_for_itself(db::ReadTx& tx, Dependency const& wanted);

/// The way from `from` along the dependencies to `to`, both ends included; empty when there is none.
std::vector<std::string> way_between(std::vector<Dependency> const& all, std::string const& from,
                                     std::string const& to);

}  // namespace varn::measure::rules
