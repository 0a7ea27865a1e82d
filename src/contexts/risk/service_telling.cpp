// An analysis put together for documents, from the same verbs that the API answers with.
#include "risk/telling.h"

#include <limits>

#include "service_risks.h"

namespace varn::risk {
namespace {

Result<TownTold> town_told(db::ReadTx& tx, Actor const& actor, Id<AnalysisRound> const& round, Date on) {
    TownTold told;
    TRY(lines, analysis_lines(tx, round, on));
    told.analyses = std::move(lines);
    TRY(heat, heat_in(tx, actor, round, on));
    told.heat = std::move(heat);
    TRY(before, matrix_in(tx, actor, round, {{}, on}));
    told.before = std::move(before);
    TRY(after, matrix_in(tx, actor, round, {{{}, {}, true, {}}, on}));
    told.after = std::move(after);
    TRY(capabilities, store::capabilities_of_round(tx, round));
    told.capabilities = std::move(capabilities);
    return told;
}

Result<Done> tell_since(db::ReadTx& tx, AnalysisTold& told) {
    auto const& analysis = told.view.analysis;
    if (!analysis.previous) {
        return Done{};
    }
    TRY(before, tx.find(*analysis.previous));
    if (!before) {
        return Done{};
    }
    TRY(round, tx.get(before->round));
    told.round_before = round.name;
    TRY(since, compare_in(tx, *before, analysis));
    told.since = std::move(since);
    return Done{};
}

}  // namespace

Result<AnalysisTold> analysis_told(db::ReadTx& tx, Actor const& actor, Id<Analysis> const& id, Date on) {
    CHECK(may_read(actor));
    AnalysisTold told;
    TRY(view, analysis_in(tx, actor, id, on));
    told.view = std::move(view);
    auto const& round = told.view.round;
    TRY(edition, tx.get(round.edition));
    told.edition_title = edition.title;
    TRY(scale_set, tx.get(round.scale_set));
    told.scale_set = std::move(scale_set);
    TRY(steps, store::steps(tx, round.scale_set));
    told.steps = std::move(steps);
    TRY(values, store::protection_values(tx, round.edition));
    told.values = std::move(values);
    TRY(participants, store::participants(tx, round.id));
    told.participants = std::move(participants);
    RiskQuestion wanted;
    wanted.filter.analysis = id.text;
    TRY(risks, all_risk_views(tx, actor, wanted, on));
    told.risks = std::move(risks);
    TRY(before, matrix_in(tx, actor, round.id, {{{}, {}, false, id.text}, on}));
    told.before = std::move(before);
    TRY(after, matrix_in(tx, actor, round.id, {{{}, {}, true, id.text}, on}));
    told.after = std::move(after);
    CHECK(tell_since(tx, told));
    if (!told.view.analysis.unit) {
        TRY(town, town_told(tx, actor, round.id, on));
        told.town = std::move(town);
    }
    return told;
}

Result<std::vector<AnalysisOfRound>> every_analysis(db::ReadTx& tx, Actor const& actor, Date on) {
    CHECK(may_read(actor));
    TRY(rounds, store::rounds(tx, {std::numeric_limits<int>::max(), 0}));
    std::vector<AnalysisOfRound> all;
    for (auto const& round : rounds.items) {
        TRY(lines, analysis_lines(tx, round.id, on));
        for (auto& line : lines) {
            all.push_back({round.name, round.state, std::move(line)});
        }
    }
    return all;
}

}  // namespace varn::risk
