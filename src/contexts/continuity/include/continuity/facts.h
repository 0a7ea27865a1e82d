#pragma once
// Facts of fields that many rows of continuity share.
#include <cstdint>
#include <optional>
#include <string>

#include "organisation/model.h"
#include "programme/model.h"

namespace varn::continuity {

using organisation::ExternalActor;
using organisation::Marker;
using organisation::Sector;
using organisation::Unit;
using programme::ProtectionValue;

/// The longest time that is taken in: a hundred years.
inline constexpr std::int64_t minutes_max = std::int64_t{100} * 366 * 24 * 60;
/// The most harm an hour, and the most losses a year, that are taken in.
inline constexpr double harm_max = 1e9;
inline constexpr double losses_max = 1000.0;

}  // namespace varn::continuity

namespace varn::continuity::facts {

inline constexpr FieldFacts unit = organisation::facts::unit;
/// The unit of a row that hangs on another: the same, and set by the server.
inline constexpr FieldFacts unit_of_what_it_hangs_on{.label = "organisation.unit",
                                                     .example = "01903f5e-0000-7000-8000-000000000001",
                                                     .fixed = true,
                                                     .server_set = true,
                                                     .owner_unit = true};
inline constexpr FieldFacts service{
    .label = "continuity.service", .example = "01903f5e-0000-7000-8000-000000000201", .fixed = true};
inline constexpr FieldFacts resource{
    .label = "continuity.resource", .example = "01903f5e-0000-7000-8000-000000000202", .fixed = true};
inline constexpr FieldFacts restart_minutes{
    .label = "continuity.restart_minutes", .example = "30", .number_max = minutes_max};
inline constexpr FieldFacts agreement{
    .label = "continuity.agreement", .example = "Ramavtal 2023/118, bilaga 4", .length_max = 400};
inline constexpr FieldFacts tested_on{.label = "continuity.tested_on", .example = "2023-11-14"};
inline constexpr FieldFacts ended_on{.label = "continuity.ended_on", .example = "2024-01-31"};
inline constexpr FieldFacts note{
    .label = "continuity.note", .example = "Provkörs varje månad.", .length_max = 4000};

}  // namespace varn::continuity::facts
