#include "rules.h"

#include <algorithm>

#include "store.h"

namespace varn::organisation::rules {

Result<Done> must_not_overlap_another_period(db::ReadTx& tx, UnitPeriod const& period) {
    TRY(others, store::periods(tx, period.unit));
    for (auto const& other : others) {
        if (other.id != period.id &&
            overlap(other.valid_from, other.valid_to, period.valid_from, period.valid_to)) {
            return invalid("/valid_from", "organisation.period_overlaps",
                           {{"name", other.name}, {"from", to_text(other.valid_from)}});
        }
    }
    return Done{};
}

Result<Done> must_not_stand_below_itself(db::ReadTx& tx, UnitPeriod const& period) {
    if (!period.parent) {
        return Done{};
    }
    // The tree changes only where a period begins, so those days are enough.
    std::vector<Date> days{period.valid_from};
    TRY(all, store::periods_after(tx, period.valid_from));
    for (auto const& other : all) {
        if (holds_on(period.valid_from, period.valid_to, other.valid_from)) {
            days.push_back(other.valid_from);
        }
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    for (auto const day : days) {
        TRY(below, store::below(tx, period.unit.text, day));
        if (std::find(below.begin(), below.end(), period.parent->text) != below.end()) {
            return invalid("/parent", "organisation.below_itself", {{"day", to_text(day)}});
        }
    }
    return Done{};
}

Result<Done> must_deputise_in_the_same_unit(db::ReadTx& tx, Assignment const& assignment) {
    if (!assignment.deputy_for) {
        return Done{};
    }
    TRY(held, tx.find(*assignment.deputy_for));
    if (!held) {
        return invalid("/deputy_for", "organisation.reference_unknown");
    }
    if (held->unit != assignment.unit || held->id == assignment.id || held->deputy_for) {
        return invalid("/deputy_for", "organisation.deputy_elsewhere");
    }
    return Done{};
}

Result<Done> must_not_be_a_member_already(db::ReadTx& tx, SectorMember const& member) {
    TRY(others, store::memberships(tx, member.sector, member.unit));
    for (auto const& other : others) {
        if (other.id != member.id &&
            overlap(other.valid_from, other.valid_to, member.valid_from, member.valid_to)) {
            return invalid("/valid_from", "organisation.member_already");
        }
    }
    return Done{};
}

}  // namespace varn::organisation::rules
