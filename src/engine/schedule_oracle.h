#pragma once
// The same answers by the most patient way there is: every day of the window is looked at, one after another,
// with a calendar that knows nothing but how long months are.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "engine/schedule.h"

namespace varn::schedule::testing {

struct Day {
    int year;
    int month;
    int day;
};

inline int length_of(int year, int month) {
    bool const is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    std::array<int, 13> const lengths{0, 31, is_leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return lengths[static_cast<std::size_t>(month)];
}

/// Every day from 1990 on, counted forward one at a time.
inline std::vector<Day> const& every_day() {
    static auto const days = [] {
        std::vector<Day> all{{1990, 1, 1}};
        while (all.back().year < 2120) {
            auto one = all.back();
            if (++one.day > length_of(one.year, one.month)) {
                one.day = 1;
                if (++one.month > 12) {
                    one.month = 1;
                    ++one.year;
                }
            }
            all.push_back(one);
        }
        return all;
    }();
    return days;
}
inline Day written(Date date) {
    return every_day().at(static_cast<std::size_t>(date.days - date_of(1990, 1, 1)->days));
}

/// Walks month by month.
inline Date later(Date date, int months) {
    auto one = written(date);
    for (int i = 0; i < months; ++i) {
        if (++one.month > 12) {
            one.month = 1;
            ++one.year;
        }
    }
    return *date_of(one.year, one.month, std::min(one.day, length_of(one.year, one.month)));
}

/// All days of a rhythm from its first, in order, until a day.
inline std::vector<Beat> all_beats(Rhythm const& rhythm, Date end) {
    std::vector<Beat> found;
    for (int number = 0;; ++number) {
        auto const on = later(rhythm.first, number * rhythm.months);
        if (end < on || (rhythm.until && *rhythm.until < on)) {
            return found;
        }
        found.push_back({number, on});
        if (rhythm.months == 0) {
            return found;
        }
    }
}

/// The day something is due when it was last done, or has bound since, a day.
inline std::optional<Date> due_after(Duty const& duty, std::span<Mandate const> terms,
                                     std::optional<Date> last, Date today) {
    std::vector<Date> days;
    if (duty.interval_months) {
        days.push_back(later(last.value_or(duty.since), *duty.interval_months));
    }
    if (duty.mandate_months) {
        for (auto const& term : terms) {
            auto const deadline = Date{later(term.from, *duty.mandate_months).days - 1};
            bool const was_done = last && term.from <= *last;
            if (term.to >= today && deadline >= duty.since && !was_done) {
                days.push_back(deadline);
                break;
            }
        }
    }
    return days.empty() ? std::nullopt : std::optional{*std::min_element(days.begin(), days.end())};
}

/// The days that are still to be done, of what is counted from when it was last done.
inline std::vector<Date> ahead(Duty const& duty, std::vector<Date> done, std::span<Mandate const> terms,
                               Question const& question) {
    std::erase_if(done, [&](Date day) { return question.today < day; });
    auto last = done.empty() ? std::nullopt : std::optional{done.back()};
    bool const has_ended = duty.until && *duty.until < question.today;
    std::vector<Date> days;
    while (!has_ended) {
        auto const due = due_after(duty, terms, last, question.today);
        if (!due || (duty.until && *duty.until < *due) || question.to < *due) {
            break;
        }
        bool const is_past = *due < question.today;
        if (question.from <= *due && !(is_past && done.empty())) {
            days.push_back(*due);
        }
        if (is_past) {
            break;
        }
        last = due;
    }
    return days;
}

}  // namespace varn::schedule::testing
