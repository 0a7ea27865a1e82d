#pragma once
// Facts of fields that rounds, analyses and risks share.
#include "programme/model.h"

namespace varn::risk::facts {

inline constexpr FieldFacts round{
    .label = "risk.round", .example = "01903f5e-0000-7000-8000-000000000301", .fixed = true};
inline constexpr FieldFacts analysis{
    .label = "risk.analysis", .example = "01903f5e-0000-7000-8000-000000000302", .fixed = true};
inline constexpr FieldFacts risk{
    .label = "risk.risk", .example = "01903f5e-0000-7000-8000-000000000303", .fixed = true};
/// The unit that may write the row; none when it is the whole town's.
inline constexpr FieldFacts unit{.label = "organisation.unit",
                                 .example = "01903f5e-0000-7000-8000-000000000001",
                                 .fixed = true,
                                 .owner_unit = true};
inline constexpr FieldFacts unit_of_row{.label = "organisation.unit",
                                        .example = "01903f5e-0000-7000-8000-000000000001",
                                        .fixed = true,
                                        .server_set = true,
                                        .owner_unit = true};
inline constexpr FieldFacts level{.label = "risk.level", .example = "3", .number_min = 1, .number_max = 9};
inline constexpr FieldFacts happened_on{
    .label = "risk.happened_on", .example = "2027-10-12", .fixed = true, .server_set = true};
inline constexpr FieldFacts account{.label = "risk.account",
                                    .example = "01903f5e-0000-7000-8000-000000000011",
                                    .fixed = true,
                                    .server_set = true};
inline constexpr FieldFacts words{
    .label = "risk.words", .example = "Nämnden beslutade om analysen utan ändringar.", .length_max = 4000};
inline constexpr FieldFacts title{.label = "common.title",
                                  .example = "Långvarigt elavbrott i trafikledningen",
                                  .length_min = 1,
                                  .length_max = 300};
inline constexpr FieldFacts protection_value{
    .label = "risk.protection_value", .example = "01903f5e-0000-7000-8000-000000000304", .fixed = true};

}  // namespace varn::risk::facts
