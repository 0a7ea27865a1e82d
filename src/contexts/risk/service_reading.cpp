// Analyses as they are read: in a list, as a list of whom to call, and one with everything beside it.
#include <algorithm>

#include "service.h"

namespace varn::risk {
namespace {

/// What the lines of a round need to know.
struct LineFacts {
    AnalysisRound round;
    std::map<std::string, std::int64_t> risks;    // by analysis
    std::map<std::string, std::int64_t> waiting;  // by analysis
    std::map<std::string, Participant> participants;
    Date today;
};

Result<LineFacts> line_facts(db::ReadTx& tx, Id<AnalysisRound> const& id, Date today) {
    LineFacts facts;
    TRY(round, tx.get(id));
    TRY(counts, store::risk_counts(tx, id));
    TRY(participants, store::participants(tx, id));
    for (auto const& one : counts) {
        if (one.standing != RiskStanding::retired) {
            facts.risks[one.analysis.text] += one.count;
        }
        if (one.standing == RiskStanding::to_confirm) {
            facts.waiting[one.analysis.text] += one.count;
        }
    }
    for (auto& one : participants) {
        if (one.unit) {
            facts.participants.emplace(one.unit->text, std::move(one));
        }
    }
    facts.round = std::move(round);
    facts.today = today;
    return facts;
}

AnalysisLine line_of(LineFacts const& facts, Analysis const& analysis) {
    AnalysisLine line;
    line.analysis = analysis.id;
    line.unit = analysis.unit;
    line.state = analysis.state;
    line.due = facts.round.due;
    line.approved_on = analysis.approved_on;
    auto const count_in = [&](std::map<std::string, std::int64_t> const& counts) {
        auto const found = counts.find(analysis.id.text);
        return found == counts.end() ? 0 : found->second;
    };
    line.risks = count_in(facts.risks);
    line.waiting = count_in(facts.waiting);
    if (analysis.state == AnalysisState::draft) {
        line.days_late = rules::days_late(facts.round, facts.today);
    }
    if (analysis.unit) {
        auto const found = facts.participants.find(analysis.unit->text);
        if (found != facts.participants.end()) {
            line.unit_name = found->second.name;
            line.participation = found->second.participation;
        }
    }
    return line;
}

Page<AnalysisLine> page_of(std::vector<AnalysisLine> all) {
    auto const total = static_cast<std::int64_t>(all.size());
    return {std::move(all), total};
}

}  // namespace

Result<std::vector<AnalysisLine>> analysis_lines(db::ReadTx& tx, Id<AnalysisRound> const& id, Date today) {
    TRY(facts, line_facts(tx, id, today));
    TRY(analyses, store::analyses(tx, id));
    std::vector<AnalysisLine> all;
    for (auto const& analysis : analyses) {
        all.push_back(line_of(facts, analysis));
    }
    return all;
}

Result<Page<AnalysisLine>> list_analyses(Town& town, Actor const& actor, Id<AnalysisRound> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(all, analysis_lines(tx, id, town.clock.today()));
    return page_of(std::move(all));
}

Result<Page<AnalysisLine>> chase_list(Town& town, Actor const& actor, Id<AnalysisRound> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(all, analysis_lines(tx, id, town.clock.today()));
    TRY(people, store::contacts(tx, id, town.clock.today()));
    std::map<std::string, std::vector<RiskContact>> by_unit;
    for (auto& one : people) {
        by_unit[one.unit.text].push_back(
            {std::move(one.name), std::move(one.duty), std::move(one.phone), std::move(one.email)});
    }
    std::erase_if(all, [](AnalysisLine const& line) { return line.state != AnalysisState::draft; });
    for (auto& line : all) {
        if (line.unit && by_unit.contains(line.unit->text)) {
            line.contacts = by_unit[line.unit->text];
        }
    }
    return page_of(std::move(all));
}

Result<AnalysisView> analysis_view(Town& town, Actor const& actor, Id<Analysis> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    return analysis_in(tx, actor, id, town.clock.today());
}

Result<AnalysisView> analysis_in(db::ReadTx& tx, Actor const& actor, Id<Analysis> const& id, Date today) {
    TRY(analysis, tx.get(id));
    TRY(facts, line_facts(tx, analysis.round, today));
    TRY(capabilities, store::capabilities(tx, id));
    TRY(steps, store::steps_of(tx, id));
    auto const line = line_of(facts, analysis);
    bool const is_open = facts.round.state == RoundState::open;
    AnalysisView view;
    view.unit_name = line.unit_name;
    view.capabilities = std::move(capabilities);
    view.steps = std::move(steps);
    view.risks = line.risks;
    view.waiting = line.waiting;
    view.may_write = is_open && analysis.state == AnalysisState::draft &&
                     may(actor, action_to_write(analysis.unit), place_at(analysis.unit));
    view.may_approve = may(actor, action_to_approve(analysis.unit), place_at(analysis.unit));
    view.version = analysis.version;
    view.round = std::move(facts.round);
    view.analysis = std::move(analysis);
    return view;
}

}  // namespace varn::risk
