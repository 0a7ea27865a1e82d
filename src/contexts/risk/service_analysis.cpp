// An analysis on its way: written, handed in, approved, reopened, confirmed.
#include "holding.h"
#include "platform/holders.h"
#include "risk/notices.h"

namespace varn::risk {
namespace {

/// Keeps the step that an analysis took.
Result<Done> keep_step(Town& town, db::WriteTx& tx, Actor const& actor, AnalysisStep step) {
    auto const action =
        step.kind == AnalysisStepKind::handed_in ? action_to_write(step.unit) : action_to_approve(step.unit);
    TRY(permit, auth::decide<AnalysisStep>(policy(), actor, action, place_at(step.unit)));
    step.id = town.new_id<AnalysisStep>();
    step.account = actor.account;
    step.registered_at = town.clock.now();
    return tx.insert(permit, step);
}

Result<auth::Permit<Analysis>> permit_to_approve(Actor const& actor, Analysis const& analysis) {
    return auth::decide<Analysis>(policy(), actor, action_to_approve(analysis.unit), place_at(analysis.unit));
}

Result<Done> tell_of(Town& town, db::WriteTx& tx, Actor const& actor, notify::Kind const& kind,
                     Analysis const& analysis) {
    std::vector<std::string> to;
    if (kind.name == analysis_handed_in.name || !analysis.unit) {
        TRY(centre,
            auth::holders(tx, {auth::Role::strategist}, town.clock.today(), auth::Holding::whole_town));
        to = std::move(centre);
    } else {
        TRY(people, organisation::writers_of(tx, *analysis.unit, town.clock.today()));
        to = std::move(people);
    }
    return notify::tell(
        town, tx, {.kind = kind, .to = std::move(to), .subject = analysis.id.text, .by = actor.account});
}

Result<rules::Readiness> readiness_of(db::ReadTx& tx, Analysis const& analysis) {
    rules::Readiness readiness;
    readiness.analysis = analysis;
    TRY(waiting, store::waiting(tx, analysis.id));
    TRY(capabilities, store::capabilities(tx, analysis.id));
    readiness.waiting = std::move(waiting);
    readiness.capabilities = capabilities.size();
    if (!analysis.unit) {
        TRY(all, store::participants(tx, analysis.round));
        readiness.participants = std::move(all);
        return readiness;
    }
    TRY(own, store::participant_of(tx, analysis.round, *analysis.unit));
    if (own) {
        readiness.participants.push_back(std::move(*own));
    }
    return readiness;
}

Result<Done> commit_step(Town& town, db::WriteTx& tx, Actor const& actor, Analysis const& analysis,
                         AnalysisStep step) {
    auto const action =
        step.kind == AnalysisStepKind::handed_in ? action_to_write(step.unit) : action_to_approve(step.unit);
    auto const said = std::string{name_of(step.kind)};
    CHECK(keep_step(town, tx, actor, std::move(step)));
    auto entry = audit::entry(actor, std::string{action}, said);
    entry.entity = "risk_analysis";
    entry.subject = analysis.id.text;
    return std::move(tx).commit(entry);
}

AnalysisStep step_on(Analysis const& analysis, AnalysisStepKind kind, Date on,
                     std::optional<std::string> words) {
    AnalysisStep step;
    step.analysis = analysis.id;
    step.unit = analysis.unit;
    step.kind = kind;
    step.happened_on = on;
    step.words = std::move(words);
    return step;
}

/// A level of the round's scales.
Result<Done> must_be_a_level(db::ReadTx& tx, AnalysisRound const& round, int level) {
    ScaleStep asked;
    asked.scale_set = round.scale_set;
    asked.scale = Scale::capability;
    asked.level = level;
    TRY(found, store::step_at(tx, asked));
    return found ? Result<Done>{Done{}}
                 : Result<Done>{
                       invalid("/level", "risk.level_not_in_scale", {{"level", std::to_string(level)}})};
}

}  // namespace

Result<Analysis> begin_analysis(Town& town, db::WriteTx& tx, Actor const& actor, AnalysisRound const& round,
                                MaybeUnit const& unit) {
    TRY(permit, auth::decide<Analysis>(policy(), actor, "risk.lead", std::nullopt));
    Analysis analysis;
    analysis.id = town.new_id<Analysis>();
    analysis.round = round.id;
    analysis.unit = unit;
    analysis.version = 1;
    if (round.previous) {
        TRY(before, store::analysis_before(tx, *round.previous, unit));
        if (before) {
            analysis.previous = before->id;
        }
    }
    CHECK(tx.insert(permit, analysis));
    return analysis;
}

Result<Analysis> add_analysis(Town& town, Actor const& actor, Analysis analysis) {
    db::WriteTx tx{town.db};
    CHECK(auth::judge(policy(), actor, "risk.lead", std::nullopt));
    TRY(found, tx.find(analysis.round));
    if (!found) {
        return invalid("/round", "risk.not_there");
    }
    CHECK(db::stand_on(tx, found->id));
    TRY(round, tx.get(found->id));
    CHECK(rules::must_be_open(round));
    if (!analysis.unit) {
        return invalid("/unit", "risk.name_a_unit");
    }
    TRY(participant, store::participant_of(tx, round.id, *analysis.unit));
    if (!participant) {
        return invalid("/unit", "risk.ask_the_unit_first");
    }
    TRY(made, begin_analysis(town, tx, actor, round, analysis.unit));
    TRY(people, organisation::writers_of(tx, *analysis.unit, town.clock.today()));
    CHECK(notify::tell(
        town, tx,
        {.kind = round_opened, .to = std::move(people), .subject = made.id.text, .by = actor.account}));
    CHECK(std::move(tx).commit(audit::entry(actor, "risk.lead")));
    return made;
}

Result<Analysis> change_analysis(Town& town, Actor const& actor, Id<Analysis> const& id, int version,
                                 json::Change<Analysis> const& change) {
    return writing_in(town, actor, id,
                      [&](db::WriteTx& tx, Analysis const& before, AnalysisRound const&) -> Result<Analysis> {
                          CHECK(rules::must_be_current(version, before.version));
                          TRY(permit, permit_to_write<Analysis>(actor, before.unit));
                          TRY(after, change.onto(before));
                          CHECK(tx.update(permit, before, after));
                          CHECK(keep(tx, actor, before.unit));
                          return after;
                      });
}

Result<Analysis> hand_in(Town& town, Actor const& actor, Id<Analysis> const& id, AnalysisHandIn const& ask,
                         std::optional<int> version) {
    return writing_in(
        town, actor, id,
        [&](db::WriteTx& tx, Analysis const& before, AnalysisRound const&) -> Result<Analysis> {
            CHECK(rules::must_be_current(version, before.version));
            TRY(permit, permit_to_write<Analysis>(actor, before.unit));
            TRY(readiness, readiness_of(tx, before));
            CHECK(rules::must_be_ready(readiness));
            auto after = before;
            after.state = AnalysisState::handed_in;
            after.handed_in_on = town.clock.today();
            CHECK(tx.update(permit, before, after));
            CHECK(tell_of(town, tx, actor, analysis_handed_in, after));
            CHECK(commit_step(town, tx, actor, after,
                              step_on(after, AnalysisStepKind::handed_in, town.clock.today(), ask.words)));
            return after;
        });
}

Result<Analysis> approve(Town& town, Actor const& actor, Id<Analysis> const& id, AnalysisApproval const& ask,
                         std::optional<int> version) {
    return with_analysis(
        town, id,
        [&](db::WriteTx& tx, Analysis const& before, AnalysisRound const& round) -> Result<Analysis> {
            TRY(permit, permit_to_approve(actor, before));
            CHECK(rules::must_be_open(round));
            CHECK(rules::must_be_current(version, before.version));
            if (before.state != AnalysisState::handed_in) {
                return Error{ErrorCode::conflict, "risk.hand_in_first", {}, {}, {}};
            }
            auto const on = ask.approved_on.value_or(town.clock.today());
            CHECK(rules::must_have_happened(on, town.clock.today(), "/approved_on"));
            auto after = before;
            after.state = AnalysisState::approved;
            after.approved_on = on;
            after.approved_by = ask.approved_by;
            after.confirmed_on = on;
            CHECK(tx.update(permit, before, after));
            CHECK(tell_of(town, tx, actor, analysis_approved, after));
            CHECK(commit_step(town, tx, actor, after,
                              step_on(after, AnalysisStepKind::approved, on, ask.approved_by)));
            return after;
        });
}

Result<Analysis> reopen(Town& town, Actor const& actor, Id<Analysis> const& id, AnalysisReopening const& ask,
                        std::optional<int> version) {
    return with_analysis(
        town, id,
        [&](db::WriteTx& tx, Analysis const& before, AnalysisRound const& round) -> Result<Analysis> {
            TRY(permit, permit_to_approve(actor, before));
            CHECK(rules::must_be_open(round));
            CHECK(rules::must_be_current(version, before.version));
            if (before.state == AnalysisState::draft) {
                return Error{ErrorCode::conflict, "risk.is_a_draft", {}, {}, {}};
            }
            if (rules::is_blank(ask.words)) {
                return invalid("/words", "risk.say_why_reopened");
            }
            auto after = before;
            after.state = AnalysisState::draft;
            after.handed_in_on.reset();
            after.approved_on.reset();
            after.approved_by.reset();
            after.confirmed_on.reset();
            CHECK(tx.update(permit, before, after));
            CHECK(tell_of(town, tx, actor, analysis_reopened, after));
            CHECK(commit_step(town, tx, actor, after,
                              step_on(after, AnalysisStepKind::reopened, town.clock.today(), ask.words)));
            return after;
        });
}

Result<Analysis> confirm(Town& town, Actor const& actor, Id<Analysis> const& id,
                         AnalysisConfirmation const& ask, std::optional<int> version) {
    return with_analysis(
        town, id, [&](db::WriteTx& tx, Analysis const& before, AnalysisRound const&) -> Result<Analysis> {
            TRY(permit, permit_to_approve(actor, before));
            CHECK(rules::must_be_current(version, before.version));
            if (before.state != AnalysisState::approved) {
                return Error{ErrorCode::conflict, "risk.approve_first", {}, {}, {}};
            }
            auto const on = ask.confirmed_on.value_or(town.clock.today());
            CHECK(rules::must_have_happened(on, town.clock.today(), "/confirmed_on"));
            if (before.confirmed_on && on < *before.confirmed_on) {
                return invalid("/confirmed_on", "risk.confirmed_later_already",
                               {{"day", to_text(*before.confirmed_on)}});
            }
            auto after = before;
            after.confirmed_on = on;
            CHECK(tx.update(permit, before, after));
            CHECK(commit_step(town, tx, actor, after,
                              step_on(after, AnalysisStepKind::confirmed, on, ask.words)));
            return after;
        });
}

Result<CapabilityAssessment> add_capability(Town& town, Actor const& actor, CapabilityAssessment row) {
    return writing_in(town, actor, row.analysis,
                      [&](db::WriteTx& tx, Analysis const& analysis,
                          AnalysisRound const& round) -> Result<CapabilityAssessment> {
                          auto made = row;
                          made.unit = analysis.unit;
                          CHECK(must_be_a_level(tx, round, made.level));
                          TRY(permit, permit_to_write<CapabilityAssessment>(actor, made.unit));
                          made.id = town.new_id<CapabilityAssessment>();
                          made.version = 1;
                          CHECK(tx.insert(permit, made));
                          CHECK(keep(tx, actor, made.unit));
                          return made;
                      });
}

Result<CapabilityAssessment> change_capability(Town& town, Actor const& actor,
                                               Id<CapabilityAssessment> const& id, int version,
                                               json::Change<CapabilityAssessment> const& change) {
    Id<Analysis> of;
    {
        db::ReadTx tx{town.db};
        TRY(row, tx.get(id));
        of = row.analysis;
    }
    return writing_in(
        town, actor, of,
        [&](db::WriteTx& tx, Analysis const&, AnalysisRound const& round) -> Result<CapabilityAssessment> {
            TRY(before, tx.get(id));
            CHECK(rules::must_be_current(version, before.version));
            TRY(permit, permit_to_write<CapabilityAssessment>(actor, before.unit));
            TRY(after, change.onto(before));
            CHECK(must_be_a_level(tx, round, after.level));
            CHECK(tx.update(permit, before, after));
            CHECK(keep(tx, actor, before.unit));
            return after;
        });
}

}  // namespace varn::risk
