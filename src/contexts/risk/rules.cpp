#include "rules.h"

#include "platform/holding.h"

namespace varn::risk::rules {
namespace {

Error in_conflict(std::string key) {
    return Error{ErrorCode::conflict, std::move(key), {}, {}, {}};
}

/// Participation that is not answered, or answered with a no by somebody who hands in all the same.
void look_at_participation(Readiness const& readiness, std::vector<Problem>& problems) {
    if (readiness.participants.empty()) {
        problems.push_back(Problem{"/participation", "risk.nobody_takes_part", {}});
    }
    for (auto const& one : readiness.participants) {
        bool const own = readiness.analysis.unit.has_value();
        if (one.participation == Participation::asked) {
            problems.push_back(
                Problem{"/participation/" + one.id.text, "risk.participation_needed", {{"name", one.name}}});
        } else if (own && one.participation == Participation::not_in) {
            problems.push_back(
                Problem{"/participation/" + one.id.text, "risk.says_not_in", {{"name", one.name}}});
        }
    }
}

}  // namespace

bool is_blank(std::optional<std::string> const& words) {
    return !words || words->find_first_not_of(" \n\t") == std::string::npos;
}

Result<Done> must_be_free_to_change(db::WriteTx& tx, Id<ScaleSet> const& set) {
    TRY(found, tx.find(set));
    if (!found) {
        return invalid("/scale_set", "risk.not_there");
    }
    CHECK(db::hold(tx, set));
    TRY(locked, store::is_locked(tx, set));
    return locked ? Result<Done>{in_conflict("risk.scale_set_locked")} : Result<Done>{Done{}};
}

Result<Done> must_be_a_step(db::ReadTx& tx, ScaleStep const& step) {
    std::vector<Problem> problems;
    bool const likely = step.scale == Scale::likelihood;
    if (!likely && step.yearly_from) {
        problems.push_back(Problem{"/yearly_from", "risk.frequency_of_likelihood_alone", {}});
    }
    if (!likely && step.yearly_to) {
        problems.push_back(Problem{"/yearly_to", "risk.frequency_of_likelihood_alone", {}});
    }
    if (step.yearly_from.value_or(0) < 0) {
        problems.push_back(Problem{"/yearly_from", "risk.frequency_not_negative", {}});
    }
    if (step.yearly_to && *step.yearly_to <= step.yearly_from.value_or(0)) {
        problems.push_back(Problem{"/yearly_to", "risk.frequency_runs_upwards", {}});
    }
    if (step.protection_value_key && step.scale != Scale::consequence) {
        problems.push_back(Problem{"/protection_value_key", "risk.value_of_consequence_alone", {}});
    }
    TRY(other, store::step_at(tx, step));
    if (other && other->id != step.id) {
        problems.push_back(Problem{"/level", "risk.level_taken", {{"name", other->name}}});
    }
    if (!problems.empty()) {
        return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
    }
    return Done{};
}

Result<Done> must_be_a_round(db::ReadTx& tx, AnalysisRound const& round, Date today) {
    if (round.mandate_to < round.mandate_from) {
        return invalid("/mandate_to", "risk.mandate_runs_forwards");
    }
    TRY(edition, tx.find(round.edition));
    if (!edition) {
        return invalid("/edition", "programme.not_there");
    }
    bool const has_begun = edition->valid_from && *edition->valid_from <= today;
    TRY(replaced, store::is_replaced(tx, round.edition, today));
    if (edition->status != programme::EditionStatus::adopted || !has_begun || replaced) {
        return invalid("/edition", "risk.edition_not_in_force", {{"day", to_text(today)}});
    }
    TRY(set, tx.find(round.scale_set));
    if (!set) {
        return invalid("/scale_set", "risk.not_there");
    }
    if (round.previous) {
        TRY(before, tx.find(*round.previous));
        if (!before || before->id == round.id || before->state == RoundState::draft) {
            return invalid("/previous", "risk.previous_must_be_opened");
        }
    }
    return Done{};
}

Result<Done> must_be_open(AnalysisRound const& round) {
    CHECK(must_not_be_closed(round));
    return round.state == RoundState::open ? Result<Done>{Done{}}
                                           : Result<Done>{in_conflict("risk.round_not_opened")};
}

Result<Done> must_not_be_closed(AnalysisRound const& round) {
    return round.state == RoundState::closed ? Result<Done>{in_conflict("risk.round_closed")}
                                             : Result<Done>{Done{}};
}

Result<Done> must_be_a_draft(Analysis const& analysis) {
    return analysis.state == AnalysisState::draft ? Result<Done>{Done{}}
                                                  : Result<Done>{in_conflict("risk.analysis_locked")};
}

Result<Done> must_be_current(std::optional<int> seen, int version) {
    if (seen && *seen != version) {
        return Error{ErrorCode::stale, "common.stale", {}, {}, {}};
    }
    return Done{};
}

Result<Done> must_say_why_not_in(Participant const& participant) {
    if (participant.participation == Participation::not_in && is_blank(participant.words)) {
        return invalid("/words", "risk.say_why_not_in");
    }
    return Done{};
}

Result<Done> must_have_happened(Date on, Date today, std::string pointer) {
    return on > today ? Result<Done>{invalid(std::move(pointer), "risk.not_happened_yet")}
                      : Result<Done>{Done{}};
}

Result<Done> must_be_ready(Readiness const& readiness) {
    std::vector<Problem> problems;
    for (auto const& one : readiness.waiting) {
        problems.push_back(Problem{"/risks/" + one.id.text, "risk.answer_copied", {{"title", one.title}}});
    }
    if (readiness.capabilities == 0) {
        problems.push_back(Problem{"/capabilities", "risk.capability_needed", {}});
    }
    look_at_participation(readiness, problems);
    if (!readiness.analysis.conditions_considered) {
        problems.push_back(Problem{"/conditions_considered", "risk.conditions_needed", {}});
    } else if (*readiness.analysis.conditions_considered && is_blank(readiness.analysis.conditions_words)) {
        problems.push_back(Problem{"/conditions_words", "risk.conditions_words_needed", {}});
    }
    if (!problems.empty()) {
        return Error{ErrorCode::invalid, "risk.not_ready", {}, std::move(problems), {}};
    }
    return Done{};
}

std::int64_t days_late(AnalysisRound const& round, Date today) {
    return round.state == RoundState::open && round.due < today ? today.days - round.due.days : 0;
}

}  // namespace varn::risk::rules
