#pragma once
// The descriptions of continuity/answers.h. Included by it, at its end.
#include "continuity/answers.h"

namespace varn::continuity {

/// At most so many things in one answer or question; more is told as a fault, never cut.
inline constexpr int things_max = 100000;
inline constexpr int lost_max = 5000;
inline constexpr int edits_max = 200;

}  // namespace varn::continuity

template <>
struct varn::Describe<varn::continuity::NodeNamed> {
    using T = continuity::NodeNamed;
    static constexpr auto value = entity<T>(
        "NodeNamed", field<&T::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000202"}),
        field<&T::kind>({.label = "continuity.node_kind", .example = "power", .length_max = 20000}),
        field<&T::name>(
            {.label = "continuity.member_name", .example = "Ställverk Norra", .length_max = 20000}));
};

template <>
struct varn::Describe<varn::continuity::ModelTold> {
    using T = continuity::ModelTold;
    static constexpr auto value =
        entity<T>("ModelTold",
                  field<&T::model>({.label = "continuity.model", .example = "9f2c6e", .length_max = 20000}),
                  field<&T::services>({.label = "continuity.services", .example = "3"}),
                  field<&T::resources>({.label = "continuity.resources", .example = "3"}),
                  field<&T::needs>({.label = "continuity.needs", .example = "3"}),
                  field<&T::members>({.label = "continuity.members", .example = "3"}));
};

template <>
struct varn::Describe<varn::continuity::WeaknessReason> {
    using T = continuity::WeaknessReason;
    static constexpr auto value = entity<T>(
        "WeaknessReason",
        field<&T::kind>({.label = "continuity.node_kind", .example = "power", .length_max = 20000}),
        field<&T::id>({.label = "common.id", .example = "3", .length_max = 20000}),
        field<&T::text>(
            {.label = "continuity.in_words", .example = "Ställverk Norra faller", .length_max = 20000}));
};

template <>
struct varn::Describe<varn::continuity::Weakness> {
    using T = continuity::Weakness;
    static constexpr auto value = entity<T>(
        "Weakness", field<&T::rule>({.label = "continuity.rule", .example = "RES-001", .length_max = 20000}),
        field<&T::severity>({.label = "continuity.severity", .example = "warning", .length_max = 20000}),
        field<&T::subject>({.label = "continuity.about"}),
        field<&T::because>({.label = "continuity.because", .length_max = continuity::things_max}),
        field<&T::text>(
            {.label = "continuity.in_words", .example = "Ställverk Norra faller", .length_max = 20000}),
        field<&T::cure>(
            {.label = "continuity.cure", .example = "Ordna ett alternativ.", .length_max = 20000}),
        field<&T::count>({.label = "continuity.weakness_count", .example = "3"}));
};

template <>
struct varn::Describe<varn::continuity::WeaknessesTold> {
    using T = continuity::WeaknessesTold;
    static constexpr auto value = entity<T>(
        "WeaknessesTold",
        field<&T::model>({.label = "continuity.model", .example = "9f2c6e", .length_max = 20000}),
        field<&T::weaknesses>({.label = "continuity.weaknesses", .length_max = continuity::things_max}));
};

template <>
struct varn::Describe<varn::continuity::ChainAsk> {
    using T = continuity::ChainAsk;
    static constexpr auto value = entity<T>(
        "ChainAsk",
        field<&T::lost>({.label = "continuity.lost",
                         .example = "01903f5e-0000-7000-8000-000000000202",
                         .length_max = continuity::lost_max}),
        field<&T::target>({.label = "continuity.target", .example = "01903f5e-0000-7000-8000-000000000202"}));
};

template <>
struct varn::Describe<varn::continuity::ChainLink> {
    using T = continuity::ChainLink;
    static constexpr auto value = entity<T>(
        "ChainLink", field<&T::node>({.label = "continuity.node"}),
        field<&T::at>({.label = "continuity.at", .example = "3"}),
        field<&T::need>({.label = "continuity.need", .example = "elnät", .length_max = 20000}),
        field<&T::of>({.label = "continuity.because_of", .length_max = continuity::things_max}),
        field<&T::text>(
            {.label = "continuity.in_words", .example = "Ställverk Norra faller", .length_max = 20000}));
};

template <>
struct varn::Describe<varn::continuity::ChainTold> {
    using T = continuity::ChainTold;
    static constexpr auto value =
        entity<T>("ChainTold",
                  field<&T::model>({.label = "continuity.model", .example = "9f2c6e", .length_max = 20000}),
                  field<&T::links>({.label = "continuity.links", .length_max = continuity::things_max}));
};
