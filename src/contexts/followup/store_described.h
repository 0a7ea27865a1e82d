#pragma once
// The rows that follow-up's questions give, as the database layer fills them.
#include "store.h"

template <>
struct varn::Describe<varn::followup::store::SheetCount> {
    using T = followup::store::SheetCount;
    static constexpr auto value =
        entity<T>("SheetCount", field<&T::round>({}), field<&T::status>({}), field<&T::count>({}));
};
template <>
struct varn::Describe<varn::followup::store::GoalCount> {
    using T = followup::store::GoalCount;
    static constexpr auto value = entity<T>("GoalCount", field<&T::round>({}), field<&T::count>({}));
};
template <>
struct varn::Describe<varn::followup::store::AskedGoal> {
    using T = followup::store::AskedGoal;
    static constexpr auto value =
        entity<T>("AskedGoal", field<&T::round>({}), field<&T::goal>({}), field<&T::position>({}));
};
template <>
struct varn::Describe<varn::followup::store::AskedArea> {
    using T = followup::store::AskedArea;
    static constexpr auto value = entity<T>("AskedArea", field<&T::round>({}), field<&T::goal>({}),
                                            field<&T::focus_area>({}), field<&T::title>({}));
};
template <>
struct varn::Describe<varn::followup::store::ServedArea> {
    using T = followup::store::ServedArea;
    static constexpr auto value =
        entity<T>("ServedArea", field<&T::goal>({}), field<&T::focus_area>({}), field<&T::title>({}));
};
template <>
struct varn::Describe<varn::followup::store::UnitOfSector> {
    using T = followup::store::UnitOfSector;
    static constexpr auto value =
        entity<T>("UnitOfSector", field<&T::unit>({}), field<&T::sector>({}), field<&T::name>({}));
};
template <>
struct varn::Describe<varn::followup::store::UnitContact> {
    using T = followup::store::UnitContact;
    static constexpr auto value = entity<T>("UnitContact", field<&T::unit>({}), field<&T::name>({}),
                                            field<&T::duty>({}), field<&T::phone>({}), field<&T::email>({}));
};
template <>
struct varn::Describe<varn::followup::store::Answerer> {
    using T = followup::store::Answerer;
    static constexpr auto value =
        entity<T>("Answerer", field<&T::account>({}), field<&T::unit>({}), field<&T::name>({}));
};
template <>
struct varn::Describe<varn::followup::store::CountedSheet> {
    using T = followup::store::CountedSheet;
    static constexpr auto value = entity<T>("CountedSheet", field<&T::round>({}), field<&T::marks>({}));
};
template <>
struct varn::Describe<varn::followup::store::AnswerCount> {
    using T = followup::store::AnswerCount;
    static constexpr auto value = entity<T>("AnswerCount", field<&T::sheet>({}), field<&T::count>({}));
};
template <>
struct varn::Describe<varn::followup::store::EarlierAnswer> {
    using T = followup::store::EarlierAnswer;
    static constexpr auto value = entity<T>("EarlierAnswer", field<&T::round_name>({}), field<&T::goal>({}),
                                            field<&T::turn>({}), field<&T::mark>({}), field<&T::words>({}),
                                            field<&T::forecast>({}), field<&T::forecast_words>({}));
};
