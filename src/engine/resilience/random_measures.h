#pragma once
// Measures and savings for the properties, the same on every machine for the same seed.
#include "engine/portfolio.h"
#include "kernel/draw.h"

namespace varn::resilience {

/// A change that suits the network, if one is found.
inline std::optional<Change> random_change(Draw& draw, Network const& network) {
    auto const node = static_cast<Index>(draw.below(network.nodes.size()));
    auto const& facts = network.nodes[node];
    if (facts.needs.empty() || draw.happens(25)) {
        return LowerLossProbability{node, facts.loss_probability * static_cast<double>(draw.below(90)) / 100};
    }
    auto const at = static_cast<Index>(draw.below(facts.needs.size()));
    auto const& need = facts.needs[at];
    if (draw.happens(30) && need.least > 1) {
        return LowerLeast{node, at, need.least - 1};
    }
    if (draw.happens(30)) {
        return LengthenBuffer{node, at, need.buffer + static_cast<Minutes>(1 + draw.below(40))};
    }
    auto const member = static_cast<Index>(draw.below(network.nodes.size()));
    for (auto const known : need.of) {
        if (known == member) {
            return std::nullopt;
        }
    }
    return member == node ? std::optional<Change>{} : AddMember{node, at, member};
}

/// Measures without changes, with costs some of which are equal.
inline std::vector<Measure> priced(Draw& draw, std::size_t count) {
    std::vector<Measure> measures(count);
    for (auto& measure : measures) {
        measure.id = "m" + std::to_string(&measure - measures.data());
        measure.cost = static_cast<std::int64_t>(1 + draw.below(30)) * 1'000'00;
    }
    return measures;
}

inline std::vector<Measure> random_measures(Draw& draw, Network const& network, std::size_t count) {
    auto measures = priced(draw, count);
    for (auto& measure : measures) {
        for (auto changes = 1 + draw.below(2); changes > 0; --changes) {
            if (auto const change = random_change(draw, network)) {
                measure.changes.push_back(*change);
            }
        }
    }
    return measures;
}

/// Savings such as networks give: a few least sets of a few measures each.
inline Savings random_savings(Draw& draw, std::size_t measures, std::size_t count) {
    Savings savings;
    savings.scenarios = 1'000;
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<MeasureSet> sets;
        for (auto left = 1 + draw.below(3); left > 0; --left) {
            MeasureSet set = 0;
            for (auto size = 1 + draw.below(3); size > 0; --size) {
                set |= only(draw.below(measures));
            }
            bool is_needed = true;
            for (auto const known : sets) {
                is_needed = is_needed && (known & ~set) != 0;
            }
            if (is_needed) {
                std::erase_if(sets, [&](MeasureSet known) { return (set & ~known) == 0; });
                sets.push_back(set);
            }
        }
        std::sort(sets.begin(), sets.end());
        auto const amount = Wide{1 + draw.below(1'000)} * 1'000'000;
        savings.saved[sets] += amount;
        savings.harm += amount;
    }
    return savings;
}

}  // namespace varn::resilience
