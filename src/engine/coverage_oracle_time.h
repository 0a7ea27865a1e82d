#pragma once
// The second half of the oracle: topics, balance, and one edition after another, asked day by day.
#include <map>

#include "coverage_oracle.h"

namespace varn::coverage::testing {

constexpr Date dawn{16436};  // 2015-01-01: no random town has a day before it
constexpr Date dusk{23741};  // 2035-01-01: nor after it

inline void Oracle::topics() {
    for (std::size_t t = 0; t < in_.topics.size(); ++t) {
        std::map<Text, std::set<Text>> owners;  // by programme
        for (auto const& treatment : in_.treatments) {
            if (treatment.topic == t && treatment.valid.holds(q_.today)) {
                auto& here = owners[in_.programmes[treatment.programme].name.key];
                if (treatment.owner && lives(*treatment.owner)) {
                    here.insert(in_.units[*treatment.owner].name.key);
                }
            }
        }
        bool shared = in_.topics[t].shared_owner && lives(*in_.topics[t].shared_owner);
        for (auto const& unit : in_.units) {
            shared = shared || std::all_of(owners.begin(), owners.end(), [&](auto const& one) {
                         return one.second.contains(unit.name.key);
                     });
        }
        if (owners.size() > 1 && owners.contains(in_.programmes[e_.programme].name.key) && !shared) {
            Text because;
            for (auto const& [programme, units] : owners) {
                because += " programme:" + programme;
                for (auto const& unit : units) {
                    because += " unit:" + unit;
                }
            }
            found("COV-006", "topic:" + in_.topics[t].name.key, because);
        }
        bool moved = false;
        bool received = false;
        std::set<Text> receivers;
        for (auto const& move : in_.moves) {
            if (move.topic != t || move.edition != q_.edition) {
                continue;
            }
            moved = true;
            if (move.to && *move.to != e_.programme) {
                auto const& receiver = in_.programmes[*move.to];
                receivers.insert(receiver.name.key);
                received = received || !receiver.topics_known || owners.contains(receiver.name.key);
            }
        }
        if (moved && !received) {
            Text because = edition();
            for (auto const& receiver : receivers) {
                because += " programme:" + receiver;
            }
            found("COV-007", "topic:" + in_.topics[t].name.key, because);
        }
    }
}

inline void Oracle::balance() {
    double all = 0;
    std::map<Text, std::set<Text>> by_kind;
    for (auto const& goal : in_.goals) {
        if (ours(goal)) {
            all += 1;
            if (goal.kind) {
                by_kind[Text(name_of(*goal.kind))].insert(goal.name.key);
            }
        }
    }
    for (auto const& [kind, goals] : by_kind) {
        if (all >= 5 && static_cast<double>(goals.size()) / all >= 0.8) {
            Text because = " goal_kind:" + kind + " goals_of_kind:" + std::to_string(goals.size()) +
                           " goals:" + std::to_string(static_cast<int>(all));
            for (auto const& goal : goals) {
                because += " goal:" + goal;
            }
            found("COV-014", "edition:" + e_.name.key, because);
        }
    }
}

/// Adopted on the day that is asked about, or taken as proposed.
inline bool Oracle::counts(std::size_t edition, bool proposed) const {
    auto const& one = in_.editions[edition];
    bool const adopted =
        one.status == EditionStatus::adopted && !(one.adopted_on && q_.today < *one.adopted_on);
    return one.programme == e_.programme && one.valid_from &&
           (adopted || (proposed && edition == q_.edition));
}

inline bool Oracle::governs(std::size_t edition, Date day, bool proposed) const {
    auto const& one = in_.editions[edition];
    if (!counts(edition, proposed) || day < *one.valid_from || (one.valid_to && *one.valid_to < day)) {
        return false;
    }
    for (std::size_t other = 0; other < in_.editions.size(); ++other) {
        if (!one.valid_to && in_.editions[other].replaces == edition && counts(other, proposed) &&
            *in_.editions[other].valid_from <= day) {
            return false;
        }
    }
    return true;
}

/// The last day an edition governs, `dusk` when it has no end, `dawn` when there is no such day.
inline Date Oracle::last_day(std::size_t edition, bool proposed) const {
    Date last = dawn;
    for (Date day = dawn; day <= dusk; day = plus_days(day, 1)) {
        last = governs(edition, day, proposed) ? day : last;
    }
    return last;
}

/// Of the editions that are wanted, the one that begins first; by key when they begin together.
inline std::optional<std::size_t> Oracle::first_of(std::function<bool(std::size_t)> const& wanted) const {
    std::map<std::pair<Date, Text>, std::size_t> found;
    for (std::size_t i = 0; i < in_.editions.size(); ++i) {
        if (in_.editions[i].valid_from && wanted(i)) {
            found.emplace(std::pair(*in_.editions[i].valid_from, in_.editions[i].name.key), i);
        }
    }
    return found.empty() ? std::nullopt : std::optional(found.begin()->second);
}

inline void Oracle::in_force() {
    auto const anyone = [&](Date day) {
        return first_of([&](std::size_t i) { return governs(i, day, false); }).has_value();
    };
    Text const programme = " programme:" + in_.programmes[e_.programme].name.key;
    Date day = q_.today;
    if (!anyone(day)) {
        while (day > dawn && !anyone(day)) {
            day = plus_days(day, -1);
        }
        if (day == dawn) {
            return;
        }
        auto const last =
            *first_of([&](std::size_t i) { return governs(i, day, false) && last_day(i, false) == day; });
        Text because = programme + " valid_to:" + to_text(day);
        if (last != q_.edition) {
            because += edition() + " status:" + Text(name_of(e_.status));
            because += e_.valid_from ? " valid_from:" + to_text(*e_.valid_from) : "";
        }
        found("COV-008", "edition:" + in_.editions[last].name.key, because);
        return;
    }
    while (day < dusk && anyone(plus_days(day, 1))) {
        day = plus_days(day, 1);
    }
    if (day <= months_later(q_.today, q_.expiring_months)) {
        auto const last =
            *first_of([&](std::size_t i) { return governs(i, day, false) && last_day(i, false) == day; });
        found("COV-009", "edition:" + in_.editions[last].name.key, programme + " valid_to:" + to_text(day));
    }
}

inline void Oracle::adoption() {
    if (!e_.mandate) {
        return;
    }
    auto const& mandate = in_.mandates[*e_.mandate];
    int const first_year =
        to_text(mandate.from).substr(5) < "07-01" ? year_of(mandate.from) : year_of(mandate.from) + 1;
    auto const end = std::to_string(first_year) + "-12-31";
    std::map<std::pair<Text, Text>, Text> adoptions;  // day and key
    bool undated = false;
    for (auto const& one : in_.editions) {
        if (one.programme == e_.programme && one.mandate == e_.mandate &&
            one.status == EditionStatus::adopted) {
            undated = undated || !one.adopted_on;
            if (one.adopted_on && *one.adopted_on <= q_.today) {
                adoptions.emplace(std::pair(to_text(*one.adopted_on), one.name.key), one.name.key);
            }
        }
    }
    Text const because = " mandate:" + mandate.name.key + " first_year_end:" + end;
    if (undated) {
        return;
    }
    if (adoptions.empty() && to_text(q_.today) > end) {
        found("COV-010", "edition:" + e_.name.key, because + " status:" + Text(name_of(e_.status)));
    }
    if (!adoptions.empty() && adoptions.begin()->first.first > end) {
        found("COV-010", "edition:" + adoptions.begin()->second,
              because + " adopted_on:" + adoptions.begin()->first.first);
    }
}

inline void Oracle::neighbours() {
    auto const others = [&](Date day) {
        return first_of([&](std::size_t i) { return i != q_.edition && governs(i, day, true); }).has_value();
    };
    auto const gap = [&](std::size_t earlier, std::size_t later, Date from, Date to) {
        found("COV-011", "edition:" + in_.editions[later].name.key,
              " edition:" + in_.editions[earlier].name.key + " gap_from:" + to_text(from) +
                  " gap_to:" + to_text(to));
    };
    auto const end = last_day(q_.edition, true);
    if (end == dawn) {
        return;
    }
    auto const start = *e_.valid_from;
    Date before = plus_days(start, -1);
    while (before > dawn && !others(before)) {
        before = plus_days(before, -1);
    }
    if (before > dawn && before < plus_days(start, -1)) {
        auto const earlier =
            first_of([&](std::size_t i) { return i != q_.edition && last_day(i, true) == before; });
        gap(*earlier, q_.edition, plus_days(before, 1), plus_days(start, -1));
    }
    Date after = plus_days(end, 1);
    while (after < dusk && !others(after)) {
        after = plus_days(after, 1);
    }
    if (after < dusk && after > plus_days(end, 1)) {
        auto const later =
            first_of([&](std::size_t i) { return i != q_.edition && governs(i, after, true); });
        gap(q_.edition, *later, plus_days(end, 1), plus_days(after, -1));
    }
    std::map<std::pair<Date, Text>, Text> overlaps;
    for (std::size_t i = 0; i < in_.editions.size(); ++i) {
        std::vector<Date> days;
        for (Date day = dawn; day <= dusk && i != q_.edition; day = plus_days(day, 1)) {
            if (governs(i, day, true) && governs(q_.edition, day, true)) {
                days.push_back(day);
            }
        }
        if (!days.empty()) {
            auto const& other = in_.editions[i];
            overlaps[{*other.valid_from, other.name.key}] =
                " edition:" + other.name.key + " overlap_from:" + to_text(days.front()) +
                (days.back() == dusk ? "" : " overlap_to:" + to_text(days.back()));
        }
    }
    Text because;
    for (auto const& [place, one] : overlaps) {
        because += one;
    }
    if (!because.empty()) {
        found("COV-012", "edition:" + e_.name.key, because);
    }
}

}  // namespace varn::coverage::testing
