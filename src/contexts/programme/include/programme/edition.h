#pragma once
// Programmes and their editions over time: drafted, sent on remiss, adopted for a period.
#include <optional>
#include <string>

#include "organisation/model.h"
#include "programme/facts.h"

namespace varn::programme {

using organisation::Marker;
using organisation::Unit;
using organisation::UnitKind;

/// The life of an edition as it is decided. Whether it is in force, expired or replaced follows from its
/// dates.
enum class EditionStatus { draft, consultation, adopted };

/// A line of steering documents, through all its editions: the security programme, the quality programme …
struct Programme {
    Id<Programme> id;
    std::string key;
    std::string name;
    std::optional<std::string> body;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// One edition of a programme: a draft, sent on remiss, adopted for a period.
struct Edition {
    Id<Edition> id;
    Id<Programme> programme;
    std::string key;
    std::string title;
    std::optional<std::string> diary_number;
    EditionStatus status{};
    std::optional<Date> consultation_due;
    std::optional<Date> adopted_on;
    std::optional<Date> valid_from;
    std::optional<Date> valid_to;
    std::optional<Date> mandate_from;  // first day of the mandate period it belongs to
    std::optional<Id<Edition>> replaces;
    std::optional<std::string> summary;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

}  // namespace varn::programme

template <>
struct varn::Describe<varn::programme::Programme> {
    using T = programme::Programme;
    static constexpr auto value = entity<T>(
        "programme", field<&T::id>(organisation::facts::id), field<&T::key>(organisation::facts::key),
        field<&T::name>({.label = "programme.name", .example = "Säkerhetsprogram", .length_min = 1}),
        field<&T::body>(programme::facts::body), field<&T::marker>(organisation::facts::marker),
        field<&T::source>(organisation::facts::source), field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::Edition> {
    using T = programme::Edition;
    static constexpr auto value = entity<T>(
        "edition", field<&T::id>(organisation::facts::id),
        field<&T::programme>({.label = "programme.programme",
                              .example = "01903f5e-0000-7000-8000-000000000011",
                              .fixed = true}),
        field<&T::key>(organisation::facts::key),
        field<&T::title>({.label = "common.title",
                          .example = "Stockholms stads säkerhetsprogram",
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::diary_number>(
            {.label = "programme.diary_number", .example = "KS 2023/1267", .length_max = 60}),
        field<&T::status>({.label = "programme.edition_status", .example = "consultation"}),
        field<&T::consultation_due>({.label = "programme.consultation_due", .example = "2024-03-01"}),
        field<&T::adopted_on>({.label = "programme.adopted_on", .example = "2020-03-23"}),
        field<&T::valid_from>(organisation::facts::valid_from),
        field<&T::valid_to>(organisation::facts::valid_to),
        field<&T::mandate_from>({.label = "programme.mandate_from", .example = "2022-10-15"}),
        field<&T::replaces>({.label = "programme.replaces",
                             .example = "01903f5e-0000-7000-8000-000000000012",
                             .mention = true}),
        field<&T::summary>({.label = "programme.summary",
                            .example = "Programmet inriktar stadens säkerhetsarbete.",
                            .length_max = 20000}),
        field<&T::marker>(organisation::facts::marker), field<&T::source>(organisation::facts::source),
        field<&T::version>(organisation::facts::version));
};
