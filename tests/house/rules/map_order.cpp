// A room may be granted only rooms that stand above it in house.map, so a cycle cannot be written.
#include <algorithm>

#include "rules.h"

namespace house {

Findings map_order(House const& house) {
    Findings found;
    std::set<std::string> above;
    for (auto const& room : read_map(house)) {
        std::string const where = "house.map:" + std::to_string(room.line);
        for (auto const& granted : room.granted) {
            if (!above.contains(granted)) {
                found.push_back(
                    {where, room.name + " is granted " + granted + ", which does not stand above it"});
            }
        }
        if (!above.insert(room.name).second) {
            found.push_back({where, room.name + " has two lines"});
        }
    }
    if (above.empty()) {
        found.push_back({"house.map", "grants nothing: the map is missing"});
    }
    for (auto const& file : house.files) {
        bool const cpp_room = file.under("src/") && file.is_cpp();
        if (cpp_room && !room_of(file.path).empty() && !above.contains(room_of(file.path))) {
            found.push_back(
                {file.path, "stands in the room " + room_of(file.path) + ", which has no line in the map"});
        }
    }
    return found;
}

}  // namespace house
