#include "rules.h"

#include <vector>

namespace varn::wheel {

schedule::Rhythm rhythm_of(CalendarEntry const& entry) {
    constexpr int year = 12;
    switch (entry.recurrence) {
        case Recurrence::once:
            return {entry.first_on, 0, entry.valid_to};
        case Recurrence::yearly:
            return {entry.first_on, year, entry.valid_to};
        case Recurrence::monthly:
            return {entry.first_on, 1, entry.valid_to};
        case Recurrence::every_months:
            return {entry.first_on, entry.every_months.value_or(year), entry.valid_to};
    }
    return {entry.first_on, 0, entry.valid_to};
}

namespace rules {
namespace {

template <class T>
Result<Done> look_for(db::ReadTx& tx, std::optional<Id<T>> const& id, std::string pointer,
                      std::vector<Problem>& problems) {
    if (id) {
        TRY(found, tx.find(*id));
        if (!found) {
            problems.push_back({std::move(pointer), "wheel.not_there", {}});
        }
    }
    return Done{};
}

Result<Done> sound(std::vector<Problem> problems) {
    if (problems.empty()) {
        return Done{};
    }
    return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
}

}  // namespace

Result<Done> must_be_an_entry(db::ReadTx& tx, CalendarEntry const& entry) {
    std::vector<Problem> problems;
    if ((entry.recurrence == Recurrence::every_months) != entry.every_months.has_value()) {
        problems.push_back(
            {"/every_months", entry.every_months ? "wheel.months_not_asked_for" : "wheel.months_needed", {}});
    }
    if (entry.valid_to && *entry.valid_to < entry.first_on) {
        problems.push_back({"/valid_to", "wheel.ends_before_it_begins", {}});
    }
    if (entry.requirement && entry.unit) {
        problems.push_back({"/unit", "wheel.requirement_is_for_all", {}});
    }
    CHECK(look_for(tx, entry.unit, "/unit", problems));
    CHECK(look_for(tx, entry.requirement, "/requirement", problems));
    return sound(std::move(problems));
}

Result<Done> must_complete_a_day(db::ReadTx& tx, Completion const& completion, Date today) {
    TRY(entry, tx.find(completion.entry));
    if (!entry || entry->is_withdrawn) {
        return invalid("/entry", "wheel.not_there");
    }
    std::vector<Problem> problems;
    if (entry->requirement) {
        problems.push_back({"/entry", "wheel.fulfil_the_requirement", {}});
    }
    if (entry->unit != completion.unit) {
        problems.push_back({"/unit", "wheel.unit_of_the_entry", {}});
    }
    if (schedule::beats(rhythm_of(*entry), completion.due_on, completion.due_on).empty()) {
        problems.push_back({"/due_on", "wheel.no_such_day", {}});
    }
    if (today < completion.done_on) {
        problems.push_back({"/done_on", "wheel.not_yet_done", {{"today", to_text(today)}}});
    }
    return sound(std::move(problems));
}

}  // namespace rules
}  // namespace varn::wheel
