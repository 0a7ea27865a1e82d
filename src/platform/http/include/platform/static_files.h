#pragma once
// The web's files, compressed when they were built and served from memory.
#include <functional>
#include <optional>
#include <string_view>

#include "platform/request.h"

namespace varn::http {

/// One file of the web. `path` begins with a slash; `etag` is a hash of `raw` without quotes; `immutable`
/// says that the path holds a hash too. `br` and `gz` are empty where compressing did not pay. All bytes live
/// for ever.
struct Asset {
    std::string_view path;
    std::string_view type;
    std::string_view etag;
    bool immutable = false;
    std::string_view raw;
    std::string_view br;
    std::string_view gz;
};

/// Finds a file by its path, or nothing.
using FindAsset = std::function<Asset const*(std::string_view path)>;

/// Answers GET and HEAD of a file: the smallest encoding the client takes, 304 when it has it already, and
/// /index.html for any other page a browser asks for (its last segment has no dot, Accept names text/html).
/// Nothing when no file answers.
std::optional<Response> static_file(RequestHead const& head, FindAsset const& find);

}  // namespace varn::http
