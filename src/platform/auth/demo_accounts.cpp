#include "asking.h"
#include "platform/first_start.h"
#include "store.h"

namespace varn::auth {

Result<Done> add_demo_accounts(Town& town, std::vector<DemoAccount> const& accounts,
                               std::string const& password) {
    auto const actor = operator_actor();
    for (auto const& wanted : accounts) {
        {
            db::ReadTx tx{town.db};
            TRY(known, store::account_named(tx, kept_user_name(wanted.user_name)));
            if (known) {
                continue;
            }
        }
        TRY(added, add_account(town, actor,
                               {.user_name = wanted.user_name,
                                .name = wanted.name,
                                .language = Language::sv,
                                .password = password}));
        CHECK(grant_role(town, actor, added.id,
                         {.role = wanted.role, .unit = wanted.unit, .valid_from = {}, .valid_to = {}}));
    }
    return Done{};
}

}  // namespace varn::auth
