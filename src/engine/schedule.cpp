#include "engine/schedule.h"

#include <algorithm>
#include <map>

namespace varn::schedule {
namespace {

constexpr int mandate_months = 48;

/// How many whole months lie between two days, the later last.
int months_between(Date from, Date to) {
    // No month has more than 31 days, so this is not past the number sought.
    auto months = (to.days - from.days) / 31;
    while (plus_months(from, months + 1) <= to) {
        ++months;
    }
    return months;
}

bool is_in(Question const& question, std::optional<Date> on) {
    return on ? question.from <= *on && *on <= question.to
              : question.from <= question.today && question.today <= question.to;
}

State state_ahead(Date due, Question const& question) {
    if (due < question.today) {
        return State::late;
    }
    return due <= plus_months(question.today, question.soon_months) ? State::soon : State::upcoming;
}

/// Finds the occurrences of one duty.
class Looking {
public:
    Looking(Duty const& duty, std::span<Date const> done, std::span<Mandate const> terms,
            Question const& question)
        : duty_(duty), done_(done), terms_(terms), question_(question) {
        while (!done_.empty() && done_.back() > question_.today) {
            done_ = done_.first(done_.size() - 1);
        }
    }

    Result<std::vector<Occurrence>> look() {
        if (duty_.rhythm) {
            look_at_rhythm(*duty_.rhythm);
        } else {
            look_back();
            look_ahead();
        }
        if (found_.size() > occurrences_max) {
            return Error{ErrorCode::too_many,
                         "schedule.too_many_occurrences",
                         {{"maximum", std::to_string(occurrences_max)}},
                         {},
                         {}};
        }
        std::stable_sort(found_.begin(), found_.end(), [&](auto const& a, auto const& b) {
            return a.on(done_).value_or(question_.today) < b.on(done_).value_or(question_.today);
        });
        return std::move(found_);
    }

private:
    void add(Occurrence one) {
        if (is_in(question_, one.on(done_)) && found_.size() <= occurrences_max) {
            found_.push_back(one);
        }
    }
    bool binds(Date on) const { return !duty_.until || on <= *duty_.until; }

    /// What has been done stands where it was done.
    void look_back() {
        for (std::size_t i = 0; i < done_.size(); ++i) {
            add({.done = i, .state = State::done});
        }
    }

    /// The last day of the first term, of those not yet over today, that began after it was last done.
    std::optional<Date> deadline_after(std::optional<Date> last) const {
        if (!duty_.mandate_months) {
            return std::nullopt;
        }
        for (auto const& term : terms_) {
            auto const deadline = plus_days(plus_months(term.from, *duty_.mandate_months), -1);
            bool const is_past = term.to < question_.today || deadline < duty_.since;
            if (!is_past && (!last || *last < term.from)) {
                return deadline;
            }
        }
        return std::nullopt;
    }

    /// When it is due, last done on a day; or never, and bound since a day.
    std::optional<Date> next(std::optional<Date> last) const {
        auto const deadline = deadline_after(last);
        if (!duty_.interval_months) {
            return deadline;
        }
        auto const due = plus_months(last.value_or(duty_.since), *duty_.interval_months);
        return deadline ? std::min(due, *deadline) : due;
    }

    void look_ahead() {
        auto const last = done_.empty() ? std::nullopt : std::optional{done_.back()};
        auto due = next(last);
        if (!due || (duty_.until && *duty_.until < question_.today) || !binds(*due)) {
            return;
        }
        if (!last && *due < question_.today) {
            return add({.state = State::unrecorded});
        }
        auto const state = state_ahead(*due, question_);
        add({.due = due, .state = state, .counted_from = last});
        for (int number = 1; state != State::late && number <= static_cast<int>(occurrences_max); ++number) {
            due = next(due);
            if (!due || question_.to < *due || !binds(*due)) {
                return;
            }
            add({.due = due,
                 .state = state_ahead(*due, question_),
                 .is_preliminary = true,
                 .counted_from = last,
                 .number = number});
        }
    }

    /// Which beat each deed answers: the one nearest to it, the later of two as near; its first deed counts.
    std::map<int, std::size_t> answered(Rhythm const& rhythm) const {
        std::map<int, std::size_t> answers;
        for (std::size_t i = 0; i < done_.size(); ++i) {
            auto const day = done_[i];
            auto const reach = std::max(rhythm.months, 1);
            auto const near = rhythm.months == 0
                                  ? beats(rhythm, rhythm.first, rhythm.first)
                                  : beats(rhythm, plus_months(day, -reach), plus_months(day, reach));
            Beat const* nearest = nullptr;
            for (auto const& beat : near) {
                bool const is_nearer = nearest == nullptr || std::abs(beat.on.days - day.days) <=
                                                                 std::abs(nearest->on.days - day.days);
                nearest = is_nearer ? &beat : nearest;
            }
            if (nearest != nullptr) {
                answers.emplace(nearest->number, i);
            } else {
                answers.emplace(-1 - static_cast<int>(i), i);  // done far from any day of the rhythm
            }
        }
        return answers;
    }

    void look_at_rhythm(Rhythm const& rhythm) {
        auto const answers = answered(rhythm);
        for (auto const& [number, deed] : answers) {
            auto const due =
                number < 0 ? std::nullopt : std::optional{plus_months(rhythm.first, number * rhythm.months)};
            add({.due = due, .done = deed, .state = State::done, .number = std::max(number, 0)});
        }
        for (auto const& beat : beats(rhythm, std::max(question_.from, duty_.since), question_.to)) {
            if (!answers.contains(beat.number) && binds(beat.on)) {
                add({.due = beat.on, .state = state_of(beat.on), .number = beat.number});
            }
        }
    }

    State state_of(Date due) const {
        auto const state = state_ahead(due, question_);
        if (state != State::late) {
            return state;
        }
        if (done_.empty()) {
            return State::unrecorded;
        }
        return due < done_.back() ? State::missed : State::late;
    }

    Duty const& duty_;
    std::span<Date const> done_;
    std::span<Mandate const> terms_;
    Question const& question_;
    std::vector<Occurrence> found_;
};

}  // namespace

std::vector<Beat> beats(Rhythm const& rhythm, Date from, Date to) {
    std::vector<Beat> found;
    auto const last = rhythm.until ? std::min(*rhythm.until, to) : to;
    if (rhythm.months <= 0) {
        if (from <= rhythm.first && rhythm.first <= last) {
            found.push_back({0, rhythm.first});
        }
        return found;
    }
    int number = 0;
    if (rhythm.first < from) {
        number = months_between(rhythm.first, from) / rhythm.months;
    }
    for (; found.size() <= occurrences_max; ++number) {
        auto const on = plus_months(rhythm.first, number * rhythm.months);
        if (last < on) {
            return found;
        }
        if (from <= on) {
            found.push_back({number, on});
        }
    }
    return found;
}

std::vector<Mandate> mandates(std::vector<Date> firsts, Date until) {
    std::sort(firsts.begin(), firsts.end());
    firsts.erase(std::unique(firsts.begin(), firsts.end()), firsts.end());
    std::vector<Mandate> terms;
    for (std::size_t i = 0; i < firsts.size(); ++i) {
        auto to = plus_days(plus_months(firsts[i], mandate_months), -1);
        if (i + 1 < firsts.size()) {
            to = std::min(to, plus_days(firsts[i + 1], -1));
        }
        terms.push_back({firsts[i], to});
    }
    while (!terms.empty() && terms.back().from <= until) {
        auto const from = plus_days(terms.back().to, 1);
        terms.push_back({from, plus_days(plus_months(from, mandate_months), -1)});
    }
    return terms;
}

Result<std::vector<Occurrence>> occurrences(Duty const& duty, std::span<Date const> done,
                                            std::span<Mandate const> mandates, Question const& question) {
    return Looking{duty, done, mandates, question}.look();
}

}  // namespace varn::schedule
