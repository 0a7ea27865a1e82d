#pragma once
// Where a network is weakest, each weakness with its witness: findings RES-001 and on, and the chain that
// leads from what is lost to what falls. What the rules mean to a city stands in docs/rules.
#include <span>
#include <vector>

#include "engine/finding.h"
#include "engine/monte_carlo.h"

namespace varn::resilience {

/// One thing falling in a chain: when, and of which need; `of` are the members of that need that had fallen,
/// as places in the chain. What was lost has no need and stands first.
struct Link {
    Index node = 0;
    Minutes at = 0;
    std::optional<Index> need = {};  // place among the node's needs
    std::vector<Index> of = {};      // earlier links, as many as it takes to make the need short
};

/// Why does `target` fall when those are lost for good at minute 0? The shortest chain there is in time: each
/// link falls when its need has been short for its buffer, the last is the target. Empty when it does not
/// fall within the horizon. Numbers are the network's own; a lost node may be named twice.
std::vector<Link> why(Network const& network, std::span<Index const> lost, Index target,
                      Minutes horizon = without_end);
/// Does a chain hold: is every link's need really short by the links it names, and does it fall when it says?
bool holds(Network const& network, std::vector<Link> const& chain);

struct WeaknessQuestion {
    std::size_t pairs_told = 20;   // of pairs that fell services, those that fell most
    std::size_t things_told = 20;  // in one witness
};

/// Every weakness of a valid network, in the order of rules and subjects:
/// RES-001 a single loss fells services; RES-002 a pair does, though neither alone; RES-003 a ring of needs
/// cannot start itself; RES-004 alternatives hang on one and the same; RES-005 one likely outage lasts longer
/// than a service bears; RES-006 a service starts slower than it may be
/// down; RES-007 a ring can start only while buffers have charge left. Errors: too_many (a limit of
/// pairs or batches), unavailable when broken off.
Result<std::vector<engine::Finding>> weaknesses(Network const& network, WeaknessQuestion const& question = {},
                                                Watch const& watch = {});

/// The catalogue of these rules.
std::span<engine::RuleFacts const> weakness_rules();

/// "4 h", "1 d 6 h", "1 h 30 min": a time as a coordinator says it; the same in both languages.
std::string in_words(Minutes minutes);

}  // namespace varn::resilience
