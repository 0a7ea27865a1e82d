#include "loss_meetings.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace varn::resilience {

LossMeetings::LossMeetings(Network const& network, Graph const& graph)
    : cascade_(graph),
      refill_(graph.nodes(), Minutes{0}),
      counters_of_(graph.nodes()),
      felled_(graph.nodes(), Reached{-1, nothing, 0, nothing}),
      shaken_(cascade_.counters(), nothing) {
    for (Index group = 0; group < graph.groups(); ++group) {
        auto& longest = refill_[graph.owner(group)];
        auto const& need = network.nodes[graph.outer(graph.owner(group))].needs[graph.place(group)];
        if (need.buffer > 0 && longest) {
            longest = need.refill ? std::optional{std::max(*longest, *need.refill)} : std::nullopt;
        }
    }
    for (Index counter = 0; counter < cascade_.counters(); ++counter) {
        counters_of_[cascade_.owner(counter)].push_back(counter);
    }
}

std::optional<Minutes> LossMeetings::refill(std::span<Loss const> losses) {
    cascade_.begin();
    for (auto const& loss : losses) {
        cascade_.lose(loss.node);
    }
    Minutes longest = 0;
    for (auto const node : cascade_.fallen()) {
        if (!refill_[node]) {
            return std::nullopt;
        }
        longest = std::max(longest, *refill_[node]);
    }
    return longest;
}

bool LossMeetings::join(std::span<Loss const> losses, std::vector<Spell>& spells) {
    std::sort(spells.begin(), spells.end(), [](Spell const& a, Spell const& b) {
        return std::tie(a.from, a.losses) < std::tie(b.from, b.losses);
    });
    first_.resize(spells.size());
    std::iota(first_.begin(), first_.end(), std::size_t{0});
    has_met_ = false;
    for (std::size_t spell = 0; spell < spells.size(); ++spell) {
        cascade_.begin();
        for (auto const loss : spells[spell].losses) {
            cascade_.lose(losses[loss].node);
        }
        reach(spell, spells[spell]);
    }
    for (auto const node : touched_nodes_) {
        felled_[node] = {-1, nothing, 0, nothing};
    }
    for (auto const counter : touched_counters_) {
        shaken_[counter] = nothing;
    }
    touched_nodes_.clear();
    touched_counters_.clear();
    reached_.clear();
    if (!has_met_) {
        return false;
    }
    for (std::size_t spell = 0; spell < spells.size(); ++spell) {
        if (auto const first = first_of(spell); first != spell) {
            auto& into = spells[first];
            auto& from = spells[spell];
            into.until = std::max(into.until, from.until);
            into.losses.insert(into.losses.end(), from.losses.begin(), from.losses.end());
            from.losses.clear();
        }
    }
    std::erase_if(spells, [](Spell const& spell) { return spell.losses.empty(); });
    return true;
}

/// Notes what the cascade at hand reaches, and whom it meets there.
void LossMeetings::reach(std::size_t spell, Spell const& facts) {
    for (auto const node : cascade_.fallen()) {
        fell(node, spell, facts);
    }
    told_.clear();
    cascade_.shaken(told_);
    for (auto const& shaken : told_) {
        shake(shaken, spell, facts);
    }
}

/// Of several spells that are not over when this one begins, all have met: the one that lasts longest stands
/// for them.
void LossMeetings::fell(Index node, std::size_t spell, Spell const& facts) {
    auto& longest = felled_[node];
    if (longest.spell == nothing) {
        touched_nodes_.push_back(node);
    } else if (longest.until >= facts.from) {
        put_together(spell, longest.spell);
    }
    if (facts.until > longest.until) {
        longest = {facts.until, spell, 0, nothing};
    }
    for (auto const counter : counters_of_[node]) {
        for (auto at = still_shaken(counter, facts.from); at != nothing; at = reached_[at].before) {
            put_together(spell, reached_[at].spell);
        }
    }
}

void LossMeetings::shake(Cascade::Shaken const& shaken, std::size_t spell, Spell const& facts) {
    auto const& owner = felled_[cascade_.owner(shaken.counter)];
    if (owner.until >= facts.from) {
        put_together(spell, owner.spell);
    }
    if (shaken_[shaken.counter] == nothing) {
        touched_counters_.push_back(shaken.counter);
    }
    auto const last = still_shaken(shaken.counter, facts.from);
    std::uint64_t missing = shaken.missing;
    for (auto at = last; at != nothing; at = reached_[at].before) {
        missing += reached_[at].missing;
    }
    for (auto at = last; at != nothing && missing > cascade_.slack(shaken.counter);
         at = reached_[at].before) {
        put_together(spell, reached_[at].spell);
    }
    reached_.push_back({facts.until, spell, shaken.missing, last});
    shaken_[shaken.counter] = reached_.size() - 1;
}

/// Spells come in the order they begin: what is over before this one begins is over for all that follow, and
/// is forgotten. Without that the lists grow with the year, and so does their cost with its square.
std::size_t LossMeetings::still_shaken(Index counter, Minutes from) {
    auto* link = &shaken_[counter];
    while (*link != nothing) {
        auto& one = reached_[*link];
        if (one.until < from) {
            *link = one.before;
        } else {
            link = &one.before;
        }
    }
    return shaken_[counter];
}

std::size_t LossMeetings::first_of(std::size_t spell) {
    while (first_[spell] != spell) {
        spell = first_[spell] = first_[first_[spell]];
    }
    return spell;
}

void LossMeetings::put_together(std::size_t one, std::size_t other) {
    auto const a = first_of(one), b = first_of(other);
    first_[std::max(a, b)] = std::min(a, b);
    has_met_ = has_met_ || a != b;
}

}  // namespace varn::resilience
