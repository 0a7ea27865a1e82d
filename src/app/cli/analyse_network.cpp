// Questions to the resilience engine about a network in a file. The engine knows no threads and no files:
// both are here.
#include "cli/analyse_network.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <sstream>
#include <thread>

#include "cli/analysing.h"
#include "engine/monte_carlo.h"
#include "engine/network_losses.h"
#include "engine/network_text.h"
#include "engine/weaknesses.h"
#include "platform/i18n.h"
#include "platform/json.h"
#include "resilience/network_answers.h"
#include "resilience/network_file.h"

namespace varn::app {
namespace {

using resilience::Index;
using resilience::Minutes;
using resilience::Network;

Result<Network> network_of(std::string const& file) {
    TRY(bytes, bytes_of(file));
    return resilience::read_network_file(bytes);
}

/// What is asked, read from the command line.
struct Asked {
    bool single = false;
    bool pairs = false;
    bool findings = false;
    bool as_json = false;
    std::uint64_t scenarios = 0;
    std::uint64_t seed = 1;
    std::uint64_t threads = 1;
    std::uint64_t top = 10;
    Minutes horizon = resilience::without_end;
};

Result<Asked> asked_by(Arguments const& arguments) {
    Asked asked;
    asked.single = arguments.has("n1");
    asked.pairs = arguments.has("n2");
    asked.findings = arguments.has("findings");
    asked.as_json = arguments.has("json");
    CHECK(arguments.take_number("monte-carlo", 1, 100'000'000, asked.scenarios));
    CHECK(arguments.take_number("seed", 0, UINT64_MAX, asked.seed));
    CHECK(arguments.take_number("threads", 1, 256, asked.threads));
    CHECK(arguments.take_number("top", 0, 1'000'000, asked.top));
    if (auto const horizon = arguments.flag("horizon")) {
        auto const minutes = resilience::minutes_of(*horizon);
        if (!minutes || *minutes == 0) {
            return invalid("--horizon", "resilience.bad_time", {{"name", "--horizon"}});
        }
        asked.horizon = *minutes;
    }
    bool const asks_for_numbers = asked.single || asked.pairs || asked.scenarios > 0;
    asked.findings = asked.findings || !asks_for_numbers;  // what most people want to know
    asked.as_json = asked.as_json || asks_for_numbers;
    return asked;
}

json::Value single_losses(Network const& network, Asked const& asked) {
    auto const begun = processor_seconds();
    auto const losses = resilience::single_losses(network, asked.horizon);
    std::int64_t fallen = 0;
    std::vector<Index> order;
    for (Index node = 0; node < network.nodes.size(); ++node) {
        fallen += losses[node].services;
        order.push_back(node);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](Index a, Index b) { return losses[a].services > losses[b].services; });
    json::Array worst;
    for (auto const node : order) {
        if (worst.size() < asked.top && losses[node].services > 0) {
            worst.push_back(json::Object{{"node", network.nodes[node].id},
                                         {"services", std::int64_t{losses[node].services}},
                                         {"nodes", std::int64_t{losses[node].nodes}}});
        }
    }
    return json::Object{
        {"services_lost", fallen}, {"worst", std::move(worst)}, {"cpu_s", processor_seconds() - begun}};
}

Result<json::Value> pairs(Network const& network, Asked const& asked) {
    auto const begun = processor_seconds();
    TRY(found, resilience::pair_losses(network, asked.top, asked.horizon));
    return resilience::told_pairs(network, found, processor_seconds() - begun);
}

/// Counts all blocks by so many threads; the counts merge to the same, however they were split.
Result<resilience::LossCounts> counted(resilience::MonteCarlo const& reckoning, std::uint64_t threads) {
    auto const blocks = reckoning.blocks();
    std::vector<std::optional<Result<resilience::LossCounts>>> parts(std::max<std::uint64_t>(1, threads));
    std::vector<std::thread> people;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        people.emplace_back([&, i] {
            parts[i] = reckoning.count({blocks * i / parts.size(), blocks * (i + 1) / parts.size()});
        });
    }
    for (auto& one : people) {
        one.join();
    }
    auto all = std::move(*parts[0]);
    for (std::size_t i = 1; i < parts.size() && all.ok(); ++i) {
        if (!parts[i]->ok()) {
            return std::move(*parts[i]);
        }
        all.value().merge(parts[i]->value());
    }
    return all;
}

Result<json::Value> monte_carlo(Network const& network, Asked const& asked) {
    auto const begun = processor_seconds();
    TRY(reckoning,
        resilience::MonteCarlo::prepare(
            network, {.seed = asked.seed, .scenarios = asked.scenarios, .horizon = asked.horizon}));
    TRY(counts, counted(reckoning, asked.threads));
    auto const answer = reckoning.answer(counts);
    return resilience::told_monte_carlo(network, answer, asked.seed, asked.top, processor_seconds() - begun);
}

Result<std::vector<ToldFinding>> findings_of(Network const& network) {
    TRY(found, resilience::weaknesses(network));
    std::vector<ToldFinding> all;
    for (auto const& finding : found) {
        all.push_back(told_of(finding));
    }
    return all;
}

Result<json::Object> answer(Network const& network, Asked const& asked, std::string const& file) {
    auto out = resilience::told_head(network, file);
    if (asked.single) {
        out.emplace_back("n1", single_losses(network, asked));
    }
    if (asked.pairs) {
        TRY(told_pairs, pairs(network, asked));
        out.emplace_back("n2", std::move(told_pairs));
    }
    if (asked.scenarios > 0) {
        TRY(reckoned, monte_carlo(network, asked));
        out.emplace_back("monte_carlo", std::move(reckoned));
    }
    if (asked.findings) {
        TRY(findings, findings_of(network));
        out.emplace_back("findings", to_json(findings));
    }
    return out;
}

}  // namespace

ExitCode analyse_network(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(given, {"monte-carlo", "seed", "threads", "horizon", "top"},
                                         {"n1", "n2", "findings", "json"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    if (parsed.value().words().size() != 1) {
        return wrong_usage(context, analyse_network_usage);
    }
    auto const& file = parsed.value().words().front();
    auto const asked = asked_by(parsed.value());
    if (!asked) {
        return tell(context, asked.error());
    }
    auto const network = network_of(file);
    if (!network) {
        return tell(context, network.error());
    }
    if (!asked.value().as_json) {
        auto const findings = findings_of(network.value());
        if (!findings) {
            return tell(context, findings.error());
        }
        print(context, findings.value(), Witness::left_out);
        return exit_done;
    }
    auto told = answer(network.value(), asked.value(), file);
    if (!told) {
        return tell(context, told.error());
    }
    std::cout << json::to_text(json::Value{std::move(told).value()}, 2) << '\n';
    return exit_done;
}

namespace {

/// The ids of a list between commas as places in the network.
Result<std::vector<Index>> places_of(Network const& network, std::string const& ids, std::string_view flag) {
    std::map<std::string_view, Index> known;
    for (Index node = 0; node < network.nodes.size(); ++node) {
        known.emplace(network.nodes[node].id, node);
    }
    std::vector<Index> places;
    std::istringstream list{ids};
    for (std::string id; std::getline(list, id, ',');) {
        auto const found = known.find(id);
        if (found == known.end()) {
            return invalid("--" + std::string{flag}, "app.no_such_node", {{"id", id}});
        }
        places.push_back(found->second);
    }
    return places;
}

std::string name_in(Network const& network, Index node) {
    auto const& facts = network.nodes[node];
    return facts.name.empty() ? facts.id : facts.name;
}

/// "240 min  Hallen  behöver el: Elnätet" for each link.
void print(Context const& context, Network const& network, std::vector<resilience::Link> const& chain) {
    for (auto const& link : chain) {
        auto const after = std::to_string(link.at) + " min";
        if (!link.need) {
            std::cout << i18n::text(context.language, "app.why_lost",
                                    {{"after", after}, {"node", name_in(network, link.node)}})
                      << '\n';
            continue;
        }
        std::string members;
        for (auto const earlier : link.of) {
            members += (members.empty() ? "" : ", ") + name_in(network, chain[earlier].node);
        }
        auto const& need = network.nodes[link.node].needs[*link.need];
        std::cout << i18n::text(context.language, need.buffer > 0 ? "app.why_falls_after" : "app.why_falls",
                                {{"after", after},
                                 {"node", name_in(network, link.node)},
                                 {"need", need.kind.empty() ? std::to_string(*link.need + 1) : need.kind},
                                 {"members", members},
                                 {"buffer", std::to_string(need.buffer)}})
                  << '\n';
    }
}

json::Value to_json(Network const& network, std::vector<resilience::Link> const& chain) {
    json::Array rows;
    for (auto const& link : chain) {
        json::Object row{{"node", network.nodes[link.node].id}, {"at", link.at}};
        if (link.need) {
            json::Array of;
            for (auto const earlier : link.of) {
                of.push_back(network.nodes[chain[earlier].node].id);
            }
            row.emplace_back("need", std::int64_t{*link.need});
            row.emplace_back("of", std::move(of));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace

ExitCode analyse_why(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(given, {"lost", "service"}, {"json"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    auto const& arguments = parsed.value();
    if (arguments.words().size() != 1 || !arguments.flag("lost") || !arguments.flag("service")) {
        return wrong_usage(context, analyse_why_usage);
    }
    auto const network = network_of(arguments.words().front());
    if (!network) {
        return tell(context, network.error());
    }
    auto const lost = places_of(network.value(), *arguments.flag("lost"), "lost");
    auto const service = places_of(network.value(), *arguments.flag("service"), "service");
    if (!lost || !service) {
        return tell(context, lost ? service.error() : lost.error());
    }
    auto const chain = resilience::why(network.value(), lost.value(), service.value().front());
    if (arguments.has("json")) {
        std::cout << json::to_text(to_json(network.value(), chain), 2) << '\n';
    } else if (chain.empty()) {
        std::cout << i18n::text(context.language, "app.why_stands",
                                {{"node", name_in(network.value(), service.value().front())}})
                  << '\n';
    } else {
        print(context, network.value(), chain);
    }
    return exit_done;
}

}  // namespace varn::app
