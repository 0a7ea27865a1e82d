#pragma once
// What an edition says: its text, the fields it concentrates on, its goals, and what is to be protected.
#include <optional>
#include <string>

#include "programme/edition.h"

namespace varn::programme {

/// What a goal is mainly about (SEED-67).
enum class GoalKind { societal_disturbance, everyday_accident, antagonistic, personal_safety };

/// The ability a goal strengthens, through the whole threat scale (SEED-15).
enum class Ability { foresee, prevent, withstand, handle, recover };

/// A numbered piece of the edition's text.
struct Section {
    Id<Section> id;
    Id<Edition> edition;
    std::string key;
    std::string number;  // "4.2"
    std::string title;
    std::string body;
    int position = 0;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// A field the edition concentrates on. Data, not code: a fifth is a row.
struct FocusArea {
    Id<FocusArea> id;
    Id<Edition> edition;
    std::string key;
    std::string title;
    std::optional<std::string> body;
    int position = 0;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// An overall goal of the edition.
struct Goal {
    Id<Goal> id;
    Id<Edition> edition;
    std::string key;
    std::string title;
    std::optional<std::string> body;
    GoalKind kind{};
    Ability ability{};
    bool civil_defence = false;  // also one of the goals of civil defence (SEED-14)
    int position = 0;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// What is to be protected and cherished.
struct ProtectionValue {
    Id<ProtectionValue> id;
    Id<Edition> edition;
    std::string key;
    std::string title;
    std::optional<std::string> body;
    int position = 0;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

}  // namespace varn::programme

template <>
struct varn::Describe<varn::programme::Section> {
    using T = programme::Section;
    static constexpr auto value = entity<T>(
        "section", field<&T::id>(organisation::facts::id), field<&T::edition>(programme::facts::edition),
        field<&T::key>(organisation::facts::key),
        field<&T::number>(
            {.label = "programme.section_number", .example = "4.2", .length_min = 1, .length_max = 20}),
        field<&T::title>(
            {.label = "common.title", .example = "Ansvarsfördelning", .length_min = 1, .length_max = 300}),
        field<&T::body>({.label = "common.body", .example = "Ansvaret är tvådelat.", .length_max = 100000}),
        field<&T::position>(programme::facts::position), field<&T::marker>(organisation::facts::marker),
        field<&T::source>(organisation::facts::source), field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::FocusArea> {
    using T = programme::FocusArea;
    static constexpr auto value = entity<T>(
        "focus_area", field<&T::id>(organisation::facts::id), field<&T::edition>(programme::facts::edition),
        field<&T::key>(organisation::facts::key),
        field<&T::title>({.label = "common.title",
                          .example = "Olycksförebyggande arbete",
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::body>(programme::facts::body), field<&T::position>(programme::facts::position),
        field<&T::marker>(organisation::facts::marker), field<&T::source>(organisation::facts::source),
        field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::Goal> {
    using T = programme::Goal;
    static constexpr auto value = entity<T>(
        "goal", field<&T::id>(organisation::facts::id), field<&T::edition>(programme::facts::edition),
        field<&T::key>(organisation::facts::key),
        field<&T::title>({.label = "common.title",
                          .example = "Staden har en robust beredskap",
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::body>(programme::facts::body),
        field<&T::kind>({.label = "programme.goal_kind", .example = "societal_disturbance"}),
        field<&T::ability>({.label = "programme.ability", .example = "withstand"}),
        field<&T::civil_defence>({.label = "programme.civil_defence", .example = "true"}),
        field<&T::position>(programme::facts::position), field<&T::marker>(organisation::facts::marker),
        field<&T::source>(organisation::facts::source), field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::ProtectionValue> {
    using T = programme::ProtectionValue;
    static constexpr auto value = entity<T>(
        "protection_value", field<&T::id>(organisation::facts::id),
        field<&T::edition>(programme::facts::edition), field<&T::key>(organisation::facts::key),
        field<&T::title>({.label = "common.title",
                          .example = "Individens trygghet och säkerhet",
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::body>(programme::facts::body), field<&T::position>(programme::facts::position),
        field<&T::marker>(organisation::facts::marker), field<&T::source>(organisation::facts::source),
        field<&T::version>(organisation::facts::version));
};
