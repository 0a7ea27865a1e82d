#pragma once
// Databases that come and go, for tests and for copies that are verified by being opened.
#include <string>

#include "kernel/result.h"

namespace varn::db {

/// Creates an empty database in the cluster of `url` and gives its address.
Result<std::string> create_scratch(std::string const& url, std::string const& name);
/// Drops it again, whoever is connected.
Result<Done> drop_scratch(std::string const& url, std::string const& name);

}  // namespace varn::db
