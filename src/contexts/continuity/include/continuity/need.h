#pragma once
// What a service or a resource needs: so many of these, and so long it can do without. Everything needs all
// of its needs; alternatives are the members of one need.
#include <vector>

#include "continuity/resource.h"
#include "continuity/service.h"

namespace varn::continuity {

/// The most members that one need may have.
inline constexpr int members_max = 200;

/// A need of one service or one resource. Its members are rows of their own; `member_count` says how many
/// there are, so that whoever does not see all of them is not shown the need either.
struct Need {
    Id<Need> id;
    Id<Unit> unit;
    std::optional<Id<CriticalService>> service;
    std::optional<Id<Resource>> resource;
    std::string what;
    int needed = 0;  // so many of the members
    int member_count = 0;
    std::int64_t buffer_minutes = 0;             // how long it runs while the need is short
    std::optional<std::int64_t> refill_minutes;  // from empty to full; absent: never
    std::optional<std::string> agreement;
    std::optional<Date> tested_on;
    std::optional<std::string> note;
    int version = 0;
};

/// One of the things that can meet a need.
struct NeedMember {
    Id<NeedMember> id;
    Id<Unit> unit;
    Id<Need> need;
    std::optional<Id<CriticalService>> service;
    std::optional<Id<Resource>> resource;
};

}  // namespace varn::continuity

namespace varn::continuity::facts {

inline constexpr FieldFacts what{
    .label = "continuity.what", .example = "elnät", .length_min = 1, .length_max = 120};
inline constexpr FieldFacts needed{
    .label = "continuity.needed", .example = "1", .number_min = 1, .number_max = members_max};
inline constexpr FieldFacts buffer_minutes{
    .label = "continuity.buffer_minutes", .example = "240", .number_max = minutes_max};
inline constexpr FieldFacts refill_minutes{
    .label = "continuity.refill_minutes", .example = "480", .number_max = minutes_max};

}  // namespace varn::continuity::facts

template <>
struct varn::Describe<varn::continuity::Need> {
    using T = continuity::Need;
    static constexpr auto value = entity<T>(
        "need", field<&T::id>(organisation::facts::id),
        field<&T::unit>(continuity::facts::unit_of_what_it_hangs_on),
        field<&T::service>(continuity::facts::service), field<&T::resource>(continuity::facts::resource),
        field<&T::what>(continuity::facts::what), field<&T::needed>(continuity::facts::needed),
        field<&T::member_count>({.label = "continuity.member_count", .example = "2", .server_set = true}),
        field<&T::buffer_minutes>(continuity::facts::buffer_minutes),
        field<&T::refill_minutes>(continuity::facts::refill_minutes),
        field<&T::agreement>(continuity::facts::agreement),
        field<&T::tested_on>(continuity::facts::tested_on), field<&T::note>(continuity::facts::note),
        field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::continuity::NeedMember> {
    using T = continuity::NeedMember;
    static constexpr auto value = entity<T>(
        "need_member", field<&T::id>(organisation::facts::id),
        field<&T::unit>(continuity::facts::unit_of_what_it_hangs_on),
        field<&T::need>(
            {.label = "continuity.need", .example = "01903f5e-0000-7000-8000-000000000203", .fixed = true}),
        field<&T::service>(continuity::facts::service), field<&T::resource>(continuity::facts::resource));
};
