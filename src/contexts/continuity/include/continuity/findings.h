#pragma once
// The weaknesses of the network as findings, told and decided about like those of programmes and rounds.
#include "continuity/model.h"
#include "programme/coverage_report.h"

namespace varn::continuity {

/// What the engine finds in the network, with what has been decided about each.
struct NetworkFindings {
    std::string model;  // SHA-256 of the network as city-dep/1
    Date valid_on;
    std::vector<programme::FindingView> findings;
    std::vector<programme::RuleView> rules;
};

}  // namespace varn::continuity

template <>
struct varn::Describe<varn::continuity::NetworkFindings> {
    using T = continuity::NetworkFindings;
    static constexpr auto value =
        entity<T>("NetworkFindings",
                  field<&T::model>({.label = "continuity.model", .example = "9f2c6e", .length_max = 20000}),
                  field<&T::valid_on>({.label = "common.valid_from", .example = "2027-11-01"}),
                  field<&T::findings>({.label = "continuity.weaknesses", .length_max = 100000}),
                  field<&T::rules>({.label = "continuity.rules", .length_max = 100}));
};
