// Losses that fell services: alone, in pairs, and alternatives that hang on one and the same.
#include <algorithm>

#include "harm_weights.h"
#include "loss_times.h"
#include "pair_totals.h"
#include "weaknesses_inside.h"

namespace varn::resilience {
namespace {

using engine::Finding;

/// Of the services that fall, who is told first: the earliest, then by id.
std::vector<LossTimes::Fall> services_of(Search const& search, std::span<LossTimes::Fall const> falls,
                                         Index lost) {
    std::vector<LossTimes::Fall> services;
    for (auto const& fall : falls) {
        if (search.graph.is_service(fall.node) && fall.node != lost) {
            services.push_back({search.graph.outer(fall.node), fall.at});
        }
    }
    std::stable_sort(services.begin(), services.end(), [&](auto const& a, auto const& b) {
        return a.at != b.at ? a.at < b.at : search.id(a.node) < search.id(b.node);
    });
    return services;
}

Finding finding_of(Search const& search, PairLoss const& pair) {
    Finding finding{"RES-002", engine::Severity::info, {}, {}, "rule.res-002.text", {}};
    finding.subject = {"pair", search.id(pair.a) + "+" + search.id(pair.b),
                       search.name(pair.a) + " + " + search.name(pair.b)};
    finding.because = {search.thing(pair.a), search.thing(pair.b)};
    for (auto const service : pair.services) {
        if (finding.because.size() < search.question.things_told + 2) {
            finding.because.push_back(search.thing(service));
        }
    }
    finding.params = {{"first", search.name(pair.a)},
                      {"second", search.name(pair.b)},
                      {"count", std::to_string(pair.services.size())},
                      {"service", search.name(pair.services.front())}};
    return finding;
}

/// Whose single loss takes more members of a group than it can lose: every such node, by inner numbers.
std::vector<Index> shared_causes(Graph const& graph, PairLosses const& losses, Index group,
                                 std::vector<std::vector<Index>> const& felled_by) {
    std::vector<Index> causes;
    std::vector<Index> all;
    for (auto const member : graph.members_of(group)) {
        auto const& by = felled_by[member];
        all.insert(all.end(), by.begin(), by.end());
    }
    std::sort(all.begin(), all.end());
    for (std::size_t i = 0; i < all.size();) {
        auto const end = std::find_if(all.begin() + static_cast<std::ptrdiff_t>(i), all.end(),
                                      [&](Index other) { return other != all[i]; });
        auto const next = static_cast<std::size_t>(end - all.begin());
        if (next - i > graph.slack(group) && all[i] != graph.owner(group)) {
            causes.push_back(all[i]);
        }
        i = next;
    }
    // Only the closest: a cause that fells another of them is behind it.
    std::vector<Index> closest;
    for (auto const cause : causes) {
        auto const falls = losses.fallen_with(cause);
        bool const is_behind = std::any_of(causes.begin(), causes.end(), [&](Index other) {
            return other != cause && std::find(falls.begin(), falls.end(), other) != falls.end();
        });
        if (!is_behind) {
            closest.push_back(cause);
        }
    }
    return closest.empty() ? causes : closest;  // causes in a ring are all behind each other
}

}  // namespace

Result<Done> find_single_losses(Search& search) {
    LossTimes times{search.graph};
    for (Index node = 0; node < search.network.nodes.size(); ++node) {
        if (search.watch.is_off()) {
            return broken_off();
        }
        auto const lost = search.graph.inner(node);
        auto const services = services_of(search, times.falls({&lost, 1}), lost);
        if (services.empty()) {
            continue;
        }
        Finding finding{"RES-001", engine::Severity::warning, search.thing(node),
                        {},        "rule.res-001.text",       {}};
        for (auto const& service : services) {
            if (finding.because.size() < 2 * search.question.things_told) {
                finding.because.push_back(search.thing(service.node));
                finding.because.push_back(Search::fact("after", std::to_string(service.at)));
            }
        }
        finding.text = services.size() == 1 ? "rule.res-001.text_one" : "rule.res-001.text";
        finding.params = {{"node", search.name(node)},
                          {"count", std::to_string(services.size())},
                          {"service", search.name(services.front().node)},
                          {"after", in_words(services.front().at)}};
        search.found.push_back(std::move(finding));
    }
    return Done{};
}

Result<Done> find_pairs(Search& search, PairLosses& losses) {
    auto const most = search.question.pairs_told;
    std::vector<PairLoss> worst;
    for (Index base = 0; base < search.graph.nodes(); ++base) {
        if (search.watch.is_off()) {
            return broken_off();
        }
        auto const found = totals_of(search.network, losses, most, base, base + 1);
        worst.insert(worst.end(), found.worst.begin(), found.worst.end());
        if (worst.size() >= 8 * most + 1000) {  // keep the list short
            shorten(search.network, worst, most);
        }
    }
    shorten(search.network, worst, most);
    for (auto const& pair : worst) {
        search.found.push_back(finding_of(search, pair));
    }
    return Done{};
}

Result<Done> find_shared_causes(Search& search, PairLosses const& losses) {
    auto const& graph = search.graph;
    std::vector<std::vector<Index>> felled_by(graph.nodes());
    for (Index node = 0; node < graph.nodes(); ++node) {
        for (auto const fallen : losses.fallen_with(node)) {
            felled_by[fallen].push_back(node);
        }
    }
    for (Index group = 0; group < graph.groups(); ++group) {
        if (search.watch.is_off()) {
            return broken_off();
        }
        if (graph.slack(group) == 0) {
            continue;
        }
        auto causes = shared_causes(graph, losses, group, felled_by);
        if (causes.empty()) {
            continue;
        }
        std::sort(causes.begin(), causes.end(),
                  [&](Index a, Index b) { return search.id(graph.outer(a)) < search.id(graph.outer(b)); });
        auto const owner = graph.outer(graph.owner(group));
        Finding finding{"RES-004", engine::Severity::warning, search.need(owner, graph.place(group)),
                        {},        "rule.res-004.text",       {}};
        std::string names;
        for (auto const cause : causes) {
            auto const node = graph.outer(cause);
            names += (names.empty() ? "" : ", ") + search.name(node);
            finding.because.push_back(search.thing(node));
        }
        std::string members;
        for (auto const member : search.network.nodes[owner].needs[graph.place(group)].of) {
            members += (members.empty() ? "" : ", ") + search.name(member);
            finding.because.push_back({"member", search.id(member), search.name(member)});
        }
        finding.params = {{"node", search.name(owner)}, {"causes", names}, {"members", members}};
        search.found.push_back(std::move(finding));
    }
    return Done{};
}

}  // namespace varn::resilience
