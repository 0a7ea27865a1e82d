#pragma once
// Files that live inside the binary.
#include <span>
#include <string_view>

namespace varn::assets {

/// A file by its base name and its bytes, both valid for the life of the process.
struct File {
    std::string_view name;
    std::string_view bytes;
};

}  // namespace varn::assets
