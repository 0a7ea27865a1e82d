#include "job_kinds.h"

#include "consultation/notices.h"
#include "followup/notices.h"
#include "measure/notices.h"
#include "notices.h"
#include "platform/findings_reminders.h"
#include "platform/reckonings.h"
#include "platform/retention.h"
#include "portfolio/api.h"
#include "risk/notices.h"

namespace varn::app {
namespace {

jobs::Kind watching_jobs() {
    return {.name = "jobs.watch",
            .run = [](jobs::Work& work) -> Result<std::string> {
                TRY(failed, tell_of_failed_jobs(work.town()));
                return std::to_string(failed);
            },
            .schedule = {.every_minutes = 15}};
}

jobs::Kind measure_jobs() {
    return {.name = "measure.remind",
            .run = [](jobs::Work& work) -> Result<std::string> {
                auto& town = work.town();
                db::Housekeeping tx{town.db};
                TRY(told, measure::remind(tx, town.clock.today(), [&](notify::Notice const& notice) {
                        return notify::tell(town, tx, notice);
                    }));
                CHECK(std::move(tx).commit());
                return std::to_string(told);
            },
            .schedule = {.daily_at_minute = 6 * 60 + 10}};
}

}  // namespace

std::vector<jobs::Kind> job_kinds(config::Settings const& settings, notify::Post post) {
    auto all = jobs::own_kinds();
    for (auto& kind : notify::mail_jobs(notice_kinds(), std::move(post))) {
        all.push_back(std::move(kind));
    }
    for (auto const& more : {reckonings::own_kinds(), portfolio::job_kinds()}) {
        all.insert(all.end(), more.begin(), more.end());
    }
    all.push_back(findings::reminding());
    all.push_back(watching_jobs());
    all.push_back(measure_jobs());
    all.push_back(followup::reminding());
    all.push_back(risk::reminding());
    all.push_back(consultation::reminding());
    all.push_back(
        {.name = "retention.run",
         .run = [settings](jobs::Work& work) -> Result<std::string> {
             CHECK(operations::run_retention(work.town(), auth::Actor{"system", "system", {}}, settings));
             return std::string{};
         },
         .schedule = {.daily_at_minute = 3 * 60 + 30}});
    return all;
}

}  // namespace varn::app
