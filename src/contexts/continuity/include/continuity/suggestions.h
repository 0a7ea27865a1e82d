#pragma once
// The registers at a glance, and what services of the same kind say they need.
#include "continuity/views.h"

namespace varn::continuity {

/// How far the town has come with its services that go on, as far as the reader sees them.
struct ContinuitySummary {
    std::int64_t services = 0;
    std::int64_t resources = 0;
    std::int64_t without_plan = 0;
    std::int64_t drafts = 0;
    std::int64_t approved = 0;
    std::int64_t incomplete = 0;      // a level of preparedness waits for its answer
    std::int64_t not_at_highest = 0;  // plans that say they do not hold at the highest alert
    std::int64_t untested = 0;
    // Of the latest tests of all plans, the one that lies furthest back.
    std::optional<Date> oldest_test;
    std::optional<Id<CriticalService>> oldest_tested;
    std::optional<std::string> oldest_tested_name;
};

struct SimilarService {
    Id<CriticalService> service;
    std::string name;
    std::string unit_name;
};

/// What similar services lean on for a need; `services` of them do.
struct SuggestedMember {
    std::optional<Id<CriticalService>> service;
    std::optional<Id<Resource>> resource;
    std::string name;
    bool is_own = false;  // its unit is the service's own
    int services = 0;
};

/// A need as similar services have it: `services` of them, with the middle of what they say.
struct SuggestedNeed {
    std::string what;
    std::optional<ResourceClass> kind;  // of most members; absent when most are services
    int services = 0;
    int needed = 0;
    std::int64_t buffer_minutes = 0;
    bool is_stated = false;  // the service has a need of that name already
    std::vector<SuggestedMember> members;
};

/// Services of the same function, kind or sector, and what they need, the most common first.
struct SimilarNeeds {
    int count = 0;
    std::vector<SimilarService> services;  // the first few
    std::optional<std::int64_t> tolerable_minutes;
    std::optional<std::int64_t> target_minutes;
    std::vector<SuggestedNeed> needs;
};

}  // namespace varn::continuity

namespace varn::continuity::facts {

inline constexpr FieldFacts similar_services{.label = "continuity.similar_services", .example = "12"};
inline constexpr FieldFacts member_service{.label = "continuity.service",
                                           .example = "01903f5e-0000-7000-8000-000000000201"};

}  // namespace varn::continuity::facts

template <>
struct varn::Describe<varn::continuity::ContinuitySummary> {
    using T = continuity::ContinuitySummary;
    static constexpr auto value = entity<T>(
        "ContinuitySummary", field<&T::services>({.label = "continuity.services", .example = "1236"}),
        field<&T::resources>({.label = "continuity.resources", .example = "1235"}),
        field<&T::without_plan>({.label = "continuity.without_plan", .example = "840"}),
        field<&T::drafts>({.label = "continuity.drafts", .example = "210"}),
        field<&T::approved>({.label = "continuity.approved", .example = "186"}),
        field<&T::incomplete>({.label = "continuity.incomplete_plans", .example = "210"}),
        field<&T::not_at_highest>({.label = "continuity.not_at_highest", .example = "122"}),
        field<&T::untested>({.label = "continuity.untested", .example = "300"}),
        field<&T::oldest_test>({.label = "continuity.oldest_test", .example = "2022-12-01"}),
        field<&T::oldest_tested>(
            {.label = "continuity.oldest_tested", .example = "01903f5e-0000-7000-8000-000000000201"}),
        field<&T::oldest_tested_name>(
            {.label = "continuity.service_name", .example = "Hemtjänst", .length_max = 400}));
};

template <>
struct varn::Describe<varn::continuity::SimilarService> {
    using T = continuity::SimilarService;
    static constexpr auto value = entity<T>(
        "SimilarService", field<&T::service>(continuity::facts::member_service),
        field<&T::name>({.label = "continuity.service_name", .example = "Hemtjänst", .length_max = 400}),
        field<&T::unit_name>(continuity::facts::unit_name));
};

template <>
struct varn::Describe<varn::continuity::SuggestedMember> {
    using T = continuity::SuggestedMember;
    static constexpr auto value = entity<T>(
        "SuggestedMember", field<&T::service>(continuity::facts::member_service),
        field<&T::resource>(
            {.label = "continuity.resource", .example = "01903f5e-0000-7000-8000-000000000202"}),
        field<&T::name>({.label = "continuity.member_name", .example = "Ställverk Norra", .length_max = 400}),
        field<&T::is_own>({.label = "continuity.is_own", .example = "true"}),
        field<&T::services>(continuity::facts::similar_services));
};

template <>
struct varn::Describe<varn::continuity::SuggestedNeed> {
    using T = continuity::SuggestedNeed;
    static constexpr auto value =
        entity<T>("SuggestedNeed", field<&T::what>(continuity::facts::what),
                  field<&T::kind>({.label = "continuity.resource_kind", .example = "power"}),
                  field<&T::services>(continuity::facts::similar_services),
                  field<&T::needed>(continuity::facts::needed),
                  field<&T::buffer_minutes>(continuity::facts::buffer_minutes),
                  field<&T::is_stated>({.label = "continuity.is_stated", .example = "false"}),
                  field<&T::members>({.label = "continuity.members", .length_max = 100}));
};

template <>
struct varn::Describe<varn::continuity::SimilarNeeds> {
    using T = continuity::SimilarNeeds;
    static constexpr auto value =
        entity<T>("SimilarNeeds", field<&T::count>(continuity::facts::similar_services),
                  field<&T::services>({.label = "continuity.similar", .length_max = 100}),
                  field<&T::tolerable_minutes>({.label = "continuity.tolerable_minutes", .example = "240"}),
                  field<&T::target_minutes>({.label = "continuity.target_minutes", .example = "180"}),
                  field<&T::needs>({.label = "continuity.needs", .length_max = 1000}));
};
