#pragma once
// A moment as file names tell it.
#include <string>

#include "kernel/time.h"

namespace varn::operations {

/// 20240201T120000Z
inline std::string stamp_of(Instant at) {
    std::string stamp;
    for (char const c : to_text(at).substr(0, 19)) {
        if (c != '-' && c != ':') {
            stamp += c;
        }
    }
    return stamp + "Z";
}

}  // namespace varn::operations
