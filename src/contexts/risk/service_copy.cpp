// From one round to the next: risks are copied to wait for an answer, and two analyses are compared.
#include <algorithm>
#include <set>

#include "holding.h"
#include "platform/scalar_text.h"
#include "service_risks.h"

namespace varn::risk {
namespace {

/// Fields that say where a risk stands, not what it is.
bool is_content(std::string_view field) {
    static constexpr std::string_view about[] = {"id",          "analysis", "unit",    "number", "standing",
                                                 "retired_why", "origin",   "version", "kind"};
    return std::find(std::begin(about), std::end(about), field) == std::end(about);
}

class Copying {
public:
    Copying(Town& town, db::WriteTx& tx, Actor const& actor, Analysis const& into, AnalysisRound const& round)
        : town_(town), tx_(tx), actor_(actor), into_(into), round_(round) {}

    Result<CopiedRisks> copy(Id<Analysis> const& from) {
        TRY(mine, store::risks_of(tx_, into_.id));
        std::set<std::string> known;
        for (auto const& risk : mine) {
            known.insert(risk.origin ? risk.origin->text : "");
        }
        TRY(steps, store::steps(tx_, round_.scale_set));
        for (auto const& step : steps) {
            if (!step.protection_value_key) {
                levels_.insert({step.scale, step.level});
            }
        }
        TRY(risks, store::risks_of(tx_, from));
        std::erase_if(risks, [](Risk const& risk) { return risk.standing == RiskStanding::retired; });
        TRY(consequences, store::consequences(tx_, risks));
        for (auto const& risk : risks) {
            if (known.contains(risk.id.text)) {
                ++told_.already;
                continue;
            }
            CHECK(copy_one(risk, consequences));
            ++told_.copied;
        }
        return told_;
    }

private:
    Result<Done> copy_one(Risk const& risk, std::vector<RiskConsequence> const& consequences) {
        auto made = risk;
        made.id = town_.new_id<Risk>();
        made.analysis = into_.id;
        made.unit = into_.unit;
        made.origin = risk.id;
        made.standing = RiskStanding::to_confirm;
        made.retired_why.reset();
        made.version = 1;
        for (auto const& [level, scale] :
             {std::pair{&Risk::likelihood, Scale::likelihood},
              std::pair{&Risk::residual_likelihood, Scale::likelihood},
              std::pair{&Risk::intention, Scale::intention},
              std::pair{&Risk::antagonist_capability, Scale::antagonist_capability},
              std::pair{&Risk::opportunity, Scale::opportunity}}) {
            if (made.*level && !levels_.contains({scale, *(made.*level)})) {
                (made.*level).reset();  // the new scales have no such level: it is judged anew
            }
        }
        TRY(number, store::next_number(tx_, into_.id));
        made.number = number;
        TRY(permit, permit_to_write<Risk>(actor_, into_.unit));
        CHECK(tx_.insert(permit, made));
        for (auto const& row : consequences) {
            if (row.risk == risk.id) {
                CHECK(copy_consequence(made, row));
            }
        }
        return Done{};
    }
    Result<Done> copy_consequence(Risk const& made, RiskConsequence row) {
        TRY(value, store::same_value(tx_, row.protection_value, round_.edition));
        if (!value || !levels_.contains({Scale::consequence, row.level})) {
            ++told_.without_place;
            return Done{};
        }
        row.id = town_.new_id<RiskConsequence>();
        row.risk = made.id;
        row.unit = made.unit;
        row.protection_value = value->id;
        row.version = 1;
        if (row.residual_level && !levels_.contains({Scale::consequence, *row.residual_level})) {
            row.residual_level.reset();
        }
        TRY(permit, permit_to_write<RiskConsequence>(actor_, made.unit));
        return tx_.insert(permit, row);
    }

    Town& town_;
    db::WriteTx& tx_;
    Actor const& actor_;
    Analysis const& into_;
    AnalysisRound const& round_;
    std::set<std::pair<Scale, int>> levels_;
    CopiedRisks told_;
};

/// The levels of each risk's consequences, by the title of the protection value.
using LevelsOfRisks = std::map<std::string, std::map<std::string, std::string>>;

Result<LevelsOfRisks> levels_of(db::ReadTx& tx, std::vector<Risk> const& risks) {
    LevelsOfRisks levels;
    TRY(rows, store::consequences(tx, risks));
    std::map<std::string, std::string> keys;
    for (auto const& row : rows) {
        if (!keys.contains(row.protection_value.text)) {
            TRY(value, tx.find(row.protection_value));
            keys[row.protection_value.text] = value ? value->key : row.protection_value.text;
        }
        auto const residual = row.residual_level ? " → " + std::to_string(*row.residual_level) : "";
        levels[row.risk.text][keys[row.protection_value.text]] = std::to_string(row.level) + residual;
    }
    return levels;
}

/// Two analyses side by side.
class Comparing {
public:
    explicit Comparing(db::ReadTx& tx) : tx_(tx) {}

    Result<AnalysisComparison> compare(Analysis const& before, Analysis const& after) {
        told_.before = before.id;
        told_.after = after.id;
        TRY(earlier, store::risks_of(tx_, before.id));
        TRY(later, store::risks_of(tx_, after.id));
        TRY(levels_before, levels_of(tx_, earlier));
        TRY(levels_after, levels_of(tx_, later));
        levels_before_ = std::move(levels_before);
        levels_after_ = std::move(levels_after);
        std::set<std::string> answered;
        for (auto const& risk : later) {
            auto const origin = std::find_if(earlier.begin(), earlier.end(), [&](Risk const& one) {
                return risk.origin && one.id == *risk.origin;
            });
            if (origin != earlier.end()) {
                answered.insert(origin->id.text);
                CHECK(tell(*origin, risk));
            } else if (risk.standing != RiskStanding::retired) {
                note({RiskChange::added, std::nullopt, risk.id, risk.title, std::nullopt, {}});
            }
        }
        for (auto const& risk : earlier) {
            if (!answered.contains(risk.id.text) && risk.standing != RiskStanding::retired) {
                note({RiskChange::not_answered, risk.id, std::nullopt, risk.title, std::nullopt, {}});
            }
        }
        return std::move(told_);
    }

private:
    Result<Done> tell(Risk const& before, Risk const& after) {
        ComparedRisk one{RiskChange::confirmed, before.id, after.id, after.title, std::nullopt, {}};
        if (after.standing == RiskStanding::to_confirm) {
            one.change = RiskChange::not_answered;
        } else if (after.standing == RiskStanding::retired) {
            one.change = RiskChange::retired;
            one.why = after.retired_why;
        } else {
            TRY(fields, differences(before, after));
            one.change = fields.empty() ? RiskChange::confirmed : RiskChange::changed;
            one.fields = std::move(fields);
        }
        note(std::move(one));
        return Done{};
    }
    Result<std::vector<FieldDifference>> differences(Risk const& before, Risk const& after) {
        std::vector<FieldDifference> fields;
        for (auto const& column : table<Risk>().columns) {
            auto const was = json::scalar_text(column, &before).value_or("");
            auto const is = json::scalar_text(column, &after).value_or("");
            if (is_content(column.name) && was != is) {
                fields.push_back({std::string{column.name}, was, is});
            }
        }
        if (before.kind != after.kind) {
            TRY(was, tx_.get(before.kind));
            TRY(is, tx_.get(after.kind));
            fields.push_back({"kind", was.title, is.title});
        }
        auto const& earlier = levels_before_[before.id.text];
        auto const& later = levels_after_[after.id.text];
        std::set<std::string> keys;
        for (auto const* levels : {&earlier, &later}) {
            for (auto const& [key, level] : *levels) {
                keys.insert(key);
            }
        }
        auto const at = [](std::map<std::string, std::string> const& levels, std::string const& key) {
            auto const found = levels.find(key);
            return found == levels.end() ? std::string{} : found->second;
        };
        for (auto const& key : keys) {
            if (at(earlier, key) != at(later, key)) {
                fields.push_back({"consequences/" + key, at(earlier, key), at(later, key)});
            }
        }
        return fields;
    }
    void note(ComparedRisk one) {
        switch (one.change) {
            case RiskChange::added:
                ++told_.added;
                break;
            case RiskChange::confirmed:
                ++told_.confirmed;
                break;
            case RiskChange::changed:
                ++told_.changed;
                break;
            case RiskChange::retired:
                ++told_.retired;
                break;
            case RiskChange::not_answered:
                ++told_.not_answered;
                break;
        }
        told_.risks.push_back(std::move(one));
    }

    db::ReadTx& tx_;
    AnalysisComparison told_;
    LevelsOfRisks levels_before_;
    LevelsOfRisks levels_after_;
};

}  // namespace

Result<CopiedRisks> copy_risks(Town& town, Actor const& actor, Id<Analysis> const& id,
                               RiskCopying const& ask) {
    return writing_in(
        town, actor, id,
        [&](db::WriteTx& tx, Analysis const& into, AnalysisRound const& round) -> Result<CopiedRisks> {
            auto const from = ask.from ? ask.from : into.previous;
            if (!from) {
                return invalid("/from", "risk.nothing_to_copy_from");
            }
            TRY(source, tx.find(*from));
            if (!source || source->round == into.round) {
                return invalid("/from", "risk.copy_from_an_earlier_round");
            }
            TRY(told, (Copying{town, tx, actor, into, round}.copy(source->id)));
            if (told.copied > 0) {
                CHECK(keep(tx, actor, into.unit));
            }
            return told;
        });
}

Result<AnalysisComparison> compare(Town& town, Actor const& actor, Id<Analysis> const& id,
                                   std::string const& with) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(after, tx.get(id));
    auto const other = with.empty() ? after.previous : std::optional{Id<Analysis>{with}};
    if (!other) {
        return invalid("?with", "risk.nothing_to_compare_with");
    }
    TRY(before, tx.find(*other));
    if (!before || before->id == after.id) {
        return invalid("?with", "risk.nothing_to_compare_with");
    }
    return compare_in(tx, *before, after);
}

Result<AnalysisComparison> compare_in(db::ReadTx& tx, Analysis const& before, Analysis const& after) {
    return Comparing{tx}.compare(before, after);
}

}  // namespace varn::risk
