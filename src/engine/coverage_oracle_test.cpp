// Every rule against the oracle, on towns at random.
#include <gtest/gtest.h>

#include <map>

#include "coverage_oracle_time.h"
#include "random_town.h"

namespace varn::coverage {
namespace {

/// `COV-001 warning focus_area:f1 because …` without the severity, which the oracle does not judge.
std::vector<std::string> lines_without_severity(std::vector<engine::Finding> const& findings) {
    std::vector<std::string> lines;
    for (auto const& finding : findings) {
        auto line = engine::to_line(finding);
        auto const first = line.find(' ');
        line.erase(first, line.find(' ', first + 1) - first);
        lines.push_back(line);
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

TEST(coverage_oracle, agrees_on_two_hundred_random_towns_and_meets_every_rule) {
    std::map<std::string, int> met;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        testing::RandomTown random(seed);
        auto const town = random.input();
        auto const question = random.question(town);
        auto const findings = analyse(town, question);
        ASSERT_TRUE(findings.ok());
        ASSERT_EQ(lines_without_severity(findings.value()), testing::Oracle(town, question).lines())
            << "seed " << seed;
        for (auto const& finding : findings.value()) {
            ++met[finding.rule];
        }
    }
    for (auto const& rule : rules()) {
        EXPECT_GE(met[std::string(rule.id)], 5)
            << rule.id << " hardly ever happens: the oracle proves nothing";
    }
}

}  // namespace
}  // namespace varn::coverage
