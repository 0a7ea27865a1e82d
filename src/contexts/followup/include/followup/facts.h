#pragma once
// Facts of fields that rounds, sheets and answers share.
#include "programme/model.h"

namespace varn::followup::facts {
inline constexpr FieldFacts round{
    .label = "followup.round", .example = "01903f5e-0000-7000-8000-000000000201", .fixed = true};
inline constexpr FieldFacts sheet{
    .label = "followup.sheet", .example = "01903f5e-0000-7000-8000-000000000202", .fixed = true};
inline constexpr FieldFacts goal{
    .label = "followup.goal", .example = "01903f5e-0000-7000-8000-000000000203", .fixed = true};
inline constexpr FieldFacts turn{.label = "followup.turn", .example = "1", .fixed = true, .server_set = true};
inline constexpr FieldFacts name{.label = "followup.round_name",
                                 .example = "Tertialuppföljning 1 2024",
                                 .length_min = 1,
                                 .length_max = 200};
inline constexpr FieldFacts mark{.label = "followup.mark", .example = "partly"};
inline constexpr FieldFacts words{.label = "followup.words",
                                  .example = "Två av tre tunnlar har övats. Den tredje övas i maj.",
                                  .length_max = 4000};
inline constexpr FieldFacts forecast{.label = "followup.forecast", .example = "fulfilled"};
inline constexpr FieldFacts forecast_words{.label = "followup.forecast_words",
                                           .example = "Målet nås när den tredje tunneln är övad.",
                                           .length_max = 4000};
inline constexpr FieldFacts remark_words{.label = "followup.remark_words",
                                         .example = "Säg vilken övning som återstår och när den görs.",
                                         .length_min = 1,
                                         .length_max = 4000};
inline constexpr FieldFacts note{
    .label = "followup.note", .example = "Nämnden beslutade om svaret 2024-05-14.", .length_max = 2000};
inline constexpr FieldFacts position{.label = "common.position", .example = "1", .number_max = 100000};
}  // namespace varn::followup::facts
