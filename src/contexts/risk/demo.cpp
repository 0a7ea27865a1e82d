// The demonstration: two rounds of analyses that nobody made, one closed and one open, so that the second can
// be compared with the first. Marked as fictional; the words are the texts `risk.demo.*`.
#include <array>

#include "platform/i18n.h"
#include "service_risks.h"

namespace varn::risk {
namespace {

/// What became of a risk in the second round.
enum class Fate { confirmed, changed, retired, waits, fresh };

/// A risk of the demonstration: whose it is (the whole town's when empty), how it is judged, what became of
/// it.
struct Invented {
    std::string_view key;
    std::string_view unit;
    std::string_view kind;
    int likelihood;                 // 0 for an antagonist
    std::array<int, 3> antagonist;  // intention, capability, opportunity; zeros for others
    std::array<int, 4> levels;      // by protection value in the order of `value_keys`; 0 for none
    Treatment treatment;
    Fate fate;
};
constexpr std::array<std::string_view, 4> value_keys{"individen", "funktionalitet", "miljo-och-egendom",
                                                     "grundlaggande-varden"};
constexpr std::array<int, 3> nobody{0, 0, 0};
constexpr std::array inventions{
    Invented{
        "elavbrott", "", "teknisk-infrastruktur", 3, nobody, {3, 5, 3, 2}, Treatment::reduce, Fate::changed},
    Invented{"pandemi", "", "biologiska-hot", 3, nobody, {5, 4, 0, 3}, Treatment::reduce, Fate::confirmed},
    Invented{"varmebolja", "", "naturhot", 4, nobody, {4, 2, 2, 0}, Treatment::reduce, Fate::changed},
    Invented{
        "dricksvatten", "", "teknisk-infrastruktur", 2, nobody, {4, 5, 2, 3}, Treatment::reduce, Fate::waits},
    Invented{
        "paverkan", "", "antagonistiska-hot", 0, {4, 4, 4}, {1, 2, 0, 4}, Treatment::reduce, Fate::confirmed},
    Invented{
        "drivmedel", "", "teknisk-infrastruktur", 3, nobody, {2, 4, 0, 0}, Treatment::accept, Fate::waits},
    Invented{"varmecentral", "", "olyckor", 2, nobody, {3, 3, 3, 0}, Treatment::transfer, Fate::retired},
    Invented{"krig", "", "antagonistiska-hot", 0, {3, 5, 3}, {5, 5, 5, 4}, Treatment::reduce, Fate::fresh},
    Invented{
        "skyfall", "trafiknamnden", "naturhot", 4, nobody, {2, 4, 4, 0}, Treatment::reduce, Fate::changed},
    Invented{"tunnelbrand",
             "trafiknamnden",
             "olyckor",
             2,
             nobody,
             {5, 4, 3, 0},
             Treatment::reduce,
             Fate::confirmed},
    Invented{"sabotage",
             "trafiknamnden",
             "antagonistiska-hot",
             0,
             {2, 3, 4},
             {3, 4, 3, 2},
             Treatment::reduce,
             Fate::waits},
    Invented{"brokonstruktion",
             "trafiknamnden",
             "olyckor",
             1,
             nobody,
             {4, 4, 4, 0},
             Treatment::avoid,
             Fate::retired},
    Invented{"trafiksignaler",
             "trafiknamnden",
             "cyberhot",
             0,
             {3, 3, 0},
             {2, 3, 0, 1},
             Treatment::reduce,
             Fate::fresh},
    Invented{"skolbrand",
             "utbildningsnamnden",
             "olyckor",
             3,
             nobody,
             {3, 2, 4, 0},
             Treatment::transfer,
             Fate::confirmed},
    Invented{"dodligt-vald",
             "utbildningsnamnden",
             "antagonistiska-hot",
             0,
             {3, 2, 4},
             {5, 3, 1, 4},
             Treatment::reduce,
             Fate::changed},
    Invented{"skolplattform",
             "utbildningsnamnden",
             "cyberhot",
             0,
             {4, 4, 3},
             {1, 4, 0, 3},
             Treatment::reduce,
             Fate::confirmed},
};
constexpr std::array<std::string_view, 3> analysed{"", "trafiknamnden", "utbildningsnamnden"};

Date on_day_of_demo(std::string_view text) {
    return parse_date(text).value_or(Date{});
}

std::string demo_text(std::string_view key, std::string_view what) {
    return i18n::text("sv", "risk.demo." + std::string{key} + "." + std::string{what});
}

/// Rounds under way.
class DemoRounds {
public:
    DemoRounds(Town& town, db::WriteTx& tx, ScaleSet const& scales) : town_(town), tx_(tx), scales_(scales) {}

    Result<Done> learn() {
        TRY(units, organisation::unit_keys(tx_));
        units_ = std::move(units);
        TRY(kinds, store::kinds(tx_));
        for (auto const& kind : kinds) {
            kinds_[kind.key] = kind.id;
        }
        return Done{};
    }

    Result<Done> make(Id<Edition> const& earlier, Id<Edition> const& later) {
        TRY(first, add_round("first", earlier, std::nullopt));
        CHECK(fill(first, true));
        CHECK(close(first));
        TRY(second, add_round("second", later, first.id));
        CHECK(fill(second, false));
        return add_others(second);
    }

private:
    template <class T>
    Result<Done> put(T const& row) {
        TRY(permit, auth::decide<T>(policy(), writer_, "risk.write", std::nullopt));
        return tx_.insert(permit, row);
    }
    MaybeUnit unit_of(std::string_view key) const {
        auto const found = units_.find(std::string{key});
        return found == units_.end() ? std::nullopt : std::optional{found->second};
    }

    Result<AnalysisRound> add_round(std::string_view which, Id<Edition> const& edition,
                                    std::optional<Id<AnalysisRound>> previous) {
        bool const is_first = which == "first";
        AnalysisRound round;
        round.id = town_.new_id<AnalysisRound>();
        round.name = demo_text(which, "name");
        round.edition = edition;
        round.scale_set = scales_.id;
        round.previous = std::move(previous);
        round.mandate_from = on_day_of_demo(is_first ? "2018-10-15" : "2022-10-15");
        round.mandate_to = on_day_of_demo(is_first ? "2022-10-14" : "2026-10-14");
        round.due = on_day_of_demo(is_first ? "2019-10-31" : "2024-02-29");
        round.remind_before_days = 14;
        round.remind_every_days = 14;
        round.instruction = demo_text(which, "instruction");
        round.state = RoundState::open;
        round.units_on = on_day_of_demo(is_first ? "2019-02-01" : "2023-09-01");
        round.opened_at = start_of(*round.units_on);
        round.marker = Marker::fictional;
        round.version = 1;
        CHECK(put(round));
        TRY(values, store::protection_values(tx_, edition));
        values_.clear();
        for (auto const& value : values) {
            values_[value.key] = value.id;
        }
        return round;
    }

    Result<Done> close(AnalysisRound const& round) {
        TRY(permit, auth::decide<AnalysisRound>(policy(), writer_, "risk.write", std::nullopt));
        auto closed = round;
        closed.state = RoundState::closed;
        closed.closed_at = start_of(plus_days(round.due, 30));
        return tx_.update(permit, round, closed);
    }

    Result<Done> fill(AnalysisRound const& round, bool is_first) {
        for (auto const& key : analysed) {
            auto const unit = unit_of(key);
            if (!key.empty() && !unit) {
                continue;  // another town than the demonstration's
            }
            if (unit) {
                CHECK(take_part(round, *unit, Participation::takes_part, demo_text("participation", "in")));
            }
            TRY(analysis, add_demo_analysis(round, key, unit, is_first));
            int number = 0;
            for (auto const& one : inventions) {
                if (one.unit == key && (!is_first || one.fate != Fate::fresh)) {
                    CHECK(add_demo_risk(analysis, one, is_first, ++number));
                }
            }
            analyses_[std::string{key}] = analysis.id;
        }
        return Done{};
    }

    Result<Analysis> add_demo_analysis(AnalysisRound const& round, std::string_view key,
                                       MaybeUnit const& unit, bool is_first) {
        Analysis made;
        made.id = town_.new_id<Analysis>();
        made.round = round.id;
        made.unit = unit;
        made.version = 1;
        bool const is_handed_in = is_first || key == "utbildningsnamnden";
        write_headings(made, key, is_handed_in);
        if (is_handed_in) {
            made.conditions_considered = true;
            made.conditions_words = demo_text("analysis", "conditions");
            made.state = AnalysisState::handed_in;
            made.handed_in_on = on_day_of_demo(is_first ? "2019-09-20" : "2024-01-19");
        }
        if (is_first) {
            made.state = AnalysisState::approved;
            made.approved_on = on_day_of_demo("2019-10-22");
            made.approved_by = demo_text("analysis", "approved_by");
            made.confirmed_on = on_day_of_demo(key.empty() ? "2022-10-20" : "2023-10-17");
        } else if (auto const before = analyses_.find(std::string{key}); before != analyses_.end()) {
            made.previous = before->second;
        }
        CHECK(put(made));
        CHECK(note_steps(made));
        if (is_handed_in || key == "trafiknamnden") {
            CHECK(assess(made, CapabilityArea::crisis_management, CapabilityAspect::leadership, 4));
            CHECK(assess(made, CapabilityArea::essential_services, CapabilityAspect::endurance, 2));
        }
        return made;
    }

    /// The seven texts; what is still worked on has its first four.
    static void write_headings(Analysis& made, std::string_view key, bool is_whole) {
        auto const text = [&](std::string_view heading) {
            return demo_text("analysis_" + std::string{key.empty() ? "town" : key}, heading);
        };
        made.area_text = text("area");
        made.method_text = text("method");
        made.services_text = text("services");
        made.dependencies_text = text("dependencies");
        if (is_whole) {
            made.risks_text = text("risks");
            made.shortcomings_text = text("shortcomings");
            made.needs_text = text("needs");
        }
    }

    Result<Done> note_steps(Analysis const& analysis) {
        auto const note = [&](AnalysisStepKind kind, std::optional<Date> on,
                              std::optional<std::string> words) -> Result<Done> {
            if (!on) {
                return Done{};
            }
            return put(AnalysisStep{town_.new_id<AnalysisStep>(), analysis.id, analysis.unit, kind, *on,
                                    std::move(words), writer_.account, start_of(*on)});
        };
        CHECK(note(AnalysisStepKind::handed_in, analysis.handed_in_on, std::nullopt));
        CHECK(note(AnalysisStepKind::approved, analysis.approved_on, analysis.approved_by));
        return note(AnalysisStepKind::confirmed, analysis.confirmed_on, std::nullopt);
    }

    Result<Done> assess(Analysis const& analysis, CapabilityArea area, CapabilityAspect aspect, int level) {
        return put(CapabilityAssessment{town_.new_id<CapabilityAssessment>(), analysis.id, analysis.unit,
                                        area, aspect, level,
                                        demo_text("capability", std::string{name_of(aspect)}), 1});
    }

    Result<Done> add_demo_risk(Analysis const& analysis, Invented const& one, bool is_first, int number) {
        Risk risk;
        risk.id = town_.new_id<Risk>();
        risk.analysis = analysis.id;
        risk.unit = analysis.unit;
        risk.number = number;
        risk.title = demo_text(one.key, "title");
        risk.cause = demo_text(one.key, "cause");
        risk.event = demo_text(one.key, "event");
        risk.consequence = demo_text(one.key, "consequence");
        risk.kind = kinds_[std::string{one.kind}];
        bool const is_changed = !is_first && one.fate == Fate::changed;
        auto const level = [](int given) { return given == 0 ? std::nullopt : std::optional{given}; };
        risk.likelihood = level(is_changed && one.likelihood > 0 ? one.likelihood + 1 : one.likelihood);
        risk.intention = level(one.antagonist[0]);
        risk.antagonist_capability = level(one.antagonist[1]);
        risk.opportunity =
            level(is_changed && one.antagonist[2] > 0 ? one.antagonist[2] - 1 : one.antagonist[2]);
        risk.treatment = one.treatment;
        if (one.likelihood > 1 && one.treatment == Treatment::reduce) {
            risk.residual_likelihood = one.likelihood - 1;
        }
        risk.standing = is_first || one.fate == Fate::confirmed || is_changed || one.fate == Fate::fresh
                            ? RiskStanding::current
                        : one.fate == Fate::retired ? RiskStanding::retired
                                                    : RiskStanding::to_confirm;
        if (risk.standing == RiskStanding::retired) {
            risk.retired_why = demo_text(one.key, "retired");
        }
        if (auto const origin = origins_.find(one.key); origin != origins_.end()) {
            risk.origin = origin->second;
        }
        risk.version = 1;
        CHECK(put(risk));
        if (is_first) {
            origins_[one.key] = risk.id;
        }
        return add_levels(risk, one);
    }

    Result<Done> add_levels(Risk const& risk, Invented const& one) {
        for (std::size_t i = 0; i < value_keys.size(); ++i) {
            auto const value = values_.find(std::string{value_keys[i]});
            if (one.levels[i] == 0 || value == values_.end()) {
                continue;
            }
            bool const falls = one.treatment == Treatment::reduce && one.levels[i] > 2;
            CHECK(put(RiskConsequence{town_.new_id<RiskConsequence>(), risk.id, risk.unit, value->second,
                                      one.levels[i], falls ? std::optional{one.levels[i] - 1} : std::nullopt,
                                      std::nullopt, 1}));
        }
        return Done{};
    }

    Result<Done> take_part(AnalysisRound const& round, Id<Unit> const& unit, Participation answer,
                           std::optional<std::string> words) {
        TRY(view, organisation::unit_on(tx_, unit, *round.units_on));
        return put(Participant{town_.new_id<Participant>(), round.id, unit, std::nullopt, view.name, answer,
                               std::move(words), 1});
    }

    /// Those that are asked and have said nothing yet, or no.
    Result<Done> add_others(AnalysisRound const& round) {
        for (auto const& key : {"kulturnamnden", "stockholm-vatten-och-avfall"}) {
            if (auto const unit = unit_of(key)) {
                CHECK(take_part(round, *unit, Participation::asked, std::nullopt));
                Analysis made;
                made.id = town_.new_id<Analysis>();
                made.round = round.id;
                made.unit = unit;
                made.version = 1;
                CHECK(put(made));
            }
        }
        if (auto const unit = unit_of("stockholms-hamnar")) {
            CHECK(take_part(round, *unit, Participation::not_in, demo_text("participation", "not_in")));
        }
        TRY(outsider, tx_.by_key<ExternalActor>("region-stockholm"));
        if (outsider) {
            CHECK(put(Participant{town_.new_id<Participant>(), round.id, std::nullopt, outsider->id,
                                  outsider->name, Participation::takes_part,
                                  demo_text("participation", "outside"), 1}));
        }
        return Done{};
    }

    Town& town_;
    db::WriteTx& tx_;
    ScaleSet const& scales_;
    Actor const writer_{"operator", "operator", {{auth::Role::coordinator, true, {}}}};
    std::map<std::string, Id<Unit>> units_;
    std::map<std::string, Id<RiskKind>> kinds_;
    std::map<std::string, Id<ProtectionValue>> values_;
    std::map<std::string, Id<Analysis>> analyses_;
    std::map<std::string_view, Id<Risk>> origins_;
};

}  // namespace

Result<Done> add_demo_analyses(Town& town, std::string const& earlier, std::string const& later) {
    db::WriteTx tx{town.db};
    TRY(known, store::rounds(tx, {1, 0}));
    TRY(scales, tx.by_key<ScaleSet>("skalor-forslag"));
    TRY(first, tx.by_key<Edition>(earlier));
    TRY(second, tx.by_key<Edition>(later));
    if (known.total > 0 || !scales || !first || !second) {
        return Done{};
    }
    DemoRounds rounds{town, tx, *scales};
    CHECK(rounds.learn());
    CHECK(rounds.make(first->id, second->id));
    return std::move(tx).commit(audit::entry(auth::operator_actor(), "risk.lead", "demo"));
}

}  // namespace varn::risk
