#pragma once
// Events in files: `city-scenario/1` (docs/formats/scenario.md), what is lost and repaired when.
#include <string>
#include <string_view>

#include "engine/course.h"

namespace varn::resilience {

struct Scenario {
    std::string name;
    CourseQuestion question;
};

/// Reads an event for a network. Nodes are named by their ids, times are whole minutes. Without a horizon it
/// is followed until thirty days after the last thing it says. Errors name every fault by its JSON pointer.
Result<Scenario> read_scenario(std::string_view bytes, Network const& network);

}  // namespace varn::resilience
