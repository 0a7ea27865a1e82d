// A choice of measures becomes a proposal for decision: its figures as they were, and whether they still
// hold.
#include "measure/api.h"
#include "platform/unseen.h"
#include "service.h"

namespace varn::portfolio {
namespace {

constexpr std::array<std::string_view, 2> tables_of_proposals{"decision_proposal", "proposal_measure"};

/// Whoever reads a proposal sees all that its figures are worked out from.
Result<Done> may_read_proposals(db::ReadTx& tx, Actor const& actor) {
    CHECK(may_reckon(tx, actor));
    TRY(sees_all, db::sees_all_of(tx, tables_of_proposals));
    return sees_all ? Result<Done>{Done{}}
                    : Error{ErrorCode::forbidden, "continuity.not_all_is_seen", {}, {}, {}};
}

/// The models of today, to be compared with those that proposals name.
struct Today {
    std::string model;
    std::string candidates;
    bool differs_from(DecisionProposal const& row) const {
        return row.model != model || row.candidates != candidates;
    }
};
Result<Today> models_today(Town& town, db::ReadTx& tx, Actor const& actor) {
    TRY(seen, continuity::town_network(tx, actor));
    TRY(candidates, candidates_model_of(tx, town.clock.today()));
    return Today{seen->model, std::move(candidates)};
}

bool may_propose(Actor const& actor) {
    return auth::judge(policy(), actor, "portfolio.propose", std::nullopt).ok();
}

Result<ProposalPage> page_of(Town& town, db::ReadTx& tx, Actor const& actor, std::string_view language,
                             DecisionProposal const& row) {
    TRY(today, models_today(town, tx, actor));
    TRY(portfolio, json::read<PortfolioTold>(row.figures));
    TRY(by, store::account_name(tx, row.proposed_by));
    ProposalPage page;
    page.id = row.id;
    page.title = row.title;
    page.words = row.words;
    page.proposed_on = row.proposed_on;
    page.proposed_by = std::move(by);
    page.is_stale = today.differs_from(row);
    page.may_change = may_propose(actor);
    page.assumptions = assumptions_of(portfolio, language);
    page.portfolio = std::move(portfolio);
    page.version = row.version;
    return page;
}

/// The answered choice that is put forward.
Result<PortfolioTold> chosen_by(db::ReadTx& tx, Id<Reckoning> const& id) {
    TRY(row, reckonings::find(tx, id));
    if (!row || row->kind != kind_of_choice) {
        return invalid("/reckoning", "portfolio.no_such_reckoning");
    }
    if (!row->answer) {
        return Error{ErrorCode::conflict, "portfolio.not_answered", {}, {}, {}};
    }
    TRY(told, json::read<PortfolioTold>(*row->answer));
    if (told.chosen.measures.empty()) {
        return Error{ErrorCode::conflict, "portfolio.nothing_chosen", {}, {}, {}};
    }
    return told;
}

}  // namespace

Result<Page<ProposalLine>> list_proposals(Town& town, Actor const& actor, Window window) {
    CHECK(auth::judge(policy(), actor, "portfolio.reckon", std::nullopt));
    db::ReadTx tx{town.db};
    CHECK(may_read_proposals(tx, actor));
    TRY(today, models_today(town, tx, actor));
    TRY(found, store::proposals(tx, window));
    Page<ProposalLine> page{{}, found.total};
    for (auto const& row : found.items) {
        TRY(measures, store::measures_in(tx, row.id));
        page.items.push_back(
            {row.id, row.title, measures, row.cost_ore, row.saved, row.proposed_on, today.differs_from(row)});
    }
    return page;
}

Result<ProposalPage> proposal_page(Town& town, Actor const& actor, std::string_view language,
                                   Id<DecisionProposal> const& id) {
    CHECK(auth::judge(policy(), actor, "portfolio.reckon", std::nullopt));
    db::ReadTx tx{town.db};
    CHECK(may_read_proposals(tx, actor));
    TRY(row, tx.get(id));
    return page_of(town, tx, actor, language, row);
}

Result<ProposalPage> propose(Town& town, Actor const& actor, std::string_view language,
                             NewProposal const& ask) {
    db::WriteTx tx{town.db};
    TRY(permit, auth::decide<DecisionProposal>(policy(), actor, "portfolio.propose", std::nullopt));
    TRY(of_measures, auth::decide<ProposalMeasure>(policy(), actor, "portfolio.propose", std::nullopt));
    CHECK(may_read_proposals(tx, actor));
    TRY(told, chosen_by(tx, ask.reckoning));
    DecisionProposal const row{town.new_id<DecisionProposal>(),
                               ask.title,
                               ask.words,
                               told.model,
                               told.candidates_model,
                               told.budget_ore,
                               told.chosen.cost_ore,
                               told.chosen.saved,
                               json::write(told),
                               town.clock.today(),
                               actor.account,
                               1};
    CHECK(tx.insert(permit, row));
    for (auto const& one : told.candidates) {
        if (one.is_chosen) {
            CHECK(tx.insert(of_measures, ProposalMeasure{town.new_id<ProposalMeasure>(), row.id, one.measure,
                                                         one.cost_ore, one.yearly_cost_ore}));
        }
    }
    TRY(page, page_of(town, tx, actor, language, row));
    CHECK(std::move(tx).commit(audit::entry(actor, "portfolio.propose")));
    return page;
}

Result<ProposalPage> change_proposal(Town& town, Actor const& actor, std::string_view language,
                                     Id<DecisionProposal> const& id, int version,
                                     json::Change<DecisionProposal> const& change) {
    db::WriteTx tx{town.db};
    TRY(permit, auth::decide<DecisionProposal>(policy(), actor, "portfolio.propose", std::nullopt));
    CHECK(may_read_proposals(tx, actor));
    TRY(before, tx.get(id));
    if (before.version != version) {
        return Error{ErrorCode::stale, "common.stale", {}, {}, {}};
    }
    TRY(after, change.onto(before));
    CHECK(tx.update(permit, before, after));
    TRY(page, page_of(town, tx, actor, language, after));
    CHECK(std::move(tx).commit(audit::entry(actor, "portfolio.propose")));
    return page;
}

}  // namespace varn::portfolio
