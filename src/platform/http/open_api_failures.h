#pragma once
// Inside platform/http: how the API description tells of failures.
#include <vector>

#include "platform/http.h"

namespace varn::http {

/// The statuses of the failures a route can end in, ascending.
std::vector<int> failures_of(Route const& route);
/// The schema of application/problem+json.
json::Object problem_schema();
/// The response of a status, with an example as it would be answered.
json::Object failure_response(int status);

}  // namespace varn::http
