#include "rules.h"

#include <algorithm>

namespace varn::followup::rules {
namespace {

Error conflict(std::string key) {
    return Error{ErrorCode::conflict, std::move(key), {}, {}, {}};
}

bool is_blank(std::optional<std::string> const& words) {
    return !words || words->find_first_not_of(" \n\t") == std::string::npos;
}

void look_at(RoundGoal const& goal, Answer const* answer, bool with_forecast,
             std::vector<Problem>& problems) {
    auto const place = "/goals/" + goal.goal.text;
    Params const params{{"goal", goal.title}};
    if (answer == nullptr || !answer->mark) {
        problems.push_back(Problem{place + "/mark", "followup.mark_needed", params});
    }
    if (answer == nullptr || is_blank(answer->words)) {
        problems.push_back(Problem{place + "/words", "followup.words_needed", params});
    }
    if (!with_forecast || answer == nullptr) {
        return;
    }
    if (!answer->forecast) {
        problems.push_back(Problem{place + "/forecast", "followup.forecast_needed", params});
    } else if (*answer->forecast != Mark::fulfilled && is_blank(answer->forecast_words)) {
        problems.push_back(Problem{place + "/forecast_words", "followup.forecast_words_needed", params});
    }
}

}  // namespace

Result<Done> must_have_days_in_order(Round const& round) {
    if (round.period_to < round.period_from) {
        return invalid("/period_to", "followup.ends_before_it_begins");
    }
    if (round.due < round.period_from) {
        return invalid("/due", "followup.due_before_the_period");
    }
    return Done{};
}

Result<Done> must_be_an_edition_to_follow_up(db::ReadTx& tx, Round const& round) {
    TRY(edition, tx.find(round.edition));
    if (!edition) {
        return invalid("/edition", "programme.not_there");
    }
    bool const has_begun = edition->valid_from && *edition->valid_from <= round.period_to;
    TRY(replaced, store::is_replaced(tx, round.edition, round.period_from));
    if (edition->status != programme::EditionStatus::adopted || !has_begun || replaced) {
        return invalid("/edition", "followup.edition_not_in_force", {{"day", to_text(round.period_to)}});
    }
    return Done{};
}

Result<Done> must_be_open(Round const& round) {
    CHECK(must_not_be_closed(round));
    if (round.state != RoundState::open) {
        return conflict("followup.not_opened");
    }
    return Done{};
}

Result<Done> must_not_be_closed(Round const& round) {
    if (round.state == RoundState::closed) {
        return conflict("followup.closed");
    }
    return Done{};
}

Result<Done> must_lie_with_the_unit(Sheet const& sheet) {
    if (counts(sheet.status)) {
        return conflict("followup.locked");
    }
    return Done{};
}

Result<Done> must_be_handed_in(Sheet const& sheet) {
    if (!counts(sheet.status)) {
        return conflict("followup.not_handed_in");
    }
    return Done{};
}

Result<Done> must_be_current(std::optional<int> seen, int version) {
    if (seen && *seen != version) {
        return Error{ErrorCode::stale, "common.stale", {}, {}, {}};
    }
    return Done{};
}

Result<Done> must_be_complete(Round const& round, std::vector<RoundGoal> const& goals,
                              std::vector<Answer> const& answers) {
    std::vector<Problem> problems;
    for (auto const& goal : goals) {
        auto const found = std::find_if(answers.begin(), answers.end(),
                                        [&](Answer const& answer) { return answer.goal == goal.goal; });
        look_at(goal, found == answers.end() ? nullptr : &*found, needs_forecast(round), problems);
    }
    if (!problems.empty()) {
        return Error{ErrorCode::invalid, "followup.incomplete", {}, std::move(problems), {}};
    }
    return Done{};
}

bool needs_forecast(Round const& round) {
    return round.kind != RoundKind::annual_report;
}

bool counts(SheetStatus status) {
    return status == SheetStatus::handed_in || status == SheetStatus::accepted;
}

std::int64_t days_late(Round const& round, Date today) {
    return round.state == RoundState::open && round.due < today ? today.days - round.due.days : 0;
}

char letter_of(std::optional<Mark> mark) {
    if (!mark) {
        return '-';
    }
    return *mark == Mark::fulfilled ? 'f' : *mark == Mark::partly ? 'p' : 'n';
}

}  // namespace varn::followup::rules
