// What holds for every town: order and names of the input do not matter, a link never takes cover away,
// limits hold.
#include <gtest/gtest.h>

#include <map>
#include <numeric>

#include "random_town.h"

namespace varn::coverage {
namespace {

using engine::Finding;

std::vector<Finding> findings_of(Input const& town, Question const& question) {
    auto findings = analyse(town, question);
    EXPECT_TRUE(findings.ok());
    return findings ? std::move(findings).value() : std::vector<Finding>{};
}

/// New places for the things of one vector.
class Shuffle {
public:
    template <class T>
    Shuffle(std::vector<T>& things, testing::RandomTown& random) : place_(things.size()) {
        std::iota(place_.begin(), place_.end(), 0U);
        for (std::size_t i = place_.size(); i > 1; --i) {
            std::swap(place_[i - 1], place_[random.below(i)]);
        }
        std::vector<T> moved(things.size());
        for (std::size_t i = 0; i < things.size(); ++i) {
            moved[place_[i]] = std::move(things[i]);
        }
        things = std::move(moved);
    }
    void operator()(Index& index) const { index = place_[index]; }
    void operator()(std::optional<Index>& index) const {
        if (index) {
            index = place_[*index];
        }
    }
    void operator()(std::vector<Index>& indices) const {
        for (auto& index : indices) {
            index = place_[index];
        }
        std::reverse(indices.begin(), indices.end());
    }

private:
    std::vector<Index> place_;
};

void move_ends(std::vector<Link>& links, Shuffle const& from, Shuffle const& to,
               testing::RandomTown& random) {
    for (auto& link : links) {
        from(link.from);
        to(link.to);
    }
    Shuffle const order(links, random);
}

/// The same town with everything in other places.
void shuffle(Input& town, Question& question, testing::RandomTown& random) {
    Shuffle const kinds(town.unit_kinds, random), units(town.units, random), mandates(town.mandates, random);
    Shuffle const programmes(town.programmes, random), editions(town.editions, random),
        areas(town.focus_areas, random);
    Shuffle const goals(town.goals, random), values(town.values, random), threats(town.threats, random);
    Shuffle const duties(town.responsibilities, random), requirements(town.requirements, random);
    Shuffle const topics(town.topics, random), records(town.records, random), moves(town.moves, random);
    Shuffle const treatments(town.treatments, random);
    editions(question.edition);
    for (auto& unit : town.units) {
        kinds(unit.kind);
    }
    for (auto& edition : town.editions) {
        programmes(edition.programme), editions(edition.replaces), mandates(edition.mandate),
            kinds(edition.applies_to);
    }
    auto const owned = [&](auto& things) {
        for (auto& thing : things) {
            editions(thing.edition);
        }
    };
    owned(town.focus_areas), owned(town.goals), owned(town.values), owned(town.threats);
    owned(town.responsibilities), owned(town.requirements), owned(town.moves);
    for (auto& one : town.responsibilities) {
        kinds(one.carriers.kinds), units(one.carriers.units);
    }
    for (auto& one : town.requirements) {
        kinds(one.binds.kinds), units(one.binds.units);
    }
    for (auto& record : town.records) {
        requirements(record.requirement), units(record.unit);
    }
    for (auto& topic : town.topics) {
        units(topic.shared_owner);
    }
    for (auto& treatment : town.treatments) {
        topics(treatment.topic), programmes(treatment.programme), units(treatment.owner);
    }
    for (auto& move : town.moves) {
        topics(move.topic), programmes(move.to);
    }
    move_ends(town.goal_focus_area, goals, areas, random);
    move_ends(town.goal_value, goals, values, random);
    move_ends(town.goal_unit, goals, units, random);
    move_ends(town.value_threat, values, threats, random);
    move_ends(town.requirement_goal, requirements, goals, random);
    move_ends(town.requirement_responsibility, requirements, duties, random);
}

TEST(coverage, finds_the_same_wherever_things_stand_in_the_input) {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        testing::RandomTown random(seed);
        auto town = random.input();
        auto question = random.question(town);
        auto const before = findings_of(town, question);
        shuffle(town, question, random);
        ASSERT_EQ(findings_of(town, question), before) << "seed " << seed;
    }
}

template <class Things>
void rename_all(Things& things) {
    for (auto& thing : things) {
        // Turned about, so that the order of the names is another one too.
        std::reverse(thing.name.key.begin(), thing.name.key.end());
    }
}

/// Every rule and subject, and the witness as a set, with each key turned about again.
std::vector<std::string> turned_back(std::vector<Finding> findings) {
    auto const turn = [](engine::Thing& thing) {
        static std::vector<std::string_view> const named{
            "unit",   "unit_kind",        "programme", "edition",     "goal",   "focus_area",
            "threat", "protection_value", "topic",     "requirement", "mandate"};
        if (std::find(named.begin(), named.end(), thing.kind) != named.end()) {
            std::reverse(thing.id.begin(), thing.id.end());
        }
        if (thing.kind == "duty") {
            auto const at = thing.id.find('@');
            std::reverse(thing.id.begin(), thing.id.begin() + static_cast<std::ptrdiff_t>(at));
            std::reverse(thing.id.begin() + static_cast<std::ptrdiff_t>(at) + 1, thing.id.end());
        }
    };
    for (auto& finding : findings) {
        turn(finding.subject);
        std::for_each(finding.because.begin(), finding.because.end(), turn);
        std::sort(finding.because.begin(), finding.because.end());
    }
    std::vector<std::string> lines;
    std::transform(findings.begin(), findings.end(), std::back_inserter(lines), engine::to_line);
    std::sort(lines.begin(), lines.end());
    return lines;
}

std::vector<std::string> as_they_are(std::vector<Finding> findings) {
    std::vector<std::string> lines;
    for (auto& finding : findings) {
        std::sort(finding.because.begin(), finding.because.end());
        lines.push_back(engine::to_line(finding));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

TEST(coverage, finds_the_same_whatever_things_are_named) {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        testing::RandomTown random(seed);
        auto town = random.input();
        auto const question = random.question(town);
        // Where two editions begin or end together the key decides between them, so each gets days of its
        // own.
        for (std::size_t i = 0; i < town.editions.size(); ++i) {
            auto& edition = town.editions[i];
            auto const shift = static_cast<int>(i) * 2;
            for (auto* day : {&edition.valid_from, &edition.valid_to, &edition.adopted_on}) {
                *day = *day ? std::optional(plus_days(**day, shift)) : std::nullopt;
            }
        }
        auto const before = as_they_are(findings_of(town, question));
        for (auto& kind : town.unit_kinds) {
            std::reverse(kind.key.begin(), kind.key.end());
        }
        rename_all(town.units), rename_all(town.programmes), rename_all(town.editions),
            rename_all(town.focus_areas);
        rename_all(town.goals), rename_all(town.values), rename_all(town.threats),
            rename_all(town.requirements);
        rename_all(town.topics), rename_all(town.mandates), rename_all(town.responsibilities);
        ASSERT_EQ(turned_back(findings_of(town, question)), before) << "seed " << seed;
    }
}

/// The rules that say a link is missing.
bool is_about_a_missing_link(Finding const& finding) {
    static std::vector<std::string> const some{"COV-001", "COV-002", "COV-003", "COV-004",
                                               "COV-005", "COV-016", "COV-017"};
    return std::find(some.begin(), some.end(), finding.rule) != some.end();
}

std::vector<std::string> missing_links(Input const& town, Question const& question) {
    std::vector<std::string> subjects;
    for (auto const& finding : findings_of(town, question)) {
        if (is_about_a_missing_link(finding)) {
            subjects.push_back(finding.rule + ' ' + finding.subject.id);
        }
    }
    return subjects;
}

TEST(coverage, never_misses_more_links_for_having_one_more) {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        testing::RandomTown random(seed);
        auto town = random.input();
        auto const question = random.question(town);
        auto const add = [&](std::vector<Link>& links, std::size_t from, std::size_t to) {
            if (from > 0 && to > 0) {
                links.push_back({random.pick(from), random.pick(to)});
            }
        };
        auto before = missing_links(town, question);
        for (int step = 0; step < 20; ++step) {
            add(town.goal_focus_area, town.goals.size(), town.focus_areas.size());
            add(town.goal_value, town.goals.size(), town.values.size());
            add(town.goal_unit, town.goals.size(), town.units.size());
            add(town.value_threat, town.values.size(), town.threats.size());
            add(town.requirement_goal, town.requirements.size(), town.goals.size());
            add(town.requirement_responsibility, town.requirements.size(), town.responsibilities.size());
            auto const after = missing_links(town, question);
            ASSERT_TRUE(std::includes(before.begin(), before.end(), after.begin(), after.end()))
                << "seed " << seed;
            before = after;
        }
    }
}

TEST(coverage, tells_findings_apart_by_rule_and_subject) {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        testing::RandomTown random(seed);
        auto const town = random.input();
        std::map<std::pair<std::string, engine::Thing>, int> seen;
        for (auto const& finding : findings_of(town, random.question(town))) {
            ASSERT_EQ(++seen[std::pair(finding.rule, finding.subject)], 1) << engine::to_line(finding);
        }
    }
}

TEST(coverage, never_says_today_in_a_witness) {
    // The day after, the same finding has the same witness, so that what was accepted stays accepted.
    Input town;
    town.programmes = {{.name = {"p", "P"}}};
    town.editions = {{.name = {"e", "E"},
                      .status = EditionStatus::adopted,
                      .valid_from = date_of(2020, 1, 1),
                      .valid_to = date_of(2023, 12, 31)}};
    auto const first = findings_of(town, {.today = *date_of(2024, 2, 1)});
    ASSERT_EQ(first.size(), 1U);
    EXPECT_EQ(findings_of(town, {.today = *date_of(2024, 2, 2)}), first);
}

Input town_with_goals(std::size_t count) {
    Input town;
    town.programmes = {{.name = {"p", "P"}}};
    town.editions = {{.name = {"e", "E"}}};
    town.focus_areas = {{.name = {"f", "F"}}};
    for (std::size_t i = 0; i < count; ++i) {
        town.goals.push_back({.name = {"g" + std::to_string(1000 + i), "G"}});
    }
    return town;
}

TEST(coverage, counts_the_witnesses_it_leaves_out) {
    auto const findings = analyse(town_with_goals(7), {}, {.witnesses_max = 4});
    ASSERT_TRUE(findings.ok());
    EXPECT_EQ(engine::to_line(findings.value().front()),
              "COV-001 warning focus_area:f because edition:e goal:g1000 goal:g1001 goal:g1002 more:4");
}

TEST(coverage, refuses_what_is_more_than_its_limits) {
    auto const town = town_with_goals(7);
    EXPECT_TRUE(analyse(town, {}, {.things_max = 7}).ok());
    auto const things = analyse(town, {}, {.things_max = 6});
    ASSERT_FALSE(things.ok());
    EXPECT_EQ(things.error().code, ErrorCode::too_many);
    EXPECT_EQ(things.error().key, "coverage.too_many_things");
    EXPECT_EQ(things.error().params, (Params{{"list", "goals"}}));
    EXPECT_TRUE(analyse(town, {}, {.findings_max = 15}).ok());
    auto const findings = analyse(town, {}, {.findings_max = 14});
    ASSERT_FALSE(findings.ok());
    EXPECT_EQ(findings.error().code, ErrorCode::too_many);
    EXPECT_EQ(findings.error().key, "coverage.too_many_findings");
    auto linked = town;
    linked.goal_focus_area = {{0, 0}, {1, 0}};
    EXPECT_FALSE(analyse(linked, {}, {.links_max = 1}).ok());
}

TEST(coverage_death, an_index_that_points_nowhere_is_the_callers_fault) {
    auto town = town_with_goals(1);
    town.goal_focus_area = {{0, 1}};
    EXPECT_DEATH(static_cast<void>(analyse(town, {})), "assertion failed");
    EXPECT_DEATH(static_cast<void>(analyse(town_with_goals(1), {.edition = 1})), "assertion failed");
}

TEST(choose_edition, takes_the_key_of_an_edition_or_of_a_programme) {
    Input town;
    town.programmes = {{.name = {"sp", ""}}, {.name = {"tp", ""}}};
    town.editions = {{.name = {"sp-2020", ""},
                      .status = EditionStatus::adopted,
                      .valid_from = date_of(2020, 3, 23),
                      .valid_to = date_of(2023, 12, 31)},
                     {.name = {"sp-2024", ""}, .replaces = 0U}};
    auto const spring = *date_of(2023, 5, 1);
    auto const after = *date_of(2024, 2, 1);
    EXPECT_EQ(choose_edition(town, "sp-2024", spring), 1U);
    EXPECT_EQ(choose_edition(town, "sp", spring), 0U);
    EXPECT_EQ(choose_edition(town, "sp", after), 1U);
    town.editions.push_back({.name = {"sp-zzz", ""},
                             .status = EditionStatus::adopted,
                             .valid_from = date_of(2013, 1, 1),
                             .valid_to = date_of(2016, 12, 31)});
    EXPECT_EQ(choose_edition(town, "sp", after), 1U) << "what is being prepared is newer than what has been";
    EXPECT_EQ(choose_edition(town, "sp", *date_of(2014, 1, 1)), 2U);
    EXPECT_EQ(choose_edition(town, "tp", after), std::nullopt);
    EXPECT_EQ(choose_edition(town, "nothing", after), std::nullopt);
    EXPECT_EQ(choose_edition(town, "", after), std::nullopt);
    town.programmes.pop_back();
    EXPECT_EQ(choose_edition(town, "", after), 1U);
}

TEST(first_year_end, is_the_last_day_of_the_first_year_mostly_in_the_mandate) {
    EXPECT_EQ(first_year_end(*date_of(2022, 10, 15)), date_of(2023, 12, 31));
    EXPECT_EQ(first_year_end(*date_of(2023, 1, 1)), date_of(2023, 12, 31));
    EXPECT_EQ(first_year_end(*date_of(9999, 12, 31)), date_of(9999, 12, 31));
}

}  // namespace
}  // namespace varn::coverage
