// The chain from what is lost to what falls.
#include <iostream>

#include "cli/analyse_model.h"
#include "cli/analyse_network.h"
#include "engine/weaknesses.h"
#include "platform/i18n.h"

namespace varn::app {
namespace {

using resilience::Network;

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
    auto const lost = places_of(network.value(), *arguments.list("lost"), "lost");
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
