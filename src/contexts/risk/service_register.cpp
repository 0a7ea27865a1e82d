// The register of risks, the matrix and the heat of a round, and the measures that come out of a risk.
#include <algorithm>

#include "measure/api.h"
#include "service_risks.h"

namespace varn::risk {
namespace {

/// What many risks stand in, looked up once each.
class Surroundings {
public:
    Surroundings(db::ReadTx& tx, Actor const& actor, Date day) : tx_(tx), actor_(actor), day_(day) {}

    Result<Done> learn() {
        TRY(kinds, store::kinds(tx_));
        for (auto& kind : kinds) {
            kinds_.emplace(kind.id.text, std::move(kind));
        }
        TRY(measures, measure::count_per_source(tx_, measure::SourceKind::risk));
        measures_ = std::move(measures);
        return Done{};
    }
    Result<std::string> name_of_unit(MaybeUnit const& unit) {
        if (!unit) {
            return std::string{};
        }
        auto const found = names_.find(unit->text);
        if (found != names_.end()) {
            return found->second;
        }
        TRY(view, organisation::unit_on(tx_, *unit, day_));
        return names_[unit->text] = view.name;
    }
    Result<Done> place(RiskView& view) {
        auto const& risk = view.risk;
        TRY(name, name_of_unit(risk.unit));
        if (!analyses_.contains(risk.analysis.text)) {
            TRY(analysis, tx_.get(risk.analysis));
            TRY(round, tx_.get(analysis.round));
            analyses_.emplace(risk.analysis.text, std::pair{std::move(analysis), std::move(round)});
        }
        auto const& [analysis, round] = analyses_.at(risk.analysis.text);
        view.unit_name = name;
        view.round = round.id;
        view.round_name = round.name;
        if (auto const kind = kinds_.find(risk.kind.text); kind != kinds_.end()) {
            view.kind_title = kind->second.title;
            view.is_antagonistic = kind->second.is_antagonistic;
        }
        auto const counted = measures_.find(risk.id.text);
        view.measures = counted == measures_.end() ? 0 : counted->second;
        view.may_change = round.state == RoundState::open && analysis.state == AnalysisState::draft &&
                          may(actor_, action_to_write(risk.unit), place_at(risk.unit));
        view.version = risk.version;
        return Done{};
    }

private:
    db::ReadTx& tx_;
    Actor const& actor_;
    Date day_;
    std::map<std::string, RiskKind> kinds_;
    std::map<std::string, std::int64_t> measures_;
    std::map<std::string, std::string> names_;
    std::map<std::string, std::pair<Analysis, AnalysisRound>> analyses_;
};

void raise(std::optional<int>& highest, int level) {
    highest = std::max(highest.value_or(0), level);
}

/// What is left when nothing else was said is what there was.
int residual_of(RiskConsequence const& row) {
    return row.residual_level.value_or(row.level);
}

Result<store::RiskFilter> filter_of(db::ReadTx& tx, RiskQuestion const& question, Date on) {
    auto filter = question.filter;
    if (!question.unit.empty()) {
        TRY(units, organisation::with_all_below(tx, question.unit, on));
        filter.units = std::move(units);
    }
    return filter;
}

/// The level that a matrix places a risk by.
std::optional<int> consequence_in(RiskView const& view, MatrixQuestion const& question) {
    std::optional<int> level;
    for (auto const& row : view.consequences) {
        if (question.protection_value.empty() || row.protection_value.text == question.protection_value) {
            raise(level, question.is_after ? residual_of(row) : row.level);
        }
    }
    return level;
}

MatrixRisk placed_in_matrix(RiskView const& view, MatrixQuestion const& question) {
    auto const& risk = view.risk;
    auto const likelihood =
        question.is_after && risk.residual_likelihood ? risk.residual_likelihood : risk.likelihood;
    return {risk.id,
            risk.title,
            view.unit_name,
            consequence_in(view, question),
            likelihood,
            risk.intention,
            risk.antagonist_capability,
            risk.opportunity};
}

void put_in_matrix(RiskMatrix& matrix, RiskView const& view, MatrixQuestion const& question) {
    auto placed = placed_in_matrix(view, question);
    if (view.is_antagonistic) {
        matrix.antagonistic.push_back(std::move(placed));
        return;
    }
    if (!placed.likelihood || !placed.consequence) {
        matrix.without_place.push_back(std::move(placed));
        return;
    }
    auto cell = std::find_if(matrix.cells.begin(), matrix.cells.end(), [&](MatrixCell const& one) {
        return one.likelihood == *placed.likelihood && one.consequence == *placed.consequence;
    });
    if (cell == matrix.cells.end()) {
        matrix.cells.push_back({*placed.likelihood, *placed.consequence, {}});
        cell = std::prev(matrix.cells.end());
    }
    cell->risks.push_back(std::move(placed));
}

void warm(HeatRow& row, RiskView const& view) {
    for (auto const& consequence : view.consequences) {
        for (auto& cell : row.cells) {
            if (cell.protection_value == consequence.protection_value) {
                ++cell.risks;
                raise(cell.highest, consequence.level);
                raise(cell.highest_residual, residual_of(consequence));
            }
        }
    }
}

}  // namespace

Result<std::vector<RiskView>> risk_views(db::ReadTx& tx, Actor const& actor, std::vector<Risk> risks,
                                         Date on) {
    Surroundings around{tx, actor, on};
    CHECK(around.learn());
    TRY(consequences, store::consequences(tx, risks));
    std::map<std::string, std::vector<RiskConsequence>> by_risk;
    for (auto& row : consequences) {
        by_risk[row.risk.text].push_back(std::move(row));
    }
    std::vector<RiskView> views;
    for (auto& risk : risks) {
        RiskView view;
        view.risk = std::move(risk);
        view.consequences = std::move(by_risk[view.risk.id.text]);
        for (auto const& row : view.consequences) {
            raise(view.highest, row.level);
            raise(view.highest_residual, residual_of(row));
        }
        CHECK(around.place(view));
        views.push_back(std::move(view));
    }
    return views;
}

Result<std::vector<RiskView>> all_risk_views(db::ReadTx& tx, Actor const& actor, RiskQuestion const& question,
                                             Date on) {
    TRY(filter, filter_of(tx, question, on));
    TRY(risks, store::all_risks(tx, filter));
    return risk_views(tx, actor, std::move(risks), on);
}

Result<Page<RiskView>> list_risks(Town& town, Actor const& actor, RiskQuestion const& question,
                                  Window window) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(filter, filter_of(tx, question, town.clock.today()));
    TRY(page, store::risks(tx, filter, question.order, window));
    TRY(views, risk_views(tx, actor, std::move(page.items), town.clock.today()));
    return Page<RiskView>{std::move(views), page.total};
}

Result<RiskView> risk_view(Town& town, Actor const& actor, Id<Risk> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(risk, tx.get(id));
    TRY(views, risk_views(tx, actor, {risk}, town.clock.today()));
    return std::move(views.front());
}

Result<Page<RiskView>> risks_of_analysis(Town& town, Actor const& actor, Id<Analysis> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    CHECK(tx.get(id));
    TRY(risks, store::risks_of(tx, id));
    TRY(views, risk_views(tx, actor, std::move(risks), town.clock.today()));
    auto const total = static_cast<std::int64_t>(views.size());
    return Page<RiskView>{std::move(views), total};
}

Result<RiskMatrix> risk_matrix(Town& town, Actor const& actor, Id<AnalysisRound> const& id,
                               MatrixQuestion const& question) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    return matrix_in(tx, actor, id, {question, town.clock.today()});
}

Result<RiskMatrix> matrix_in(db::ReadTx& tx, Actor const& actor, Id<AnalysisRound> const& id,
                             MatrixOn const& asked) {
    auto const& question = asked.question;
    TRY(round, tx.get(id));
    RiskMatrix matrix;
    matrix.round = round.id;
    matrix.is_after = question.is_after;
    TRY(steps, store::steps(tx, round.scale_set));
    for (auto const& step : steps) {
        if (step.scale == Scale::likelihood) {
            matrix.likelihoods.push_back(step);
        } else if (step.scale == Scale::consequence && !step.protection_value_key) {
            matrix.consequences.push_back(step);
        }
    }
    RiskQuestion wanted;
    wanted.filter.round = id.text;
    wanted.filter.analysis = question.analysis;
    wanted.unit = question.unit;
    TRY(views, all_risk_views(tx, actor, wanted, asked.day));
    for (auto const& view : views) {
        put_in_matrix(matrix, view, question);
    }
    std::sort(matrix.cells.begin(), matrix.cells.end(), [](MatrixCell const& one, MatrixCell const& other) {
        return std::pair{one.consequence, one.likelihood} > std::pair{other.consequence, other.likelihood};
    });
    return matrix;
}

Result<RiskHeat> risk_heat(Town& town, Actor const& actor, Id<AnalysisRound> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    return heat_in(tx, actor, id, town.clock.today());
}

Result<RiskHeat> heat_in(db::ReadTx& tx, Actor const& actor, Id<AnalysisRound> const& id, Date day) {
    TRY(round, tx.get(id));
    RiskHeat heat;
    heat.round = round.id;
    TRY(values, store::protection_values(tx, round.edition));
    std::vector<HeatCell> empty;
    for (auto const& value : values) {
        heat.values.push_back({value.id, value.title});
        empty.push_back({value.id, 0, std::nullopt, std::nullopt});
    }
    RiskQuestion wanted;
    wanted.filter.round = id.text;
    TRY(views, all_risk_views(tx, actor, wanted, day));
    TRY(analyses, store::analyses(tx, id));
    Surroundings around{tx, actor, round.units_on.value_or(day)};
    for (auto const& analysis : analyses) {
        TRY(name, around.name_of_unit(analysis.unit));
        HeatRow row{analysis.unit, name, empty};
        for (auto const& view : views) {
            if (view.risk.analysis == analysis.id) {
                warm(row, view);
            }
        }
        heat.rows.push_back(std::move(row));
    }
    return heat;
}

Result<Page<measure::MeasureView>> measures_of_risk(Town& town, Actor const& actor, Id<Risk> const& id) {
    CHECK(may_read(actor));
    CHECK(auth::judge(measure::policy(), actor, "measure.read", std::nullopt));
    db::ReadTx tx{town.db};
    CHECK(tx.get(id));
    TRY(measures, measure::measures_of(tx, {measure::SourceKind::risk, AnyId{id.text}}, town.clock.today()));
    auto const total = static_cast<std::int64_t>(measures.size());
    return Page<measure::MeasureView>{std::move(measures), total};
}

Result<measure::Measure> add_measure_of_risk(Town& town, Actor const& actor, Id<Risk> const& id,
                                             RiskMeasure const& ask) {
    db::WriteTx tx{town.db};
    CHECK(tx.get(id));
    measure::NewMeasure wanted{.title = ask.title, .body = ask.body, .owner = ask.owner, .due = ask.due};
    wanted.responsible = ask.responsible;
    wanted.source_kind = measure::SourceKind::risk;
    wanted.source_id = AnyId{id.text};
    wanted.cost_ore = ask.cost_ore;
    wanted.yearly_cost_ore = ask.yearly_cost_ore;
    wanted.effect = ask.effect;
    wanted.ability = ask.ability;
    TRY(made, measure::add_measure(town, tx, actor, wanted));
    bool const own = auth::judge(measure::policy(), actor, "measure.write", ask.owner.text).ok();
    CHECK(std::move(tx).commit(audit::entry(actor, own ? "measure.write" : "measure.direct")));
    return made;
}

}  // namespace varn::risk
