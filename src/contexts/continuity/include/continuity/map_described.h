#pragma once
// The descriptions of continuity/map.h. Included by it, at its end.
#include "continuity/map.h"

template <>
struct varn::Describe<varn::continuity::MapName> {
    using T = continuity::MapName;
    static constexpr auto value = entity<T>(
        "MapName", field<&T::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000001"}),
        field<&T::name>({.label = "continuity.member_name", .example = "Äldrenämnden", .length_max = 20000}));
};

template <>
struct varn::Describe<varn::continuity::MapNode> {
    using T = continuity::MapNode;
    static constexpr auto value = entity<T>(
        "MapNode", field<&T::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000202"}),
        field<&T::kind>({.label = "continuity.node_kind", .example = "power", .length_max = 20000}),
        field<&T::name>(
            {.label = "continuity.member_name", .example = "Ställverk Norra", .length_max = 20000}),
        field<&T::unit>({.label = "organisation.unit", .example = "01903f5e-0000-7000-8000-000000000001"}),
        field<&T::sector>(
            {.label = "organisation.sector", .example = "01903f5e-0000-7000-8000-000000000007"}),
        field<&T::supplier>(
            {.label = "continuity.supplier", .example = "01903f5e-0000-7000-8000-000000000009"}),
        field<&T::tolerable_minutes>({.label = "continuity.tolerable_minutes",
                                      .example = "240",
                                      .number_max = continuity::minutes_max}));
};

template <>
struct varn::Describe<varn::continuity::MapNeed> {
    using T = continuity::MapNeed;
    static constexpr auto value = entity<T>(
        "MapNeed",
        field<&T::id>({.label = "continuity.need", .example = "01903f5e-0000-7000-8000-000000000203"}),
        field<&T::node>({.label = "continuity.place_of_node", .example = "0"}),
        field<&T::what>({.label = "continuity.what", .example = "elnät", .length_max = 20000}),
        field<&T::needed>({.label = "continuity.needed", .example = "1"}),
        field<&T::buffer_minutes>({.label = "continuity.buffer_minutes", .example = "240"}),
        field<&T::of>({.label = "continuity.members", .length_max = continuity::things_max}));
};

template <>
struct varn::Describe<varn::continuity::MapTold> {
    using T = continuity::MapTold;
    static constexpr auto value = entity<T>(
        "MapTold", field<&T::model>({.label = "continuity.model", .example = "9f2c6e", .length_max = 20000}),
        field<&T::nodes>({.label = "continuity.nodes", .length_max = continuity::things_max}),
        field<&T::needs>({.label = "continuity.needs", .length_max = continuity::things_max}),
        field<&T::units>({.label = "continuity.units", .length_max = continuity::things_max}),
        field<&T::sectors>({.label = "continuity.sectors", .length_max = continuity::things_max}),
        field<&T::suppliers>({.label = "continuity.suppliers", .length_max = continuity::things_max}));
};
