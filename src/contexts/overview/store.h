#pragma once
// The questions that the overview asks the tables of others, where their doors have no answer.
#include "overview/views.h"
#include "platform/db.h"

namespace varn::overview::store {

/// All editions, the latest first.
Result<std::vector<Edition>> editions(db::ReadTx& tx);
Result<std::vector<Edition>> editions_of(db::ReadTx& tx, std::string const& programme);
/// The parts of one kind of an edition, in its own order; at most `most`.
template <class T>
Result<std::vector<T>> parts(db::ReadTx& tx, std::string const& edition, std::int64_t most) {
    return tx.select<T>("WHERE edition = $1 ORDER BY position, key LIMIT $2", edition, most);
}
Result<std::vector<Requirement>> requirements_of(db::ReadTx& tx, std::string const& catalogue,
                                                 std::int64_t most);

/// How many rows of a kind an edition has, by edition.
struct EditionCount {
    std::string edition;
    std::int64_t count = 0;
};
Result<std::vector<EditionCount>> focus_areas(db::ReadTx& tx);
Result<std::vector<EditionCount>> focus_areas_without_goal(db::ReadTx& tx);
Result<std::vector<EditionCount>> goals(db::ReadTx& tx);

/// Requirements that hold on a date; only those nobody carries when `uncarried`.
Result<std::int64_t> requirements(db::ReadTx& tx, Date on, bool uncarried);
/// Who holds which duty at a unit on a date, the ordinary before their deputies.
Result<std::vector<MyDuty>> duties(db::ReadTx& tx, std::string const& unit, Date on);

/// A requirement that binds a unit and comes back at an interval, and when the unit last did it until a date.
struct Recurring {
    Id<Requirement> requirement;
    std::string reference;
    std::string title;
    int interval_months = 0;
    std::optional<Date> done_on;
};
/// Those that hold on a date and bind the unit by name or by its kind; by key.
Result<std::vector<Recurring>> recurring(db::ReadTx& tx, std::string const& unit, std::string_view kind,
                                         Date on);

/// Entries of the log that were written together, as one deed.
struct Deed {
    std::int64_t position = 0;  // of its last entry
    std::int64_t count = 0;
};
/// The latest deeds among the latest entries of the log, the newest first.
/// (Who signs in and who manages accounts is for the log itself, not for a start page.)
Result<std::vector<Deed>> deeds(db::ReadTx& tx, std::int64_t most);

/// A row that something was done to: its latest entry, and how many there were.
struct ChangedRow {
    std::string entity;
    std::string subject;
    std::int64_t position = 0;
    std::int64_t times = 0;
    Instant at;
};
/// The rows of these tables that the log has entries of since a moment, the latest changed first; and how
/// many.
Result<std::vector<ChangedRow>> changed(db::ReadTx& tx, std::vector<std::string> const& tables, Instant since,
                                        std::int64_t most);
Result<std::int64_t> changed_count(db::ReadTx& tx, std::vector<std::string> const& tables, Instant since);

}  // namespace varn::overview::store
