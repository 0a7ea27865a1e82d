// A door is read before a room is entered: at most 250 lines.
#include "rules.h"

namespace house {

Findings door_size(House const& house) {
    static constexpr std::size_t limit = 250;
    std::map<std::string, std::size_t> sizes;
    for (auto const& file : house.files) {
        if (file.under("src/") && file.path.find("/include/") != std::string::npos) {
            sizes[file.path] = file.lines;
        }
    }
    return within(house, "door_size", sizes, limit);
}

}  // namespace house
