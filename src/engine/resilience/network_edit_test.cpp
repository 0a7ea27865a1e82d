// A network that is changed again and again falls as one that is read anew.
#include "engine/network_edit.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "long_run.h"
#include "random_network.h"

namespace varn::resilience {
namespace {

/// Changes of all kinds drawn at random, some of them refused.
class Editor {
public:
    Editor(NetworkEdit& edit, Draw& draw) : edit_(edit), draw_(draw) {}

    Result<std::vector<Index>> change() {
        auto const node = some_node();
        auto const& facts = edit_.network().nodes[node];
        auto const kind = edit_.network().nodes.size() < 2 ? 85 : draw_.below(100);  // the last one stays
        if (kind < 55 && !facts.needs.empty()) {
            auto const place = static_cast<Index>(draw_.below(facts.needs.size()));
            return edit_.change_need(node, place, other(facts.needs[place]));
        }
        if (kind < 75) {
            auto needs = facts.needs;
            if (!needs.empty() && draw_.happens(50)) {
                needs.erase(needs.begin() + static_cast<std::ptrdiff_t>(draw_.below(needs.size())));
            } else {
                needs.push_back(other({1, {some_node()}}));
            }
            return edit_.change_needs(node, std::move(needs));
        }
        if (kind < 82) {
            auto changed = facts;
            changed.is_service = !facts.is_service;
            changed.id += draw_.happens(30) ? "'" : "";
            return edit_.change_node(node, std::move(changed));
        }
        if (kind < 90) {
            Node added{.id = "new" + std::to_string(++added_), .is_service = draw_.happens(40)};
            added.needs = {other({1, {some_node()}}), other({1, {some_node()}})};
            return edit_.add_node(std::move(added));
        }
        return edit_.remove_node(node);
    }

private:
    Index some_node() { return static_cast<Index>(draw_.below(edit_.network().nodes.size())); }
    Need other(Need need) {
        switch (draw_.below(5)) {
            case 0:
                need.of.push_back(some_node());
                break;
            case 1:
                need.of.erase(need.of.begin() + static_cast<std::ptrdiff_t>(draw_.below(need.of.size())));
                break;
            case 2:
                need.of[draw_.below(need.of.size())] = some_node();
                break;
            case 3:
                need.least = static_cast<Index>(1 + draw_.below(need.of.size()));
                break;
            default:
                need.buffer = draw_.happens(50) ? 500 : 0;
        }
        return need;
    }

    NetworkEdit& edit_;
    Draw& draw_;
    int added_ = 0;
};

void expect_as_from_scratch(NetworkEdit const& edit, Minutes horizon) {
    auto const plain = single_losses(edit.network(), horizon).value();
    ASSERT_EQ(edit.losses().size(), plain.size());
    std::vector<Index> points;
    for (Index node = 0; node < plain.size(); ++node) {
        ASSERT_EQ(edit.losses()[node], plain[node]) << "node " << node;
        if (plain[node].services > (edit.network().nodes[node].is_service ? 1U : 0U)) {
            points.push_back(node);
        }
    }
    ASSERT_EQ(edit.single_points(), points);
}

/// Everything in a list has a cause before it: some need of its owner is short by what stands earlier.
void expect_causes_first(NetworkEdit const& edit, Minutes horizon) {
    auto const& nodes = edit.network().nodes;
    for (Index lost = 0; lost < nodes.size(); ++lost) {
        std::vector<bool> down(nodes.size());
        auto const list = edit.fallen_with(lost);
        ASSERT_EQ(list.front(), lost);
        for (auto const node : list) {
            bool const is_felled =
                std::any_of(nodes[node].needs.begin(), nodes[node].needs.end(), [&](Need const& need) {
                    auto const working =
                        std::count_if(need.of.begin(), need.of.end(), [&](Index m) { return !down[m]; });
                    return need.buffer < horizon && working < static_cast<std::ptrdiff_t>(need.least);
                });
            ASSERT_TRUE(node == lost || is_felled) << node << " with " << lost;
            ASSERT_FALSE(down[node]) << "told twice";
            down[node] = true;
        }
    }
}

TEST(NetworkEdit, thousands_of_changes_leave_what_reading_anew_gives) {
    std::size_t taken = 0, refused = 0, told = 0;
    for (std::uint64_t seed = 0; seed < tries(30U, 500U); ++seed) {
        Draw draw{seed};
        Minutes const horizon = seed % 3 == 0 ? without_end : 300;
        auto edit = NetworkEdit::begin(random_network(draw, {.most_nodes = 40}), horizon).value();
        Editor editor{edit, draw};
        for (int step = 0; step < 120; ++step) {
            auto const before = std::vector(edit.losses().begin(), edit.losses().end());
            auto const count = edit.network().nodes.size();
            auto const changed = editor.change();
            ASSERT_NO_FATAL_FAILURE(expect_as_from_scratch(edit, horizon)) << seed << " step " << step;
            ASSERT_NO_FATAL_FAILURE(expect_causes_first(edit, horizon)) << seed << " step " << step;
            ++(changed.ok() ? taken : refused);
            ASSERT_TRUE(validate(edit.network()).ok());
            if (edit.network().nodes.size() == count) {
                std::vector<Index> differing;
                for (Index node = 0; node < count; ++node) {
                    if (edit.losses()[node] != before[node]) {
                        differing.push_back(node);
                    }
                }
                ASSERT_EQ(changed.ok() ? changed.value() : std::vector<Index>{}, differing)
                    << seed << " step " << step;
                told += differing.size();
            }
        }
    }
    EXPECT_GT(taken, 1'500U);
    EXPECT_GT(refused, 100U) << "some are such that nothing may change";
    EXPECT_GT(told, 1'500U);
}

TEST(NetworkEdit, a_change_that_fells_too_much_is_refused_and_undone) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Draw draw{seed};
        auto network = random_network(draw, {.most_nodes = 20});
        std::size_t falls = 0;
        auto const at_first = single_losses(network).value();
        for (auto const& loss : at_first) {
            falls += loss.nodes;
        }
        EXPECT_EQ(NetworkEdit::begin(network, without_end, {.falls = falls - 1}).error().key,
                  "resilience.too_many_losses");
        auto edit = NetworkEdit::begin(network, without_end, {.falls = falls}).value();
        Index const target = static_cast<Index>(draw.below(network.nodes.size()));
        std::vector<Need> all;
        for (Index other = 0; other < network.nodes.size(); ++other) {
            if (other != target) {
                all.push_back({1, {other}});
            }
        }
        auto const refused = edit.change_needs(target, all);
        ASSERT_TRUE(!refused.ok() || edit.losses().size() == network.nodes.size());
        if (!refused.ok()) {
            ASSERT_EQ(refused.error().key, "resilience.too_many_losses");
            ASSERT_TRUE(
                std::equal(edit.losses().begin(), edit.losses().end(), at_first.begin(), at_first.end()));
            ASSERT_NO_FATAL_FAILURE(expect_causes_first(edit, without_end));
            ASSERT_EQ(edit.add_node({.id = "more"}).error().key, "resilience.too_many_losses");
        }
        ASSERT_NO_FATAL_FAILURE(expect_as_from_scratch(edit, without_end));
    }
}

TEST(NetworkEdit, a_network_of_ten_thousand_is_as_if_read_anew_after_many_changes) {
    if (!is_long_run()) {
        GTEST_SKIP() << "VARN_LONG=1";
    }
    Draw draw{1};
    auto edit = NetworkEdit::begin(random_network(draw, {.most_nodes = 10'000, .with_loops = false})).value();
    Editor editor{edit, draw};
    for (int step = 0; step < 2'000; ++step) {
        static_cast<void>(editor.change().ok());
    }
    ASSERT_NO_FATAL_FAILURE(expect_as_from_scratch(edit, without_end));
}

TEST(NetworkEdit, what_is_not_there_or_still_needed_is_refused_by_name) {
    Network network{{{.id = "power"}, {.id = "care", .is_service = true}}};
    network.nodes[1].needs = {{1, {0}}};
    auto edit = NetworkEdit::begin(network).value();
    auto const told = [](auto const& result) {
        auto const& error = result.error();
        return error.problems.empty() ? error.key : error.problems[0].pointer + " " + error.problems[0].key;
    };
    EXPECT_EQ(told(edit.remove_node(0)), "/nodes/0 resilience.still_needed");
    EXPECT_EQ(told(edit.remove_node(2)), "resilience.node_missing");
    EXPECT_EQ(told(edit.change_need(1, 1, {1, {0}})), "/nodes/1/groups/1 resilience.need_missing");
    EXPECT_EQ(told(edit.change_need(1, 0, {1, {1}})), "/nodes/1/groups/0/of/0 resilience.needs_itself");
    EXPECT_EQ(told(edit.add_node({.id = "care"})), "/nodes/2/id resilience.id_twice");
    EXPECT_EQ(told(edit.change_node(0, {.id = "care"})), "/nodes/0/id resilience.id_twice");
    EXPECT_EQ(edit.single_points(), std::vector<Index>{0});
    EXPECT_TRUE(edit.change_needs(1, {}).ok());
    EXPECT_EQ(edit.single_points(), std::vector<Index>{});
    EXPECT_TRUE(edit.remove_node(0).ok());
    EXPECT_EQ(edit.network().nodes.at(0).id, "care");
    EXPECT_TRUE(edit.add_node({.id = "power"}).ok()) << "the name is free again";
}

TEST(NetworkEdit, limits_of_networks_hold_for_changes_too) {
    Network network{{{.id = "power"}, {.id = "care"}}};
    network.nodes[1].needs = {{1, {0}}};
    EditLimits const limits{.network = {.nodes = 3, .members = 2}};
    auto edit = NetworkEdit::begin(network, without_end, limits).value();
    EXPECT_EQ(edit.change_needs(1, {{1, {0}}, {1, {0}}, {1, {0}}}).error().key,
              "resilience.too_many_members");
    for (int round = 0; round < 3; ++round) {  // what was refused or taken away does not count
        EXPECT_EQ(edit.add_node({.id = "more", .needs = {{1, {0}}, {1, {1}}}}).error().key,
                  "resilience.too_many_members");
        EXPECT_TRUE(edit.add_node({.id = "more", .needs = {{1, {1}}}}).ok());
        EXPECT_EQ(edit.add_node({.id = "most"}).error().key, "resilience.too_many_nodes");
        EXPECT_TRUE(edit.remove_node(2).ok());
    }
}

TEST(NetworkEdit, a_node_that_falls_for_another_reason_keeps_its_place_in_the_chain) {
    // a fells b and, by b, c; c also hangs on d, which hangs on b. Without its straight need of b it falls
    // later.
    Network network{{{.id = "a"}, {.id = "b"}, {.id = "c"}, {.id = "d"}}};
    network.nodes[1].needs = {{1, {0}}};
    network.nodes[2].needs = {{1, {1}}, {1, {3}}};
    network.nodes[3].needs = {{1, {1}}};
    auto edit = NetworkEdit::begin(network).value();
    EXPECT_EQ(edit.change_needs(2, {{1, {3}}}).value(), std::vector<Index>{}) << "the same things fall";
    expect_causes_first(edit, without_end);
    EXPECT_EQ(edit.change_needs(3, {{1, {2}}}).value(), (std::vector<Index>{0, 1, 2}))
        << "a ring holds itself up, and each of it fells the other";
    EXPECT_EQ(edit.losses()[0].nodes, 2U);
}

}  // namespace
}  // namespace varn::resilience
