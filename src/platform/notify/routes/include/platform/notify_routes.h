#pragma once
// One's own inbox and how one is told, over HTTP.
#include <vector>

#include "platform/events.h"
#include "platform/http.h"
#include "platform/inbox.h"

namespace varn::notify {

/// GET /notices, GET /notice-count, POST /notice-readings, GET and POST /accounts/{id}/notice-settings.
/// `kinds` and `titles` are the house's and outlive the routes.
std::vector<http::Route> routes(Kinds const& kinds, Titles const& titles);

/// The event that tells an account that its inbox changed: its data is the account alone, and it is sent to
/// nobody else (platform/verification_routes.h).
http::Event rung(std::string const& account);

}  // namespace varn::notify
