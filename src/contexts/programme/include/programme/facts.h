#pragma once
// Facts of fields that many entities of an edition share.
#include "kernel/describe.h"

namespace varn::programme::facts {
inline constexpr FieldFacts edition{
    .label = "programme.edition", .example = "01903f5e-0000-7000-8000-000000000021", .fixed = true};
inline constexpr FieldFacts body{.label = "common.body",
                                 .example = "Stadens förmåga ska vara stark genom hela hotskalan.",
                                 .length_max = 20000};
inline constexpr FieldFacts position{.label = "common.position", .example = "1", .number_max = 100000};
}  // namespace varn::programme::facts
