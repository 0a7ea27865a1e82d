#pragma once
// A wheel that a calendar program fetches by itself. Its address holds a secret, of which only the hash is
// kept, and what it tells is what the one who made it may read on the day it is fetched.
#include <optional>
#include <string>

#include "organisation/unit.h"
#include "platform/account.h"

namespace varn::wheel {

using organisation::Unit;

/// What a feed tells of: the units of one's own roles and what concerns the whole town, one unit and all
/// below it, or everything.
enum class FeedReach { own, unit, town };

struct CalendarFeed {
    Id<CalendarFeed> id;
    Id<auth::Account> account;
    std::string name;
    FeedReach reach{};
    std::optional<Id<Unit>> unit;  // with FeedReach::unit
    std::string token_hash;
    Instant created_at;
    Date valid_to;
    std::optional<Instant> revoked_at;
    int version = 0;
};

/// What is asked of somebody who makes a feed.
struct NewFeed {
    std::string name;
    FeedReach reach{};
    std::optional<Id<Unit>> unit;
    std::optional<Date> valid_to;  // two years when absent
};

/// A feed as its owner sees it.
struct FeedView {
    Id<CalendarFeed> id;
    std::string name;
    FeedReach reach{};
    std::optional<Id<Unit>> unit;
    std::optional<std::string> unit_name;
    Instant created_at;
    Date valid_to;
    std::optional<Instant> revoked_at;
};

/// A feed and the one place where its secret is ever told.
struct MadeFeed {
    std::string path;  // "/calendar/….ics"
    FeedView feed;
};

}  // namespace varn::wheel

namespace varn::wheel::facts {
inline constexpr FieldFacts feed_name{
    .label = "wheel.feed_name", .example = "Outlook på jobbet", .length_min = 1, .length_max = 100};
inline constexpr FieldFacts feed_reach{.label = "wheel.feed_reach", .example = "unit", .fixed = true};
inline constexpr FieldFacts feed_unit{
    .label = "organisation.unit", .example = "01903f5e-0000-7000-8000-000000000001", .fixed = true};
inline constexpr FieldFacts feed_last{.label = "wheel.feed_valid_to", .example = "2026-01-31"};
inline constexpr FieldFacts feed_made{.label = "wheel.feed_created_at",
                                      .example = "2024-02-01T08:00:00.000Z",
                                      .fixed = true,
                                      .server_set = true};
inline constexpr FieldFacts feed_revoked{
    .label = "wheel.feed_revoked_at", .example = "2024-03-01T08:00:00.000Z", .server_set = true};
}  // namespace varn::wheel::facts

template <>
struct varn::Describe<varn::wheel::CalendarFeed> {
    using T = wheel::CalendarFeed;
    static constexpr auto value = entity<T>(
        "calendar_feed", field<&T::id>(organisation::facts::id),
        field<&T::account>({.label = "auth.account",
                            .example = "01903f5e-0000-7000-8000-000000000011",
                            .fixed = true,
                            .server_set = true}),
        field<&T::name>(wheel::facts::feed_name), field<&T::reach>(wheel::facts::feed_reach),
        field<&T::unit>(wheel::facts::feed_unit),
        field<&T::token_hash>({.label = "wheel.feed_token_hash",
                               .example = "9f86d081",
                               .secrecy = Secrecy::secret,
                               .fixed = true,
                               .server_set = true}),
        field<&T::created_at>(wheel::facts::feed_made), field<&T::valid_to>(wheel::facts::feed_last),
        field<&T::revoked_at>(wheel::facts::feed_revoked), field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::wheel::NewFeed> {
    using T = wheel::NewFeed;
    static constexpr auto value =
        entity<T>("NewCalendarFeed", field<&T::name>(wheel::facts::feed_name),
                  field<&T::reach>(wheel::facts::feed_reach), field<&T::unit>(wheel::facts::feed_unit),
                  field<&T::valid_to>(wheel::facts::feed_last));
};

template <>
struct varn::Describe<varn::wheel::FeedView> {
    using T = wheel::FeedView;
    static constexpr auto value = entity<T>(
        "CalendarFeedView", field<&T::id>(organisation::facts::id), field<&T::name>(wheel::facts::feed_name),
        field<&T::reach>(wheel::facts::feed_reach), field<&T::unit>(wheel::facts::feed_unit),
        field<&T::unit_name>({.label = "organisation.unit_name", .example = "Trafiknämnden"}),
        field<&T::created_at>(wheel::facts::feed_made), field<&T::valid_to>(wheel::facts::feed_last),
        field<&T::revoked_at>(wheel::facts::feed_revoked));
};

template <>
struct varn::Describe<varn::wheel::MadeFeed> {
    using T = wheel::MadeFeed;
    static constexpr auto value =
        entity<T>("MadeCalendarFeed",
                  field<&T::path>({.label = "wheel.feed_path", .example = "/calendar/varncal_9f86d0818.ics"}),
                  field<&T::feed>({.label = "wheel.feed"}));
};
