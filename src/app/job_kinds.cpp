#include "job_kinds.h"

#include "notices.h"
#include "platform/findings_reminders.h"

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

}  // namespace

std::vector<jobs::Kind> job_kinds(notify::Post post) {
    auto all = jobs::own_kinds();
    for (auto& kind : notify::mail_jobs(notice_kinds(), std::move(post))) {
        all.push_back(std::move(kind));
    }
    all.push_back(findings::reminding());
    all.push_back(watching_jobs());
    return all;
}

}  // namespace varn::app
