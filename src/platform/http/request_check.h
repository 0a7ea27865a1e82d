#pragma once
// Inside platform/http: is a request what its route understands, and does it come from where it should?
#include <map>
#include <string>

#include "platform/dispatch.h"

namespace varn::http {

/// The decoded query, when every parameter is declared, given once and of its kind; all errors at once
/// otherwise.
Result<std::map<std::string, std::string>> checked_query(Route const& route, std::string const& query);
/// The moment that a checked query asks about; refused when it is after `now`.
Result<std::optional<Instant>> checked_as_of(std::map<std::string, std::string> const& query, Instant now);
/// The version named by If-Match, if the field is there.
Result<std::optional<int>> checked_if_match(RequestHead const& head);
/// The status that refuses a body of a type the route does not take (415), with its error; nothing when it
/// does.
std::optional<Error> wrong_type(Route const& route, Request const& request);
/// Refuses what another site caused, and a cookie session without its token. See dispatch.h.
Result<Done> not_forged(RequestHead const& head, Session const& session, std::string const& origin);

}  // namespace varn::http
