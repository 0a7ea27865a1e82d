#include "platform/access.h"

#include <algorithm>

namespace varn::auth {
namespace {

bool contains(std::vector<std::string> const& units, std::string_view unit) {
    return std::find(units.begin(), units.end(), unit) != units.end();
}

/// What one rule gives the holder of one grant at a place: nothing, the place alone, or the whole town.
std::optional<Verdict> allows(Rule const& rule, Grant const& grant, Place const& place) {
    if (rule.role != grant.role) {
        return std::nullopt;
    }
    if (rule.reach == Reach::whole_town || grant.whole_town) {
        return Verdict{true, rule.four_eyes, grant.acting_for};
    }
    if (place && (contains(grant.units, *place) || contains(grant.matters, *place))) {
        return Verdict{false, rule.four_eyes, grant.acting_for};
    }
    return std::nullopt;
}

/// Alone before in pairs, in one's own right before a deputy's, far before near.
int weight(Verdict const& verdict) {
    return (verdict.four_eyes ? 0 : 4) + (verdict.acting_for.empty() ? 2 : 0) + (verdict.whole_town ? 1 : 0);
}

void sort_once(std::vector<std::string>& ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

}  // namespace

Actor operator_actor() {
    return Actor{"operator", "operator", {{Role::administrator, true, {}}, {Role::strategist, true, {}}}};
}

bool Actor::is_meant_for(std::string_view action) const {
    return !only_actions || std::binary_search(only_actions->begin(), only_actions->end(), action);
}

Result<Verdict> judge(Rules rules, Actor const& actor, std::string_view action, Place const& place) {
    if (!actor.is_somebody()) {
        return Error{ErrorCode::unauthenticated, "auth.unauthenticated", {}, {}, {}};
    }
    std::optional<Verdict> best;
    for (auto const& rule : rules) {
        if (rule.action != action || !actor.is_meant_for(action)) {
            continue;
        }
        for (auto const& grant : actor.grants) {
            auto verdict = allows(rule, grant, place);
            if (verdict && (!best || weight(*verdict) > weight(*best))) {
                best = std::move(verdict);
            }
        }
    }
    if (!best) {
        return Error{ErrorCode::forbidden, "auth.forbidden", {{"action", std::string{action}}}, {}, {}};
    }
    return *best;
}

bool Scope::reaches(std::string_view unit) const {
    return everything || contains(units, unit);
}

Scope scope(Rules rules, Actor const& actor, std::string_view action) {
    Scope found;
    for (auto const& rule : rules) {
        if (rule.action != action || !actor.is_somebody() || !actor.is_meant_for(action)) {
            continue;
        }
        for (auto const& grant : actor.grants) {
            if (grant.role != rule.role) {
                continue;
            }
            found.matters.insert(found.matters.end(), grant.matters.begin(), grant.matters.end());
            if (rule.reach == Reach::whole_town || grant.whole_town) {
                found.everything = true;
            } else {
                found.units.insert(found.units.end(), grant.units.begin(), grant.units.end());
            }
        }
    }
    if (found.everything) {
        found.units.clear();
    }
    sort_once(found.units);
    sort_once(found.matters);
    return found;
}

namespace detail {

Result<Done> must_be_another(Actor const& actor, Proposed const& proposed) {
    bool const same = actor.account == proposed.by || proposed.by.empty();
    if (same) {
        return Error{ErrorCode::forbidden, "auth.takes_another", {}, {}, {}};
    }
    return Done{};
}

Place owner_of(Table const& table, void const* row) {
    for (auto const& column : table.columns) {
        if (column.facts.owner_unit) {
            Scratch scratch;
            auto const view = column.shape->get(column.of(row), scratch);
            auto const* owner = std::get_if<std::string_view>(&view);
            return owner != nullptr ? Place{std::string{*owner}} : std::nullopt;
        }
    }
    return std::nullopt;
}

bool row_belongs(Table const& table, void const* row, Place const& place, bool whole_town) {
    return whole_town || (place && owner_of(table, row) == place);
}

}  // namespace detail
}  // namespace varn::auth
