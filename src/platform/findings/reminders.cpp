#include <algorithm>

#include "platform/findings.h"
#include "platform/findings_reminders.h"
#include "platform/holders.h"

namespace varn::findings {
namespace {

constexpr int morning = 6 * 60;

}  // namespace

Result<int> remind(Town& town) {
    auto const today = town.clock.today();
    db::Housekeeping tx{town.db};
    TRY(due, tx.select<Acceptance>("WHERE review_on <= $1 ORDER BY finding_key", today));
    TRY(strategists, auth::holders(tx, {auth::Role::strategist}, today, auth::Holding::whole_town));
    for (auto const& acceptance : due) {
        auto const& by = acceptance.accepted_by;
        bool const still = std::find(strategists.begin(), strategists.end(), by) != strategists.end();
        CHECK(notify::tell(town, tx,
                           {.kind = review_due,
                            .to = still ? std::vector{by} : strategists,
                            .subject = acceptance.id.text,
                            .by = {},
                            .once = acceptance.id.text + "/" + to_text(acceptance.review_on)}));
    }
    CHECK(std::move(tx).commit());
    return static_cast<int>(due.size());
}

jobs::Kind reminding() {
    return {.name = "findings.remind",
            .run = [](jobs::Work& work) -> Result<std::string> {
                TRY(due, remind(work.town()));
                return std::to_string(due);
            },
            .schedule = {.daily_at_minute = morning}};
}

}  // namespace varn::findings
