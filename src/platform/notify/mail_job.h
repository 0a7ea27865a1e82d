#pragma once
// The job that sends mails: one that waits is enough, since it sends all that is due.
#include "platform/jobs.h"

namespace varn::notify {

inline jobs::Order sending_at(Instant at) {
    return {.kind = "notify.send", .unique_key = "notify.send", .run_at = at};
}

}  // namespace varn::notify
