#pragma once
// Facts of fields that remisser, cases and opinions share.
#include "programme/model.h"

namespace varn::consultation {

using organisation::ExternalActor;
using organisation::Marker;
using organisation::Person;
using organisation::Unit;
using programme::Edition;
using programme::NodeKind;

}  // namespace varn::consultation

namespace varn::consultation::facts {

inline constexpr FieldFacts referral{
    .label = "consultation.referral", .example = "01903f5e-0000-7000-8000-000000000401", .fixed = true};
inline constexpr FieldFacts opinion_case{
    .label = "consultation.case", .example = "01903f5e-0000-7000-8000-000000000403", .fixed = true};
/// Whose right it takes to write the row; the server sets it from what the row hangs on.
inline constexpr FieldFacts unit_of_row{.label = "organisation.unit",
                                        .example = "01903f5e-0000-7000-8000-000000000001",
                                        .fixed = true,
                                        .server_set = true,
                                        .owner_unit = true};
inline constexpr FieldFacts title{.label = "common.title",
                                  .example = "Stockholms stads säkerhetsprogram",
                                  .length_min = 1,
                                  .length_max = 300};
/// Diary numbers have as many forms as there are registries (`KS 2023/1267`, `T 2010-313-01743`,
/// `1.5.3-219-2012`): none is forced.
inline constexpr FieldFacts diary_number{
    .label = "consultation.diary_number", .example = "KS 2023/1267", .length_min = 1, .length_max = 60};
inline constexpr FieldFacts account{.label = "consultation.written_by",
                                    .example = "01903f5e-0000-7000-8000-000000000011",
                                    .fixed = true,
                                    .server_set = true};
inline constexpr FieldFacts written_at{.label = "consultation.written_at",
                                       .example = "2024-02-01T12:00:00.000Z",
                                       .fixed = true,
                                       .server_set = true};
/// What is written before it is handed over: kept out of logs and open extracts.
constexpr FieldFacts drafted(std::string_view label, std::string_view example, int length_max) {
    FieldFacts made;
    made.label = label;
    made.example = example;
    made.secrecy = Secrecy::internal;
    made.length_max = length_max;
    return made;
}

}  // namespace varn::consultation::facts
