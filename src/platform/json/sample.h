#pragma once
// A described entity with a field of every kind, for the tests and the fuzzer.
#include <optional>
#include <string>
#include <vector>

#include "kernel/describe.h"
#include "kernel/id.h"

namespace varn::json::sample {

enum class Mood { calm, wary, in_alarm };

struct Step {
    std::string what;
    std::optional<Date> due;
};
struct Plan {
    Id<Plan> id;
    std::int64_t version = 0;
    std::string code;
    std::string title;
    std::optional<std::string> note;
    Mood mood{};
    std::optional<Mood> earlier_mood;
    int likelihood = 0;
    std::optional<std::int64_t> cost;
    double share = 0;
    bool open = false;
    std::optional<Date> adopted;
    std::optional<Instant> sent;
    std::optional<Id<Plan>> parent;
    std::vector<std::string> names;
    std::vector<Step> steps;
    Step first;
    std::optional<Step> last;
};

}  // namespace varn::json::sample

template <>
struct varn::Describe<varn::json::sample::Step> {
    using S = json::sample::Step;
    static constexpr auto value = entity<S>("step", field<&S::what>({.label = "step.what", .length_max = 20}),
                                            field<&S::due>({.label = "step.due"}));
};
template <>
struct varn::Describe<varn::json::sample::Plan> {
    using P = json::sample::Plan;
    static constexpr auto value = entity<P>(
        "emergency_plan", field<&P::id>({.label = "common.id", .fixed = true, .server_set = true}),
        field<&P::version>({.label = "common.version", .server_set = true}),
        field<&P::code>({.label = "plan.code", .example = "plan-1", .fixed = true, .key = true}),
        field<&P::title>({.label = "plan.title", .example = "Elavbrott", .length_min = 2, .length_max = 12}),
        field<&P::note>({.label = "plan.note"}), field<&P::mood>({.label = "plan.mood"}),
        field<&P::earlier_mood>({.label = "plan.earlier_mood"}),
        field<&P::likelihood>({.label = "plan.likelihood", .example = "3", .number_min = 1, .number_max = 5}),
        field<&P::cost>({.label = "plan.cost", .number_min = -1000}),
        field<&P::share>({.label = "plan.share"}), field<&P::open>({.label = "plan.open"}),
        field<&P::adopted>({.label = "plan.adopted"}), field<&P::sent>({.label = "plan.sent"}),
        field<&P::parent>({.label = "plan.parent"}),
        field<&P::names>({.label = "plan.names", .length_max = 3}), field<&P::steps>({.label = "plan.steps"}),
        field<&P::first>({.label = "plan.first"}), field<&P::last>({.label = "plan.last"}));
};
