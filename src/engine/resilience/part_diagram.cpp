#include "part_diagram.h"

#include <algorithm>

#include "formula_diagrams.h"
#include "leaf_order.h"

namespace varn::resilience {
namespace {

constexpr std::size_t plain_leaves = 8;  // below this any order will do
constexpr std::uint64_t first_round = 1U << 13U;

std::vector<BddBuilder> racers(Formula const& formula, Effort const& effort) {
    std::vector<std::vector<Index>> orders;
    for (auto const order : all_leaf_orders) {
        auto places = places_of(formula, order);
        if (std::find(orders.begin(), orders.end(), places) == orders.end()) {
            orders.push_back(std::move(places));
        }
        if (formula.leaves < plain_leaves) {
            break;
        }
    }
    std::vector<BddBuilder> all;
    for (auto& places : orders) {
        all.emplace_back(effort, formula, std::move(places));
    }
    return all;
}

/// How many go on after so many steps.
std::size_t kept_after(std::uint64_t steps) {
    return steps <= first_round ? 4 : steps <= 4 * first_round ? 3 : steps <= 16 * first_round ? 2 : 1;
}

/// Who has come furthest, and with the fewest nodes.
bool is_ahead(BddBuilder const& one, BddBuilder const& other) {
    return one.joined() != other.joined() ? one.joined() > other.joined()
                                          : one.bdd().size() < other.bdd().size();
}

/// The smallest of those that are done, if any.
BddBuilder* winner(std::vector<BddBuilder>& all) {
    BddBuilder* best = nullptr;
    std::size_t size = 0;
    for (auto& one : all) {
        if (!one.is_done()) {
            continue;
        }
        auto const nodes = one.bdd().reachable(one.root());
        if (best == nullptr || nodes < size) {
            best = &one;
            size = nodes;
        }
    }
    return best;
}

}  // namespace

std::vector<Index> leaves_by_place(std::vector<Index> const& places) {
    std::vector<Index> leaves(places.size());
    for (Index leaf = 0; leaf < places.size(); ++leaf) {
        leaves[places[leaf]] = leaf;
    }
    return leaves;
}

Halt make_diagram(Formula const& formula, Effort const& effort, std::uint64_t most_steps, PartDiagram& made) {
    auto all = racers(formula, effort);
    for (auto steps = first_round; !all.empty() && steps / 2 < most_steps; steps *= 2) {
        for (auto& one : all) {
            one.advance(std::min(steps, most_steps));
            if (one.halt() == Halt::cancelled) {
                return Halt::cancelled;
            }
        }
        if (auto* const best = winner(all)) {
            made.leaf_at = leaves_by_place(best->places());
            made.bdd = best->take(made.root);
            return made.bdd->effort().is_wanted() ? Halt::no : Halt::cancelled;
        }
        std::erase_if(all, [](BddBuilder const& one) { return one.halt() == Halt::too_many; });
        std::stable_sort(all.begin(), all.end(), is_ahead);
        while (all.size() > kept_after(steps)) {
            all.pop_back();
        }
    }
    return Halt::too_many;
}

}  // namespace varn::resilience
