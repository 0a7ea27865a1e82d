// How long an analysis takes: 400 units, 60 goals, 2 000 requirements (4 in the argument), a quarter of it
// and four times as much. The budget for the middle one is 50 ms.
//     cmake --preset release -DVARN_BENCH=ON && cmake --build build/release --target coverage_bench
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>

#include "engine/coverage.h"

namespace varn::coverage {
namespace {

/// A town of `quarters` quarters of the measured size, linked the way towns are: a few links from everything.
Input town_of(std::size_t quarters) {
    auto const units = 100 * quarters;
    auto const goals = 15 * quarters;
    auto const requirements = 500 * quarters;
    auto const areas = 2 * quarters;
    auto const values = 2 * quarters;
    auto const responsibilities = 20 * quarters;
    auto const name = [](char const* kind, std::size_t i) {
        auto const key = std::string(kind) + '-' + std::to_string(i * 7919 % 100003);
        return Name{key, "Namnet på " + key};
    };
    auto const at = [](std::size_t i, std::size_t size) {
        return static_cast<Index>(i * 2654435761U % size);
    };
    Input town;
    town.programmes = {{.name = name("programme", 1), .topics_known = true}};
    town.mandates = {{name("mandate", 1), *date_of(2023, 1, 1), *date_of(2026, 12, 31)}};
    town.editions = {{.name = name("edition", 1),
                      .status = EditionStatus::adopted,
                      .adopted_on = date_of(2023, 11, 20),
                      .valid_from = date_of(2024, 1, 1),
                      .mandate = 0U,
                      .indicators_known = true,
                      .threats_known = true,
                      .unit_goals_known = true}};
    for (std::size_t i = 0; i < 12; ++i) {
        town.unit_kinds.push_back(name("kind", i));
    }
    for (std::size_t i = 0; i < units; ++i) {
        town.units.push_back({name("unit", i), at(i, 12), {date_of(2007, 1, 1), {}}});
    }
    for (std::size_t i = 0; i < areas; ++i) {
        town.focus_areas.push_back({name("area", i), 0});
    }
    for (std::size_t i = 0; i < values; ++i) {
        town.values.push_back({name("value", i), 0});
        town.threats.push_back({name("threat", i), 0});
        town.value_threat.push_back({static_cast<Index>(i), at(i + 1, values)});
    }
    for (std::size_t i = 0; i < goals; ++i) {
        town.goals.push_back({name("goal", i), 0, static_cast<GoalKind>(i % 4), Ability::prevent, 1});
        auto const goal = static_cast<Index>(i);
        town.goal_focus_area.push_back({goal, at(i, areas)});
        town.goal_value.push_back({goal, at(i, values)});
        for (std::size_t k = 0; k < units / 4; ++k) {
            town.goal_unit.push_back({goal, at(i * 131 + k, units)});
        }
    }
    for (std::size_t i = 0; i < responsibilities; ++i) {
        town.responsibilities.push_back({name("responsibility", i), 0, Level::local, {{at(i, 12)}, {}}});
    }
    for (std::size_t i = 0; i < requirements; ++i) {
        auto const requirement = static_cast<Index>(i);
        town.requirements.push_back({.name = name("requirement", i), .valid = {date_of(2006, 9, 1), {}}});
        if (i % 4 == 0) {
            town.requirements.back().interval_months = 48;
        }
        town.requirement_responsibility.push_back({requirement, at(i, responsibilities)});
        town.requirement_goal.push_back({requirement, at(i, goals)});
        for (std::size_t k = 0; i % 4 == 0 && k < units; ++k) {
            // One record in fifty is too old.
            bool const old = (i + k) % 50 == 0;
            town.records.push_back({requirement, static_cast<Index>(k), *date_of(old ? 2018 : 2022, 6, 30)});
        }
    }
    return town;
}

void analyse_town(benchmark::State& state) {
    auto const town = town_of(static_cast<std::size_t>(state.range(0)));
    Question const question{.edition = 0, .today = *date_of(2024, 2, 1)};
    Limits const limits{.links_max = 10'000'000};  // four times the size has 3.2 million records
    std::size_t found = 0;
    for (auto const _ : state) {
        auto const findings = analyse(town, question, limits);
        if (!findings) {
            std::abort();
        }
        found = findings.value().size();
        benchmark::DoNotOptimize(findings);
    }
    state.counters["units"] = static_cast<double>(town.units.size());
    state.counters["requirements"] = static_cast<double>(town.requirements.size());
    state.counters["records"] = static_cast<double>(town.records.size());
    state.counters["findings"] = static_cast<double>(found);
}
BENCHMARK(analyse_town)->Arg(1)->Arg(4)->Arg(16)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace varn::coverage
