#pragma once
// The queue over HTTP: GET /jobs, GET /jobs/{id}, POST /jobs/{id}/retries, POST /jobs/{id}/cancellations.
#include <vector>

#include "platform/http.h"
#include "platform/jobs.h"

namespace varn::jobs {

/// The queue as administrators see and steer it.
std::vector<http::Route> routes();

}  // namespace varn::jobs
