#include "platform/acting.h"

#include "store.h"

namespace varn::auth {

Grant present(RoleGrant const& grant, std::string const& holder,
              std::function<std::vector<std::string>(std::string const& place)> const& reached) {
    Grant held{grant.role, false, {}};
    if (grant.matter) {
        held.matters = {grant.matter->text};
    } else if (grant.unit || grant.sector) {
        held.units = reached(grant.unit ? grant.unit->text : grant.sector->text);
    } else {
        held.whole_town = true;
    }
    held.acting_for = grant.account.text == holder ? "" : grant.account.text;
    return held;
}

Result<Actor> acting_as(Town& town, Id<Account> const& id, UnitsBelow const& units_below) {
    Actor person;
    std::vector<RoleGrant> held;
    auto const today = town.clock.today();
    {
        db::ReadTx tx{town.db};
        TRY(account, tx.get(id));
        TRY(grants, store::grants_on(tx, id.text, today));
        person.account = account.id.text;
        person.name = account.name;
        if (account.status == AccountStatus::active) {
            held = std::move(grants);
        }
    }
    for (auto const& grant : held) {
        person.grants.push_back(present(grant, person.account, [&](std::string const& place) {
            return units_below ? units_below(place, today) : std::vector<std::string>{place};
        }));
    }
    return person;
}

}  // namespace varn::auth
