// What a course of events means: cases worked out by hand, and what must hold of any.
#include "engine/course.h"

#include <gtest/gtest.h>

#include <numeric>

#include "random_network.h"
#include "simulation_oracle.h"

namespace varn::resilience {
namespace {

Need need_of(std::vector<Index> of, Minutes buffer = 0) {
    return {1, std::move(of), buffer, 0, {}};
}

/// Power; telecom that needs power; a control of power that needs telecom; a service on both.
Network a_ring(Minutes buffer) {
    Network network;
    network.nodes = {{.id = "feed"},
                     {.id = "control", .needs = {need_of({0}), need_of({2}, buffer)}},
                     {.id = "core", .needs = {need_of({1})}},
                     {.id = "alarm", .is_service = true, .tolerable = 30, .needs = {need_of({2}, 15)}}};
    return network;
}

TEST(Course, a_ring_without_buffer_is_locked_and_the_buffer_that_breaks_it_is_told) {
    auto const network = a_ring(0);
    auto const answer = follow_course(network, {.losses = {{0, 0, 60}}, .horizon = 1000}).value();
    EXPECT_EQ(answer.deadlocked, (std::vector<Index>{1, 2, 3}));
    ASSERT_EQ(answer.rings.size(), 1U);
    EXPECT_EQ(answer.rings[0].nodes, (std::vector<Index>{1, 2}));
    EXPECT_EQ(answer.rings[0].behind, (std::vector<Index>{3}));
    // The control falls with the feed, so its buffer keeps its charge: one minute is enough. The core runs on
    // its buffer while the control is down, so it must last longer than the outage.
    ASSERT_EQ(answer.rings[0].breakers.size(), 2U);
    EXPECT_EQ(answer.rings[0].breakers[0], (Breaker{1, 1, 1}));
    EXPECT_EQ(answer.rings[0].breakers[1], (Breaker{2, 0, 60}));
    EXPECT_FALSE(answer.normal_from);
    EXPECT_EQ(answer.breaches, (std::vector<Breach>{{3, 15, 45}}));
    EXPECT_EQ(answer.city, (std::vector<CityPoint>{{0, 1}, {15, 0}}));
    EXPECT_EQ(answer.lost_service_minutes, 985);
}

TEST(Course, with_a_buffer_in_the_ring_all_is_as_usual_when_the_feed_is_back) {
    auto const answer = follow_course(a_ring(1), {.losses = {{0, 0, 60}}, .horizon = 1000}).value();
    EXPECT_TRUE(answer.deadlocked.empty());
    EXPECT_TRUE(answer.rings.empty());
    EXPECT_EQ(answer.normal_from, 60);
    EXPECT_EQ(answer.breaches, (std::vector<Breach>{{3, 15, 45}}));
    EXPECT_EQ(answer.lost_service_minutes, 45);
}

TEST(Course, what_is_borne_by_a_buffer_is_no_outage_but_not_as_usual) {
    auto const answer = follow_course(a_ring(20), {.losses = {{2, 100, 10}}, .horizon = 1000}).value();
    ASSERT_EQ(answer.services.size(), 1U);
    EXPECT_EQ(answer.services[0], (ServiceCourse{3, 0, 0.0, 110}));
    EXPECT_EQ(answer.lost_service_minutes, 0);
}

TEST(Course, an_outage_as_long_as_is_borne_is_no_breach_and_short_gaps_count_when_asked) {
    Network network;
    network.nodes = {{.id = "s", .is_service = true, .tolerable = 30}};
    CourseQuestion question{.losses = {{0, 0, 30}, {0, 40, 30}}, .horizon = 1000};
    EXPECT_TRUE(follow_course(network, question).value().breaches.empty());
    question.merge_gap = 10;
    EXPECT_EQ(follow_course(network, question).value().breaches, (std::vector<Breach>{{0, 0, 30}}));
    question.merge_gap = 9;
    EXPECT_TRUE(follow_course(network, question).value().breaches.empty());
}

TEST(Course, harm_follows_the_curve_of_each_outage) {
    Network network;
    network.nodes = {{.id = "s", .is_service = true, .harm = {{60, 0.0}, {120, 10.0}}}};
    auto const answer =
        follow_course(network, {.losses = {{0, 0, 90}, {0, 200, 180}}, .horizon = 1000}).value();
    EXPECT_DOUBLE_EQ(answer.harm, 5.0 + 20.0);
}

std::vector<Loss> random_losses(Draw& draw, Network const& network) {
    std::vector<Loss> losses;
    for (auto count = 1 + draw.below(4); count > 0; --count) {
        Loss loss{
            static_cast<Index>(draw.below(network.nodes.size())), static_cast<Minutes>(draw.below(200)), {}};
        if (draw.happens(80)) {
            loss.lasts = static_cast<Minutes>(1 + draw.below(150));
        }
        losses.push_back(loss);
    }
    return losses;
}

TEST(Course, random_events_are_those_of_the_plain_reckoning_and_every_breaker_works) {
    std::size_t breakers = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        Draw draw{seed};
        auto network = random_network(draw);
        auto const losses = random_losses(draw, network);
        auto const answer = follow_course(network, {.losses = losses, .horizon = 1000}).value();
        auto const plain = oracle::Plain{network, losses, 1000}.play();
        EXPECT_EQ(answer.deadlocked, plain.deadlocked) << seed;
        Minutes down = 0;
        for (Index node = 0; node < network.nodes.size(); ++node) {
            for (auto const& outage : plain.outages[node]) {
                down += network.nodes[node].is_service ? outage.to.value_or(1000) - outage.from : 0;
            }
        }
        EXPECT_EQ(answer.lost_service_minutes, down) << seed;
        Minutes area = 0;
        auto const services = answer.city.front().up;
        for (std::size_t i = 0; i < answer.city.size() && services > 0; ++i) {
            auto const until = i + 1 < answer.city.size() ? answer.city[i + 1].at : 1000;
            auto const most = static_cast<Minutes>(std::count_if(
                network.nodes.begin(), network.nodes.end(), [](auto const& one) { return one.is_service; }));
            area += (until - answer.city[i].at) * (most - static_cast<Minutes>(answer.city[i].up));
        }
        EXPECT_TRUE(services == 0 || area == down) << seed;
        for (auto const& ring : answer.rings) {
            for (auto const& breaker : ring.breakers) {
                ++breakers;
                auto& buffer = network.nodes[breaker.node].needs[breaker.need].buffer;
                auto const before = std::exchange(buffer, breaker.buffer);
                auto const locked = oracle::Plain{network, losses, 1000}.play().deadlocked;
                for (auto const node : ring.nodes) {
                    EXPECT_FALSE(std::binary_search(locked.begin(), locked.end(), node)) << seed;
                }
                buffer = before;
            }
        }
    }
    EXPECT_GT(breakers, 20U);
}

TEST(Course, an_event_can_be_broken_off) {
    std::atomic<bool> const cancelled{true};
    auto const answer = follow_course(a_ring(0), {.losses = {{0, 0, 60}}}, {&cancelled, {}});
    EXPECT_EQ(answer.error().code, ErrorCode::unavailable);
}

}  // namespace
}  // namespace varn::resilience
