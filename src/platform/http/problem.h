#pragma once
// Inside platform/http: answers that say no.
#include <string>
#include <string_view>

#include "platform/http.h"

namespace varn::http {

/// A failure with a status of its own, for what HTTP knows and the house's closed set of failures does not
/// (405, 408).
Reply problem_with_status(int status, Error const& error, std::string_view language,
                          std::string_view instance, std::string const& reference);

}  // namespace varn::http
