// The demonstration: three rounds of answers that nobody gave, for every unit that programmes bind. Drawn
// from a seed, so that each start tells the same; marked as fictional, with holes as in life.
#include <algorithm>
#include <array>

#include "kernel/draw.h"
#include "opening.h"
#include "platform/i18n.h"

namespace varn::followup {
namespace {

/// What one round of the demonstration is.
struct Plan {
    std::string_view name;  // text key
    RoundKind kind;
    std::array<int, 3> from, to, due;
    std::size_t fulfilled, partly;  // in a hundred; the rest is not fulfilled
    std::size_t silent;             // units in a hundred that never answered
    bool is_closed;
};
constexpr std::array plans{Plan{"followup.demo.first",
                                RoundKind::first_tertial,
                                {2023, 1, 1},
                                {2023, 4, 30},
                                {2023, 5, 15},
                                38,
                                44,
                                10,
                                true},
                           Plan{"followup.demo.second",
                                RoundKind::second_tertial,
                                {2023, 5, 1},
                                {2023, 8, 31},
                                {2023, 9, 15},
                                48,
                                40,
                                6,
                                true},
                           Plan{"followup.demo.annual",
                                RoundKind::annual_report,
                                {2023, 1, 1},
                                {2023, 12, 31},
                                {2024, 1, 26},
                                60,
                                31,
                                22,
                                false}};

std::string say(std::string const& key) {
    return i18n::text("sv", key);
}

Date made_day(std::array<int, 3> const& day) {
    return date_of(day[0], day[1], day[2]).value_or(Date{});
}

bool is_bound(UnitKind kind) {
    return kind == UnitKind::city_board || kind == UnitKind::committee ||
           kind == UnitKind::district_committee || kind == UnitKind::company;
}

/// One round being made.
class Maker {
public:
    Maker(Town& town, db::WriteTx& tx, Draw& draw) : town_(town), tx_(tx), draw_(draw) {}

    Result<Done> make(Plan const& plan, Id<Edition> const& edition) {
        Round round;
        round.id = town_.new_id<Round>();
        round.name = say(std::string{plan.name});
        round.kind = plan.kind;
        round.year = plan.to[0];
        round.edition = edition;
        round.period_from = made_day(plan.from);
        round.period_to = made_day(plan.to);
        round.due = made_day(plan.due);
        round.remind_before_days = 7;
        round.remind_every_days = 7;
        round.instruction = say("followup.demo.instruction");
        round.state = RoundState::open;
        round.tree_on = round.period_to;
        round.opened_at = start_of(plus_days(round.period_to, -10));
        round.marker = Marker::fictional;
        round.version = 1;
        TRY(permit, auth::decide<Round>(policy(), leader_, "followup.lead", std::nullopt));
        CHECK(tx_.insert(permit, round));
        CHECK(open(round));
        for (std::size_t i = 0; i < sheets_.size(); ++i) {
            CHECK(answer(plan, round, sheets_[i]));
        }
        if (plan.is_closed) {
            auto closed = round;
            closed.state = RoundState::closed;
            closed.closed_at = start_of(plus_days(round.due, 21));
            CHECK(tx_.update(permit, round, closed));
        }
        return Done{};
    }

private:
    Result<Done> open(Round const& round) {
        Opening ask;
        TRY(units, organisation::units_on(tx_, *round.tree_on));
        for (auto const& unit : units) {
            keys_.insert_or_assign(unit.id.text, unit.key);
            if (is_bound(unit.kind)) {
                ask.units.push_back(unit.id);
            }
        }
        TRY(goals, store::goals_of_edition(tx_, round.edition));
        for (auto const& goal : goals) {
            ask.goals.push_back(goal.id);
        }
        goals_ = std::move(goals);
        Opener opener{town_, tx_, leader_, round};
        CHECK(opener.open(ask));
        sheets_ = opener.sheets();
        return Done{};
    }

    Result<Done> answer(Plan const& plan, Round const& round, Sheet const& sheet) {
        auto const& key = keys_[sheet.unit.text];
        bool const waits_for_a_visitor = !plan.is_closed && key == "trafiknamnden";
        bool const is_handed_back =
            !plan.is_closed && (key == "utbildningsnamnden" || (key != "trafiknamnden" && draw_.happens(5)));
        bool const is_silent = waits_for_a_visitor || (!is_handed_back && draw_.happens(plan.silent));
        // Of the silent ones some have begun: the first goals are answered, nothing is handed in.
        std::size_t const begun = is_silent && !waits_for_a_visitor && draw_.happens(50) ? 3 : 0;
        auto const wanted = is_silent ? std::min(begun, goals_.size()) : goals_.size();
        std::vector<Answer> answers;
        for (std::size_t i = 0; i < wanted; ++i) {
            answers.push_back(drawn(plan, sheet, goals_[i]));
        }
        CHECK(keep(answers));
        if (is_silent) {
            return Done{};
        }
        auto after = sheet;
        after.status = plan.is_closed || draw_.happens(60) ? SheetStatus::accepted : SheetStatus::handed_in;
        for (auto const& one : answers) {
            after.marks += rules::letter_of(one.mark);
            after.forecasts += rules::letter_of(one.forecast);
        }
        after.handed_in_at = start_of(plus_days(round.due, static_cast<int>(draw_.below(14)) - 10));
        after.handed_in_by = leader_.account;
        after.status = is_handed_back ? SheetStatus::handed_back : after.status;
        after.turn = is_handed_back ? 2 : 1;
        TRY(permit, auth::decide<Sheet>(policy(), leader_, "followup.lead", std::nullopt));
        CHECK(tx_.update(permit, sheet, after));
        return is_handed_back ? hand_back(round, sheet, answers) : Result<Done>{Done{}};
    }

    Result<Done> hand_back(Round const& round, Sheet const& sheet, std::vector<Answer> answers) {
        TRY(permit, auth::decide<Remark>(policy(), leader_, "followup.lead", std::nullopt));
        Remark remark{town_.new_id<Remark>(),
                      sheet.id,
                      sheet.unit,
                      1,
                      goals_[draw_.below(goals_.size())].id,
                      say("followup.demo.remark"),
                      start_of(plus_days(round.due, 3)),
                      leader_.account};
        CHECK(tx_.insert(permit, remark));
        for (auto& one : answers) {
            one.turn = 2;
        }
        return keep(answers);
    }

    Result<Done> keep(std::vector<Answer>& answers) {
        TRY(permit, auth::decide<Answer>(policy(), writer_, "followup.answer", std::nullopt));
        for (auto& one : answers) {
            one.id = town_.new_id<Answer>();
            CHECK(tx_.insert(permit, one));
        }
        return Done{};
    }

    Answer drawn(Plan const& plan, Sheet const& sheet, Goal const& goal) {
        auto const dice = draw_.below(100);
        auto const mark = dice < plan.fulfilled                 ? Mark::fulfilled
                          : dice < plan.fulfilled + plan.partly ? Mark::partly
                                                                : Mark::not_fulfilled;
        Answer answer;
        answer.sheet = sheet.id;
        answer.unit = sheet.unit;
        answer.goal = goal.id;
        answer.mark = mark;
        answer.words = say("followup.demo." + std::string{name_of(goal.kind)} + "." +
                           std::string{name_of(mark)} + (draw_.happens(50) ? "_a" : "_b"));
        answer.version = 1;
        if (plan.kind != RoundKind::annual_report) {
            auto const better = mark == Mark::not_fulfilled ? Mark::partly : Mark::fulfilled;
            answer.forecast = draw_.happens(70) ? better : mark;
            if (*answer.forecast != Mark::fulfilled) {
                answer.forecast_words = say("followup.demo.forecast");
            }
        }
        return answer;
    }

    Town& town_;
    db::WriteTx& tx_;
    Draw& draw_;
    Actor const leader_ = auth::operator_actor();
    Actor const writer_{"operator", "operator", {{auth::Role::coordinator, true, {}}}};
    std::map<std::string, std::string> keys_;
    std::vector<Goal> goals_;
    std::vector<Sheet> sheets_;
};

}  // namespace

Result<Done> add_demo_rounds(Town& town, std::string const& edition, std::uint32_t seed) {
    db::WriteTx tx{town.db};
    TRY(known, store::rounds(tx, {1, 0}));
    TRY(found, tx.by_key<Edition>(edition));
    if (known.total > 0 || !found) {
        return Done{};
    }
    Draw draw{seed};
    for (auto const& plan : plans) {
        CHECK((Maker{town, tx, draw}.make(plan, found->id)));
    }
    return std::move(tx).commit(audit::entry(auth::operator_actor(), "followup.lead", "demo"));
}

}  // namespace varn::followup
