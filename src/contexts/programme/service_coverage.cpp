// Does an edition hang together? Filled from the database or from packs, found by the engine, told in both
// languages.
#include <array>
#include <set>

#include "coverage_input.h"
#include "pack_content.h"
#include "platform/i18n.h"
#include "programme/judging.h"
#include "service.h"

namespace varn::programme {
namespace {

/// The ids of things by kind and key, as findings name them. Of parts, only those of one edition.
class Entities {
public:
    Entities(Content const& town, Content const& own, Id<Edition> const& edition) {
        learn("unit", town.units);
        learn("programme", town.programmes);
        learn("edition", town.editions);
        learn("requirement", town.requirements);
        learn("topic", town.topics);
        learn_parts("focus_area", own.focus_areas, edition);
        learn_parts("goal", own.goals, edition);
        learn_parts("protection_value", own.protection_values, edition);
        learn_parts("threat", own.threats, edition);
        learn_parts("responsibility", own.responsibilities, edition);
    }
    std::optional<AnyId> of(engine::Thing const& thing) const {
        auto const found = ids_.find({thing.kind, thing.id});
        return found == ids_.end() ? std::nullopt : std::optional{AnyId{found->second}};
    }

private:
    template <class T>
    void learn(std::string_view kind, std::vector<T> const& rows) {
        for (auto const& row : rows) {
            ids_.try_emplace({std::string{kind}, row.key}, row.id.text);
        }
    }
    template <class T>
    void learn_parts(std::string_view kind, std::vector<T> const& rows, Id<Edition> const& edition) {
        for (auto const& row : rows) {
            if (row.edition == edition) {
                ids_.try_emplace({std::string{kind}, row.key}, row.id.text);
            }
        }
    }
    std::map<std::pair<std::string, std::string>, std::string> ids_;
};

/// What people call it: a choice goes by its text, everything else by its own name.
std::string spoken(engine::Thing const& thing) {
    if (thing.kind == "unit_kind") {
        return i18n::text("sv", "organisation.unit_kind." + thing.id);
    }
    if (thing.kind == "status") {
        return i18n::text("sv", "programme.edition_status." + thing.id);
    }
    if (thing.kind == "goal_kind") {
        return i18n::text("sv", "programme.goal_kind." + thing.id);
    }
    return thing.text;
}

FindingThing shown(engine::Thing const& thing) {
    return {thing.kind, thing.id, spoken(thing), std::nullopt};
}

FindingView shown(engine::Finding const& finding) {
    FindingView view{finding.rule, finding.severity, shown(finding.subject), {}, {}, {}, {}, {}, {}, {}};
    for (auto const& thing : finding.because) {
        view.because.push_back(shown(thing));
    }
    view.text_sv = i18n::text("sv", finding.text, finding.params);
    view.text_en = i18n::text("en", finding.text, finding.params);
    return view;
}

std::vector<RuleView> rules_of(std::vector<FindingView> const& found) {
    std::set<std::string_view> fired;
    for (auto const& finding : found) {
        fired.insert(finding.rule);
    }
    std::vector<RuleView> views;
    for (auto const& rule : coverage::rules()) {
        if (fired.contains(rule.id)) {
            views.push_back({std::string{rule.id}, rule.severity, i18n::text("sv", rule.title),
                             i18n::text("en", rule.title), i18n::text("sv", rule.cure),
                             i18n::text("en", rule.cure)});
        }
    }
    return views;
}

Result<CoverageReport> report_on(Content const& content, Content const& own, std::size_t index, Date on) {
    auto const& edition = content.editions[index];
    auto const input = coverage_input(content, own, edition.id, on);
    coverage::Question const question{.edition = static_cast<coverage::Index>(index), .today = on};
    TRY(found, coverage::analyse(input, question));
    CoverageReport report{{}, edition.key, edition.title, on, {}, {}};
    for (auto const& programme : content.programmes) {
        if (programme.id == edition.programme) {
            report.programme_name = programme.name;
        }
    }
    for (auto const& finding : found) {
        report.findings.push_back(shown(finding));
    }
    report.rules = rules_of(report.findings);
    return report;
}

/// A finding as decisions are tied to it: by ids, so that a goal of the same key in another edition is
/// another goal.
findings::FindingFacts facts_of(FindingView const& view) {
    auto const id_of = [](FindingThing const& thing) { return thing.entity ? thing.entity->text : thing.id; };
    findings::FindingFacts facts{view.rule,
                                 static_cast<findings::Severity>(view.severity),
                                 view.subject.kind,
                                 id_of(view.subject),
                                 {}};
    for (auto const& thing : view.because) {
        facts.because.push_back({thing.kind, id_of(thing), thing.text});
    }
    return facts;
}
static_assert(choices<findings::Severity> == choices<engine::Severity>);

}  // namespace

std::vector<findings::FindingFacts> facts_of(std::vector<FindingView> const& views) {
    std::vector<findings::FindingFacts> facts;
    for (auto const& view : views) {
        facts.push_back(facts_of(view));
    }
    return facts;
}

Result<Done> judge(db::ReadTx& tx, std::vector<FindingView>& views, Date on) {
    TRY(judged, findings::judge(tx, facts_of(views), on));
    ASSERT(judged.size() == views.size());
    for (std::size_t i = 0; i < judged.size(); ++i) {
        auto& view = views[i];
        view.key = judged[i].key;
        view.facts_hash = judged[i].facts_hash;
        view.state = judged[i].state;
        view.acceptance = judged[i].acceptance;
    }
    return Done{};
}

namespace {

/// Everything a report is made from.
constexpr std::array<std::string_view, 20> tables_of_reports{
    "unit",      "unit_period",       "programme", "edition",        "topic",   "topic_treatment",
    "catalogue", "requirement",       "carrier",   "fulfilment",     "section", "focus_area",
    "goal",      "protection_value",  "threat",    "responsibility", "driver",  "change",
    "link",      "finding_acceptance"};

/// A report, and what it was made from.
struct KeptReport {
    std::shared_ptr<Content const> town;
    std::vector<std::pair<std::string, int>> stamps;
    std::vector<std::pair<std::string, int>> decisions;
    CoverageReport report;
};

Result<std::vector<std::pair<std::string, int>>> stamps_of_decisions(db::ReadTx& tx) {
    TRY(accepted, findings::acceptances(tx));
    std::vector<std::pair<std::string, int>> stamps;
    for (auto const& one : accepted) {
        stamps.emplace_back(one.id.text, one.version);
    }
    return stamps;
}

/// The report with ids and decisions.
Result<CoverageReport> make_report(db::ReadTx& tx, Around const& around, Id<Edition> const& id, Date on) {
    TRY(report, report_on(*around.town, *around.own, places(around.town->editions).at(id.text), on));
    Entities const entities{*around.town, *around.own, id};
    for (auto& view : report.findings) {
        view.subject.entity = entities.of({view.subject.kind, view.subject.id, {}});
        for (auto& thing : view.because) {
            thing.entity = entities.of({thing.kind, thing.id, {}});
        }
    }
    CHECK(judge(tx, report.findings, on));
    return std::move(report);
}

/// What was kept, when what changed since then is another edition's; else a report anew.
Result<std::shared_ptr<KeptReport const>> renew(db::ReadTx& tx, std::shared_ptr<KeptReport const> before,
                                                Id<Edition> const& id, Date on) {
    TRY(around, store::around_edition(tx, id, on));
    TRY(decisions, stamps_of_decisions(tx));
    auto stamps = stamps_of(*around.own);
    if (before && before->town == around.town && before->stamps == stamps && before->decisions == decisions) {
        return before;
    }
    TRY(report, make_report(tx, around, id, on));
    return std::make_shared<KeptReport const>(
        KeptReport{std::move(around.town), std::move(stamps), std::move(decisions), std::move(report)});
}

}  // namespace

std::span<std::string_view const> tables_of_coverage() {
    return tables_of_reports;
}

Result<SharedCoverage> coverage_report(db::ReadTx& tx, Id<Edition> const& edition, Date on) {
    CHECK(tx.get(edition));
    TRY(kept, tx.renewed<KeptReport>("coverage of " + edition.text + " on " + to_text(on), tables_of_reports,
                                     [&](auto before) { return renew(tx, before, edition, on); }));
    return SharedCoverage{kept, &kept->report};
}

Result<CoverageReport> coverage_of_packs(std::span<pack::Pack const> packs, std::string_view key, Date on) {
    TRY(content, content_of(packs));
    auto const chosen = chosen_edition(content, key, on);
    if (!chosen) {
        return Error{ErrorCode::not_found, "programme.no_such_edition", {{"key", std::string{key}}}, {}, {}};
    }
    return report_on(content, content, *chosen, on);
}

Result<CoverageReport> findings_of_edition(Town& town, Actor const& actor, Id<Edition> const& id, Date on) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    TRY(report, coverage_report(tx, id, on));
    return *report;
}

Result<findings::Acceptance> accept_finding(Town& town, Actor const& actor, Id<Edition> const& id,
                                            findings::AcceptFinding const& ask) {
    CHECK(auth::judge(policy(), actor, "finding.accept", std::nullopt));
    std::vector<findings::FindingFacts> current;
    {
        db::ReadTx tx{town.db};
        TRY(report, coverage_report(tx, id, town.clock.today()));
        current = facts_of(report->findings);
    }
    return findings::accept(town, actor, policy(), current, ask);
}

Result<Done> withdraw_acceptance(Town& town, Actor const& actor, Id<findings::Acceptance> const& id) {
    return findings::withdraw(town, actor, policy(), id);
}

}  // namespace varn::programme
