// What the clock promises: Stockholm's day, a demonstration that stays on its day, ids that sort by their
// making.
#include "platform/clock.h"
#include "platform/past_clock.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <thread>
#include <vector>

#include "stockholm.h"

namespace varn::clock {
namespace {

std::string day_at(std::string_view instant) {
    return to_text(stockholm_day(*parse_instant(instant)));
}

TEST(Stockholm, the_day_begins_one_hour_before_utc_in_winter_and_two_in_summer) {
    EXPECT_EQ(day_at("2024-01-31T22:59:59.999Z"), "2024-01-31");
    EXPECT_EQ(day_at("2024-01-31T23:00:00Z"), "2024-02-01");
    EXPECT_EQ(day_at("2024-06-30T21:59:59.999Z"), "2024-06-30");
    EXPECT_EQ(day_at("2024-06-30T22:00:00Z"), "2024-07-01");
}

TEST(Stockholm, clocks_change_at_one_utc_on_the_last_sundays_of_march_and_october) {
    struct Change {
        char const* before;
        char const* after;
    };
    constexpr std::int64_t hour = 3'600'000;
    for (auto const& spring : {Change{"2024-03-31T00:59:59.999Z", "2024-03-31T01:00:00Z"},
                               Change{"2025-03-30T00:59:59.999Z", "2025-03-30T01:00:00Z"},
                               Change{"2026-03-29T00:59:59.999Z", "2026-03-29T01:00:00Z"}}) {
        EXPECT_EQ(stockholm_offset(*parse_instant(spring.before)), hour) << spring.before;
        EXPECT_EQ(stockholm_offset(*parse_instant(spring.after)), 2 * hour) << spring.after;
    }
    for (auto const& autumn : {Change{"2021-10-31T00:59:59.999Z", "2021-10-31T01:00:00Z"},
                               Change{"2024-10-27T00:59:59.999Z", "2024-10-27T01:00:00Z"},
                               Change{"2026-10-25T00:59:59.999Z", "2026-10-25T01:00:00Z"}}) {
        EXPECT_EQ(stockholm_offset(*parse_instant(autumn.before)), 2 * hour) << autumn.before;
        EXPECT_EQ(stockholm_offset(*parse_instant(autumn.after)), hour) << autumn.after;
    }
}

TEST(Stockholm, the_year_turns_an_hour_early) {
    EXPECT_EQ(day_at("2023-12-31T22:59:59Z"), "2023-12-31");
    EXPECT_EQ(day_at("2023-12-31T23:00:00Z"), "2024-01-01");
}

TEST(SystemClock, tells_the_machines_time) {
    auto const clock = system_clock();
    auto const before = std::chrono::duration_cast<std::chrono::milliseconds>(
                            std::chrono::system_clock::now().time_since_epoch())
                            .count();
    auto const now = clock->now();
    EXPECT_GE(now.milliseconds, before);
    EXPECT_LE(now.milliseconds, before + 60'000);
    auto const ahead = clock->today().days - day_of(now).days;
    EXPECT_TRUE(ahead == 0 || ahead == 1);
}

TEST(PastClock, has_the_day_that_it_was_in_stockholm) {
    EXPECT_EQ(PastClock{*parse_instant("2024-01-31T22:59:59Z")}.today(), *parse_date("2024-01-31"));
    EXPECT_EQ(PastClock{*parse_instant("2024-01-31T23:00:00Z")}.today(), *parse_date("2024-02-01"));
    EXPECT_EQ(PastClock{*parse_instant("2024-06-30T22:00:00Z")}.today(), *parse_date("2024-07-01"));
}

TEST(FixedClock, stands_still_until_it_is_moved) {
    FixedClock clock{*parse_date("2024-02-01")};
    EXPECT_EQ(to_text(clock.now()), "2024-02-01T12:00:00.000Z");
    EXPECT_EQ(to_text(clock.today()), "2024-02-01");
    clock.move_to(*parse_instant("2024-03-01T08:00:00Z"));
    EXPECT_EQ(to_text(clock.today()), "2024-03-01");
}

TEST(DemoClock, keeps_its_day_while_its_seconds_run_on) {
    auto const today = *parse_date("2024-02-01");
    auto const clock = demo_clock(today);
    auto const first = clock->now();
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
    auto const second = clock->now();
    EXPECT_GE(second.milliseconds - first.milliseconds, 20);
    EXPECT_EQ(clock->today(), today);
    EXPECT_EQ(stockholm_day(first), today);
}

TEST(Ids, are_uuids_of_version_seven_with_the_time_first) {
    FixedClock const clock{*parse_date("2024-02-01")};
    auto const id = random_ids(clock)->next();
    EXPECT_TRUE(is_uuid(id)) << id;
    EXPECT_EQ(id[14], '7') << id;
    EXPECT_TRUE(id[19] == '8' || id[19] == '9' || id[19] == 'a' || id[19] == 'b') << id;
    auto const milliseconds = std::stoll(id.substr(0, 8) + id.substr(9, 4), nullptr, 16);
    EXPECT_EQ(milliseconds, clock.now().milliseconds);
}

TEST(Ids, increase_within_a_millisecond_and_when_the_clock_steps_back) {
    FixedClock clock{*parse_date("2024-02-01")};
    auto const ids = random_ids(clock);
    std::vector<std::string> made;
    for (int i = 0; i < 5'000; ++i) {
        made.push_back(ids->next());
    }
    clock.move_to(*parse_instant("2024-01-01T00:00:00Z"));
    made.push_back(ids->next());
    clock.move_to(*parse_instant("2024-03-01T00:00:00Z"));
    made.push_back(ids->next());
    EXPECT_TRUE(std::is_sorted(made.begin(), made.end(), std::less_equal<>{}));
}

TEST(Ids, differ_between_makers_and_threads) {
    FixedClock const clock{*parse_date("2024-02-01")};
    auto const ids = random_ids(clock);
    std::vector<std::vector<std::string>> made(4);
    std::vector<std::thread> threads;
    for (auto& mine : made) {
        threads.emplace_back([&] {
            for (int i = 0; i < 1'000; ++i) {
                mine.push_back(ids->next());
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    std::set<std::string> all{random_ids(clock)->next()};
    for (auto const& mine : made) {
        all.insert(mine.begin(), mine.end());
    }
    EXPECT_EQ(all.size(), 4'001U);
}

TEST(Ids, counted_ones_are_the_same_every_time) {
    auto const ids = counted_ids();
    EXPECT_EQ(ids->next(), "00000000-0000-7000-8000-000000000001");
    EXPECT_EQ(ids->next(), "00000000-0000-7000-8000-000000000002");
    EXPECT_TRUE(is_uuid(ids->next()));
}

TEST(Random, bytes_are_as_many_as_asked_and_not_the_same_twice) {
    EXPECT_EQ(random_bytes(0).size(), 0U);
    EXPECT_EQ(random_bytes(32).size(), 32U);
    EXPECT_NE(random_bytes(32), random_bytes(32));
}

}  // namespace
}  // namespace varn::clock
