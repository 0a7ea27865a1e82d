#pragma once
// A network that somebody else has modelled, taken into the registers.
#include "continuity/model.h"

namespace varn::continuity {

/// What a file holds, or what was taken in from it. What the file does not say and the registers must know is
/// assumed, and said.
struct NetworkImport {
    bool is_applied = false;
    std::int64_t services = 0;
    std::int64_t resources = 0;
    std::int64_t needs = 0;
    std::vector<std::string> names;        // of services and then resources, at most 200
    std::vector<std::string> assumptions;  // in words
};

}  // namespace varn::continuity

template <>
struct varn::Describe<varn::continuity::NetworkImport> {
    using T = continuity::NetworkImport;
    static constexpr auto value = entity<T>(
        "NetworkImport", field<&T::is_applied>({.label = "continuity.is_applied", .example = "false"}),
        field<&T::services>({.label = "continuity.services", .example = "3"}),
        field<&T::resources>({.label = "continuity.resources", .example = "3"}),
        field<&T::needs>({.label = "continuity.needs", .example = "3"}),
        field<&T::names>({.label = "continuity.member_name", .example = "Ställverk Norra"}),
        field<&T::assumptions>({.label = "continuity.assumptions",
                                .example = "2 resurser saknar reparationstid: 24 timmar antas.",
                                .length_max = 400}));
};
