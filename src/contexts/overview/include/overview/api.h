#pragma once
// The overview answers people, and no other context.
#include <vector>

#include "platform/access.h"
#include "platform/http.h"

namespace varn::overview {

auth::Rules policy();
std::vector<http::Route> routes();

}  // namespace varn::overview
