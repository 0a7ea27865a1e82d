#pragma once
// The four steps of systematic security work through a year (SEED-06).
#include <optional>
#include <string>

#include "planning/cycle.h"

namespace varn::planning {

enum class Step { identify, plan, act, follow_up };

/// One of the four steps at a unit in a cycle: who answers for it, and when it was last done.
struct WorkStep {
    Id<WorkStep> id;
    Id<Unit> unit;
    Id<PlanningCycle> cycle;
    Step step{};
    std::optional<Id<Person>> responsible;
    std::optional<Date> done_on;
    std::optional<std::string> words;
    int version = 0;
};

}  // namespace varn::planning

template <>
struct varn::Describe<varn::planning::WorkStep> {
    using T = planning::WorkStep;
    static constexpr auto value =
        entity<T>("work_step", field<&T::id>(organisation::facts::id),
                  field<&T::unit>(organisation::facts::unit), field<&T::cycle>(planning::facts::cycle),
                  field<&T::step>({.label = "planning.step", .example = "identify", .fixed = true}),
                  field<&T::responsible>({.label = "planning.responsible",
                                          .example = "01903f5e-0000-7000-8000-000000000051",
                                          .mention = true}),
                  field<&T::done_on>({.label = "planning.done_on", .example = "2024-01-31"}),
                  field<&T::words>({.label = "planning.step_words",
                                    .example = "Analysen gicks igenom i ledningsgruppen.",
                                    .length_max = 2000}),
                  field<&T::version>(organisation::facts::version));
};
