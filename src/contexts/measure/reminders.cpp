// Whom to remind of what. The coordinators of the owner are told before and at the due date; when it has been
// late for long, its head. Where a unit has none of its own, the nearest unit above answers; where nobody
// does, the town's strategists, so that no measure is late without anybody knowing.
#include <algorithm>

#include "measure/notices.h"
#include "organisation/api.h"
#include "rights.h"
#include "service.h"

namespace varn::measure {
namespace {

using Accounts = std::vector<std::string>;

/// Who holds a role, found from a unit upwards.
class HoldersUpwards {
public:
    static Result<HoldersUpwards> on(db::ReadTx& tx, Date day) {
        HoldersUpwards found;
        TRY(units, organisation::units_on(tx, day));
        for (auto const& unit : units) {
            if (unit.parent) {
                found.above_[unit.id.text] = unit.parent->text;
            }
        }
        for (auto const role : {auth::Role::coordinator, auth::Role::head, auth::Role::strategist}) {
            TRY(holders, store::holders(tx, role, day));
            for (auto const& holder : holders) {
                found.holders_[role][holder.unit.value_or("")].push_back(holder.account);
            }
        }
        return found;
    }
    /// The accounts with the first of these roles that anybody holds, at the unit or nearest above it.
    Accounts of(Id<Unit> const& unit, std::vector<auth::Role> const& roles) const {
        for (auto const role : roles) {
            if (auto found = upwards(unit.text, role); !found.empty()) {
                return found;
            }
        }
        return at("", auth::Role::strategist);
    }

private:
    Accounts at(std::string const& unit, auth::Role role) const {
        auto const held = holders_.find(role);
        if (held == holders_.end()) {
            return {};
        }
        auto const found = held->second.find(unit);
        return found == held->second.end() ? Accounts{} : found->second;
    }
    Accounts upwards(std::string unit, auth::Role role) const {
        // A tree has no ring, but what is read is not trusted to be one.
        for (std::size_t steps = 0; steps <= above_.size(); ++steps) {
            if (auto found = at(unit, role); !found.empty()) {
                return found;
            }
            auto const parent = above_.find(unit);
            if (parent == above_.end()) {
                break;
            }
            unit = parent->second;
        }
        return {};
    }

    std::map<std::string, std::string> above_;
    std::map<auth::Role, std::map<std::string, Accounts>> holders_;
};

Result<Done> pass_on(Teller const& tell, notify::Kind const& kind, Measure const& measure, Accounts to) {
    return tell({.kind = kind,
                 .to = std::move(to),
                 .subject = measure.id.text,
                 .by = {},
                 .once = measure.id.text + "/" + to_text(measure.due)});
}

Result<std::optional<std::string>> measure_title(Town& town, auth::Actor const& actor,
                                                 std::string const& id) {
    CHECK(auth::judge(policy(), actor, "measure.read", std::nullopt));
    db::ReadTx tx{town.db};
    TRY(measure, tx.get(Id<Measure>{id}));
    return std::optional{measure.title};
}

}  // namespace

void add_titles(notify::Titles& titles) {
    titles["measure"] = measure_title;
}

Result<int> remind(db::ReadTx& tx, Date today, Teller const& tell) {
    using auth::Role;
    TRY(rule, reminder_rule(tx));
    TRY(open, store::open_measures(tx));
    TRY(holders, HoldersUpwards::on(tx, today));
    int told = 0;
    for (auto const& measure : open) {
        if (plus_days(today, rule.days_before) < measure.due) {
            continue;
        }
        ++told;
        if (today < measure.due) {
            CHECK(
                pass_on(tell, due_soon, measure, holders.of(measure.owner, {Role::coordinator, Role::head})));
            continue;
        }
        CHECK(pass_on(tell, due_now, measure, holders.of(measure.owner, {Role::coordinator, Role::head})));
        if (plus_days(measure.due, rule.days_late) <= today) {
            CHECK(pass_on(tell, long_late, measure, holders.of(measure.owner, {Role::head})));
        }
    }
    return told;
}

}  // namespace varn::measure
