#pragma once
// When a duty falls due: rhythms of the calendar, intervals since something was last done, terms of office.
// Pure: the same duty, records and question give the same occurrences, byte for byte. Nothing is stored; how
// an occurrence stands follows from its day, from today and from what was done.
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "kernel/result.h"
#include "kernel/time.h"

namespace varn::schedule {

/// Days that come back: `first`, and every so many months after it. The day of the month is that of `first`,
/// or the last day of a month that is shorter; a rhythm never drifts, for each day is counted from the first.
struct Rhythm {
    Date first = {};
    int months = 0;  // 0: once
    std::optional<Date> until = {};
};

/// The days of a rhythm that lie in a window, with their numbers: 0 is the first day of all.
struct Beat {
    int number = 0;
    Date on = {};
    bool operator==(Beat const&) const = default;
};
std::vector<Beat> beats(Rhythm const& rhythm, Date from, Date to);

/// A term of office, first and last day.
struct Mandate {
    Date from = {};
    Date to = {};
    bool operator==(Mandate const&) const = default;
};
/// The terms that are known by their first days, and those that follow the last of them, one every 48 months
/// (vallagen 1 kap. 3 §), until one has begun after `until`. Of two that begin within one
/// term the earlier ends the day before the later.
std::vector<Mandate> mandates(std::vector<Date> firsts, Date until);

/// What binds one unit. A rhythm goes before the other two, for it is the day that somebody has set.
struct Duty {
    std::optional<int> interval_months = {};  // at least so often
    std::optional<int> mandate_months = {};   // within so many months of a term of office
    std::optional<Rhythm> rhythm = {};        // on these days
    Date since = {};                          // first and last day that it binds the unit
    std::optional<Date> until = {};
};

/// How an occurrence stands.
enum class State {
    upcoming,    // ahead
    soon,        // ahead, and near
    late,        // its day has passed, and it has not been done
    done,        // it was done
    missed,      // its day passed without it, and it was done on a later day
    unrecorded,  // its day has passed, and nothing is known of when it was ever done
};

/// One occurrence of a duty.
struct Occurrence {
    std::optional<Date> due = {};  // absent for what was done without a day set, and for some unrecorded
    std::optional<std::size_t> done = {};  // which of the days that were given
    State state = State::upcoming;
    bool is_preliminary = false;            // its day moves with the day the one before it is done
    std::optional<Date> counted_from = {};  // the day last done, of what is counted from it
    int number = 0;                         // in its rhythm, or in what is counted from one day
    bool operator==(Occurrence const&) const = default;

    /// The day it stands at in the year: when it was done, else when it is due.
    std::optional<Date> on(std::span<Date const> days) const {
        return done ? std::optional{days[*done]} : due;
    }
};

/// What is asked: today, the days that are looked at, and how near is near.
struct Question {
    Date today = {};
    Date from = {};
    Date to = {};
    int soon_months = 3;
};

/// How many occurrences one duty may have in a window; more is an error, never a shorter answer.
inline constexpr std::size_t occurrences_max = 10'000;

/// Every occurrence of a duty that stands in the window, in order of day; the undated only when today is in
/// it. `done` are the days it was done, in order; those after today are left out.
///
/// An interval: the next is due so many months after the last was done, and those after it are preliminary.
/// A term of office: due the day before so many months have passed of each term in which it has not yet been
/// done. With both, the earlier day. What is late stops the clock: nothing after it is foretold.
/// A rhythm: each day is answered by what was done nearest to it.
Result<std::vector<Occurrence>> occurrences(Duty const& duty, std::span<Date const> done,
                                            std::span<Mandate const> mandates, Question const& question);

}  // namespace varn::schedule
