#pragma once
// What others may ask of the annual wheel, and how they hand in days of their own.
#include <functional>
#include <vector>

#include "platform/access.h"
#include "platform/db.h"
#include "platform/http.h"
#include "platform/intake.h"
#include "platform/pack.h"
#include "wheel/entry.h"
#include "wheel/feed.h"
#include "wheel/occurrence.h"

namespace varn::wheel {

/// Days that another context keeps (rounds, measures, milestones), as far as the actor may read them. The
/// wheel leaves out those outside the window; `unit_name` may be left to it.
using Contributor =
    std::function<Result<std::vector<Occurrence>>(Town&, auth::Actor const&, Date from, Date to)>;
using Contributors = std::vector<Contributor>;

/// How something of one day that is not done stands: late after its day, soon within a month of it, else
/// upcoming.
OccurrenceState standing_ahead(Date due, Date today);

/// Everything that is wanted, in order of day: the wheel's own and what others hand in, as far as the actor
/// may read.
Result<std::vector<Occurrence>> gather(Town& town, auth::Actor const& actor, Contributors const& contributors,
                                       Wanted const& wanted, Date today);
/// The occurrences that the wheel itself knows of: of requirements and of its own entries.
Result<std::vector<Occurrence>> occurrences(db::ReadTx& tx, Wanted const& wanted, Date today);

/// Whose right a feed goes by, as of today.
using ActingAs = std::function<Result<auth::Actor>(Town&, Id<auth::Account> const&)>;
/// A feed that may be fetched, and for whom.
struct FetchedFeed {
    CalendarFeed feed;
    auth::Account owner;
    auth::Actor actor;
};
/// The feed of a token. `not_found` when it was never given out, is revoked or past its last day, or when
/// whoever made it is closed or may no longer read the wheel: the one who asks cannot tell which.
Result<FetchedFeed> fetched_feed(Town& town, ActingAs const& acting_as, std::string_view token);

/// A calendar, as it is sent.
struct Calendar {
    std::string text;  // RFC 5545
    std::string tag;   // changes when anything in it does
};
/// The calendar of a feed. `seen` is the town as the owner of the feed sees it today; `address` that of Värn
/// as others reach it, for links.
Result<Calendar> calendar(Town& seen, FetchedFeed const& fetched, Contributors const& contributors,
                          std::string const& address);

/// Takes in the calendar entries of a pack, after programme has taken in its requirements.
Result<Done> import_pack(Intake& intake, pack::Pack const& pack);
/// The entries that have a key, as the members of a pack's file.
Result<pack::Node> export_pack(db::ReadTx& tx);

auth::Rules policy();
std::vector<http::Route> routes(Contributors contributors = {});
std::vector<db::Migration> migrations();

}  // namespace varn::wheel
