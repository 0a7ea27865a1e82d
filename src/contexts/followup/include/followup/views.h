#pragma once
// What follow-up tells: rounds and how far they have come, the chase list, a sheet with what was said before.
#include <string>
#include <vector>

#include "followup/asks.h"

namespace varn::followup {

/// How a sheet stands. The first two follow from whether anything has been written in an open one.
enum class SheetState { not_begun, begun, handed_in, handed_back, accepted };

/// A round and how far it has come.
struct RoundView {
    Round round;
    std::string edition_title;
    std::int64_t units = 0;  // asked
    std::int64_t goals = 0;
    std::int64_t handed_in = 0;  // and accepted
    std::int64_t accepted = 0;
    std::int64_t handed_back = 0;
    std::int64_t days_late = 0;  // today, of an open round
    bool may_lead = false;       // open, chase, hand back, accept, close
    int version = 0;
};

/// Whom to call.
struct Contact {
    std::string name;
    std::string duty;
    std::optional<std::string> phone;
    std::optional<std::string> email;
};

/// A line of the chase list, or of one's own sheets.
struct SheetLine {
    Id<Sheet> sheet;
    Id<Round> round;
    std::string round_name;
    Id<Unit> unit;
    std::string unit_name;
    SheetState state{};
    int turn = 1;
    std::int64_t answered = 0;  // goals that something has been written of in this turn
    std::int64_t goals = 0;
    Date due;
    std::int64_t days_late = 0;
    std::optional<Instant> handed_in_at;
    std::vector<Contact> contacts;  // of those who have not answered
};

/// Somebody who was told.
struct RemindedUnit {
    Id<Sheet> sheet;
    std::string unit_name;
    std::vector<std::string> names;  // empty: nobody with an account answers for the unit
};
struct Reminded {
    std::vector<RemindedUnit> units;
};

/// What was said of a goal earlier: in the round before, or in the turn before.
struct PastAnswer {
    std::string round_name;
    int turn = 1;
    std::optional<Mark> mark;
    std::optional<std::string> words;
    std::optional<Mark> forecast;
    std::optional<std::string> forecast_words;
};

/// An indicator that tells of a goal: the unit's own, or the centre's. Its values are kept by planning.
struct SheetIndicator {
    AnyId indicator;
    std::string title;
    std::string unit_of_measure;
    std::optional<double> target;
    std::optional<double> before;  // measured last before this round, or where it began
    std::optional<double> value;   // of the round's last day
};

/// A goal on a sheet: what is said of it now, and what was said before. Where there is no answer yet, `last`
/// is shown as from last time, to be confirmed or changed.
struct SheetRow {
    Id<Goal> goal;
    std::string title;
    std::vector<std::string> focus_areas;
    std::optional<Answer> answer;
    std::optional<PastAnswer> last;    // the latest earlier round that had an answer
    std::optional<PastAnswer> before;  // the turn before this one
    std::vector<Remark> remarks;       // of this goal, the newest first
    std::vector<SheetIndicator> indicators;
};
struct SheetView {
    Sheet sheet;
    Round round;
    std::string unit_name;
    SheetState state{};
    std::int64_t days_late = 0;
    bool needs_forecast = false;
    bool may_answer = false;
    bool may_judge = false;
    bool shows_working = false;  // false: only what was handed in is shown
    std::vector<SheetRow> rows;
    std::vector<Remark> remarks;  // of the whole sheet, the newest first
    int version = 0;
};

}  // namespace varn::followup

#include "followup/views_described.h"
