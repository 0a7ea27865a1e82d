#pragma once
// What is asked for: a round opened or closed, a sheet handed in, handed back, accepted, people reminded.
#include <vector>

#include "followup/model.h"

namespace varn::followup {

/// Whom a round asks, and of what.
struct Opening {
    std::vector<Id<Unit>> units;
    std::vector<Id<Goal>> goals;
};
/// A round is closed for good. What is unanswered stays so, which must be said.
struct Closing {
    bool with_unanswered = false;
};
struct HandIn {
    std::optional<std::string> note;
};
struct GoalRemark {
    Id<Goal> goal;
    std::string words;
};
/// What the unit should think again about: the whole, single goals, or both.
struct HandBack {
    std::optional<std::string> words;
    std::vector<GoalRemark> goals;
};
struct Acceptance {
    std::optional<std::string> note;
};
/// What an indicator showed on the last day of the round.
struct MeasuredValue {
    AnyId indicator;
    double value = 0;
};
/// Which sheets to remind of; all that are not handed in when none is named.
struct Reminding {
    std::vector<Id<Sheet>> sheets;
};

}  // namespace varn::followup

template <>
struct varn::Describe<varn::followup::Opening> {
    using T = followup::Opening;
    static constexpr auto value =
        entity<T>("RoundOpening",
                  field<&T::units>({.label = "followup.asked_units", .length_min = 1, .length_max = 2000}),
                  field<&T::goals>({.label = "followup.asked_goals", .length_min = 1, .length_max = 400}));
};
template <>
struct varn::Describe<varn::followup::Closing> {
    using T = followup::Closing;
    static constexpr auto value = entity<T>(
        "RoundClosing", field<&T::with_unanswered>({.label = "followup.with_unanswered", .example = "true"}));
};
template <>
struct varn::Describe<varn::followup::HandIn> {
    using T = followup::HandIn;
    static constexpr auto value = entity<T>("HandIn", field<&T::note>(followup::facts::note));
};
template <>
struct varn::Describe<varn::followup::GoalRemark> {
    using T = followup::GoalRemark;
    static constexpr auto value = entity<T>(
        "GoalRemark",
        field<&T::goal>({.label = "followup.goal", .example = "01903f5e-0000-7000-8000-000000000203"}),
        field<&T::words>(followup::facts::remark_words));
};
template <>
struct varn::Describe<varn::followup::HandBack> {
    using T = followup::HandBack;
    static constexpr auto value =
        entity<T>("HandBack", field<&T::words>(followup::facts::remark_words),
                  field<&T::goals>({.label = "followup.goal_remarks", .length_max = 400}));
};
template <>
struct varn::Describe<varn::followup::Acceptance> {
    using T = followup::Acceptance;
    static constexpr auto value = entity<T>("SheetAcceptance", field<&T::note>(followup::facts::note));
};
template <>
struct varn::Describe<varn::followup::MeasuredValue> {
    using T = followup::MeasuredValue;
    static constexpr auto value =
        entity<T>("MeasuredValue",
                  field<&T::indicator>(
                      {.label = "followup.indicator", .example = "01903f5e-0000-7000-8000-000000000104"}),
                  field<&T::value>({.label = "followup.value", .example = "55"}));
};
template <>
struct varn::Describe<varn::followup::Reminding> {
    using T = followup::Reminding;
    static constexpr auto value =
        entity<T>("Reminding", field<&T::sheets>({.label = "followup.reminded_sheets", .length_max = 2000}));
};
