#pragma once
// The built web, inside the binary.
#include <span>
#include <string_view>

#include "platform/static_files.h"

namespace varn::web {

/// Every file, sorted by path.
std::span<http::Asset const> assets();
/// The file with exactly this path ("/index.html"), or nothing.
http::Asset const* find_asset(std::string_view path);

}  // namespace varn::web
