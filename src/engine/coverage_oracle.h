#pragma once
// The rules of coverage once more, as a slow reader would check them by hand: every pair is looked at, and
// what holds in time is asked day by day. Shares no code with the analysis but the calendar. Answers the
// lines of a fixture.
#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "engine/coverage.h"
#include "kernel/choice.h"

namespace varn::coverage::testing {

class Oracle {
public:
    Oracle(Input const& town, Question const& asked)
        : in_(town), q_(asked), e_(town.editions[asked.edition]) {}

    std::vector<std::string> lines() {
        missing_links();
        known_links();
        units();
        requirements();
        topics();
        balance();
        in_force();
        adoption();
        neighbours();
        std::sort(lines_.begin(), lines_.end());
        return lines_;
    }

private:
    using Text = std::string;

    static bool linked(std::vector<Link> const& links, std::size_t from, std::size_t to) {
        return std::any_of(links.begin(), links.end(), [&](Link l) { return l.from == from && l.to == to; });
    }
    static bool among(std::vector<Index> const& list, std::size_t value) {
        return std::any_of(list.begin(), list.end(), [&](Index i) { return i == value; });
    }
    template <class Owned>
    bool ours(Owned const& thing) const {
        return thing.edition == q_.edition;
    }
    bool lives(std::size_t unit) const { return in_.units[unit].valid.holds(q_.today); }
    bool carries(Carriers const& carriers, std::size_t unit) const {
        return lives(unit) && (among(carriers.kinds, in_.units[unit].kind) || among(carriers.units, unit));
    }
    bool concerned(std::size_t unit) const {
        return lives(unit) && (e_.applies_to.empty() || among(e_.applies_to, in_.units[unit].kind));
    }
    void found(Text const& rule, Text const& subject, Text const& because) {
        lines_.push_back(rule + ' ' + subject + " because" + because);
    }
    template <class Named>
    Text listed(Text const& kind, std::vector<Named> const& all,
                std::function<bool(std::size_t)> const& wanted) const {
        std::set<Text> keys;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (wanted(i)) {
                keys.insert(all[i].name.key);
            }
        }
        Text out;
        for (auto const& key : keys) {
            out += ' ' + kind + ':' + key;
        }
        return out;
    }
    Text edition() const { return " edition:" + e_.name.key; }

    void missing_links() {
        auto const our_goals = listed("goal", in_.goals, [&](std::size_t g) { return ours(in_.goals[g]); });
        auto const our_areas =
            listed("focus_area", in_.focus_areas, [&](std::size_t f) { return ours(in_.focus_areas[f]); });
        auto const our_values =
            listed("protection_value", in_.values, [&](std::size_t v) { return ours(in_.values[v]); });
        for (std::size_t f = 0; f < in_.focus_areas.size(); ++f) {
            bool covered = false;
            for (std::size_t g = 0; g < in_.goals.size(); ++g) {
                covered = covered || (ours(in_.goals[g]) && linked(in_.goal_focus_area, g, f));
            }
            if (ours(in_.focus_areas[f]) && !covered) {
                found("COV-001", "focus_area:" + in_.focus_areas[f].name.key, edition() + our_goals);
            }
        }
        for (std::size_t g = 0; g < in_.goals.size(); ++g) {
            bool area = false;
            bool value = false;
            for (std::size_t f = 0; f < in_.focus_areas.size(); ++f) {
                area = area || (ours(in_.focus_areas[f]) && linked(in_.goal_focus_area, g, f));
            }
            for (std::size_t v = 0; v < in_.values.size(); ++v) {
                value = value || (ours(in_.values[v]) && linked(in_.goal_value, g, v));
            }
            if (ours(in_.goals[g]) && !area) {
                found("COV-002", "goal:" + in_.goals[g].name.key, edition() + our_areas);
            }
            if (ours(in_.goals[g]) && !value) {
                found("COV-003", "goal:" + in_.goals[g].name.key, edition() + our_values);
            }
        }
    }

    void known_links() {
        for (auto const& goal : in_.goals) {
            if (e_.indicators_known && ours(goal) && goal.indicators == 0) {
                found("COV-015", "goal:" + goal.name.key, edition());
            }
        }
        for (std::size_t v = 0; v < in_.values.size(); ++v) {
            bool threatened = false;
            for (std::size_t t = 0; t < in_.threats.size(); ++t) {
                threatened = threatened || (ours(in_.threats[t]) && linked(in_.value_threat, v, t));
            }
            if (e_.threats_known && ours(in_.values[v]) && !threatened) {
                found("COV-016", "protection_value:" + in_.values[v].name.key,
                      edition() +
                          listed("threat", in_.threats, [&](std::size_t t) { return ours(in_.threats[t]); }));
            }
        }
    }

    void units() {
        for (std::size_t u = 0; u < in_.units.size(); ++u) {
            auto const key = "unit:" + in_.units[u].name.key;
            bool named = false;
            for (std::size_t g = 0; g < in_.goals.size(); ++g) {
                named = named || (ours(in_.goals[g]) && linked(in_.goal_unit, g, u));
            }
            for (auto const& responsibility : in_.responsibilities) {
                named = named || (ours(responsibility) && carries(responsibility.carriers, u));
            }
            if (concerned(u) && !named) {
                found("COV-005", key, edition() + " unit_kind:" + in_.unit_kinds[in_.units[u].kind].key);
            }
            auto const without = listed("focus_area", in_.focus_areas, [&](std::size_t f) {
                bool goal = false;
                for (std::size_t g = 0; g < in_.goals.size(); ++g) {
                    goal = goal || (ours(in_.goals[g]) && linked(in_.goal_unit, g, u) &&
                                    linked(in_.goal_focus_area, g, f));
                }
                return ours(in_.focus_areas[f]) && !goal;
            });
            if (e_.unit_goals_known && concerned(u) && !without.empty()) {
                found("COV-017", key, edition() + without);
            }
        }
    }

    void requirements() {
        for (std::size_t r = 0; r < in_.requirements.size(); ++r) {
            auto const& requirement = in_.requirements[r];
            if (!requirement.valid.holds(q_.today) ||
                (requirement.edition && *requirement.edition != q_.edition)) {
                continue;
            }
            bool carried = false;
            for (std::size_t u = 0; u < in_.units.size(); ++u) {
                bool const bound = is_bound(r, u);
                bool through_goal = false;
                for (std::size_t g = 0; g < in_.goals.size(); ++g) {
                    through_goal =
                        through_goal || (ours(in_.goals[g]) && lives(u) &&
                                         linked(in_.requirement_goal, r, g) && linked(in_.goal_unit, g, u));
                }
                carried = carried || bound || through_goal;
                if (bound) {
                    duty(r, u);
                }
            }
            if (!carried) {
                std::set<Text> bound;
                for (auto const kind : requirement.binds.kinds) {
                    bound.insert(" unit_kind:" + in_.unit_kinds[kind].key);
                }
                for (auto const unit : requirement.binds.units) {
                    bound.insert(" unit:" + in_.units[unit].name.key);
                }
                Text because = edition();
                for (auto const& one : bound) {
                    because += one;
                }
                found("COV-004", "requirement:" + requirement.name.key, because);
            }
        }
    }

    bool is_bound(std::size_t r, std::size_t u) const {
        bool bound = carries(in_.requirements[r].binds, u);
        for (std::size_t i = 0; i < in_.responsibilities.size(); ++i) {
            bound = bound || (ours(in_.responsibilities[i]) && linked(in_.requirement_responsibility, r, i) &&
                              carries(in_.responsibilities[i].carriers, u));
        }
        return bound;
    }

    /// So many months later, found by trying the days of that month from its end.
    static Date months_later(Date date, int months) {
        auto const text = to_text(date);
        int const count = year_of(date) * 12 + std::stoi(text.substr(5, 2)) - 1 + months;
        for (int day = std::stoi(text.substr(8, 2));; --day) {
            if (auto const later = date_of(count / 12, count % 12 + 1, day)) {
                return *later;
            }
        }
    }

    void duty(std::size_t r, std::size_t u) {
        auto const& requirement = in_.requirements[r];
        auto const& unit = in_.units[u];
        std::set<Date> days;
        for (auto const& record : in_.records) {
            if (record.requirement == r && record.unit == u && record.on <= q_.today) {
                days.insert(record.on);
            }
        }
        if (days.empty() && !requirement.records_known) {
            return;
        }
        Text because = " requirement:" + requirement.name.key + " unit:" + unit.name.key;
        because += days.empty() ? "" : " last_done:" + to_text(*days.rbegin());
        bool late = false;
        if (requirement.interval_months) {
            std::set<Date> starts = days;
            if (days.empty() && unit.valid.from) {
                starts.insert(*unit.valid.from);
            }
            if (days.empty() && requirement.valid.from) {
                starts.insert(*requirement.valid.from);
            }
            bool const ever = !starts.empty();
            auto const due = ever ? months_later(*starts.rbegin(), *requirement.interval_months) : q_.today;
            if (!ever || due < q_.today) {
                late = true;
                because += " interval_months:" + std::to_string(*requirement.interval_months);
                because += ever ? " due:" + to_text(due) : "";
            }
        }
        Mandate const* now = nullptr;
        for (auto const& mandate : in_.mandates) {
            bool const newer = now == nullptr || now->from < mandate.from ||
                               (now->from == mandate.from && now->name.key < mandate.name.key);
            now = mandate.from <= q_.today && q_.today <= mandate.to && newer ? &mandate : now;
        }
        if (now != nullptr && requirement.mandate_deadline_months) {
            auto const deadline =
                plus_days(months_later(now->from, *requirement.mandate_deadline_months), -1);
            bool const done = !days.empty() && *days.rbegin() >= now->from;
            if (deadline < q_.today && !done && unit.valid.holds(deadline) &&
                requirement.valid.holds(deadline)) {
                late = true;
                because += " mandate:" + now->name.key + " deadline:" + to_text(deadline);
            }
        }
        if (late) {
            found("COV-013", "duty:" + requirement.name.key + '@' + unit.name.key, because);
        }
    }

    // What follows is in coverage_oracle_time.h: topics, balance and everything that is asked day by day.
    void topics();
    void balance();
    bool counts(std::size_t edition, bool proposed) const;
    bool governs(std::size_t edition, Date day, bool proposed) const;
    Date last_day(std::size_t edition, bool proposed) const;
    std::optional<std::size_t> first_of(std::function<bool(std::size_t)> const& wanted) const;
    void in_force();
    void adoption();
    void neighbours();

    Input const& in_;
    Question const& q_;
    Edition const& e_;
    std::vector<Text> lines_;
};

}  // namespace varn::coverage::testing
