#pragma once
// The descriptions of risk/register.h. Included by it, at its end.
#include "risk/register.h"

namespace varn::risk::facts {
inline constexpr FieldFacts risk_id{.label = "risk.risk", .example = "01903f5e-0000-7000-8000-000000000303"};
inline constexpr FieldFacts round_id{.label = "risk.round",
                                     .example = "01903f5e-0000-7000-8000-000000000301"};
inline constexpr FieldFacts analysis_id{.label = "risk.analysis",
                                        .example = "01903f5e-0000-7000-8000-000000000302"};
inline constexpr FieldFacts value_id{.label = "risk.protection_value",
                                     .example = "01903f5e-0000-7000-8000-000000000304"};
inline constexpr FieldFacts highest{.label = "risk.highest", .example = "4"};
inline constexpr FieldFacts highest_residual{.label = "risk.highest_residual", .example = "2"};
inline constexpr FieldFacts matrix_level{.label = "risk.level", .example = "3"};
inline constexpr FieldFacts many_risks{.label = "risk.risks", .length_max = 100000};
}  // namespace varn::risk::facts

template <>
struct varn::Describe<varn::risk::RiskView> {
    using T = risk::RiskView;
    static constexpr auto value = entity<T>(
        "RiskView", field<&T::risk>({.label = "risk.risk"}), field<&T::unit_name>(risk::facts::unit_name),
        field<&T::round>(risk::facts::round_id),
        field<&T::round_name>({.label = "risk.round_name", .example = "Risk- och sårbarhetsanalys 2027"}),
        field<&T::kind_title>({.label = "risk.kind", .example = "Naturhot"}),
        field<&T::is_antagonistic>({.label = "risk.is_antagonistic", .example = "false"}),
        field<&T::consequences>({.label = "risk.consequences", .length_max = 1000}),
        field<&T::highest>(risk::facts::highest), field<&T::highest_residual>(risk::facts::highest_residual),
        field<&T::measures>({.label = "risk.measures", .example = "2"}),
        field<&T::may_change>({.label = "risk.may_write", .example = "true"}),
        field<&T::version>(organisation::facts::version));
};
template <>
struct varn::Describe<varn::risk::RiskCopying> {
    using T = risk::RiskCopying;
    static constexpr auto value = entity<T>("RiskCopying", field<&T::from>(risk::facts::analysis_id));
};
template <>
struct varn::Describe<varn::risk::CopiedRisks> {
    using T = risk::CopiedRisks;
    static constexpr auto value =
        entity<T>("CopiedRisks", field<&T::copied>({.label = "risk.copied", .example = "12"}),
                  field<&T::already>({.label = "risk.already_copied", .example = "0"}),
                  field<&T::without_place>({.label = "risk.values_without_place", .example = "1"}));
};
template <>
struct varn::Describe<varn::risk::ComparedRisk> {
    using T = risk::ComparedRisk;
    static constexpr auto value = entity<T>(
        "ComparedRisk", field<&T::change>({.label = "risk.change", .example = "changed"}),
        field<&T::before>(risk::facts::risk_id), field<&T::after>(risk::facts::risk_id),
        field<&T::title>(risk::facts::title),
        field<&T::why>(
            {.label = "risk.retired_why", .example = "Verksamheten har flyttat.", .length_max = 2000}),
        field<&T::fields>({.label = "risk.changed_fields", .length_max = 100}));
};
template <>
struct varn::Describe<varn::risk::AnalysisComparison> {
    using T = risk::AnalysisComparison;
    static constexpr auto value =
        entity<T>("AnalysisComparison", field<&T::before>(risk::facts::analysis_id),
                  field<&T::after>(risk::facts::analysis_id), field<&T::risks>(risk::facts::many_risks),
                  field<&T::added>(risk::facts::count), field<&T::confirmed>(risk::facts::count),
                  field<&T::changed>(risk::facts::count), field<&T::retired>(risk::facts::count),
                  field<&T::not_answered>(risk::facts::count));
};
template <>
struct varn::Describe<varn::risk::MatrixRisk> {
    using T = risk::MatrixRisk;
    static constexpr auto value = entity<T>(
        "MatrixRisk", field<&T::risk>(risk::facts::risk_id), field<&T::title>(risk::facts::title),
        field<&T::unit_name>(risk::facts::unit_name), field<&T::consequence>(risk::facts::matrix_level),
        field<&T::likelihood>(risk::facts::matrix_level), field<&T::intention>(risk::facts::matrix_level),
        field<&T::antagonist_capability>(risk::facts::matrix_level),
        field<&T::opportunity>(risk::facts::matrix_level));
};
template <>
struct varn::Describe<varn::risk::MatrixCell> {
    using T = risk::MatrixCell;
    static constexpr auto value = entity<T>("MatrixCell", field<&T::likelihood>(risk::facts::matrix_level),
                                            field<&T::consequence>(risk::facts::matrix_level),
                                            field<&T::risks>(risk::facts::many_risks));
};
template <>
struct varn::Describe<varn::risk::RiskMatrix> {
    using T = risk::RiskMatrix;
    static constexpr auto value = entity<T>(
        "RiskMatrix", field<&T::round>(risk::facts::round_id),
        field<&T::is_after>({.label = "risk.is_after", .example = "false"}),
        field<&T::likelihoods>({.label = "risk.scale_steps", .length_max = 9}),
        field<&T::consequences>({.label = "risk.scale_steps", .length_max = 9}),
        field<&T::cells>({.label = "risk.cells", .length_max = 81}),
        field<&T::antagonistic>(risk::facts::many_risks), field<&T::without_place>(risk::facts::many_risks));
};
template <>
struct varn::Describe<varn::risk::HeatValue> {
    using T = risk::HeatValue;
    static constexpr auto value = entity<T>(
        "HeatValue", field<&T::protection_value>(risk::facts::value_id),
        field<&T::title>({.label = "common.title", .example = "Stadens funktionalitet", .length_max = 300}));
};
template <>
struct varn::Describe<varn::risk::HeatCell> {
    using T = risk::HeatCell;
    static constexpr auto value = entity<T>(
        "HeatCell", field<&T::protection_value>(risk::facts::value_id), field<&T::risks>(risk::facts::risks),
        field<&T::highest>(risk::facts::highest), field<&T::highest_residual>(risk::facts::highest_residual));
};
template <>
struct varn::Describe<varn::risk::HeatRow> {
    using T = risk::HeatRow;
    static constexpr auto value = entity<T>("HeatRow", field<&T::unit>(risk::facts::unit_told),
                                            field<&T::unit_name>(risk::facts::unit_name),
                                            field<&T::cells>({.label = "risk.cells", .length_max = 1000}));
};
template <>
struct varn::Describe<varn::risk::RiskHeat> {
    using T = risk::RiskHeat;
    static constexpr auto value =
        entity<T>("RiskHeat", field<&T::round>(risk::facts::round_id),
                  field<&T::values>({.label = "risk.protection_values", .length_max = 1000}),
                  field<&T::rows>({.label = "risk.asked_units", .length_max = 10000}));
};
template <>
struct varn::Describe<varn::risk::RiskMeasure> {
    using T = risk::RiskMeasure;
    static constexpr auto value = entity<T>(
        "RiskMeasure", field<&T::title>(measure::facts::title), field<&T::body>(measure::facts::body),
        field<&T::owner>(measure::facts::owner), field<&T::responsible>(measure::facts::responsible),
        field<&T::due>(measure::facts::due), field<&T::cost_ore>(measure::facts::cost_ore),
        field<&T::yearly_cost_ore>(measure::facts::yearly_cost_ore),
        field<&T::effect>(measure::facts::effect), field<&T::ability>(measure::facts::ability));
};
template <>
struct varn::Describe<varn::risk::RoundFindings> {
    using T = risk::RoundFindings;
    static constexpr auto value = entity<T>(
        "RoundFindings", field<&T::round>(risk::facts::round_id),
        field<&T::round_name>({.label = "risk.round_name", .example = "Risk- och sårbarhetsanalys 2027"}),
        field<&T::valid_on>({.label = "common.valid_from", .example = "2027-11-01"}),
        field<&T::findings>({.label = "risk.findings", .length_max = 10000}),
        field<&T::rules>({.label = "risk.rules", .length_max = 100}));
};
