// An include never climbs over a wall with `..`.
#include "rules.h"

namespace house {

Findings no_parent_includes(House const& house) {
    Findings found;
    for (auto const& file : house.files) {
        for (auto const& include : file.includes) {
            if (include.path.starts_with("../") || include.path.find("/../") != std::string::npos) {
                found.push_back({place(file, include.line), "climbs over the wall: " + include.path});
            }
        }
    }
    return found;
}

}  // namespace house
