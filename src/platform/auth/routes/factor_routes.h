#pragma once
// The routes of second factors, passkeys and tokens, and what they read of a request.
#include <vector>

#include "platform/auth_routes.h"
#include "platform/factors.h"

namespace varn::auth {

/// Where a request comes from.
Arrival arrival_of(http::Call const& call);
/// Who asks, with her session.
Asker asker_of(http::Call const& call);
/// A list with all there is.
template <class T>
http::Page<T> all_of(std::vector<T> items) {
    auto const total = static_cast<std::int64_t>(items.size());
    return {std::move(items), total};
}

void add_factor_routes(std::vector<http::Route>& routes, Sessions& sessions);
void add_passkey_routes(std::vector<http::Route>& routes, Sessions& sessions);
void add_token_routes(std::vector<http::Route>& routes, Sessions& sessions);

}  // namespace varn::auth
