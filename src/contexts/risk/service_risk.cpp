// A risk is written: in a draft of an open round, by the scales and the edition of the round.
#include <array>

#include "holding.h"
#include "service_risks.h"

namespace varn::risk {
namespace {

/// A level that a risk has, and the scale it stands in.
struct PlacedLevel {
    std::string_view field;
    Scale scale;
    std::optional<int> Risk::*level;
    bool of_antagonists;
};
constexpr std::array placed_levels{
    PlacedLevel{"likelihood", Scale::likelihood, &Risk::likelihood, false},
    PlacedLevel{"residual_likelihood", Scale::likelihood, &Risk::residual_likelihood, false},
    PlacedLevel{"intention", Scale::intention, &Risk::intention, true},
    PlacedLevel{"antagonist_capability", Scale::antagonist_capability, &Risk::antagonist_capability, true},
    PlacedLevel{"opportunity", Scale::opportunity, &Risk::opportunity, true},
};

Result<bool> has_level(db::ReadTx& tx, AnalysisRound const& round, Scale scale, int level) {
    ScaleStep asked;
    asked.scale_set = round.scale_set;
    asked.scale = scale;
    asked.level = level;
    TRY(found, store::step_at(tx, asked));
    return found.has_value();
}

Result<Done> must_be_judged_by_its_kind(db::ReadTx& tx, AnalysisRound const& round, Risk const& risk) {
    TRY(kind, tx.find(risk.kind));
    if (!kind) {
        return invalid("/kind", "risk.not_there");
    }
    std::vector<Problem> problems;
    for (auto const& one : placed_levels) {
        auto const level = risk.*one.level;
        if (!level) {
            continue;
        }
        auto const pointer = "/" + std::string{one.field};
        if (one.of_antagonists != kind->is_antagonistic) {
            problems.push_back(Problem{
                pointer,
                kind->is_antagonistic ? "risk.antagonist_has_no_frequency" : "risk.of_antagonists_alone",
                {{"kind", kind->title}}});
            continue;
        }
        TRY(known, has_level(tx, round, one.scale, *level));
        if (!known) {
            problems.push_back(
                Problem{pointer, "risk.level_not_in_scale", {{"level", std::to_string(*level)}}});
        }
    }
    if (!problems.empty()) {
        return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
    }
    return Done{};
}

/// What is given up says why; what was confirmed does not wait again. `before` is absent for a new one.
Result<Done> must_stand_rightly(std::optional<RiskStanding> before, Risk const& after) {
    bool const waits = after.standing == RiskStanding::to_confirm;
    if (waits && before.value_or(RiskStanding::current) != RiskStanding::to_confirm) {
        return invalid("/standing", "risk.only_copied_wait");
    }
    if (after.standing == RiskStanding::retired && rules::is_blank(after.retired_why)) {
        return invalid("/retired_why", "risk.say_why_retired");
    }
    return Done{};
}

Result<Done> must_be_a_consequence(db::ReadTx& tx, AnalysisRound const& round, RiskConsequence const& row) {
    std::vector<Problem> problems;
    TRY(value, tx.find(row.protection_value));
    if (!value || value->edition != round.edition) {
        problems.push_back(Problem{"/protection_value", "risk.value_not_in_edition", {}});
    }
    TRY(known, has_level(tx, round, Scale::consequence, row.level));
    if (!known) {
        problems.push_back(
            Problem{"/level", "risk.level_not_in_scale", {{"level", std::to_string(row.level)}}});
    }
    if (row.residual_level) {
        TRY(also, has_level(tx, round, Scale::consequence, *row.residual_level));
        if (!also) {
            problems.push_back(Problem{"/residual_level",
                                       "risk.level_not_in_scale",
                                       {{"level", std::to_string(*row.residual_level)}}});
        }
    }
    if (!problems.empty()) {
        return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
    }
    return Done{};
}

template <class T>
Result<T> read_first(Town& town, Id<T> const& id) {
    db::ReadTx tx{town.db};
    return tx.get(id);
}

}  // namespace

Result<Risk> add_risk(Town& town, Actor const& actor, Risk risk) {
    return writing_in(
        town, actor, risk.analysis,
        [&](db::WriteTx& tx, Analysis const& analysis, AnalysisRound const& round) -> Result<Risk> {
            auto row = risk;
            row.unit = analysis.unit;
            CHECK(must_be_judged_by_its_kind(tx, round, row));
            CHECK(must_stand_rightly(std::nullopt, row));
            TRY(permit, permit_to_write<Risk>(actor, row.unit));
            TRY(number, store::next_number(tx, analysis.id));
            row.number = number;
            row.id = town.new_id<Risk>();
            row.version = 1;
            CHECK(tx.insert(permit, row));
            CHECK(keep(tx, actor, row.unit));
            return row;
        });
}

Result<Risk> change_risk(Town& town, Actor const& actor, Id<Risk> const& id, int version,
                         json::Change<Risk> const& change) {
    TRY(seen, read_first(town, id));
    return writing_in(town, actor, seen.analysis,
                      [&](db::WriteTx& tx, Analysis const&, AnalysisRound const& round) -> Result<Risk> {
                          TRY(before, tx.get(id));
                          CHECK(rules::must_be_current(version, before.version));
                          TRY(permit, permit_to_write<Risk>(actor, before.unit));
                          TRY(after, change.onto(before));
                          CHECK(must_be_judged_by_its_kind(tx, round, after));
                          CHECK(must_stand_rightly(before.standing, after));
                          CHECK(tx.update(permit, before, after));
                          CHECK(keep(tx, actor, before.unit));
                          return after;
                      });
}

Result<RiskConsequence> add_consequence(Town& town, Actor const& actor, RiskConsequence row) {
    auto const risk = read_first(town, row.risk);
    if (!risk) {
        return risk.error().code == ErrorCode::not_found ? invalid("/risk", "risk.not_there") : risk.error();
    }
    return writing_in(town, actor, risk.value().analysis,
                      [&](db::WriteTx& tx, Analysis const& analysis,
                          AnalysisRound const& round) -> Result<RiskConsequence> {
                          auto made = row;
                          made.unit = analysis.unit;
                          CHECK(must_be_a_consequence(tx, round, made));
                          TRY(permit, permit_to_write<RiskConsequence>(actor, made.unit));
                          made.id = town.new_id<RiskConsequence>();
                          made.version = 1;
                          CHECK(tx.insert(permit, made));
                          CHECK(keep(tx, actor, made.unit));
                          return made;
                      });
}

Result<RiskConsequence> change_consequence(Town& town, Actor const& actor, Id<RiskConsequence> const& id,
                                           int version, json::Change<RiskConsequence> const& change) {
    TRY(seen, read_first(town, id));
    TRY(risk, read_first(town, seen.risk));
    return writing_in(
        town, actor, risk.analysis,
        [&](db::WriteTx& tx, Analysis const&, AnalysisRound const& round) -> Result<RiskConsequence> {
            TRY(before, tx.get(id));
            CHECK(rules::must_be_current(version, before.version));
            TRY(permit, permit_to_write<RiskConsequence>(actor, before.unit));
            TRY(after, change.onto(before));
            CHECK(must_be_a_consequence(tx, round, after));
            CHECK(tx.update(permit, before, after));
            CHECK(keep(tx, actor, before.unit));
            return after;
        });
}

Result<Done> remove_consequence(Town& town, Actor const& actor, Id<RiskConsequence> const& id) {
    TRY(seen, read_first(town, id));
    TRY(risk, read_first(town, seen.risk));
    return writing_in(town, actor, risk.analysis,
                      [&](db::WriteTx& tx, Analysis const&, AnalysisRound const&) -> Result<Done> {
                          TRY(row, tx.get(id));
                          TRY(permit, permit_to_write<RiskConsequence>(actor, row.unit));
                          CHECK(tx.remove(permit, row));
                          return keep(tx, actor, row.unit);
                      });
}

}  // namespace varn::risk
