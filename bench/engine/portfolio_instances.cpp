#include "portfolio_instances.h"

#include <algorithm>

#include "random_measures.h"

namespace varn::bench {

using resilience::has;
using resilience::MeasureSet;

PortfolioInstance instance_of(std::size_t measures, std::size_t savings, std::uint64_t seed) {
    Draw draw{seed};
    PortfolioInstance instance;
    instance.measures = resilience::priced(draw, measures);
    instance.savings = resilience::random_savings(draw, measures, savings);
    for (auto const& measure : instance.measures) {
        instance.budget += measure.cost;
    }
    instance.budget /= 4;
    return instance;
}

std::string lp_of(PortfolioInstance const& instance) {
    std::string objective, rows, bounds, whole;
    std::map<MeasureSet, std::string> known;  // sets of several measures, and what they are called
    auto const count = instance.measures.size();
    auto const name_of = [&](MeasureSet set) -> std::string {
        auto const found = known.find(set);
        if (found != known.end()) {
            return found->second;
        }
        std::vector<std::size_t> members;
        for (std::size_t m = 0; m < count; ++m) {
            if (has(set, m)) {
                members.push_back(m);
            }
        }
        auto const name =
            members.size() == 1 ? "x" + std::to_string(members[0]) : "y" + std::to_string(known.size());
        known.emplace(set, name);
        for (auto const m : members) {
            if (members.size() > 1) {
                rows += " " + name + " - x" + std::to_string(m) + " <= 0\n";
            }
        }
        return name;
    };
    std::size_t at = 0;
    for (auto const& [sets, harm] : instance.savings.saved) {
        auto const z = "z" + std::to_string(at++);
        objective += " + " + std::to_string(static_cast<std::uint64_t>(harm / 1'000'000)) + " " + z + "\n";
        std::string row = " " + z;
        for (auto const set : sets) {
            row += " - " + name_of(set);
        }
        rows += row + " <= 0\n";
        bounds += " " + z + " <= 1\n";
    }
    rows += " budget:";
    for (std::size_t m = 0; m < count; ++m) {
        auto const x = "x" + std::to_string(m);
        rows += " + " + std::to_string(instance.measures[m].cost / 100) + " " + x + "\n";
        whole += " " + x + "\n";
    }
    return "Maximize\n saved:" + objective + "Subject To\n" + rows +
           " <= " + std::to_string(instance.budget / 100) + "\nBounds\n" + bounds + "Binary\n" + whole +
           "End\n";
}

}  // namespace varn::bench
