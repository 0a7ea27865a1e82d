// What follows from the event of a file, minute by minute.
#include <algorithm>

#include "cli/analyse_questions.h"
#include "cli/analysing.h"
#include "cli/reckoning.h"
#include "resilience/scenario_file.h"

namespace varn::app {
namespace {

using resilience::CourseAnswer;
using resilience::Index;
using resilience::Minutes;
using resilience::Network;

/// Which nodes are told: all, or those asked for.
class Chosen {
public:
    Chosen(Network const& network, NetworkAsked const& asked)
        : is_chosen_(network.nodes.size(), asked.services.empty() ? 1 : 0) {
        for (auto const service : asked.services) {
            is_chosen_[service] = 1;
        }
    }
    bool has(Index node) const { return is_chosen_[node] != 0; }

private:
    std::vector<char> is_chosen_;
};

Minutes down_of(resilience::OutagesOfNode const& one, Minutes horizon) {
    Minutes sum = 0;
    for (auto const& outage : one.outages) {
        sum += outage.to.value_or(horizon) - outage.from;
    }
    return sum;
}

/// Who was down from when to when, in the order of the file; of so many, those that were down longest.
json::Array history(Network const& network, NetworkAsked const& asked, Minutes horizon,
                    CourseAnswer const& answer) {
    Chosen const chosen{network, asked};
    std::vector<resilience::OutagesOfNode const*> told;
    for (auto const& one : answer.outages) {
        if (chosen.has(one.node)) {
            told.push_back(&one);
        }
    }
    if (asked.is_top_given && told.size() > asked.top) {
        std::stable_sort(told.begin(), told.end(), [&](auto const* a, auto const* b) {
            return down_of(*a, horizon) > down_of(*b, horizon);
        });
        told.resize(asked.top);
        std::sort(told.begin(), told.end(), [](auto const* a, auto const* b) { return a->node < b->node; });
    }
    json::Array rows;
    for (auto const* one : told) {
        json::Array outages;
        for (auto const& outage : one->outages) {
            outages.push_back(json::Object{{"from", outage.from}, {"to", to_json(outage.to)}});
        }
        rows.push_back(json::Object{{"node", network.nodes[one->node].id}, {"outages", std::move(outages)}});
    }
    return rows;
}

json::Array services(Network const& network, NetworkAsked const& asked, CourseAnswer const& answer) {
    Chosen const chosen{network, asked};
    json::Array rows;
    for (auto const& one : answer.services) {
        if (chosen.has(one.service)) {
            rows.push_back(json::Object{{"service", network.nodes[one.service].id},
                                        {"down", one.down},
                                        {"harm", one.harm},
                                        {"normal_from", to_json(one.normal_from)}});
        }
    }
    return rows;
}

json::Array breaches(Network const& network, NetworkAsked const& asked, CourseAnswer const& answer) {
    Chosen const chosen{network, asked};
    json::Array rows;
    for (auto const& one : answer.breaches) {
        if (chosen.has(one.service)) {
            rows.push_back(
                json::Object{{"service", network.nodes[one.service].id}, {"from", one.from}, {"at", one.at}});
        }
    }
    return rows;
}

json::Array curve(CourseAnswer const& answer, std::int64_t all) {
    json::Array points;
    for (auto const& point : answer.city) {
        auto const share = all == 0 ? 1.0 : static_cast<double>(point.up) / static_cast<double>(all);
        points.push_back(json::Object{{"at", point.at}, {"up", std::int64_t{point.up}}, {"share", share}});
    }
    return points;
}

json::Array rings(Network const& network, CourseAnswer const& answer) {
    json::Array rows;
    for (auto const& ring : answer.rings) {
        json::Array breakers;
        for (auto const& one : ring.breakers) {
            breakers.push_back(json::Object{{"node", network.nodes[one.node].id},
                                            {"need", std::int64_t{one.need}},
                                            {"kind", network.nodes[one.node].needs[one.need].kind},
                                            {"buffer", one.buffer}});
        }
        rows.push_back(json::Object{{"nodes", ids_of(network, ring.nodes)},
                                    {"behind", ids_of(network, ring.behind)},
                                    {"breakers", std::move(breakers)}});
    }
    return rows;
}

}  // namespace

Result<json::Value> answer_simulation(Network const& network, NetworkAsked const& asked) {
    auto const begun = processor_seconds();
    TRY(bytes, bytes_of(*asked.scenario_file));
    auto scenario = resilience::read_scenario(bytes, network);
    if (!scenario) {
        return in_file(scenario.error(), *asked.scenario_file);
    }
    auto& question = scenario.value().question;
    question.horizon = asked.is_horizon_given ? asked.horizon : question.horizon;
    BreakOff const break_off;
    TRY(answer, resilience::follow_course(network, question, {BreakOff::asked(), {}}));
    auto const all = std::count_if(network.nodes.begin(), network.nodes.end(),
                                   [](auto const& node) { return node.is_service; });
    return json::Value{json::Object{{"scenario", scenario.value().name},
                                    {"horizon", question.horizon},
                                    {"batches", static_cast<std::int64_t>(answer.batches)},
                                    {"history", history(network, asked, question.horizon, answer)},
                                    {"services", services(network, asked, answer)},
                                    {"breaches", breaches(network, asked, answer)},
                                    {"city", curve(answer, all)},
                                    {"lost_service_minutes", answer.lost_service_minutes},
                                    {"harm", answer.harm},
                                    {"normal_from", to_json(answer.normal_from)},
                                    {"deadlocked", ids_of(network, answer.deadlocked)},
                                    {"rings", rings(network, answer)},
                                    {"cpu_s", processor_seconds() - begun}}};
}

}  // namespace varn::app
