// Answering: written by several people at once without losing anything, handed in, handed back, accepted.
#include <algorithm>

#include "followup/notices.h"
#include "holding.h"
#include "platform/holders.h"

namespace varn::followup {
namespace {

/// Somebody else was faster: what stands there now, field by field, so that the asker can choose.
Error written_meanwhile(ErrorCode code, Answer const& other) {
    Error error{code, "followup.written_meanwhile", {}, {}, {}};
    auto const tell = [&](std::string_view field, std::optional<std::string> const& text) {
        error.problems.push_back(
            Problem{"/" + std::string{field}, "followup.other_wrote", {{"text", text.value_or("–")}}});
    };
    auto const name = [](std::optional<Mark> mark) {
        return mark ? std::optional{std::string{name_of(*mark)}} : std::nullopt;
    };
    tell("mark", name(other.mark));
    tell("words", other.words);
    tell("forecast", name(other.forecast));
    tell("forecast_words", other.forecast_words);
    return error;
}

/// A sheet that may be handled by the centre: permit, right version, open round.
Result<auth::Permit<Sheet>> permit_to_judge(Actor const& actor, Sheet const& sheet, Round const& round,
                                            std::optional<int> version) {
    TRY(permit, auth::decide<Sheet>(policy(), actor, "followup.lead", std::nullopt));
    CHECK(rules::must_be_open(round));
    CHECK(rules::must_be_handed_in(sheet));
    CHECK(rules::must_be_current(version, sheet.version));
    return permit;
}

Result<Done> tell_unit(Town& town, db::WriteTx& tx, Actor const& actor, notify::Kind const& kind,
                       Sheet const& sheet) {
    TRY(answerers, Answerers::on(tx, town.clock.today()));
    std::vector<std::string> to;
    for (auto const& one : answerers.of(sheet.unit)) {
        to.push_back(one.account.text);
    }
    return notify::tell(town, tx,
                        {.kind = kind, .to = std::move(to), .subject = sheet.id.text, .by = actor.account});
}

Result<Done> tell_centre(Town& town, db::WriteTx& tx, Actor const& actor, Sheet const& sheet) {
    TRY(strategists,
        auth::holders(tx, {auth::Role::strategist}, town.clock.today(), auth::Holding::whole_town));
    return notify::tell(town, tx,
                        {.kind = sheet_handed_in,
                         .to = std::move(strategists),
                         .subject = sheet.id.text,
                         .by = actor.account});
}

/// The marks of a sheet, a letter for each goal at its place in the round.
std::pair<std::string, std::string> letters_of(std::vector<RoundGoal> const& goals,
                                               std::vector<Answer> const& answers) {
    std::size_t places = 0;
    for (auto const& goal : goals) {
        places = std::max(places, static_cast<std::size_t>(goal.position) + 1);
    }
    std::string marks(places, '-');
    std::string forecasts(places, '-');
    for (auto const& answer : answers) {
        auto const goal = std::find_if(goals.begin(), goals.end(),
                                       [&](RoundGoal const& one) { return one.goal == answer.goal; });
        if (goal != goals.end()) {
            auto const place = static_cast<std::size_t>(goal->position);
            marks[place] = rules::letter_of(answer.mark);
            forecasts[place] = rules::letter_of(answer.forecast);
        }
    }
    return {std::move(marks), std::move(forecasts)};
}

Result<Done> keep_remarks(Town& town, db::WriteTx& tx, Actor const& actor, Sheet const& sheet,
                          HandBack const& ask) {
    TRY(permit, auth::decide<Remark>(policy(), actor, "followup.lead", std::nullopt));
    auto const keep = [&](std::optional<Id<Goal>> goal, std::string const& words) {
        return tx.insert(permit, Remark{town.new_id<Remark>(), sheet.id, sheet.unit, sheet.turn,
                                        std::move(goal), words, town.clock.now(), actor.account});
    };
    if (ask.words) {
        CHECK(keep(std::nullopt, *ask.words));
    }
    for (std::size_t i = 0; i < ask.goals.size(); ++i) {
        TRY(asked, store::asks_of(tx, sheet.round, ask.goals[i].goal));
        if (!asked) {
            return invalid("/goals/" + std::to_string(i) + "/goal", "followup.goal_not_asked");
        }
        CHECK(keep(ask.goals[i].goal, ask.goals[i].words));
    }
    return Done{};
}

/// The next turn begins with what was said in the one before.
Result<Done> copy_answers(Town& town, db::WriteTx& tx, Actor const& actor, Sheet const& sheet) {
    TRY(permit, auth::decide<Answer>(policy(), actor, "followup.lead", std::nullopt));
    TRY(answers, store::answers(tx, sheet.id, sheet.turn));
    for (auto& answer : answers) {
        answer.id = town.new_id<Answer>();
        answer.turn = sheet.turn + 1;
        answer.version = 1;
        CHECK(tx.insert(permit, answer));
    }
    return Done{};
}

}  // namespace

Result<Answer> add_answer(Town& town, Actor const& actor, Answer answer) {
    return with_sheet(
        town, answer.sheet, [&](db::WriteTx& tx, Sheet const& sheet, Round const& round) -> Result<Answer> {
            auto row = answer;
            TRY(permit, auth::decide<Answer>(policy(), actor, "followup.answer", sheet.unit.text));
            CHECK(rules::must_be_open(round));
            CHECK(rules::must_lie_with_the_unit(sheet));
            TRY(asked, store::asks_of(tx, round.id, row.goal));
            if (!asked) {
                return invalid("/goal", "followup.goal_not_asked");
            }
            TRY(other, store::answer_of(tx, sheet.id, sheet.turn, row.goal));
            if (other) {
                return written_meanwhile(ErrorCode::conflict, *other);
            }
            row.id = town.new_id<Answer>();
            row.unit = sheet.unit;
            row.turn = sheet.turn;
            row.version = 1;
            CHECK(tx.insert(permit, row));
            CHECK(std::move(tx).commit(audit::entry(actor, "followup.answer")));
            return row;
        });
}

Result<Answer> change_answer(Town& town, Actor const& actor, Id<Answer> const& id, int version,
                             json::Change<Answer> const& change) {
    Id<Sheet> of;
    {
        db::ReadTx tx{town.db};
        TRY(answer, tx.get(id));
        of = answer.sheet;
    }
    return with_sheet(
        town, of, [&](db::WriteTx& tx, Sheet const& sheet, Round const& round) -> Result<Answer> {
            TRY(before, tx.get(id));
            TRY(permit, auth::decide<Answer>(policy(), actor, "followup.answer", sheet.unit.text));
            CHECK(rules::must_be_open(round));
            CHECK(rules::must_lie_with_the_unit(sheet));
            if (before.turn != sheet.turn) {
                return Error{ErrorCode::conflict, "followup.earlier_turn", {}, {}, {}};
            }
            if (before.version != version) {
                return written_meanwhile(ErrorCode::stale, before);
            }
            TRY(after, change.onto(before));
            CHECK(tx.update(permit, before, after));
            CHECK(std::move(tx).commit(audit::entry(actor, "followup.answer")));
            return after;
        });
}

Result<Sheet> hand_in(Town& town, Actor const& actor, Id<Sheet> const& id, HandIn const& ask,
                      std::optional<int> version) {
    return with_sheet(
        town, id, [&](db::WriteTx& tx, Sheet const& before, Round const& round) -> Result<Sheet> {
            TRY(permit, auth::decide<Sheet>(policy(), actor, "followup.answer", before.unit.text));
            CHECK(rules::must_be_open(round));
            CHECK(rules::must_lie_with_the_unit(before));
            CHECK(rules::must_be_current(version, before.version));
            TRY(goals, store::goals(tx, round.id));
            TRY(answers, store::answers(tx, id, before.turn));
            CHECK(rules::must_be_complete(round, goals, answers));
            auto after = before;
            after.status = SheetStatus::handed_in;
            std::tie(after.marks, after.forecasts) = letters_of(goals, answers);
            after.handed_in_at = town.clock.now();
            after.handed_in_by = actor.account;
            after.note = ask.note;
            CHECK(tx.update(permit, before, after));
            CHECK(tell_centre(town, tx, actor, after));
            CHECK(std::move(tx).commit(audit::entry(actor, "followup.answer")));
            return after;
        });
}

Result<Sheet> hand_back(Town& town, Actor const& actor, Id<Sheet> const& id, HandBack const& ask,
                        std::optional<int> version) {
    return with_sheet(town, id,
                      [&](db::WriteTx& tx, Sheet const& before, Round const& round) -> Result<Sheet> {
                          TRY(permit, permit_to_judge(actor, before, round, version));
                          if (!ask.words && ask.goals.empty()) {
                              return invalid("/words", "followup.say_why_handed_back");
                          }
                          CHECK(keep_remarks(town, tx, actor, before, ask));
                          CHECK(copy_answers(town, tx, actor, before));
                          auto after = before;
                          after.status = SheetStatus::handed_back;
                          after.turn = before.turn + 1;
                          CHECK(tx.update(permit, before, after));
                          CHECK(tell_unit(town, tx, actor, sheet_handed_back, after));
                          CHECK(std::move(tx).commit(audit::entry(actor, "followup.lead")));
                          return after;
                      });
}

Result<Sheet> accept(Town& town, Actor const& actor, Id<Sheet> const& id, Acceptance const& ask,
                     std::optional<int> version) {
    return with_sheet(town, id,
                      [&](db::WriteTx& tx, Sheet const& before, Round const& round) -> Result<Sheet> {
                          TRY(permit, permit_to_judge(actor, before, round, version));
                          if (before.status == SheetStatus::accepted) {
                              return Error{ErrorCode::conflict, "followup.accepted_already", {}, {}, {}};
                          }
                          auto after = before;
                          after.status = SheetStatus::accepted;
                          CHECK(tx.update(permit, before, after));
                          if (ask.note) {
                              HandBack said;
                              said.words = ask.note;
                              CHECK(keep_remarks(town, tx, actor, before, said));
                          }
                          CHECK(tell_unit(town, tx, actor, sheet_accepted, after));
                          CHECK(std::move(tx).commit(audit::entry(actor, "followup.lead")));
                          return after;
                      });
}

}  // namespace varn::followup
