#pragma once
// The rules of the trade, each named as the sentence it is. A rule that is broken answers with the place and
// the cure.
#include "store.h"

namespace varn::continuity::rules {

/// A row that is named must be there.
template <class T>
Result<Done> must_be_there(db::ReadTx& tx, Id<T> const& id, std::string pointer) {
    TRY(found, tx.find(id));
    return found ? Result<Done>{Done{}} : invalid(std::move(pointer), "continuity.not_there");
}
template <class T>
Result<Done> must_be_there(db::ReadTx& tx, std::optional<Id<T>> const& id, std::string pointer) {
    return id ? must_be_there(tx, *id, std::move(pointer)) : Result<Done>{Done{}};
}

/// Run by a unit or by somebody outside the town, not by both; both ends of every reference are there.
Result<Done> must_be_sound(db::ReadTx& tx, CriticalService const& service, Date today);
Result<Done> must_be_sound(db::ReadTx& tx, Resource const& resource, Date today);
/// What has ended is needed by nothing that goes on.
Result<Done> must_not_be_needed(db::ReadTx& tx, std::string const& id);
/// What goes on needs nothing that has ended.
Result<Done> must_need_only_what_goes_on(db::ReadTx& tx, std::string const& owner);

/// A need belongs to one thing; its members are there, go on, are told once each and are not the thing
/// itself; and no more of them are needed than there are. All faults at once.
Result<Done> must_be_sound(db::ReadTx& tx, NeedInFull const& need, Date today);

/// A consequence does not become milder when the outage gets longer.
Result<Done> must_not_fall_with_time(db::ReadTx& tx, ServiceConsequence const& row);
Result<Done> must_have_happened(Date day, Date today, std::string const& pointer);

/// The levels of preparedness for which nobody has said whether the plan holds, in their order.
std::vector<std::string> unanswered(ContinuityPlan const& plan);
/// A plan is approved when it says for every level whether it holds, and what is done.
Result<Done> must_be_complete(ContinuityPlan const& plan);

}  // namespace varn::continuity::rules
