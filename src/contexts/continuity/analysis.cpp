// What the network is, where it is weakest, and why something falls.
#include "analysis.h"

#include "engine/weaknesses.h"
#include "platform/i18n.h"
#include "resilience/network_writing.h"
#include "resilience/open_psa.h"

namespace varn::continuity {
namespace {

WeaknessReason reason_of(engine::Thing const& thing) {
    return {thing.kind, thing.id, thing.text};
}

/// The number that the words of a finding give, so that the heaviest can stand first.
std::optional<std::int64_t> count_of(engine::Finding const& finding) {
    for (auto const& [name, value] : finding.params) {
        if (name == "count") {
            return std::stoll(value);
        }
    }
    return {};
}

Weakness told_of(engine::Finding const& finding, std::string_view language) {
    Weakness told{finding.rule,
                  std::string{name_of(finding.severity)},
                  reason_of(finding.subject),
                  {},
                  engine::render(finding, i18n::text(language, finding.text)),
                  {},
                  count_of(finding)};
    for (auto const& thing : finding.because) {
        told.because.push_back(reason_of(thing));
    }
    for (auto const& rule : resilience::weakness_rules()) {
        if (rule.id == finding.rule) {
            told.cure = engine::render(finding, i18n::text(language, std::string{rule.cure}));
        }
    }
    return told;
}

std::string list_of(std::vector<NodeNamed> const& nodes) {
    std::string list;
    for (auto const& node : nodes) {
        list += (list.empty() ? "" : ", ") + node.name;
    }
    return list;
}

ChainLink link_told(resilience::Network const& network, std::vector<resilience::Link> const& chain,
                    resilience::Link const& link, std::string_view language) {
    ChainLink told{named(network, link.node), link.at, {}, {}, {}};
    if (!link.need) {
        told.text = i18n::text(language, "continuity.chain_lost", {{"node", told.node.name}});
        return told;
    }
    auto const& need = network.nodes[link.node].needs[*link.need];
    told.need = need.kind;
    for (auto const earlier : link.of) {
        told.of.push_back(named(network, chain[earlier].node));
    }
    told.text =
        i18n::text(language, need.buffer > 0 ? "continuity.chain_falls_after" : "continuity.chain_falls",
                   {{"after", resilience::in_words(link.at)},
                    {"node", told.node.name},
                    {"need", need.kind},
                    {"members", list_of(told.of)},
                    {"buffer", resilience::in_words(need.buffer)}});
    return told;
}

}  // namespace

Result<ModelTold> model_told(Town& town, Actor const& actor) {
    TRY(seen, town_network(town, actor));
    ModelTold told;
    told.model = seen->model;
    for (auto const& node : seen->network.nodes) {
        ++(node.is_service ? told.services : told.resources);
    }
    told.needs = static_cast<std::int64_t>(seen->needs.size());
    told.members = seen->members;
    return told;
}

Result<std::string> network_text(Town& town, Actor const& actor) {
    TRY(seen, town_network(town, actor));
    return resilience::write_city_dep(seen->network);
}

Result<std::string> network_open_psa(Town& town, Actor const& actor, std::string const& service) {
    TRY(seen, town_network(town, actor));
    std::optional<Index> wanted;
    if (!service.empty()) {
        TRY(place, place_of_id(*seen, service, "?service"));
        wanted = place;
    }
    TRY(tree, resilience::fault_tree_of(seen->network, wanted));
    return resilience::write_open_psa(tree, "varn-" + seen->model.substr(0, 12));
}

Result<SharedWeaknesses> weaknesses_of(db::ReadTx& tx, TownNetwork const& town) {
    return tx.kept<Weaknesses>("continuity weaknesses", tables_of_network(), [&]() -> Result<Weaknesses> {
        TRY(findings, resilience::weaknesses(town.network));
        return Weaknesses{std::move(findings)};
    });
}

Result<WeaknessesTold> weaknesses_told(Town& town, Actor const& actor, std::string_view language) {
    db::ReadTx tx{town.db};
    TRY(seen, town_network(tx, actor));
    TRY(found, weaknesses_of(tx, *seen));
    WeaknessesTold told{seen->model, {}};
    for (auto const& finding : found->findings) {
        told.weaknesses.push_back(told_of(finding, language));
    }
    return told;
}

Result<ChainTold> chain_told(Town& town, Actor const& actor, std::string_view language, ChainAsk const& ask) {
    TRY(seen, town_network(town, actor));
    TRY(lost, places_of_ids(*seen, ask.lost, "/lost"));
    TRY(target, place_of_id(*seen, ask.target.text, "/target"));
    auto const chain = resilience::why(seen->network, lost, target);
    ChainTold told{seen->model, {}};
    for (auto const& link : chain) {
        told.links.push_back(link_told(seen->network, chain, link, language));
    }
    return told;
}

}  // namespace varn::continuity
