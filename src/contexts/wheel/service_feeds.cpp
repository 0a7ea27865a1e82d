// Calendars that programs fetch: made and revoked by people, recognised by the hash of a secret.
#include "organisation/api.h"
#include "platform/i18n.h"
#include "platform/merkle.h"
#include "service.h"

namespace varn::wheel {
namespace {

constexpr std::size_t secret_bytes = 32;
constexpr std::int64_t living_feeds_max = 20;
constexpr int months_of_feed = 24;
/// Told apart from other secrets by its beginning, so that a scanner finds one that was left lying about.
constexpr std::string_view secret_prefix = "varncal_";
constexpr std::string_view path_begin = "/calendar/";
constexpr std::string_view path_end = ".ics";

/// A person, who is there herself.
Result<auth::Permit<CalendarFeed>> allowed_in_person(Actor const& actor) {
    TRY(permit, auth::decide<CalendarFeed>(policy(), actor, "wheel.feed", std::nullopt));
    if (!actor.is_in_person() || !is_uuid(actor.account)) {
        return Error{ErrorCode::forbidden, "auth.forbidden", {{"action", "wheel.feed"}}, {}, {}};
    }
    return permit;
}

Result<FeedView> view_of(db::ReadTx& tx, CalendarFeed const& feed, Date on) {
    FeedView view{feed.id, feed.name,       feed.reach,    feed.unit,
                  {},      feed.created_at, feed.valid_to, feed.revoked_at};
    if (feed.unit) {
        TRY(unit, organisation::unit_on(tx, *feed.unit, on));
        view.unit_name = unit.name;
    }
    return view;
}

Result<Done> must_be_askable(db::ReadTx& tx, NewFeed const& ask, Date today) {
    std::vector<Problem> problems;
    if ((ask.reach == FeedReach::unit) != ask.unit.has_value()) {
        problems.push_back({"/unit", ask.unit ? "wheel.feed_without_unit" : "wheel.feed_needs_unit", {}});
    }
    auto const last = plus_months(today, months_of_feed);
    if (ask.valid_to && (*ask.valid_to < today || last < *ask.valid_to)) {
        problems.push_back({"/valid_to", "wheel.feed_last_day", {{"last", to_text(last)}}});
    }
    if (ask.unit) {
        TRY(unit, tx.find(*ask.unit));
        if (!unit) {
            problems.push_back({"/unit", "wheel.not_there", {}});
        }
    }
    if (problems.empty()) {
        return Done{};
    }
    return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
}

Result<Done> must_have_room(db::ReadTx& tx, Id<auth::Account> const& account, Date today) {
    TRY(living, store::living_feeds(tx, account, today));
    if (living < living_feeds_max) {
        return Done{};
    }
    return Error{
        ErrorCode::too_many, "wheel.too_many_feeds", {{"maximum", std::to_string(living_feeds_max)}}, {}, {}};
}

}  // namespace

Result<Page<FeedView>> list_feeds(Town& town, Actor const& actor, Window window) {
    CHECK(auth::judge(policy(), actor, "wheel.feed", std::nullopt));
    db::ReadTx tx{town.db};
    TRY(feeds, store::feeds_of(tx, {actor.account}, window));
    Page<FeedView> page{{}, feeds.total};
    for (auto const& feed : feeds.items) {
        TRY(view, view_of(tx, feed, town.clock.today()));
        page.items.push_back(std::move(view));
    }
    return page;
}

Result<MadeFeed> make_feed(Town& town, Actor const& actor, NewFeed const& ask) {
    TRY(permit, allowed_in_person(actor));
    auto const today = town.clock.today();
    auto const token = std::string{secret_prefix} + audit::hex(clock::random_bytes(secret_bytes));
    db::WriteTx tx{town.db};
    CHECK(must_be_askable(tx, ask, today));
    CHECK(must_have_room(tx, {actor.account}, today));
    CalendarFeed const feed{.id = town.new_id<CalendarFeed>(),
                            .account = {actor.account},
                            .name = ask.name,
                            .reach = ask.reach,
                            .unit = ask.unit,
                            .token_hash = audit::hex(audit::sha256(token)),
                            .created_at = town.clock.now(),
                            .valid_to = ask.valid_to.value_or(plus_months(today, months_of_feed)),
                            .revoked_at = {},
                            .version = 1};
    TRY(view, view_of(tx, feed, today));
    CHECK(tx.insert(permit, feed));
    CHECK(std::move(tx).commit(audit::entry(actor, "wheel.feed")));
    return MadeFeed{std::string{path_begin} + token + std::string{path_end}, std::move(view)};
}

Result<Done> revoke_feed(Town& town, Actor const& actor, Id<CalendarFeed> const& id) {
    TRY(permit, allowed_in_person(actor));
    db::WriteTx tx{town.db};
    TRY(feed, tx.find(id));
    if (!feed || feed->account.text != actor.account || feed->revoked_at) {
        return not_found();
    }
    auto after = *feed;
    after.revoked_at = town.clock.now();
    CHECK(tx.update(permit, *feed, after));
    return std::move(tx).commit(audit::entry(actor, "wheel.feed"));
}

Result<FetchedFeed> fetched_feed(Town& town, ActingAs const& acting_as, std::string_view token) {
    FetchedFeed fetched;
    {
        db::ReadTx tx{town.db};
        TRY(feed, store::feed_with(tx, audit::hex(audit::sha256(token))));
        if (!feed || feed->revoked_at || feed->valid_to < town.clock.today()) {
            return not_found();
        }
        TRY(owner, tx.get(feed->account));
        fetched.feed = std::move(*feed);
        fetched.owner = std::move(owner);
    }
    TRY(actor, acting_as(town, fetched.owner.id));
    bool const may = fetched.owner.status == auth::AccountStatus::active &&
                     auth::judge(policy(), actor, "wheel.read", std::nullopt).ok() &&
                     auth::judge(policy(), actor, "wheel.feed", std::nullopt).ok();
    if (!may) {
        return not_found();
    }
    fetched.actor = std::move(actor);
    return fetched;
}

}  // namespace varn::wheel
