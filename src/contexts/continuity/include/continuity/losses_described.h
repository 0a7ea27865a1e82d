#pragma once
// The descriptions of continuity/losses.h. Included by it, at its end.
#include "continuity/losses.h"

template <>
struct varn::Describe<varn::continuity::LossAsk> {
    using T = continuity::LossAsk;
    static constexpr auto value =
        entity<T>("LossAsk",
                  field<&T::lost>({.label = "continuity.lost",
                                   .example = "01903f5e-0000-7000-8000-000000000202",
                                   .length_max = continuity::lost_max}),
                  field<&T::kind>({.label = "continuity.node_kind", .example = "power"}),
                  field<&T::supplier>(
                      {.label = "continuity.supplier", .example = "01903f5e-0000-7000-8000-000000000202"}),
                  field<&T::is_repaired>({.label = "continuity.is_repaired", .example = "true"}),
                  field<&T::lasts_minutes>({.label = "continuity.lasts_minutes",
                                            .example = "3",
                                            .number_min = 1,
                                            .number_max = continuity::minutes_max}),
                  field<&T::horizon_minutes>({.label = "continuity.horizon_minutes",
                                              .example = "3",
                                              .number_min = 1,
                                              .number_max = continuity::minutes_max}));
};

template <>
struct varn::Describe<varn::continuity::ServiceFall> {
    using T = continuity::ServiceFall;
    static constexpr auto value =
        entity<T>("ServiceFall", field<&T::service>({.label = "continuity.service"}),
                  field<&T::falls_at>({.label = "continuity.falls_at", .example = "3"}),
                  field<&T::up_at>({.label = "continuity.up_at", .example = "3"}),
                  field<&T::down_minutes>({.label = "continuity.down_minutes", .example = "3"}),
                  field<&T::breaks_tolerable_at>({.label = "continuity.breaks_tolerable_at", .example = "3"}),
                  field<&T::normal_from>({.label = "continuity.normal_from", .example = "3"}),
                  field<&T::harm>({.label = "continuity.harm", .example = "0.25"}));
};

template <>
struct varn::Describe<varn::continuity::UpAt> {
    using T = continuity::UpAt;
    static constexpr auto value = entity<T>("UpAt", field<&T::at>({.label = "continuity.at", .example = "3"}),
                                            field<&T::up>({.label = "continuity.up", .example = "3"}));
};

template <>
struct varn::Describe<varn::continuity::OutageTold> {
    using T = continuity::OutageTold;
    static constexpr auto value = entity<T>(
        "OutageTold",
        field<&T::node>({.label = "continuity.node", .example = "01903f5e-0000-7000-8000-000000000202"}),
        field<&T::from>({.label = "continuity.falls_at", .example = "3"}),
        field<&T::to>({.label = "continuity.up_at", .example = "3"}));
};

template <>
struct varn::Describe<varn::continuity::RingBreaker> {
    using T = continuity::RingBreaker;
    static constexpr auto value =
        entity<T>("RingBreaker", field<&T::node>({.label = "continuity.node"}),
                  field<&T::need>({.label = "continuity.need", .example = "elnät", .length_max = 20000}),
                  field<&T::buffer_minutes>({.label = "continuity.buffer_minutes", .example = "3"}));
};

template <>
struct varn::Describe<varn::continuity::RingTold> {
    using T = continuity::RingTold;
    static constexpr auto value = entity<T>(
        "RingTold", field<&T::ring>({.label = "continuity.ring", .length_max = continuity::things_max}),
        field<&T::behind>({.label = "continuity.behind", .length_max = continuity::things_max}),
        field<&T::breakers>({.label = "continuity.breakers", .length_max = continuity::things_max}));
};

template <>
struct varn::Describe<varn::continuity::CourseTold> {
    using T = continuity::CourseTold;
    static constexpr auto value = entity<T>(
        "CourseTold",
        field<&T::model>({.label = "continuity.model", .example = "9f2c6e", .length_max = 20000}),
        field<&T::lost>({.label = "continuity.lost", .length_max = continuity::things_max}),
        field<&T::horizon_minutes>({.label = "continuity.horizon_minutes", .example = "3"}),
        field<&T::falls>({.label = "continuity.falls", .length_max = continuity::things_max}),
        field<&T::outages>({.label = "continuity.outages", .length_max = continuity::things_max}),
        field<&T::curve>({.label = "continuity.curve", .length_max = continuity::things_max}),
        field<&T::lost_service_minutes>({.label = "continuity.lost_service_minutes", .example = "3"}),
        field<&T::harm>({.label = "continuity.harm", .example = "0.25"}),
        field<&T::normal_from>({.label = "continuity.normal_from", .example = "3"}),
        field<&T::rings>({.label = "continuity.rings", .length_max = continuity::things_max}));
};

template <>
struct varn::Describe<varn::continuity::CutSetTold> {
    using T = continuity::CutSetTold;
    static constexpr auto value = entity<T>(
        "CutSetTold", field<&T::nodes>({.label = "continuity.nodes", .length_max = continuity::things_max}),
        field<&T::probability>({.label = "continuity.probability", .example = "0.25"}),
        field<&T::falls_after>({.label = "continuity.falls_after", .example = "3"}));
};

template <>
struct varn::Describe<varn::continuity::OrderCount> {
    using T = continuity::OrderCount;
    static constexpr auto value =
        entity<T>("OrderCount", field<&T::order>({.label = "continuity.order", .example = "3"}),
                  field<&T::sets>({.label = "continuity.sets", .example = "12", .length_max = 20000}));
};

template <>
struct varn::Describe<varn::continuity::CutSetsTold> {
    using T = continuity::CutSetsTold;
    static constexpr auto value =
        entity<T>("CutSetsTold",
                  field<&T::model>({.label = "continuity.model", .example = "9f2c6e", .length_max = 20000}),
                  field<&T::service>({.label = "continuity.service"}),
                  field<&T::order>({.label = "continuity.order", .example = "3"}),
                  field<&T::by_order>({.label = "continuity.by_order", .length_max = continuity::things_max}),
                  field<&T::probability_low>({.label = "continuity.probability_low", .example = "0.25"}),
                  field<&T::probability_high>({.label = "continuity.probability_high", .example = "0.25"}),
                  field<&T::sets>({.label = "continuity.sets", .length_max = continuity::things_max}));
};

template <>
struct varn::Describe<varn::continuity::NodeWeight> {
    using T = continuity::NodeWeight;
    static constexpr auto value =
        entity<T>("NodeWeight", field<&T::node>({.label = "continuity.node"}),
                  field<&T::services_alone>({.label = "continuity.services_alone", .example = "3"}),
                  field<&T::birnbaum>({.label = "continuity.birnbaum", .example = "0.25"}),
                  field<&T::fussell_vesely>({.label = "continuity.fussell_vesely", .example = "0.25"}),
                  field<&T::raw>({.label = "continuity.raw", .example = "0.25"}),
                  field<&T::rrw>({.label = "continuity.rrw", .example = "0.25"}));
};

template <>
struct varn::Describe<varn::continuity::ImportanceTold> {
    using T = continuity::ImportanceTold;
    static constexpr auto value =
        entity<T>("ImportanceTold",
                  field<&T::model>({.label = "continuity.model", .example = "9f2c6e", .length_max = 20000}),
                  field<&T::scenarios>({.label = "continuity.scenarios", .example = "3"}),
                  field<&T::services_down>({.label = "continuity.services_down", .example = "0.25"}),
                  field<&T::low>({.label = "continuity.low", .example = "0.25"}),
                  field<&T::high>({.label = "continuity.high", .example = "0.25"}),
                  field<&T::nodes>({.label = "continuity.nodes", .length_max = continuity::things_max}));
};

template <>
struct varn::Describe<varn::continuity::Edit> {
    using T = continuity::Edit;
    static constexpr auto value = entity<T>(
        "ModelEdit",
        field<&T::need>({.label = "continuity.need", .example = "01903f5e-0000-7000-8000-000000000202"}),
        field<&T::needed>({.label = "continuity.needed",
                           .example = "3",
                           .number_min = 1,
                           .number_max = continuity::minutes_max}),
        field<&T::buffer_minutes>({.label = "continuity.buffer_minutes",
                                   .example = "3",
                                   .number_min = 0,
                                   .number_max = continuity::minutes_max}),
        field<&T::add>({.label = "continuity.add", .example = "01903f5e-0000-7000-8000-000000000202"}),
        field<&T::remove>({.label = "continuity.remove", .example = "01903f5e-0000-7000-8000-000000000202"}),
        field<&T::node>({.label = "continuity.node", .example = "01903f5e-0000-7000-8000-000000000202"}),
        field<&T::restart_minutes>({.label = "continuity.restart_minutes",
                                    .example = "3",
                                    .number_min = 0,
                                    .number_max = continuity::minutes_max}));
};

template <>
struct varn::Describe<varn::continuity::ComparisonAsk> {
    using T = continuity::ComparisonAsk;
    static constexpr auto value =
        entity<T>("ComparisonAsk",
                  field<&T::edits>({.label = "continuity.edits", .length_max = continuity::edits_max}));
};

template <>
struct varn::Describe<varn::continuity::TownWeakness> {
    using T = continuity::TownWeakness;
    static constexpr auto value = entity<T>(
        "TownWeakness", field<&T::services_lost>({.label = "continuity.services_lost", .example = "3"}),
        field<&T::single_points>({.label = "continuity.single_points", .example = "3"}),
        field<&T::cut_pairs>({.label = "continuity.cut_pairs", .example = "3"}),
        field<&T::weaknesses>({.label = "continuity.weaknesses", .example = "3"}));
};

template <>
struct varn::Describe<varn::continuity::ChangedLoss> {
    using T = continuity::ChangedLoss;
    static constexpr auto value =
        entity<T>("ChangedLoss", field<&T::node>({.label = "continuity.node"}),
                  field<&T::services_before>({.label = "continuity.services_before", .example = "3"}),
                  field<&T::services_after>({.label = "continuity.services_after", .example = "3"}));
};

template <>
struct varn::Describe<varn::continuity::ComparisonTold> {
    using T = continuity::ComparisonTold;
    static constexpr auto value = entity<T>(
        "ComparisonTold",
        field<&T::model>({.label = "continuity.model", .example = "9f2c6e", .length_max = 20000}),
        field<&T::changed_model>(
            {.label = "continuity.changed_model", .example = "1b77aa", .length_max = 20000}),
        field<&T::before>({.label = "continuity.before"}), field<&T::after>({.label = "continuity.after"}),
        field<&T::changed>({.label = "continuity.changed", .length_max = continuity::things_max}));
};
