#pragma once
// Why an edition was revised, what it changes, and the topics that move between programmes.
#include <optional>
#include <string>

#include "programme/edition.h"

namespace varn::programme {

/// How an edition differs from the one it replaces, seen from its own programme.
enum class ChangeKind { added, changed, removed, moved_out, moved_in, merged };

/// Why the edition was revised (riktningsgivare).
struct Driver {
    Id<Driver> id;
    Id<Edition> edition;
    std::string key;
    std::string title;
    std::optional<std::string> body;
    int position = 0;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// A subject that may be dealt with by several programmes, or move between them.
struct Topic {
    Id<Topic> id;
    std::string key;
    std::string title;
    std::optional<std::string> body;
    std::optional<Id<Unit>> shared_owner;  // who answers for its treatment in all of them
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// A programme deals with a topic, from a date until a date.
struct TopicTreatment {
    Id<TopicTreatment> id;
    Id<Topic> topic;
    Id<Programme> programme;
    std::optional<Id<Unit>> owner;
    Date valid_from;
    std::optional<Date> valid_to;
};

/// A change that the edition makes against the one it replaces.
struct Change {
    Id<Change> id;
    Id<Edition> edition;
    std::string key;
    ChangeKind kind{};
    std::string title;
    std::optional<std::string> body;
    std::optional<Id<Topic>> topic;
    std::optional<Id<Programme>> other_programme;  // where it moved to, or came from
    std::optional<Id<Driver>> driver;
    int position = 0;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

}  // namespace varn::programme

template <>
struct varn::Describe<varn::programme::Driver> {
    using T = programme::Driver;
    static constexpr auto value = entity<T>(
        "driver", field<&T::id>(organisation::facts::id), field<&T::edition>(programme::facts::edition),
        field<&T::key>(organisation::facts::key),
        field<&T::title>({.label = "common.title",
                          .example = "Förändrat säkerhetspolitiskt läge",
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::body>(programme::facts::body), field<&T::position>(programme::facts::position),
        field<&T::marker>(organisation::facts::marker), field<&T::source>(organisation::facts::source),
        field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::Topic> {
    using T = programme::Topic;
    static constexpr auto value = entity<T>(
        "topic", field<&T::id>(organisation::facts::id), field<&T::key>(organisation::facts::key),
        field<&T::title>(
            {.label = "common.title", .example = "Otillåten påverkan", .length_min = 1, .length_max = 300}),
        field<&T::body>(programme::facts::body),
        field<&T::shared_owner>({.label = "programme.shared_owner",
                                 .example = "01903f5e-0000-7000-8000-000000000001",
                                 .mention = true}),
        field<&T::marker>(organisation::facts::marker), field<&T::source>(organisation::facts::source),
        field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::TopicTreatment> {
    using T = programme::TopicTreatment;
    static constexpr auto value = entity<T>(
        "topic_treatment", field<&T::id>(organisation::facts::id),
        field<&T::topic>(
            {.label = "programme.topic", .example = "01903f5e-0000-7000-8000-000000000018", .fixed = true}),
        field<&T::programme>({.label = "programme.programme",
                              .example = "01903f5e-0000-7000-8000-000000000011",
                              .fixed = true}),
        field<&T::owner>({.label = "programme.topic_owner",
                          .example = "01903f5e-0000-7000-8000-000000000001",
                          .mention = true}),
        field<&T::valid_from>(organisation::facts::valid_from),
        field<&T::valid_to>(organisation::facts::valid_to));
};

template <>
struct varn::Describe<varn::programme::Change> {
    using T = programme::Change;
    static constexpr auto value = entity<T>(
        "change", field<&T::id>(organisation::facts::id), field<&T::edition>(programme::facts::edition),
        field<&T::key>(organisation::facts::key),
        field<&T::kind>({.label = "programme.change_kind", .example = "moved_out"}),
        field<&T::title>({.label = "common.title",
                          .example = "Otillåten påverkan flyttas",
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::body>(programme::facts::body),
        field<&T::topic>({.label = "programme.topic", .example = "01903f5e-0000-7000-8000-000000000018"}),
        field<&T::other_programme>(
            {.label = "programme.other_programme", .example = "01903f5e-0000-7000-8000-000000000011"}),
        field<&T::driver>({.label = "programme.driver", .example = "01903f5e-0000-7000-8000-000000000019"}),
        field<&T::position>(programme::facts::position), field<&T::marker>(organisation::facts::marker),
        field<&T::source>(organisation::facts::source), field<&T::version>(organisation::facts::version));
};
