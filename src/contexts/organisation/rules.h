#pragma once
// The rules of the trade, as sentences. Each names the field to blame and how to mend it.
#include "organisation/api.h"

namespace varn::organisation::rules {

/// A period's last day may not stand before its first.
template <class T>
Result<Done> must_end_after_it_begins(T const& row) {
    if (row.valid_to && *row.valid_to < row.valid_from) {
        return invalid("/valid_to", "organisation.ends_before_it_begins");
    }
    return Done{};
}
/// A row that is named must be there.
template <class T>
Result<Done> must_be_there(db::ReadTx& tx, Id<T> const& id, std::string pointer) {
    TRY(found, tx.find(id));
    if (!found) {
        return invalid(std::move(pointer), "organisation.reference_unknown");
    }
    return Done{};
}
/// The periods of a unit never overlap: on every day a unit has one name and one place.
Result<Done> must_not_overlap_another_period(db::ReadTx& tx, UnitPeriod const& period);
/// A unit may not stand below itself on any day of the period.
Result<Done> must_not_stand_below_itself(db::ReadTx& tx, UnitPeriod const& period);
/// A deputy stands in for a duty of the same unit.
Result<Done> must_deputise_in_the_same_unit(db::ReadTx& tx, Assignment const& assignment);
/// A unit takes part in a sector once at a time.
Result<Done> must_not_be_a_member_already(db::ReadTx& tx, SectorMember const& member);

}  // namespace varn::organisation::rules
