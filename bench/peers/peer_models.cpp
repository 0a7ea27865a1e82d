// Gives the peers the same questions that we answer, and answers those that no command of ours asks.
//     peer_models city NODES                                  city-dep/1
//     peer_models tree EVENTS LAYERS                          Open-PSA
//     peer_models portfolio MEASURES SAVINGS BRANCHES FILE    writes the LP; our answer as JSON
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>

#include "city.h"
#include "portfolio_instances.h"
#include "random_tree.h"
#include "resilience/open_psa.h"

namespace varn::bench {
namespace {

/// A number as JSON has it: reads back to the same.
std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.17g", value);
    return text;
}

std::string hours(resilience::Minutes minutes) {
    return number(static_cast<double>(minutes) / 60.0);
}

std::string groups_of(resilience::Node const& node) {
    std::string groups;
    for (auto const& need : node.needs) {
        std::string members;
        for (auto const member : need.of) {
            members += (members.empty() ? "" : ",") + std::to_string(member);
        }
        groups += (groups.empty() ? "" : ",") + std::string{"{\"k\":"} + std::to_string(need.least) +
                  ",\"of\":[" + members + "],\"buf\":" + hours(need.buffer) + "}";
    }
    return groups;
}

void print_city(int nodes) {
    std::cout << R"({"format":"city-dep/1","nodes":[)";
    auto const network = city_of({.nodes = nodes});
    for (auto const& node : network.nodes) {
        std::cout << (&node == network.nodes.data() ? "" : ",") << "\n{\"id\":\"" << node.id
                  << "\",\"kind\":\"" << node.kind << "\",\"svc\":" << (node.is_service ? 1 : 0)
                  << ",\"d\":" << (node.district == 0 ? "null" : std::to_string(node.district - 1))
                  << ",\"p\":" << number(node.loss_probability) << ",\"lam\":" << number(node.losses_per_year)
                  << ",\"rep\":[" << hours(node.repair.least) << ',' << hours(node.repair.likeliest) << ','
                  << hours(node.repair.most) << ']';
        if (node.tolerable) {
            std::cout << ",\"mtpd\":" << hours(*node.tolerable)
                      << ",\"harm\":" << number(node.harm[1].second);
        }
        std::cout << ",\"groups\":[" << groups_of(node) << "]}";
    }
    std::cout << "]}\n";
}

int solve_portfolio(std::size_t measures, std::size_t savings, std::size_t branches, char const* file) {
    auto const instance = instance_of(measures, savings);
    std::ofstream{file} << lp_of(instance);
    auto const begun = std::clock();
    auto const best =
        best_within(instance.budget, instance.savings, instance.measures, {.branches = branches});
    auto const seconds = static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
    if (!best.ok()) {
        std::cerr << best.error().key << '\n';
        return 1;
    }
    // In units of the LP: all scenarios together.
    auto const scenarios = static_cast<double>(instance.savings.scenarios);
    std::cout << "{\"saved\":" << number(best.value().portfolio.saved * scenarios)
              << ",\"most\":" << number(best.value().most_saved * scenarios)
              << ",\"is_proven\":" << (best.value().is_proven ? "true" : "false")
              << ",\"cpu_s\":" << number(seconds) << "}\n";
    return 0;
}

int run(int count, char** words) {
    std::string const what = count > 1 ? words[1] : "";
    auto const at = [&](int place) { return static_cast<std::size_t>(std::atoll(words[place])); };
    if (what == "city" && count == 3) {
        print_city(std::atoi(words[2]));
        return 0;
    }
    if (what == "tree" && count == 4) {
        std::cout << resilience::write_open_psa(tree_of(at(2), at(3)), "random");
        return 0;
    }
    if (what == "portfolio" && count == 6) {
        return solve_portfolio(at(2), at(3), at(4), words[5]);
    }
    std::cerr
        << "usage: peer_models city NODES | tree EVENTS LAYERS | portfolio MEASURES SAVINGS BRANCHES FILE\n";
    return 2;
}

}  // namespace
}  // namespace varn::bench

int main(int count, char** words) {
    return varn::bench::run(count, words);
}
