// Weaknesses in time: rings of needs that cannot start themselves, outages longer than can be borne.
#include <algorithm>
#include <map>

#include "black_start.h"
#include "simulation.h"
#include "weaknesses_inside.h"

namespace varn::resilience {
namespace {

using engine::Finding;

std::vector<std::vector<Index>> rings_of(Network const& network) {
    auto const levels = levels_of(network);
    std::vector<std::vector<Index>> members(levels.components);
    for (Index node = 0; node < network.nodes.size(); ++node) {
        members[levels.component[node]].push_back(node);
    }
    std::erase_if(members, [](auto const& ring) { return ring.size() < 2; });
    return members;
}

constexpr std::size_t most_tried = 200;

/// The needs any one of which, if it had a buffer that lasts, would let everything that is locked start; with
/// empty buffers, those whose own charge is enough.
Result<std::vector<engine::Thing>> breakers(Search const& search, BlackStart const& start,
                                            std::vector<Index> const& locked, BlackStart::Buffers buffers) {
    constexpr Minutes lasting = Minutes{366} * 24 * 60;
    std::vector<engine::Thing> found;
    if (locked.size() > most_tried) {
        return found;  // each would be tried against the whole ring
    }
    for (auto const node : locked) {
        for (auto const place : start.needs_of(node)) {
            auto const own = search.network.nodes[node].needs[place].buffer;
            auto const buffer = buffers == BlackStart::Buffers::full ? std::max(lasting, own) : own;
            TRY(left,
                start.locked(buffers, BlackStart::Exception{node, place, buffer}, search.watch.is_cancelled));
            if (left.empty()) {
                found.push_back(search.need(node, place));
            }
        }
    }
    return found;
}

/// A network of a ring may be of thousands: told are its first ones, and how many they are.
Result<Done> tell_ring(Search& search, BlackStart const& start, std::vector<Index> stuck,
                       BlackStart::Buffers full_or_empty) {
    bool const charged = full_or_empty == BlackStart::Buffers::full;
    std::sort(stuck.begin(), stuck.end(), [&](Index a, Index b) { return search.id(a) < search.id(b); });
    TRY(buffers, breakers(search, start, stuck, full_or_empty));
    Finding finding{charged ? "RES-003" : "RES-007",
                    charged ? engine::Severity::error : engine::Severity::warning,
                    {},
                    {},
                    {},
                    {}};
    std::string ids;
    std::string names;
    for (std::size_t i = 0; i < std::min(stuck.size(), search.question.things_told); ++i) {
        ids += (i == 0 ? "" : "+") + search.id(stuck[i]);
        names += (i == 0 ? "" : ", ") + search.name(stuck[i]);
        finding.because.push_back(search.thing(stuck[i]));
    }
    finding.subject = {"ring", ids, names};
    for (std::size_t i = 0; i < std::min(buffers.size(), search.question.things_told); ++i) {
        finding.because.push_back({"breaker", buffers[i].id, buffers[i].text});
    }
    auto const text = std::string{charged ? "rule.res-003.text" : "rule.res-007.text"};
    finding.text = buffers.empty() ? text + "_no_breaker" : text;
    finding.params = {{"ring", names}, {"count", std::to_string(stuck.size())}};
    if (!buffers.empty()) {
        finding.params.emplace_back("breaker", buffers.front().text);
    }
    search.found.push_back(std::move(finding));
    return Done{};
}

struct Breach {
    Index cause;
    Minutes lasts;
};

void tell_outages(Search& search, Index service, std::vector<Breach> breaches) {
    std::stable_sort(breaches.begin(), breaches.end(), [&](Breach const& a, Breach const& b) {
        return a.lasts != b.lasts ? a.lasts > b.lasts : search.id(a.cause) < search.id(b.cause);
    });
    auto const tolerable = *search.network.nodes[service].tolerable;
    Finding finding{"RES-005", engine::Severity::error, search.thing(service), {}, "rule.res-005.text", {}};
    finding.because.push_back(Search::fact("tolerable", std::to_string(tolerable)));
    for (std::size_t i = 0; i < std::min(breaches.size(), search.question.things_told); ++i) {
        finding.because.push_back(search.thing(breaches[i].cause));
        finding.because.push_back(Search::fact("lasts", std::to_string(breaches[i].lasts)));
    }
    finding.params = {{"service", search.name(service)},
                      {"tolerable", in_words(tolerable)},
                      {"count", std::to_string(breaches.size())},
                      {"node", search.name(breaches.front().cause)},
                      {"lasts", in_words(breaches.front().lasts)}};
    search.found.push_back(std::move(finding));
}

/// The longest outage of each service that a repair of the likeliest length leaves beyond what it bears.
Result<std::map<Index, std::vector<Breach>>> breaches_of(Search const& search) {
    std::map<Index, std::vector<Breach>> found;
    Simulation simulation{search.network, search.graph};
    constexpr Minutes after_repair =
        Minutes{30} * 24 * 60;  // what has not come back a month later is told as that long
    for (Index node = 0; node < search.network.nodes.size(); ++node) {
        auto const repair = search.network.nodes[node].repair.likeliest;
        if (repair == 0) {
            continue;
        }
        Loss const loss{search.graph.inner(node), 0, repair};
        TRY(course,
            simulation.run({&loss, 1}, repair + after_repair, {.is_cancelled = search.watch.is_cancelled}));
        for (auto const& one : course.outages) {
            auto const service = search.graph.outer(one.node);
            auto const& facts = search.network.nodes[service];
            if (!facts.is_service || !facts.tolerable) {
                continue;
            }
            Minutes longest = 0;
            for (auto const& outage : one.outages) {
                longest = std::max(longest, outage.to.value_or(repair + after_repair) - outage.from);
            }
            if (longest > *facts.tolerable) {
                found[service].push_back({node, longest});
            }
        }
    }
    return found;
}

}  // namespace

Result<Done> find_rings(Search& search) {
    for (auto const& ring : rings_of(search.network)) {
        BlackStart const start{search.network, ring};
        for (auto const buffers : {BlackStart::Buffers::full, BlackStart::Buffers::empty}) {
            TRY(locked, start.locked(buffers, {}, search.watch.is_cancelled));
            if (!locked.empty()) {
                CHECK(tell_ring(search, start, std::move(locked), buffers));
                break;
            }
        }
    }
    return Done{};
}

Result<Done> find_outages(Search& search) {
    TRY(breaches, breaches_of(search));
    for (auto& [service, list] : breaches) {
        tell_outages(search, service, std::move(list));
    }
    for (Index node = 0; node < search.network.nodes.size(); ++node) {
        auto const& facts = search.network.nodes[node];
        if (facts.is_service && facts.tolerable && facts.restart > *facts.tolerable) {
            Finding finding{"RES-006", engine::Severity::error, search.thing(node),
                            {},        "rule.res-006.text",     {}};
            finding.because = {Search::fact("restart", std::to_string(facts.restart)),
                               Search::fact("tolerable", std::to_string(*facts.tolerable))};
            finding.params = {{"service", search.name(node)},
                              {"restart", in_words(facts.restart)},
                              {"tolerable", in_words(*facts.tolerable)}};
            search.found.push_back(std::move(finding));
        }
    }
    return Done{};
}

}  // namespace varn::resilience
