#pragma once
// The verbs of risks: written, copied and compared, and told in register, matrix and heat.
#include "platform/findings.h"
#include "risk/register.h"
#include "service.h"
#include "store_risks.h"

namespace varn::risk {

/// What somebody asks of the register, by a unit with all below it.
struct RiskQuestion {
    store::RiskFilter filter;
    std::string unit;  // id; empty for every unit and the whole town
    store::RiskOrder order = store::RiskOrder::consequence;
};

Result<Page<RiskView>> list_risks(Town& town, Actor const& actor, RiskQuestion const& question,
                                  Window window);
Result<RiskView> risk_view(Town& town, Actor const& actor, Id<Risk> const& id);
/// The risks of an analysis, the retired among them.
Result<Page<RiskView>> risks_of_analysis(Town& town, Actor const& actor, Id<Analysis> const& id);
/// All that is wanted, for files.
Result<std::vector<RiskView>> all_risk_views(db::ReadTx& tx, Actor const& actor, RiskQuestion const& question,
                                             Date on);
/// `invalid` when somebody who means harm is given a frequency, or a level is not in the round's scales.
Result<Risk> add_risk(Town& town, Actor const& actor, Risk risk);
Result<Risk> change_risk(Town& town, Actor const& actor, Id<Risk> const& id, int version,
                         json::Change<Risk> const& change);
Result<RiskConsequence> add_consequence(Town& town, Actor const& actor, RiskConsequence row);
Result<RiskConsequence> change_consequence(Town& town, Actor const& actor, Id<RiskConsequence> const& id,
                                           int version, json::Change<RiskConsequence> const& change);
Result<Done> remove_consequence(Town& town, Actor const& actor, Id<RiskConsequence> const& id);

/// The risks of an earlier analysis, each waiting for an answer. Copying twice copies nothing twice.
Result<CopiedRisks> copy_risks(Town& town, Actor const& actor, Id<Analysis> const& id,
                               RiskCopying const& ask);
/// What became of each risk since the analysis `with`; the one before when that is empty.
Result<AnalysisComparison> compare(Town& town, Actor const& actor, Id<Analysis> const& id,
                                   std::string const& with);

/// What a matrix shows: of a unit with all below it, or of one analysis, for one protection value or the
/// gravest.
struct MatrixQuestion {
    std::string unit;
    std::string protection_value;
    bool is_after = false;
    std::string analysis = {};
};
Result<RiskMatrix> risk_matrix(Town& town, Actor const& actor, Id<AnalysisRound> const& id,
                               MatrixQuestion const& question);
Result<RiskHeat> risk_heat(Town& town, Actor const& actor, Id<AnalysisRound> const& id);

/// The measures that came out of a risk, in the one register of measures.
Result<Page<measure::MeasureView>> measures_of_risk(Town& town, Actor const& actor, Id<Risk> const& id);
Result<measure::Measure> add_measure_of_risk(Town& town, Actor const& actor, Id<Risk> const& id,
                                             RiskMeasure const& ask);

Result<RoundFindings> findings_of_round(Town& town, Actor const& actor, Id<AnalysisRound> const& id);
Result<findings::Acceptance> accept_finding_of_round(Town& town, Actor const& actor,
                                                     Id<AnalysisRound> const& id,
                                                     findings::AcceptFinding const& ask);

// Inside a transaction.
/// A question on a day.
struct MatrixOn {
    MatrixQuestion question;
    Date day;
};
Result<RiskMatrix> matrix_in(db::ReadTx& tx, Actor const& actor, Id<AnalysisRound> const& id,
                             MatrixOn const& asked);
Result<RiskHeat> heat_in(db::ReadTx& tx, Actor const& actor, Id<AnalysisRound> const& id, Date day);
Result<AnalysisComparison> compare_in(db::ReadTx& tx, Analysis const& before, Analysis const& after);
/// Risks with the names around them; in the same order.
Result<std::vector<RiskView>> risk_views(db::ReadTx& tx, Actor const& actor, std::vector<Risk> risks,
                                         Date on);

/// What a call asks of the register; `invalid` for what cannot be asked.
Result<RiskQuestion> risk_question_of(http::Call const& call);
std::vector<http::Parameter> risk_question_parameters();

/// The register as a file.
http::Route risk_export_route();

}  // namespace varn::risk
