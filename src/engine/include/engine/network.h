#pragma once
// What a city stands on: nodes that need each other, and how long each can do without. One model for every
// question of the resilience engine (docs/formats/network.md says it in files, this header in structs).
//
// A node works while it is not lost itself and each of its needs is met. A need is met while at least `least`
// of its members work; while it is short the node lives on the need's buffer. Alternatives are a need with
// least 1; things that are all needed are several needs. A common cause (an area, one supplier behind two
// contracts) is a node that others need: there is no second mechanism. Times are whole minutes; probabilities
// are doubles.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kernel/result.h"

namespace varn::resilience {

using Index = std::uint32_t;
using Minutes = std::int64_t;

/// A buffer that never runs dry, an outage that never ends.
inline constexpr Minutes without_end = INT64_MAX;

/// So many of these are needed, and so long the node can be without.
struct Need {
    Index least = 1;
    std::vector<Index> of = {};  // distinct nodes
    Minutes buffer = 0;          // how long the node runs while the need is short: battery, diesel, stock
    std::optional<Minutes> refill = {{0}};  // from empty to full; 0 at once; absent: never
    std::string kind = {};                  // what is needed, in words: power, staff
};

/// How long a repair takes: the least, the likeliest and the most (PERT).
struct RepairTime {
    Minutes least = 0;
    Minutes likeliest = 0;
    Minutes most = 0;
    bool operator==(RepairTime const&) const = default;
};

/// What an outage costs: harm at so many minutes, straight lines between, never falling. Beyond the last
/// point it goes on as between the last two. Empty: no harm.
using HarmCurve = std::vector<std::pair<Minutes, double>>;

struct Node {
    std::string id = {};
    std::string kind = {};
    std::string name = {};          // what people call it; the id when empty
    bool is_service = false;        // an essential service: what results are told for
    double loss_probability = 0.0;  // of being lost by its own cause in the period asked about
    double losses_per_year = 0.0;   // by its own cause
    RepairTime repair = {};
    Minutes restart = 0;  // from when its needs are back to when it works
    std::optional<Minutes> tolerable =
        {};  // MTPD: the longest outage that can be borne (MSB620: acceptabel avbrottstid)
    HarmCurve harm = {};
    std::vector<Need> needs = {};  // all of them
    Index district = 0;            // a hint of what lies together; results do not depend on it
};

struct Network {
    std::vector<Node> nodes;
};

/// How much is taken in; passing a limit is an error that names it.
struct NetworkLimits {
    std::size_t nodes = 20'000'000;
    std::size_t members = 400'000'000;  // over all needs
    std::size_t in_need = 65'535;       // of one need
    Minutes longest = Minutes{100} * 366 * 24 * 60;
    std::size_t problems = 50;  // told at most
};

/// Is this a network? Every fault is told with its place as a JSON pointer of the file format
/// (`/nodes/3/groups/0/of/2`): empty and repeated ids, members that are not there, a node that needs itself
/// or the same node twice in a need, k of 0 or beyond the members, times that are negative or longer than the
/// limit, probabilities outside 0 to 1, rates and harm that are negative or no numbers, curves that fall,
/// repair times out of order.
Result<Done> validate(Network const& network, NetworkLimits const& limits = {});

}  // namespace varn::resilience
