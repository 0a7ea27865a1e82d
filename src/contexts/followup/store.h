#pragma once
// All questions that follow-up asks the database.
#include "followup/api.h"

namespace varn::followup::store {

using http::Page;
using Window = http::Call::Window;

// Rounds.

/// The newest period first.
Result<Page<Round>> rounds(db::ReadTx& tx, Window window);
/// Those that have been opened, the newest period first.
Result<std::vector<Round>> opened_rounds(db::ReadTx& tx);
Result<std::vector<Round>> open_rounds(db::ReadTx& tx);
Result<std::vector<Round>> rounds_named(db::ReadTx& tx, std::string const& name);
/// The opened rounds about editions of the same programme, the oldest period first.
Result<std::vector<Round>> rounds_of_same_programme(db::ReadTx& tx, Id<Edition> const& edition);
/// The newest opened round that asked of a goal.
Result<std::optional<Round>> newest_round_of_goal(db::ReadTx& tx, Id<Goal> const& goal);

/// How many sheets of a round stand so; how many goals it asks of.
struct SheetCount {
    Id<Round> round;
    SheetStatus status{};
    std::int64_t count = 0;
};
Result<std::vector<SheetCount>> sheet_counts(db::ReadTx& tx);
struct GoalCount {
    Id<Round> round;
    std::int64_t count = 0;
};
Result<std::vector<GoalCount>> goal_counts(db::ReadTx& tx);

// What a round asked, in its order.
Result<std::vector<RoundUnit>> units(db::ReadTx& tx, Id<Round> const& round);
Result<std::vector<RoundGoal>> goals(db::ReadTx& tx, Id<Round> const& round);
Result<std::vector<RoundFocusArea>> focus_areas(db::ReadTx& tx, Id<Round> const& round);
Result<std::vector<RoundSector>> sectors(db::ReadTx& tx, Id<Round> const& round);
Result<bool> asks_of(db::ReadTx& tx, Id<Round> const& round, Id<Goal> const& goal);
/// The goals and focus areas that several rounds asked of, by round.
struct AskedGoal {
    Id<Round> round;
    Id<Goal> goal;
    int position = 0;
};
Result<std::vector<AskedGoal>> goals_of_programme(db::ReadTx& tx, Id<Edition> const& edition);
struct AskedArea {
    Id<Round> round;
    Id<Goal> goal;
    Id<FocusArea> focus_area;
    std::string title;
};
Result<std::vector<AskedArea>> areas_of_programme(db::ReadTx& tx, Id<Edition> const& edition);

// Of the programme and the organisation.

/// The goals of an edition in its own order.
Result<std::vector<Goal>> goals_of_edition(db::ReadTx& tx, Id<Edition> const& edition);
/// Which goal serves which focus area of an edition, whichever way the link was said.
struct ServedArea {
    Id<Goal> goal;
    Id<FocusArea> focus_area;
    std::string title;
};
Result<std::vector<ServedArea>> served_areas(db::ReadTx& tx, Id<Edition> const& edition);
/// An adopted edition that replaces this one and holds on a day.
Result<bool> is_replaced(db::ReadTx& tx, Id<Edition> const& edition, Date on);
struct UnitOfSector {
    Id<Unit> unit;
    Id<Sector> sector;
    std::string name;
};
Result<std::vector<UnitOfSector>> sectors_on(db::ReadTx& tx, Date on);
/// People in duties at the units of a round that have not answered.
struct UnitContact {
    Id<Unit> unit;
    std::string name;
    std::string duty;
    std::optional<std::string> phone;
    std::optional<std::string> email;
};
Result<std::vector<UnitContact>> contacts(db::ReadTx& tx, Id<Round> const& round, Date on);
/// The open accounts that answer for a unit by a grant at it.
struct Answerer {
    AnyId account;
    AnyId unit;
    std::string name;
};
Result<std::vector<Answerer>> answerers(db::ReadTx& tx, Date on);

// Sheets and what stands on them.

Result<std::vector<Sheet>> sheets(db::ReadTx& tx, Id<Round> const& round);
Result<std::optional<Sheet>> sheet_of(db::ReadTx& tx, Id<Round> const& round, Id<Unit> const& unit);
/// The sheets of all open rounds at these units.
Result<std::vector<Sheet>> open_sheets(db::ReadTx& tx);
/// The marks of every sheet that counts, of all rounds about the same programme.
struct CountedSheet {
    Id<Round> round;
    std::string marks;
};
Result<std::vector<CountedSheet>> counted_marks(db::ReadTx& tx, Id<Edition> const& edition);
/// How many sheets each of those rounds has.
Result<std::vector<GoalCount>> asked_units_of_programme(db::ReadTx& tx, Id<Edition> const& edition);
/// How many answers there are in the present turn of each sheet of a round.
struct AnswerCount {
    Id<Sheet> sheet;
    std::int64_t count = 0;
};
Result<std::vector<AnswerCount>> answer_counts(db::ReadTx& tx, Id<Round> const& round);
Result<std::vector<Answer>> answers(db::ReadTx& tx, Id<Sheet> const& sheet, int turn);
Result<Page<Answer>> all_answers(db::ReadTx& tx, Id<Sheet> const& sheet, int until_turn, Window window);
Result<std::optional<Answer>> answer_of(db::ReadTx& tx, Id<Sheet> const& sheet, int turn,
                                        Id<Goal> const& goal);
/// Every answer of a round that counts.
Result<std::vector<Answer>> counted_answers(db::ReadTx& tx, Id<Round> const& round);
/// Those about one goal.
Result<std::vector<Answer>> counted_answers(db::ReadTx& tx, Id<Round> const& round, Id<Goal> const& goal);
/// True when some single answer bears a marking, so that letters on sheets may tell too much.
Result<bool> some_answer_is_marked(db::ReadTx& tx);
Result<std::vector<Remark>> remarks(db::ReadTx& tx, Id<Sheet> const& sheet);
/// What a unit said in rounds whose period ended earlier, the latest first.
struct EarlierAnswer {
    std::string round_name;
    Id<Goal> goal;
    int turn = 1;
    std::optional<Mark> mark;
    std::optional<std::string> words;
    std::optional<Mark> forecast;
    std::optional<std::string> forecast_words;
};
Result<std::vector<EarlierAnswer>> earlier_answers(db::ReadTx& tx, Id<Unit> const& unit, Date before);

}  // namespace varn::followup::store
