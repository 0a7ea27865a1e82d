#pragma once
// The threat picture: categories, the threat scale, and the threats an edition speaks of.
#include <optional>
#include <string>

#include "programme/edition.h"

namespace varn::programme {

/// A step of the threat scale (hotskala), from an everyday accident to armed attack. Ordered by `position`.
struct ThreatStep {
    Id<ThreatStep> id;
    std::string key;
    std::string title;
    int position = 0;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// A category of the threat picture, with the words that belong to it.
struct ThreatCategory {
    Id<ThreatCategory> id;
    std::string key;
    std::string title;
    std::optional<std::string> body;
    int position = 0;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// A threat in the edition's overall threat picture.
struct Threat {
    Id<Threat> id;
    Id<Edition> edition;
    std::string key;
    std::string title;
    std::optional<std::string> body;
    Id<ThreatCategory> category;
    std::optional<Id<ThreatStep>> lowest_step;
    std::optional<Id<ThreatStep>> highest_step;
    std::optional<Date> assessed_on;
    int position = 0;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

}  // namespace varn::programme

template <>
struct varn::Describe<varn::programme::ThreatStep> {
    using T = programme::ThreatStep;
    static constexpr auto value = entity<T>(
        "threat_step", field<&T::id>(organisation::facts::id), field<&T::key>(organisation::facts::key),
        field<&T::title>(
            {.label = "common.title", .example = "Höjd beredskap", .length_min = 1, .length_max = 300}),
        field<&T::position>(programme::facts::position), field<&T::marker>(organisation::facts::marker),
        field<&T::source>(organisation::facts::source), field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::ThreatCategory> {
    using T = programme::ThreatCategory;
    static constexpr auto value = entity<T>(
        "threat_category", field<&T::id>(organisation::facts::id), field<&T::key>(organisation::facts::key),
        field<&T::title>(
            {.label = "common.title", .example = "Antagonistiska hot", .length_min = 1, .length_max = 300}),
        field<&T::body>(programme::facts::body), field<&T::position>(programme::facts::position),
        field<&T::marker>(organisation::facts::marker), field<&T::source>(organisation::facts::source),
        field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::Threat> {
    using T = programme::Threat;
    static constexpr auto value = entity<T>(
        "threat", field<&T::id>(organisation::facts::id), field<&T::edition>(programme::facts::edition),
        field<&T::key>(organisation::facts::key),
        field<&T::title>(
            {.label = "common.title", .example = "Sabotage", .length_min = 1, .length_max = 300}),
        field<&T::body>(programme::facts::body),
        field<&T::category>(
            {.label = "programme.threat_category", .example = "01903f5e-0000-7000-8000-000000000013"}),
        field<&T::lowest_step>(
            {.label = "programme.lowest_step", .example = "01903f5e-0000-7000-8000-000000000014"}),
        field<&T::highest_step>(
            {.label = "programme.highest_step", .example = "01903f5e-0000-7000-8000-000000000015"}),
        field<&T::assessed_on>({.label = "programme.assessed_on", .example = "2023-11-15"}),
        field<&T::position>(programme::facts::position), field<&T::marker>(organisation::facts::marker),
        field<&T::source>(organisation::facts::source), field<&T::version>(organisation::facts::version));
};
