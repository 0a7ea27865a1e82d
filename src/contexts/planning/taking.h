#pragma once
// A plan on its way in from a spreadsheet: found by key, added, changed where it differs, or left alone.
#include "platform/sheet.h"
#include "service.h"
#include "sheet_rows.h"

namespace varn::planning {

/// What is listed by name of all that an import adds or changes.
constexpr std::size_t shown_names_max = 200;

/// Plans on their way in.
class Taking {
public:
    Taking(Town& town, db::WriteTx& tx, Actor const& actor, PlanningCycle const& cycle)
        : town_(town), tx_(tx), actor_(actor), cycle_(cycle) {}

    Result<Done> learn() {
        TRY(units, organisation::unit_keys(tx_));
        units_ = std::move(units);
        return Done{};
    }
    Result<Done> take(sheet::Matched<GoalRow> const& file, GoalRow const& said);
    Result<Done> take(sheet::Matched<ActivityRow> const& file, ActivityRow const& said);
    Result<Done> take(sheet::Matched<IndicatorRow> const& file, IndicatorRow const& said);
    Result<Done> take(sheet::Matched<ValueRow> const& file, ValueRow const& said);

    organisation::ImportPreview preview;

private:
    Result<Id<Unit>> unit_of(std::string const& key, std::string const& pointer) const {
        auto const known = units_.find(key);
        return known == units_.end()
                   ? Result<Id<Unit>>{invalid(pointer, "organisation.key_unknown", {{"key", key}})}
                   : Result<Id<Unit>>{known->second};
    }
    Result<UnitGoal> goal_of(std::string const& unit_key, std::string const& key) {
        TRY(unit, unit_of(unit_key, "/unit"));
        TRY(goal, store::goal_of_key(tx_, cycle_.id, unit, key));
        if (!goal) {
            return invalid("/goal", "planning.goal_key_unknown", {{"key", key}});
        }
        return std::move(*goal);
    }
    Result<std::vector<Id<Goal>>> goals_named(std::string const& text);
    Result<Id<Goal>> goal_named(std::string const& name);
    Result<std::int64_t> bind(UnitGoal const& goal, std::optional<std::string> const& names);

    /// The row as it shall be: added, changed where it differs, or left alone.
    template <class T>
    Result<T> settle(std::optional<T> const& before, T wanted, std::string const& name) {
        if (!before) {
            TRY(made, put_new(town_, tx_, actor_, std::move(wanted)));
            note(preview.added, name);
            return made;
        }
        if (json::write(*before) == json::write(wanted)) {
            // Told all the same when it is not hers: a file with another unit's rows is a mistake.
            CHECK(auth::judge(policy(), actor_, action_of(*before), auth::place_of(*before)));
            ++preview.unchanged;
            return *before;
        }
        TRY(after, put_change(town_, tx_, actor_, *before, std::move(wanted)));
        note(preview.changed, name);
        return after;
    }
    void note(std::int64_t& count, std::string const& name) {
        ++count;
        if (preview.names.size() < shown_names_max) {
            preview.names.push_back(name);
        }
    }

    Town& town_;
    db::WriteTx& tx_;
    Actor const& actor_;
    PlanningCycle const& cycle_;
    std::map<std::string, Id<Unit>> units_;
};

}  // namespace varn::planning
