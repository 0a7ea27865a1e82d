// When duties fall due: leap years, ends of months, terms of office; and against an oracle on duties at
// random.
#include "engine/schedule.h"

#include <gtest/gtest.h>

#include <cstdint>

#include "kernel/draw.h"
#include "schedule_oracle.h"

namespace varn::schedule {
namespace {

Date on_day(char const* text) {
    return *parse_date(text);
}

std::vector<std::string> days_of(std::vector<Beat> const& found) {
    std::vector<std::string> texts;
    for (auto const& beat : found) {
        texts.push_back(to_text(beat.on));
    }
    return texts;
}

Question of_year(char const* today, int year) {
    return {on_day(today), *date_of(year, 1, 1), *date_of(year, 12, 31)};
}

using Texts = std::vector<std::string>;

TEST(Schedule, a_yearly_day_comes_each_year) {
    Rhythm const rhythm{on_day("2019-02-15"), 12, {}};
    EXPECT_EQ(days_of(beats(rhythm, on_day("2022-01-01"), on_day("2024-12-31"))),
              (Texts{"2022-02-15", "2023-02-15", "2024-02-15"}));
    EXPECT_EQ(beats(rhythm, on_day("2024-02-15"), on_day("2024-02-15")).at(0).number, 5);
    EXPECT_TRUE(beats(rhythm, on_day("2018-01-01"), on_day("2019-02-14")).empty());
}

TEST(Schedule, the_twenty_ninth_of_february_is_the_last_of_the_month_in_common_years) {
    Rhythm const rhythm{on_day("2020-02-29"), 12, {}};
    EXPECT_EQ(days_of(beats(rhythm, on_day("2020-01-01"), on_day("2024-12-31"))),
              (Texts{"2020-02-29", "2021-02-28", "2022-02-28", "2023-02-28", "2024-02-29"}));
}

TEST(Schedule, the_end_of_a_month_never_drifts) {
    Rhythm const rhythm{on_day("2023-10-31"), 1, on_day("2024-03-31")};
    EXPECT_EQ(days_of(beats(rhythm, on_day("2023-01-01"), on_day("2024-12-31"))),
              (Texts{"2023-10-31", "2023-11-30", "2023-12-31", "2024-01-31", "2024-02-29", "2024-03-31"}));
}

TEST(Schedule, what_happens_once_happens_once) {
    Rhythm const rhythm{on_day("2024-03-01"), 0, {}};
    EXPECT_EQ(beats(rhythm, on_day("2024-01-01"), on_day("2030-12-31")).size(), 1U);
    EXPECT_TRUE(beats(rhythm, on_day("2024-03-02"), on_day("2030-12-31")).empty());
}

TEST(Schedule, terms_of_office_go_on_every_fourth_year) {
    auto const terms = mandates({on_day("2022-10-15"), on_day("2018-10-15")}, on_day("2030-12-31"));
    ASSERT_EQ(terms.size(), 5U);
    EXPECT_EQ(terms[0], (Mandate{on_day("2018-10-15"), on_day("2022-10-14")}));
    EXPECT_EQ(terms[2], (Mandate{on_day("2026-10-15"), on_day("2030-10-14")}));
    EXPECT_TRUE(mandates({}, on_day("2030-12-31")).empty());
    EXPECT_EQ(mandates({on_day("2018-10-15"), on_day("2020-01-01")}, on_day("2020-06-01"))[0].to,
              on_day("2019-12-31"));
}

TEST(Schedule, an_interval_counts_from_when_it_was_last_done) {
    Duty const duty{.interval_months = 12, .since = on_day("2000-01-01")};
    std::vector<Date> const done{on_day("2022-03-01"), on_day("2023-03-02")};
    auto const found = occurrences(duty, done, {}, of_year("2024-02-01", 2024)).value();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].due, on_day("2024-03-02"));
    EXPECT_EQ(found[0].state, State::soon);
    EXPECT_EQ(found[0].counted_from, on_day("2023-03-02"));
    EXPECT_FALSE(found[0].is_preliminary);
    auto const next = occurrences(duty, done, {}, of_year("2024-02-01", 2025)).value();
    ASSERT_EQ(next.size(), 1U);
    EXPECT_EQ(next[0].due, on_day("2025-03-02"));
    EXPECT_TRUE(next[0].is_preliminary);
    auto const before = occurrences(duty, done, {}, of_year("2024-02-01", 2023)).value();
    ASSERT_EQ(before.size(), 1U);
    EXPECT_EQ(before[0].state, State::done);
    EXPECT_EQ(before[0].done, 1U);
}

TEST(Schedule, what_is_late_stops_the_clock) {
    Duty const duty{.interval_months = 12, .since = on_day("2000-01-01")};
    std::vector<Date> const done{on_day("2022-03-01")};
    auto const late = occurrences(duty, done, {}, of_year("2024-02-01", 2023)).value();
    ASSERT_EQ(late.size(), 1U);
    EXPECT_EQ(late[0].state, State::late);
    EXPECT_TRUE(occurrences(duty, done, {}, of_year("2024-02-01", 2024)).value().empty());
}

TEST(Schedule, the_day_itself_is_in_time) {
    Duty const duty{.interval_months = 12, .since = on_day("2000-01-01")};
    std::vector<Date> const done{on_day("2023-02-01")};
    EXPECT_EQ(occurrences(duty, done, {}, of_year("2024-02-01", 2024)).value().at(0).state, State::soon);
    EXPECT_EQ(occurrences(duty, done, {}, of_year("2024-02-02", 2024)).value().at(0).state, State::late);
}

TEST(Schedule, nothing_known_is_not_the_same_as_late) {
    Duty const old{.interval_months = 12, .since = on_day("2000-01-01")};
    auto const found = occurrences(old, {}, {}, of_year("2024-02-01", 2024)).value();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].state, State::unrecorded);
    EXPECT_FALSE(found[0].due);
    EXPECT_TRUE(occurrences(old, {}, {}, of_year("2024-02-01", 2025)).value().empty());
    Duty const young{.interval_months = 12, .since = on_day("2023-06-01")};
    EXPECT_EQ(occurrences(young, {}, {}, of_year("2024-02-01", 2024)).value().at(0).due,
              on_day("2024-06-01"));
}

TEST(Schedule, once_in_every_term_of_office) {
    auto const terms = mandates({on_day("2022-10-15")}, on_day("2040-01-01"));
    Duty const duty{.mandate_months = 13, .since = on_day("2000-01-01")};
    EXPECT_EQ(occurrences(duty, {}, terms, of_year("2023-02-01", 2023)).value().at(0).due,
              on_day("2023-11-14"));
    std::vector<Date> const done{on_day("2023-10-30")};
    EXPECT_TRUE(occurrences(duty, done, terms, of_year("2024-02-01", 2024)).value().empty());
    auto const next = occurrences(duty, done, terms, of_year("2024-02-01", 2027)).value();
    ASSERT_EQ(next.size(), 1U);
    EXPECT_EQ(next[0].due, on_day("2027-11-14"));
    EXPECT_EQ(next[0].state, State::upcoming);
    // With an interval too, the earlier of the two days.
    Duty const both{.interval_months = 48, .mandate_months = 13, .since = on_day("2000-01-01")};
    EXPECT_EQ(occurrences(both, done, terms, of_year("2024-02-01", 2027)).value().at(0).due,
              on_day("2027-10-30"));
}

TEST(Schedule, a_day_that_was_set_is_answered_by_what_was_done_nearest_to_it) {
    Duty const duty{
        .interval_months = 12, .rhythm = Rhythm{on_day("2020-02-15"), 12, {}}, .since = on_day("2000-01-01")};
    std::vector<Date> const done{on_day("2021-02-10"), on_day("2023-02-20")};
    Question const question{on_day("2024-03-01"), on_day("2020-01-01"), on_day("2025-12-31")};
    auto const found = occurrences(duty, done, {}, question).value();
    std::vector<std::pair<std::string, State>> told;
    for (auto const& one : found) {
        told.emplace_back(to_text(*one.due), one.state);
    }
    std::vector<std::pair<std::string, State>> const expected{
        {"2020-02-15", State::missed}, {"2021-02-15", State::done}, {"2022-02-15", State::missed},
        {"2023-02-15", State::done},   {"2024-02-15", State::late}, {"2025-02-15", State::upcoming}};
    EXPECT_EQ(told, expected);
    EXPECT_EQ(occurrences(duty, {}, {}, question).value().at(0).state, State::unrecorded);
}

TEST(Schedule, a_duty_binds_from_its_first_day_to_its_last) {
    Duty const duty{.rhythm = Rhythm{on_day("2020-05-01"), 12, {}},
                    .since = on_day("2022-01-01"),
                    .until = on_day("2023-12-31")};
    Question const question{on_day("2022-01-01"), on_day("2019-01-01"), on_day("2026-12-31")};
    EXPECT_EQ(occurrences(duty, {}, {}, question).value().size(), 2U);
    Duty const interval{.interval_months = 6, .since = on_day("2022-01-01"), .until = on_day("2023-01-31")};
    EXPECT_EQ(occurrences(interval, {}, {}, question).value().size(), 2U);
}

TEST(Schedule, more_than_the_bound_is_an_error) {
    Duty const duty{.interval_months = 1, .since = on_day("2020-01-01")};
    Question const question{on_day("2020-01-01"), on_day("2020-01-01"), on_day("9000-01-01")};
    auto const refused = occurrences(duty, {}, {}, question);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().key, "schedule.too_many_occurrences");
}

/// The same duties on every machine.
class RandomDuty {
public:
    explicit RandomDuty(std::uint64_t seed) : draw_(seed) {}
    int below(int end) { return static_cast<int>(draw_.below(static_cast<std::size_t>(end))); }
    bool chance(int percent) { return below(100) < percent; }
    /// Ends of months are common, so that short months are met.
    Date day(int from_year = 2015, int years = 12) {
        auto const year = from_year + below(years);
        auto const month = 1 + below(12);
        auto const length = testing::length_of(year, month);
        return *date_of(year, month, chance(40) ? length : 1 + below(length));
    }
    Duty duty() {
        Duty made;
        made.since = day(2010, 10);
        if (chance(70)) {
            made.interval_months = 1 + below(60);
        }
        if (chance(40)) {
            made.mandate_months = 1 + below(48);
        }
        if (chance(20)) {
            made.until = day(2020, 10);
        }
        return made;
    }
    std::vector<Date> done() {
        std::vector<Date> days;
        for (int count = below(4); count > 0; --count) {
            days.push_back(day(2012, 13));
        }
        std::sort(days.begin(), days.end());
        return days;
    }
    Question question() {
        auto const from = day();
        return {day(2018, 8), from, plus_days(from, below(3000))};
    }

private:
    Draw draw_;
};

TEST(ScheduleProperty, beats_are_those_of_the_oracle) {
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        RandomDuty random{seed};
        Rhythm const rhythm{random.day(2010, 10), random.below(30),
                            random.chance(30) ? std::optional{random.day(2015, 10)} : std::nullopt};
        auto const question = random.question();
        auto expected = testing::all_beats(rhythm, question.to);
        std::erase_if(expected, [&](Beat const& beat) { return beat.on < question.from; });
        EXPECT_EQ(beats(rhythm, question.from, question.to), expected) << "seed " << seed;
    }
}

TEST(ScheduleProperty, what_is_ahead_is_that_of_the_oracle) {
    for (std::uint64_t seed = 1; seed <= 600; ++seed) {
        RandomDuty random{seed};
        auto const duty = random.duty();
        auto const done = random.done();
        auto const question = random.question();
        auto const terms =
            mandates({on_day("2014-10-15"), on_day("2018-10-15")}, plus_months(question.to, 60));
        std::vector<Date> found;
        auto const all = occurrences(duty, done, terms, question).value();
        for (auto const& one : all) {
            if (one.due && !one.done) {
                found.push_back(*one.due);
            }
        }
        EXPECT_EQ(found, testing::ahead(duty, done, terms, question)) << "seed " << seed;
    }
}

TEST(ScheduleProperty, states_follow_from_days) {
    for (std::uint64_t seed = 1; seed <= 600; ++seed) {
        RandomDuty random{seed};
        auto duty = random.duty();
        if (random.chance(40)) {
            duty.rhythm = Rhythm{random.day(2012, 8), random.below(25), {}};
        }
        auto const done = random.done();
        auto const question = random.question();
        auto const terms = mandates({on_day("2018-10-15")}, plus_months(question.to, 60));
        auto const found = occurrences(duty, done, terms, question).value();
        EXPECT_EQ(found, occurrences(duty, done, terms, question).value()) << "the same twice";
        std::optional<Date> before;
        for (auto const& one : found) {
            auto const on = one.on(done);
            EXPECT_TRUE(!on || (question.from <= *on && *on <= question.to)) << "seed " << seed;
            EXPECT_TRUE(!on || !before || *before <= *on) << "in order of day, seed " << seed;
            before = on ? on : before;
            bool const is_ahead = one.state == State::upcoming || one.state == State::soon;
            bool const is_past = one.state == State::late || one.state == State::missed;
            EXPECT_EQ(one.done.has_value(), one.state == State::done);
            EXPECT_TRUE(!is_ahead || question.today <= *one.due);
            EXPECT_TRUE(!is_past || *one.due < question.today);
            EXPECT_TRUE(!one.done || done[*one.done] <= question.today);
        }
    }
}

TEST(ScheduleProperty, two_windows_side_by_side_tell_what_one_tells) {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        RandomDuty random{seed};
        auto duty = random.duty();
        if (random.chance(40)) {
            duty.rhythm = Rhythm{random.day(2012, 8), random.below(25), {}};
        }
        auto const done = random.done();
        auto whole = random.question();
        auto const terms = mandates({on_day("2018-10-15")}, plus_months(whole.to, 60));
        auto first = whole;
        auto second = whole;
        first.to = Date{(whole.from.days + whole.to.days) / 2};
        second.from = plus_days(first.to, 1);
        auto parts = occurrences(duty, done, terms, first).value();
        auto const later_part = occurrences(duty, done, terms, second).value();
        for (auto const& one : later_part) {
            parts.push_back(one);
        }
        auto const together = occurrences(duty, done, terms, whole).value();
        EXPECT_EQ(parts.size(), together.size()) << "seed " << seed;
        for (auto const& one : together) {
            EXPECT_EQ(std::count(parts.begin(), parts.end(), one),
                      std::count(together.begin(), together.end(), one));
        }
    }
}

}  // namespace
}  // namespace varn::schedule
