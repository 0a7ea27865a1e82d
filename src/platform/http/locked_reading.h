#pragma once
// A locked room: what the read log keeps of an answer, before the answer is given.
#include "platform/dispatch.h"

namespace varn::http {

/// What was asked.
struct Asked {
    Route const& route;
    std::string const& method;
    std::string const& id;
};
/// The reply, once the reading is kept, if it must be: the answer of a locked room with the ids of all that
/// it tells, or an answer that tells something confidential with the ids of that. The error of keeping it
/// otherwise. A locked room without a log stays shut.
Result<Reply> kept_first(DispatchOptions const& options, auth::Actor const& actor, Asked const& asked,
                         Result<Reply> reply);

}  // namespace varn::http
