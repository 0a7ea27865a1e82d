#pragma once
// The rules of the trade, each named as the sentence it is. A rule that is broken answers with the place and
// the cure.
#include "platform/db.h"
#include "programme/views.h"

namespace varn::programme::rules {

/// Only a draft, or what has been out on remiss, can be adopted.
Result<Done> must_be_proposed(Edition const& edition);
/// An edition becomes adopted by an adoption alone, and an adopted one stays so: decisions are not unmade.
Result<Done> must_not_be_adopted_by_revision(Edition const& before, Edition const& after);
Result<Done> must_end_after_it_begins(std::optional<Date> from, std::optional<Date> to);
/// What is replaced belongs to the same programme, and nothing replaces itself through others.
Result<Done> must_replace_within_its_programme(db::ReadTx& tx, Edition const& edition);
/// A new edition begins after the one it replaces began, or there would be no day before to end that one on.
Result<Done> must_begin_after_the_replaced(Edition const& replaced, Date valid_from);

/// True when these two kinds may be joined, in this order.
bool may_be_linked(NodeKind from, NodeKind to);
/// The two ends are of kinds that belong together, are there, and belong to the link's edition or to the
/// whole town.
Result<Done> must_join_what_belongs_together(db::ReadTx& tx, Link const& link);
/// The ends in the one order that is stored.
Link in_canonical_direction(Link link);

/// Somebody carries something: one of two things, by one of two ways of naming who.
Result<Done> must_carry_one_thing(db::ReadTx& tx, Carrier const& carrier);
/// A step of the scale that comes before the other, and a category that is there.
Result<Done> must_lie_on_the_scale(db::ReadTx& tx, Threat const& threat);
/// Topic, programme and driver of a change are there, and the driver is the edition's own.
Result<Done> must_point_at_what_is_there(db::ReadTx& tx, Change const& change);
Result<Done> must_be_an_edition(db::ReadTx& tx, Id<Edition> const& edition);
/// Nobody registers today what will be done tomorrow.
Result<Done> must_have_been_done(Fulfilment const& fulfilment, Date today);

/// How an edition stands on a date, and which edition (of those given) has replaced it then.
struct Standing {
    EditionState state{};
    Edition const* replaced_by = nullptr;
};
Standing standing(Edition const& edition, std::vector<Edition> const& all, Date on);

}  // namespace varn::programme::rules
