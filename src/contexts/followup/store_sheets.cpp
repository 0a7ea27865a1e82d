// Questions about sheets and what stands on them.
#include "store.h"
#include "store_described.h"

namespace varn::followup::store {
namespace {

/// The answers of the turn that counts: that of a sheet which is handed in or accepted.
constexpr std::string_view counted =
    "JOIN {follow_up_sheet} s ON s.id = follow_up_answer.sheet AND s.turn = follow_up_answer.turn "
    "WHERE s.round = $1 AND s.status IN ('handed_in', 'accepted')";

}  // namespace

Result<std::vector<Sheet>> sheets(db::ReadTx& tx, Id<Round> const& round) {
    return tx.select<Sheet>("WHERE round = $1 ORDER BY id", round);
}

Result<std::optional<Sheet>> sheet_of(db::ReadTx& tx, Id<Round> const& round, Id<Unit> const& unit) {
    return tx.first<Sheet>("WHERE round = $1 AND unit = $2", round, unit);
}

Result<std::vector<Sheet>> open_sheets(db::ReadTx& tx) {
    return tx.select<Sheet>(
        "WHERE round IN (SELECT r.id FROM {follow_up_round} r WHERE r.state = 'open') ORDER BY id");
}

Result<std::vector<AnswerCount>> answer_counts(db::ReadTx& tx, Id<Round> const& round) {
    return tx.query<AnswerCount>(
        "SELECT a.sheet, COUNT(*) FROM {follow_up_answer} a JOIN {follow_up_sheet} s ON s.id = a.sheet AND "
        "s.turn = a.turn WHERE s.round = $1 GROUP BY a.sheet",
        round);
}

Result<std::vector<Answer>> answers(db::ReadTx& tx, Id<Sheet> const& sheet, int turn) {
    return tx.select<Answer>("WHERE sheet = $1 AND turn = $2 ORDER BY id", sheet, turn);
}

Result<Page<Answer>> all_answers(db::ReadTx& tx, Id<Sheet> const& sheet, int until_turn, Window window) {
    TRY(items,
        tx.select<Answer>("WHERE sheet = $1 AND turn <= $2 ORDER BY turn DESC, goal LIMIT $3 OFFSET $4",
                          sheet, until_turn, std::int64_t{window.limit}, std::int64_t{window.offset}));
    TRY(total,
        tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {follow_up_answer} WHERE sheet = $1 AND turn <= $2",
                                sheet, until_turn));
    return Page<Answer>{std::move(items), total};
}

Result<std::optional<Answer>> answer_of(db::ReadTx& tx, Id<Sheet> const& sheet, int turn,
                                        Id<Goal> const& goal) {
    return tx.first<Answer>("WHERE sheet = $1 AND turn = $2 AND goal = $3", sheet, turn, goal);
}

Result<std::vector<Answer>> counted_answers(db::ReadTx& tx, Id<Round> const& round) {
    return tx.select<Answer>(counted, round);
}

Result<std::vector<Answer>> counted_answers(db::ReadTx& tx, Id<Round> const& round, Id<Goal> const& goal) {
    std::string text{counted};
    text += " AND follow_up_answer.goal = $2";
    return tx.select<Answer>(text, round, goal);
}

Result<bool> some_answer_is_marked(db::ReadTx& tx) {
    // Whether there is any is no secret; which and where is, and is not asked here.
    TRY(count, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM marking WHERE entity = 'follow_up_answer'"));
    return count > 0;
}

Result<std::vector<Remark>> remarks(db::ReadTx& tx, Id<Sheet> const& sheet) {
    return tx.select<Remark>("WHERE sheet = $1 ORDER BY made_at DESC, id DESC", sheet);
}

Result<std::vector<EarlierAnswer>> earlier_answers(db::ReadTx& tx, Id<Unit> const& unit, Date before) {
    return tx.query<EarlierAnswer>(
        "SELECT r.name, a.goal, a.turn, a.mark, a.words, a.forecast, a.forecast_words FROM {follow_up_sheet} "
        "s "
        "JOIN {follow_up_round} r ON r.id = s.round JOIN {follow_up_answer} a ON a.sheet = s.id AND a.turn = "
        "s.turn WHERE s.unit = $1 AND s.status IN ('handed_in', 'accepted') AND r.period_to < $2 "
        "ORDER BY r.period_to DESC, r.due DESC, r.id DESC, a.id",
        unit, before);
}

}  // namespace varn::followup::store
