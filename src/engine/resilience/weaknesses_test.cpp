// Weaknesses: those built into the sample city are found and said in words; chains hold. Those planted in
// random cities: planted_weakness_test.
#include "engine/weaknesses.h"

#include <gtest/gtest.h>

#include "engine/network_text.h"
#include "fall_oracle.h"
#include "fixture_check.h"
#include "random_network.h"
#include "weaknesses_inside.h"

namespace varn::resilience {
namespace {

Network sample_city() {
    auto const file = engine::testing::folder() / "resilience/fixtures/sample-city.txt";
    auto fixture = read_network(engine::testing::read_file(file));
    EXPECT_TRUE(fixture.ok()) << fixture.error().problems.front().pointer << " "
                              << fixture.error().problems.front().key;
    return std::move(fixture).value().network;
}

Index place_of(Network const& network, std::string_view id) {
    for (Index i = 0; i < network.nodes.size(); ++i) {
        if (network.nodes[i].id == id) {
            return i;
        }
    }
    ADD_FAILURE() << id;
    return 0;
}

std::vector<std::string> said(std::vector<engine::Finding> const& findings, std::string_view rule,
                              std::string_view language) {
    auto const texts = engine::testing::read_texts(language);
    std::vector<std::string> sentences;
    for (auto const& finding : findings) {
        if (finding.rule == rule) {
            sentences.push_back(engine::render(finding, texts.at(finding.text)));
        }
    }
    return sentences;
}

bool has(std::vector<engine::Finding> const& findings, std::string_view rule, std::string_view subject) {
    return std::any_of(findings.begin(), findings.end(), [&](auto const& finding) {
        return finding.rule == rule && finding.subject.id == subject;
    });
}

TEST(Weaknesses, the_sample_city_is_of_some_sixty_nodes) {
    auto const city = sample_city();
    EXPECT_GE(city.nodes.size(), 55U);
    EXPECT_LE(city.nodes.size(), 65U);
}

TEST(Weaknesses, each_rule_hears_who_loses_patience) {
    auto const city = sample_city();
    Graph const graph{city};
    auto losses = PairLosses::prepare(graph).value();
    std::atomic<bool> const cancelled{true};
    Watch const watch{&cancelled, {}};
    WeaknessQuestion const question;
    std::vector<engine::Finding> found;
    Search search{city, graph, question, found, watch};
    auto const expect_heard = [&](char const* what, auto const& result) {
        ASSERT_FALSE(result.ok()) << what;
        EXPECT_EQ(result.error().code, ErrorCode::unavailable) << what;
    };
    expect_heard("single losses", find_single_losses(search));
    expect_heard("pairs", find_pairs(search, losses));
    expect_heard("rings", find_rings(search));
    expect_heard("shared causes", find_shared_causes(search, losses));
    expect_heard("outages", find_outages(search));
    expect_heard("pairs prepared", PairLosses::prepare(graph, PairLosses::most_kept, watch));
    expect_heard("all", weaknesses(city, question, watch));
    EXPECT_TRUE(found.empty());
}

TEST(Weaknesses, the_ring_of_power_and_telecom_is_found_and_said) {
    auto const found = weaknesses(sample_city()).value();
    EXPECT_EQ(said(found, "RES-003", "sv"),
              std::vector<std::string>{"Elnätets driftcentral, Telenätets kärna behöver varandra för att "
                                       "starta och kan inte komma i gång efter "
                                       "ett gemensamt bortfall, fast allt annat fungerar. Ringen bryts om "
                                       "Elnätets driftcentral: fjärrkontroll "
                                       "klarar sig en stund utan."});
    EXPECT_EQ(said(found, "RES-003", "en").size(), 1U);
}

TEST(Weaknesses, a_buffer_on_the_ring_where_the_finding_says_mends_it) {
    auto city = sample_city();
    city.nodes[place_of(city, "driftcentral-el")].needs[1].buffer = 60;
    auto const found = weaknesses(city).value();
    EXPECT_TRUE(said(found, "RES-003", "sv").empty());
    EXPECT_EQ(said(found, "RES-007", "sv").size(), 1U) << "but only while it has charge";
}

TEST(Weaknesses, a_buffer_shorter_than_the_restart_of_the_others_does_not_mend_a_ring) {
    auto city = sample_city();
    city.nodes[place_of(city, "driftcentral-el")].needs[1].buffer =
        10;  // the core of telecom takes 20 to start
    auto const found = weaknesses(city).value();
    EXPECT_EQ(said(found, "RES-003", "sv").size(), 1U);
    EXPECT_TRUE(said(found, "RES-007", "sv").empty());
}

TEST(Weaknesses, the_one_depot_behind_two_contracts_is_found_and_said) {
    auto const found = weaknesses(sample_city()).value();
    EXPECT_TRUE(has(found, "RES-004", "tankstalle/0"));
    auto const sentences = said(found, "RES-004", "sv");
    EXPECT_NE(
        std::find(sentences.begin(), sentences.end(),
                  "Kommunens tankställe har flera alternativ (Bränsleavtal 1, Bränsleavtal 2), men de faller "
                  "tillsammans om Oljehamnens depå faller."),
        sentences.end());
}

TEST(Weaknesses, every_brace_is_filled_in_both_languages_and_findings_differ_by_rule_and_subject) {
    auto const found = weaknesses(sample_city()).value();
    std::set<std::string> seen;
    for (auto const* language : {"sv", "en"}) {
        auto const texts = engine::testing::read_texts(language);
        for (auto const& finding : found) {
            auto const sentence = engine::render(finding, texts.at(finding.text));
            EXPECT_EQ(sentence.find_first_of("{}"), std::string::npos) << sentence;
            if (language == std::string_view{"sv"}) {
                EXPECT_TRUE(seen.insert(finding.rule + finding.subject.kind + finding.subject.id).second);
            }
        }
    }
}

TEST(Weaknesses, every_single_loss_told_has_a_chain_that_holds) {
    auto const city = sample_city();
    std::size_t chains = 0;
    auto const found = weaknesses(city).value();
    for (auto const& finding : found) {
        if (finding.rule != "RES-001") {
            continue;
        }
        auto const lost = place_of(city, finding.subject.id);
        for (std::size_t i = 0; i + 1 < finding.because.size(); i += 2) {
            auto const service = place_of(city, finding.because[i].id);
            auto const chain = why(city, {{lost}}, service);
            EXPECT_TRUE(holds(city, chain));
            EXPECT_EQ(chain.back().node, service);
            EXPECT_EQ(std::to_string(chain.back().at), finding.because[i + 1].id);
            ++chains;
        }
    }
    EXPECT_GT(chains, 20U);
}

TEST(Weaknesses, chains_hold_and_are_there_whenever_something_falls) {
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        Draw draw{seed};
        auto const network = random_network(draw);
        std::vector<Index> const lost{static_cast<Index>(draw.below(network.nodes.size())),
                                      static_cast<Index>(draw.below(network.nodes.size()))};
        auto const down = oracle::fallen(network, lost);
        for (Index node = 0; node < network.nodes.size(); ++node) {
            auto const chain = why(network, lost, node);
            ASSERT_EQ(!chain.empty(), down[node]) << seed;
            ASSERT_TRUE(chain.empty() || holds(network, chain)) << seed;
        }
    }
}

TEST(Weaknesses, a_chain_that_leaves_something_out_does_not_hold) {
    auto const city = sample_city();
    auto chain = why(city, {{place_of(city, "depa")}}, place_of(city, "raddning"));
    ASSERT_TRUE(holds(city, chain));
    chain.back().at += 1;
    EXPECT_FALSE(holds(city, chain));
    EXPECT_FALSE(holds(city, {}));
}

TEST(NetworkText, what_cannot_be_understood_is_told_with_its_line) {
    auto const told = [](std::string_view text) {
        auto const problem = read_network(text).error().problems.front();
        return problem.pointer + " " + problem.key;
    };
    EXPECT_EQ(told("node a\nroad b\n"), "line 2 resilience.unknown_word");
    EXPECT_EQ(told("node a\nnode a\n"), "line 2 resilience.id_twice");
    EXPECT_EQ(told("node a\nneed a of=b\n"), "line 2 coverage_text.unknown_key");
    EXPECT_EQ(told("node a restart=soon\n"), "line 1 resilience.bad_time");
    EXPECT_EQ(told("node a p=often\n"), "line 1 resilience.bad_amount");
    EXPECT_EQ(told("node a repair=1h,2h\n"), "line 1 resilience.bad_repair");
    EXPECT_EQ(told("node a colour=red\n"), "line 1 resilience.unknown_attribute");
    EXPECT_EQ(told("node a\nneed a of=a\n"), "/nodes/0/groups/0/of/0 resilience.needs_itself");
}

TEST(NetworkText, times_are_minutes_hours_and_days) {
    EXPECT_EQ(minutes_of("90"), 90);
    EXPECT_EQ(minutes_of("90min"), 90);
    EXPECT_EQ(minutes_of("1d12h"), 2160);
    EXPECT_FALSE(minutes_of("2w"));
    EXPECT_FALSE(minutes_of(""));
    EXPECT_FALSE(minutes_of("-1h"));
}

}  // namespace
}  // namespace varn::resilience
