// What a round lacks (docs/rules, RSK). Worked out from what stands there; what has been decided about each
// is the platform's, as for coverage.
#include <set>

#include "measure/api.h"
#include "platform/findings.h"
#include "platform/i18n.h"
#include "programme/judging.h"
#include "service_risks.h"

namespace varn::risk {
namespace {

constexpr int confirmed_for_days = 366;

/// The rules in the order of their numbers; their texts are `risk.rule.<key>.*`.
struct FindingRule {
    std::string_view id;
    std::string_view key;
    engine::Severity severity;
};
constexpr FindingRule not_confirmed{"RSK-001", "not_confirmed", engine::Severity::warning};
constexpr FindingRule value_without_risk{"RSK-002", "value_without_risk", engine::Severity::warning};
constexpr FindingRule reduce_without_measure{"RSK-003", "reduce_without_measure", engine::Severity::warning};
constexpr FindingRule antagonist_unassessed{"RSK-004", "antagonist_unassessed", engine::Severity::warning};
constexpr FindingRule not_taking_part{"RSK-005", "not_taking_part", engine::Severity::warning};
constexpr FindingRule without_level{"RSK-006", "without_level", engine::Severity::info};
constexpr FindingRule no_capability{"RSK-007", "no_capability", engine::Severity::warning};
constexpr FindingRule const* all_rules[] = {
    &not_confirmed,   &value_without_risk, &reduce_without_measure, &antagonist_unassessed,
    &not_taking_part, &without_level,      &no_capability};

std::string rule_text(FindingRule const& rule, std::string_view what) {
    return "risk.rule." + std::string{rule.key} + "." + std::string{what};
}

programme::FindingThing thing(std::string kind, std::string const& id, std::string text) {
    return {std::move(kind), id, std::move(text), AnyId{id}};
}

/// Looks through a round.
class Looking {
public:
    Looking(db::ReadTx& tx, Actor const& actor, AnalysisRound const& round, Date today)
        : tx_(tx), actor_(actor), round_(round), today_(today) {}

    Result<std::vector<programme::FindingView>> look() {
        RiskQuestion wanted;
        wanted.filter.round = round_.id.text;
        TRY(risks, all_risk_views(tx_, actor_, wanted, today_));
        TRY(participants, store::participants(tx_, round_.id));
        for (auto const& one : participants) {
            if (one.unit) {
                names_[one.unit->text] = one.name;
            }
        }
        CHECK(look_at_analyses());
        CHECK(look_at_values(risks));
        for (auto const& view : risks) {
            look_at_risk(view);
        }
        CHECK(look_at_participation(participants));
        return std::move(found_);
    }

private:
    void say(FindingRule const& rule, programme::FindingThing subject,
             std::vector<programme::FindingThing> because, Params const& params) {
        programme::FindingView view{std::string{rule.id},
                                    rule.severity,
                                    std::move(subject),
                                    std::move(because),
                                    {},
                                    {},
                                    {},
                                    {},
                                    {},
                                    {}};
        view.text_sv = i18n::text("sv", rule_text(rule, "text"), params);
        view.text_en = i18n::text("en", rule_text(rule, "text"), params);
        found_.push_back(std::move(view));
    }
    std::string called(MaybeUnit const& unit) const {
        auto const found = unit ? names_.find(unit->text) : names_.end();
        return found == names_.end() ? round_.name : found->second;
    }

    Result<Done> look_at_analyses() {
        TRY(analyses, store::analyses(tx_, round_.id));
        TRY(capabilities, store::capabilities_of_round(tx_, round_.id));
        std::set<std::string> assessed;
        for (auto const& row : capabilities) {
            assessed.insert(row.analysis.text);
        }
        for (auto const& one : analyses) {
            auto const subject = thing("risk_analysis", one.id.text, called(one.unit));
            if (one.confirmed_on && plus_days(*one.confirmed_on, confirmed_for_days) < today_) {
                auto const day = to_text(*one.confirmed_on);
                say(not_confirmed, subject, {{"date", day, day, std::nullopt}},
                    {{"name", subject.text}, {"day", day}});
            }
            if (!assessed.contains(one.id.text)) {
                say(no_capability, subject, {}, {{"name", subject.text}});
            }
        }
        return Done{};
    }
    Result<Done> look_at_values(std::vector<RiskView> const& risks) {
        std::set<std::string> touched;
        for (auto const& view : risks) {
            for (auto const& row : view.consequences) {
                touched.insert(row.protection_value.text);
            }
        }
        TRY(values, store::protection_values(tx_, round_.edition));
        for (auto const& value : values) {
            if (!touched.contains(value.id.text)) {
                say(value_without_risk, thing("protection_value", value.id.text, value.title),
                    {thing("analysis_round", round_.id.text, round_.name)},
                    {{"value", value.title}, {"round", round_.name}});
            }
        }
        return Done{};
    }
    void look_at_risk(RiskView const& view) {
        auto const& risk = view.risk;
        auto const subject = thing("risk", risk.id.text, risk.title);
        auto const whose = thing("risk_analysis", risk.analysis.text, called(risk.unit));
        Params const params{{"title", risk.title}, {"name", whose.text}};
        if (risk.treatment == Treatment::reduce && view.measures == 0) {
            say(reduce_without_measure, subject, {whose}, params);
        }
        bool const judged = risk.intention && risk.antagonist_capability && risk.opportunity;
        if (view.is_antagonistic && !judged) {
            say(antagonist_unassessed, subject, {whose}, params);
        }
        if (view.consequences.empty() || (!view.is_antagonistic && !risk.likelihood)) {
            say(without_level, subject, {whose}, params);
        }
    }
    /// Every nämnd and board that exists is to take part; so are those outside that were asked.
    Result<Done> look_at_participation(std::vector<Participant> const& participants) {
        std::set<std::string> asked;
        for (auto const& one : participants) {
            if (one.unit) {
                asked.insert(one.unit->text);
            }
            bool const silent = one.participation == Participation::asked && round_.due < today_;
            if (silent || one.participation == Participation::not_in) {
                auto const why = one.words.value_or("–");
                say(not_taking_part, thing("analysis_participant", one.id.text, one.name),
                    {{"participation", std::string{name_of(one.participation)}, why, std::nullopt}},
                    {{"name", one.name}, {"why", why}});
            }
        }
        if (!round_.units_on) {
            return Done{};
        }
        TRY(units, organisation::units_on(tx_, *round_.units_on));
        for (auto const& unit : units) {
            using organisation::UnitKind;
            bool const is_bound = unit.kind == UnitKind::city_board || unit.kind == UnitKind::committee ||
                                  unit.kind == UnitKind::district_committee || unit.kind == UnitKind::company;
            if (is_bound && !asked.contains(unit.id.text)) {
                say(not_taking_part, thing("unit", unit.id.text, unit.name),
                    {thing("analysis_round", round_.id.text, round_.name)},
                    {{"name", unit.name}, {"why", "–"}});
            }
        }
        return Done{};
    }

    db::ReadTx& tx_;
    Actor const& actor_;
    AnalysisRound const& round_;
    Date today_;
    std::map<std::string, std::string> names_;
    std::vector<programme::FindingView> found_;
};

Result<std::vector<programme::FindingView>> found_in(db::ReadTx& tx, Actor const& actor,
                                                     Id<AnalysisRound> const& id, Date today) {
    TRY(round, tx.get(id));
    return Looking{tx, actor, round, today}.look();
}

}  // namespace

Result<RoundFindings> findings_of_round(Town& town, Actor const& actor, Id<AnalysisRound> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(round, tx.get(id));
    RoundFindings told{id, round.name, town.clock.today(), {}, {}};
    TRY(views, found_in(tx, actor, id, told.valid_on));
    CHECK(programme::judge(tx, views, told.valid_on));
    std::set<std::string> fired;
    for (auto const& view : views) {
        fired.insert(view.rule);
    }
    told.findings = std::move(views);
    for (auto const* rule : all_rules) {
        if (fired.contains(std::string{rule->id})) {
            told.rules.push_back(
                {std::string{rule->id}, rule->severity, i18n::text("sv", rule_text(*rule, "title")),
                 i18n::text("en", rule_text(*rule, "title")), i18n::text("sv", rule_text(*rule, "cure")),
                 i18n::text("en", rule_text(*rule, "cure"))});
        }
    }
    return told;
}

Result<findings::Acceptance> accept_finding_of_round(Town& town, Actor const& actor,
                                                     Id<AnalysisRound> const& id,
                                                     findings::AcceptFinding const& ask) {
    CHECK(auth::judge(findings::findings_policy, actor, "finding.accept", std::nullopt));
    std::vector<findings::FindingFacts> current;
    {
        db::ReadTx tx{town.db};
        TRY(views, found_in(tx, actor, id, town.clock.today()));
        current = programme::facts_of(views);
    }
    return findings::accept(town, actor, findings::findings_policy, current, ask);
}

}  // namespace varn::risk
