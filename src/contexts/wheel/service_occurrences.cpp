// What is due: requirements become days for each unit they bind, entries become their own, and what other
// contexts keep is laid beside. Computed whenever it is asked for.
#include <algorithm>
#include <map>
#include <set>

#include "organisation/api.h"
#include "rules.h"
#include "service.h"

namespace varn::wheel {
namespace {

using programme::Catalogue;
using programme::Fulfilment;
using schedule::Duty;

constexpr int soon_months_of_requirement = 3;  // as the page of a requirement counts
constexpr int soon_months_of_day = 1;
constexpr int near_months = 12;

/// The later, or the earlier, of two days of which one may be unknown.
Date later_of(Date a, std::optional<Date> b) {
    return b ? std::max(a, *b) : a;
}
std::optional<Date> earlier_of(std::optional<Date> a, std::optional<Date> b) {
    return a && b ? std::min(*a, *b) : a ? a : b;
}

OccurrenceState state_as_told(schedule::State state) {
    auto const found = choice_of<OccurrenceState>(name_of(state));
    ASSERT(found.has_value());
    return *found;
}

/// What the wheel is made of, read once.
struct Parts {
    std::vector<organisation::UnitView> units;
    std::vector<Requirement> requirements;
    std::map<std::string, Catalogue> catalogues;                      // by id
    std::map<std::string, std::vector<programme::Carrier>> carriers;  // by requirement
    std::map<std::string, std::vector<Fulfilment>> fulfilments;       // by requirement and unit
    std::map<std::string, std::vector<FocusRef>> focus_areas;         // by requirement
    std::vector<CalendarEntry> entries;                               // of no requirement
    std::map<std::string, CalendarEntry> days_of;                     // by requirement
    std::map<std::string, std::map<Date, Completion>> completions;    // by entry
    std::vector<schedule::Mandate> mandates;
};

std::string done_key(std::string const& requirement, std::string const& unit) {
    return requirement + "@" + unit;
}

Result<Done> read_duties(db::ReadTx& tx, Parts& parts, Date today) {
    TRY(requirements, store::recurring(tx));
    TRY(catalogues, store::catalogues(tx));
    TRY(carriers, store::carriers(tx));
    TRY(fulfilments, store::fulfilments(tx, today));
    TRY(servings, store::focus_areas(tx, today));
    parts.requirements = std::move(requirements);
    for (auto& row : catalogues) {
        parts.catalogues.emplace(row.id.text, std::move(row));
    }
    for (auto& row : carriers) {
        parts.carriers[row.requirement->text].push_back(std::move(row));
    }
    for (auto& row : fulfilments) {
        parts.fulfilments[done_key(row.requirement.text, row.unit.text)].push_back(std::move(row));
    }
    for (auto& row : servings) {
        auto& areas = parts.focus_areas[row.requirement];
        auto const known =
            std::find_if(areas.begin(), areas.end(), [&](auto const& one) { return one.key == row.key; });
        if (known == areas.end()) {
            areas.push_back({std::move(row.key), std::move(row.title)});
        } else {
            known->title = std::move(row.title);
        }
    }
    return Done{};
}

Result<Parts> read_parts(db::ReadTx& tx, Wanted const& wanted, Date today) {
    Parts parts;
    // The units of the time that is looked at: today's, unless all of it has been or is still to come.
    auto const day = std::clamp(today, wanted.from, wanted.to);
    TRY(units, organisation::units_on(tx, day));
    TRY(entries, store::living_entries(tx));
    TRY(completions, store::completions(tx));
    TRY(beginnings, store::mandate_beginnings(tx));
    parts.units = std::move(units);
    for (auto& entry : entries) {
        if (entry.requirement) {
            parts.days_of.emplace(entry.requirement->text, std::move(entry));
        } else {
            parts.entries.push_back(std::move(entry));
        }
    }
    for (auto& row : completions) {
        auto const due = row.due_on;
        parts.completions[row.entry.text].emplace(due, std::move(row));
    }
    parts.mandates = schedule::mandates(std::move(beginnings), std::max(wanted.to, today));
    CHECK(read_duties(tx, parts, today));
    return parts;
}

/// Makes the wheel's own occurrences.
class Gathering {
public:
    Gathering(Parts const& parts, Wanted const& wanted, Date today)
        : parts_(parts), wanted_(wanted), today_(today) {}

    Result<std::vector<Occurrence>> gather(std::optional<std::set<std::string>> const& units) {
        for (auto const& unit : parts_.units) {
            if (units && !units->contains(unit.id.text)) {
                continue;
            }
            for (auto const& requirement : parts_.requirements) {
                if (is_wanted(Source::requirement) && is_bound(requirement, unit)) {
                    CHECK(add_requirement(requirement, unit));
                }
            }
        }
        for (auto const& entry : parts_.entries) {
            bool const is_of_unit = !units || (entry.unit && units->contains(entry.unit->text));
            if (is_wanted(Source::entry) && is_of_unit) {
                add_entry(entry);
            }
        }
        return std::move(found_);
    }

private:
    bool is_wanted(Source source) const { return !wanted_.source || *wanted_.source == source; }

    bool is_bound(Requirement const& requirement, organisation::UnitView const& unit) const {
        auto const carriers = parts_.carriers.find(requirement.id.text);
        return carriers != parts_.carriers.end() &&
               std::any_of(carriers->second.begin(), carriers->second.end(), [&](auto const& carrier) {
                   return carrier.unit == unit.id || carrier.unit_kind == unit.kind;
               });
    }

    Duty duty_of(Requirement const& requirement, organisation::UnitView const& unit) const {
        auto const& catalogue = parts_.catalogues.at(requirement.catalogue.text);
        auto const entry = parts_.days_of.find(requirement.id.text);
        return {
            .interval_months = requirement.interval_months,
            .mandate_months = requirement.mandate_deadline_months,
            .rhythm = entry == parts_.days_of.end() ? std::nullopt : std::optional{rhythm_of(entry->second)},
            .since = later_of(later_of(unit.valid_from, requirement.valid_from), catalogue.valid_from),
            .until = earlier_of(earlier_of(unit.valid_to, requirement.valid_to), catalogue.valid_to)};
    }

    Result<Done> add_requirement(Requirement const& requirement, organisation::UnitView const& unit) {
        static std::vector<Fulfilment> const none;
        auto const known = parts_.fulfilments.find(done_key(requirement.id.text, unit.id.text));
        auto const& fulfilments = known == parts_.fulfilments.end() ? none : known->second;
        std::vector<Date> days;
        for (auto const& one : fulfilments) {
            days.push_back(one.done_on);
        }
        auto const duty = duty_of(requirement, unit);
        TRY(all, schedule::occurrences(duty, days, parts_.mandates,
                                       {today_, wanted_.from, wanted_.to, soon_months_of_requirement}));
        for (auto const& one : all) {
            auto told = told_of(requirement, unit);
            told.on = one.on(days);
            told.due_on = one.due;
            told.state = state_as_told(one.state);
            told.is_preliminary = one.is_preliminary;
            told.counted_from = one.counted_from;
            if (one.done) {
                auto const& deed = fulfilments[*one.done];
                told.done_on = deed.done_on;
                told.done_by = AnyId{deed.id.text};
                told.done_reference = deed.reference;
            }
            told.key = key_of(one, told, duty.rhythm.has_value());
            found_.push_back(std::move(told));
        }
        return Done{};
    }

    Occurrence told_of(Requirement const& requirement, organisation::UnitView const& unit) const {
        auto const& catalogue = parts_.catalogues.at(requirement.catalogue.text);
        Occurrence told;
        told.source = Source::requirement;
        told.of = AnyId{requirement.id.text};
        told.unit = unit.id;
        told.unit_name = unit.name;
        told.title = requirement.title;
        told.reference = requirement.reference.starts_with(catalogue.reference)
                             ? requirement.reference
                             : catalogue.reference + ", " + requirement.reference;
        told.group = std::string{name_of(catalogue.kind)};
        told.page = "/krav/" + requirement.id.text;
        told.marker = requirement.marker;
        told.of_version = requirement.version;
        if (auto const areas = parts_.focus_areas.find(requirement.id.text);
            areas != parts_.focus_areas.end()) {
            told.focus_areas = areas->second;
        }
        if (auto const entry = parts_.days_of.find(requirement.id.text); entry != parts_.days_of.end()) {
            told.entry = AnyId{entry->second.id.text};
            told.of_version += entry->second.version;
        }
        return told;
    }

    /// The same occurrence has the same key whenever it is asked for: by its number in a rhythm, or by what
    /// it is counted from.
    static std::string key_of(schedule::Occurrence const& one, Occurrence const& told, bool has_rhythm) {
        if (one.done && !(has_rhythm && one.due)) {
            return "fulfilment-" + told.done_by->text;
        }
        auto const from = has_rhythm         ? told.entry->text
                          : one.counted_from ? to_text(*one.counted_from)
                                             : std::string{"never"};
        return "requirement-" + told.of.text + "-" + told.unit->text + "-" + from + "-" +
               std::to_string(one.number);
    }

    void add_entry(CalendarEntry const& entry) {
        auto const rhythm = rhythm_of(entry);
        auto const done = parts_.completions.find(entry.id.text);
        // What was done early or late stands on another day than its own.
        auto const beats = schedule::beats(rhythm, plus_months(wanted_.from, -near_months),
                                           plus_months(std::max(wanted_.to, today_), near_months));
        for (std::size_t i = 0; i < beats.size(); ++i) {
            auto const& beat = beats[i];
            auto told = told_of(entry, beat);
            auto const completed = done == parts_.completions.end()
                                       ? std::map<Date, Completion>::const_iterator{}
                                       : done->second.find(beat.on);
            if (done != parts_.completions.end() && completed != done->second.end()) {
                told.state = OccurrenceState::done;
                told.done_on = completed->second.done_on;
                told.done_by = AnyId{completed->second.id.text};
                told.done_reference = completed->second.reference;
                told.on = told.done_on;
            } else {
                bool const is_overtaken = i + 1 < beats.size() && beats[i + 1].on < today_;
                told.state = state_of(beat.on, is_overtaken);
            }
            if (wanted_.from <= *told.on && *told.on <= wanted_.to) {
                found_.push_back(std::move(told));
            }
        }
    }

    OccurrenceState state_of(Date due, bool is_overtaken) const {
        return due < today_ && is_overtaken ? OccurrenceState::missed : standing_ahead(due, today_);
    }

    Occurrence told_of(CalendarEntry const& entry, schedule::Beat const& beat) const {
        Occurrence told;
        told.key = "entry-" + entry.id.text + "-" + std::to_string(beat.number);
        told.source = Source::entry;
        told.of = AnyId{entry.id.text};
        told.unit = entry.unit;
        told.title = entry.title;
        told.reference = entry.source;
        told.on = beat.on;
        told.due_on = beat.on;
        told.page = "/arshjul?post=" + entry.id.text;
        told.marker = entry.marker;
        told.of_version = entry.version;
        for (auto const& unit : parts_.units) {
            if (entry.unit == unit.id) {
                told.unit_name = unit.name;
            }
        }
        return told;
    }

    Parts const& parts_;
    Wanted const& wanted_;
    Date const today_;
    std::vector<Occurrence> found_;
};

/// The units that are looked at; nothing for the whole town.
Result<std::optional<std::set<std::string>>> units_of(db::ReadTx& tx, Wanted const& wanted, Date today) {
    if (!wanted.unit) {
        return std::optional<std::set<std::string>>{};
    }
    std::set<std::string> units{wanted.unit->text};
    if (wanted.is_below_too) {
        TRY(below,
            organisation::with_all_below(tx, wanted.unit->text, std::clamp(today, wanted.from, wanted.to)));
        units.insert(below.begin(), below.end());
    }
    return std::optional{std::move(units)};
}

bool stands_in(Occurrence const& one, Wanted const& wanted, Date today) {
    bool const is_in =
        one.on ? wanted.from <= *one.on && *one.on <= wanted.to : wanted.from <= today && today <= wanted.to;
    return is_in && (!wanted.state || one.state == *wanted.state) &&
           (!wanted.source || one.source == *wanted.source);
}

void order(std::vector<Occurrence>& all) {
    auto const day = [](Occurrence const& one) { return one.on.value_or(Date{INT32_MAX}); };
    std::stable_sort(all.begin(), all.end(), [&](auto const& a, auto const& b) {
        return std::tuple{day(a), std::string_view{a.title},
                          std::string_view{a.unit_name ? *a.unit_name : ""}, std::string_view{a.key}} <
               std::tuple{day(b), std::string_view{b.title},
                          std::string_view{b.unit_name ? *b.unit_name : ""}, std::string_view{b.key}};
    });
}

}  // namespace

OccurrenceState standing_ahead(Date due, Date today) {
    if (due < today) {
        return OccurrenceState::late;
    }
    return due <= plus_months(today, soon_months_of_day) ? OccurrenceState::soon : OccurrenceState::upcoming;
}

Result<std::vector<Occurrence>> occurrences(db::ReadTx& tx, Wanted const& wanted, Date today) {
    TRY(parts, read_parts(tx, wanted, today));
    TRY(units, units_of(tx, wanted, today));
    TRY(found, (Gathering{parts, wanted, today}.gather(units)));
    std::erase_if(found, [&](auto const& one) { return !stands_in(one, wanted, today); });
    order(found);
    return found;
}

Result<std::vector<Occurrence>> gather(Town& town, Actor const& actor, Contributors const& contributors,
                                       Wanted const& wanted, Date today) {
    CHECK(auth::judge(policy(), actor, "wheel.read", std::nullopt));
    std::vector<Occurrence> all;
    std::optional<std::set<std::string>> units;
    std::map<std::string, std::string> names;
    {
        db::ReadTx tx{town.db};
        TRY(own, occurrences(tx, wanted, today));
        TRY(of, units_of(tx, wanted, today));
        TRY(known, organisation::units_on(tx, today));
        all = std::move(own);
        units = std::move(of);
        for (auto const& unit : known) {
            names.emplace(unit.id.text, unit.name);
        }
    }
    for (auto const& contribute : contributors) {
        TRY(more, contribute(town, actor, wanted.from, wanted.to));
        for (auto& one : more) {
            bool const is_of_unit = !units || (one.unit && units->contains(one.unit->text));
            if (!is_of_unit || !stands_in(one, wanted, today)) {
                continue;
            }
            if (one.unit && !one.unit_name && names.contains(one.unit->text)) {
                one.unit_name = names.at(one.unit->text);
            }
            all.push_back(std::move(one));
        }
    }
    order(all);
    return all;
}

Result<Page<Occurrence>> list_occurrences(Town& town, Actor const& actor, Contributors const& contributors,
                                          Wanted const& wanted, Date today, Window window) {
    CHECK(auth::judge(policy(), actor, "wheel.read", std::nullopt));
    if (wanted.to < wanted.from) {
        return invalid("?to", "wheel.ends_before_it_begins");
    }
    constexpr int year = 12;
    bool const is_far = plus_months(today, years_max * year) < wanted.to;
    if (is_far || plus_months(wanted.from, years_max * year) < wanted.to) {
        return invalid("?to", "wheel.too_long", {{"years", std::to_string(years_max)}});
    }
    TRY(all, gather(town, actor, contributors, wanted, today));
    Page<Occurrence> page{{}, static_cast<std::int64_t>(all.size())};
    auto const begin = std::min(static_cast<std::size_t>(window.offset), all.size());
    auto const end = std::min(begin + static_cast<std::size_t>(window.limit), all.size());
    page.items.assign(std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(begin)),
                      std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(end)));
    return page;
}

}  // namespace varn::wheel
