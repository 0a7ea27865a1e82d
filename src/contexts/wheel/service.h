#pragma once
// The verbs of the annual wheel. What is due is computed when it is asked for; what people put in it is
// stored.
#include "platform/json.h"
#include "platform/town.h"
#include "store.h"
#include "wheel/api.h"

namespace varn::wheel {

using auth::Actor;
using http::Page;
using store::Window;

/// How far ahead, and how long a time, may be looked at.
inline constexpr int years_max = 20;

/// A page of what is wanted. `invalid` for a time that ends before it begins or is too long.
Result<Page<Occurrence>> list_occurrences(Town& town, Actor const& actor, Contributors const& contributors,
                                          Wanted const& wanted, Date today, Window window);

Result<Page<CalendarEntry>> list_entries(Town& town, Actor const& actor, std::string const& unit,
                                         Window window);
Result<CalendarEntry> read_entry(Town& town, Actor const& actor, Id<CalendarEntry> const& id);
/// An entry of a unit is its own business; one of the whole town, and the day of a requirement, the
/// strategist's.
Result<CalendarEntry> add_entry(Town& town, Actor const& actor, CalendarEntry row);
Result<CalendarEntry> change_entry(Town& town, Actor const& actor, Id<CalendarEntry> const& id, int version,
                                   json::Change<CalendarEntry> const& change);
/// One day of an entry was done. `invalid` when the entry has no such day, or the requirement is to be
/// registered as fulfilled instead.
Result<Completion> add_completion(Town& town, Actor const& actor, Completion row);
/// It was not done after all.
Result<Done> remove_completion(Town& town, Actor const& actor, Id<Completion> const& id);

/// One's own feeds, without their secrets.
Result<Page<FeedView>> list_feeds(Town& town, Actor const& actor, Window window);
/// A new feed of one's own. Only in person: no token makes another that outlives it.
Result<MadeFeed> make_feed(Town& town, Actor const& actor, NewFeed const& ask);
/// Ends a feed of one's own at once; `not_found` for anybody else's.
Result<Done> revoke_feed(Town& town, Actor const& actor, Id<CalendarFeed> const& id);

}  // namespace varn::wheel
