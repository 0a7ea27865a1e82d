// Weaknesses as findings, in the same form as those of programmes and rounds, so that one list holds them all
// and a weakness that the town decides to live with is accepted like any other.
#include <set>

#include "analysis.h"
#include "engine/weaknesses.h"
#include "platform/i18n.h"
#include "programme/judging.h"

namespace varn::continuity {
namespace {

/// What a person can open is told by its row; a plain fact stays as it is.
programme::FindingThing finding_thing(TownNetwork const& town, engine::Thing const& thing) {
    auto const place = town.places.find(thing.id);
    if (place == town.places.end()) {
        return {thing.kind, thing.id, thing.text, std::nullopt};
    }
    bool const is_service = town.network.nodes[place->second].is_service;
    return {is_service ? "critical_service" : "resource", thing.id, thing.text, AnyId{thing.id}};
}

programme::FindingView view_of_finding(TownNetwork const& town, engine::Finding const& finding) {
    programme::FindingView view;
    view.rule = finding.rule;
    view.severity = finding.severity;
    view.subject = finding_thing(town, finding.subject);
    for (auto const& thing : finding.because) {
        view.because.push_back(finding_thing(town, thing));
    }
    view.text_sv = engine::render(finding, i18n::text("sv", finding.text));
    view.text_en = engine::render(finding, i18n::text("en", finding.text));
    return view;
}

Result<NetworkFindings> found_in_network(db::ReadTx& tx, Actor const& actor, Date today) {
    TRY(seen, town_network(tx, actor));
    TRY(found, weaknesses_of(tx, *seen));
    NetworkFindings told{seen->model, today, {}, {}};
    std::set<std::string> fired;
    for (auto const& finding : found->findings) {
        told.findings.push_back(view_of_finding(*seen, finding));
        fired.insert(finding.rule);
    }
    for (auto const& rule : resilience::weakness_rules()) {
        if (fired.contains(std::string{rule.id})) {
            auto const say = [](std::string_view language, std::string_view key) {
                return i18n::text(language, std::string{key});
            };
            told.rules.push_back({std::string{rule.id}, rule.severity, say("sv", rule.title),
                                  say("en", rule.title), say("sv", rule.cure), say("en", rule.cure)});
        }
    }
    return told;
}

}  // namespace

Result<NetworkFindings> findings_of_network(Town& town, Actor const& actor) {
    db::ReadTx tx{town.db};
    TRY(told, found_in_network(tx, actor, town.clock.today()));
    CHECK(programme::judge(tx, told.findings, told.valid_on));
    return std::move(told);
}

Result<findings::Acceptance> accept_finding_of_network(Town& town, Actor const& actor,
                                                       findings::AcceptFinding const& ask) {
    CHECK(auth::judge(findings::findings_policy, actor, "finding.accept", std::nullopt));
    std::vector<findings::FindingFacts> current;
    {
        db::ReadTx tx{town.db};
        TRY(told, found_in_network(tx, actor, town.clock.today()));
        current = programme::facts_of(told.findings);
    }
    return findings::accept(town, actor, findings::findings_policy, current, ask);
}

}  // namespace varn::continuity
