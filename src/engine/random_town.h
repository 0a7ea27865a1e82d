#pragma once
// A town at random for the tests, the same one for the same seed on every machine. Small numbers and days at
// the ends of months, so that ties, neighbours and empty lists are common rather than rare.
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/coverage.h"
#include "kernel/draw.h"

namespace varn::coverage::testing {

class RandomTown {
public:
    explicit RandomTown(std::uint64_t seed) : draw_(seed) {}

    Input input() {
        Input town;
        add_units(town);
        add_editions(town);
        add_programme_parts(town);
        add_requirements(town);
        add_topics(town);
        return town;
    }

    Question question(Input const& town) {
        return {.edition = pick(town.editions.size()),
                .today = day(),
                .expiring_months = static_cast<int>(below(37))};
    }

    std::size_t below(std::size_t end) { return draw_.below(end); }
    bool chance(std::size_t percent) { return draw_.happens(percent); }
    Index pick(std::size_t size) { return static_cast<Index>(below(size)); }

private:
    /// Order of keys is not order of indices.
    static Name name(char const* kind, std::size_t i) {
        auto const key = std::string(kind) + std::to_string(i * 37 % 101);
        return {key, "The " + key};
    }
    /// The first or the last day of a month in 2019 to 2027.
    Date day() {
        auto const first = *date_of(2019 + static_cast<int>(below(9)), 1 + static_cast<int>(below(12)), 1);
        return chance(50) ? first : plus_days(first, -1);
    }
    std::optional<Date> perhaps_day(std::size_t percent) {
        return chance(percent) ? std::optional(day()) : std::nullopt;
    }
    Period period() {
        auto from = perhaps_day(40);
        auto to = perhaps_day(30);
        return from && to && *to < *from ? Period{to, from} : Period{from, to};
    }
    std::optional<Index> perhaps(std::size_t size, std::size_t percent) {
        return size > 0 && chance(percent) ? std::optional(pick(size)) : std::nullopt;
    }
    std::vector<Index> some(std::size_t size, std::size_t most) {
        std::vector<Index> found;
        for (std::size_t i = below(most + 1); size > 0 && i > 0; --i) {
            found.push_back(pick(size));
        }
        return found;
    }
    std::vector<Link> links(std::size_t from, std::size_t to, std::size_t most) {
        std::vector<Link> found;
        for (std::size_t i = below(most + 1); from > 0 && to > 0 && i > 0; --i) {
            found.push_back({pick(from), pick(to)});
        }
        return found;
    }

    void add_units(Input& town) {
        for (std::size_t i = 1 + below(4); i > 0; --i) {
            town.unit_kinds.push_back(name("k", i));
        }
        for (std::size_t i = below(9); i > 0; --i) {
            town.units.push_back({name("u", i), pick(town.unit_kinds.size()), period()});
        }
        for (std::size_t i = below(4); i > 0; --i) {
            auto const from =
                *date_of(2018 + static_cast<int>(below(8)), chance(50) ? 1 : 10, chance(50) ? 1 : 15);
            town.mandates.push_back({name("m", i), from, plus_days(plus_months(from, 48), -1)});
        }
    }

    void add_editions(Input& town) {
        for (std::size_t i = 1 + below(3); i > 0; --i) {
            town.programmes.push_back({name("p", i), chance(40)});
        }
        for (std::size_t i = 1 + below(6); i > 0; --i) {
            auto const from = perhaps_day(85);
            auto const months = 1 + static_cast<int>(below(60));
            town.editions.push_back(
                {.name = name("e", i),
                 .programme = chance(70) ? 0 : pick(town.programmes.size()),
                 .status = static_cast<EditionStatus>(chance(60) ? 2 : below(3)),
                 .adopted_on = perhaps_day(60),
                 .valid_from = from,
                 .valid_to = from && chance(70) ? std::optional(plus_days(plus_months(*from, months), -1))
                                                : std::nullopt,
                 .replaces = perhaps(town.editions.size(), 40),
                 .mandate = perhaps(town.mandates.size(), 70),
                 .applies_to = some(town.unit_kinds.size(), 2),
                 .indicators_known = chance(50),
                 .threats_known = chance(50),
                 .unit_goals_known = chance(50)});
        }
    }

    void add_programme_parts(Input& town) {
        auto const editions = town.editions.size();
        // A programme tends to write goals of one kind, so that a balance worth reporting turns up.
        auto const favourite = static_cast<GoalKind>(below(4));
        for (std::size_t i = below(8); i > 0; --i) {
            town.focus_areas.push_back({name("f", i), pick(std::min<std::size_t>(editions, 2))});
        }
        for (std::size_t i = below(16); i > 0; --i) {
            auto const kind = chance(85)   ? std::optional(favourite)
                              : chance(50) ? std::optional(static_cast<GoalKind>(below(4)))
                                           : std::nullopt;
            town.goals.push_back({name("g", i), pick(std::min<std::size_t>(editions, 2)), kind, std::nullopt,
                                  static_cast<std::uint32_t>(below(2))});
        }
        for (std::size_t i = below(6); i > 0; --i) {
            town.values.push_back({name("v", i), pick(std::min<std::size_t>(editions, 2))});
            town.threats.push_back({name("t", i), pick(std::min<std::size_t>(editions, 2))});
        }
        for (std::size_t i = below(6); i > 0; --i) {
            town.responsibilities.push_back({name("r", i),
                                             pick(std::min<std::size_t>(editions, 2)),
                                             Level::local,
                                             {some(town.unit_kinds.size(), 1), some(town.units.size(), 2)}});
        }
        town.goal_focus_area = links(town.goals.size(), town.focus_areas.size(), 20);
        town.goal_value = links(town.goals.size(), town.values.size(), 20);
        town.goal_unit = links(town.goals.size(), town.units.size(), 20);
        town.value_threat = links(town.values.size(), town.threats.size(), 8);
    }

    void add_requirements(Input& town) {
        auto const months = [&]() {
            return chance(50) ? std::optional(1 + static_cast<int>(below(60))) : std::nullopt;
        };
        for (std::size_t i = below(8); i > 0; --i) {
            town.requirements.push_back(
                {.name = name("q", i),
                 .edition = perhaps(town.editions.size(), 15),
                 .valid = period(),
                 .binds = {some(town.unit_kinds.size(), 1), some(town.units.size(), 2)},
                 .interval_months = months(),
                 .mandate_deadline_months = months(),
                 .records_known = chance(80)});
        }
        for (std::size_t i = below(20); i > 0 && !town.requirements.empty() && !town.units.empty(); --i) {
            town.records.push_back({pick(town.requirements.size()), pick(town.units.size()), day()});
        }
        town.requirement_goal = links(town.requirements.size(), town.goals.size(), 4);
        town.requirement_responsibility = links(town.requirements.size(), town.responsibilities.size(), 4);
    }

    void add_topics(Input& town) {
        for (std::size_t i = below(6); i > 0; --i) {
            town.topics.push_back({name("s", i), perhaps(town.units.size(), 15)});
        }
        for (std::size_t i = below(14); i > 0 && !town.topics.empty(); --i) {
            town.treatments.push_back({pick(town.topics.size()), pick(town.programmes.size()),
                                       perhaps(town.units.size(), 60), period()});
        }
        for (std::size_t i = below(6); i > 0 && !town.topics.empty(); --i) {
            town.moves.push_back(
                {pick(town.topics.size()), pick(town.editions.size()), perhaps(town.programmes.size(), 70)});
        }
    }

    Draw draw_;
};

}  // namespace varn::coverage::testing
