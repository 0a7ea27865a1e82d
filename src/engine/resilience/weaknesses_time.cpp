// Weaknesses in time: rings of needs that cannot start themselves, outages longer than can be borne.
#include <algorithm>
#include <map>

#include "simulation.h"
#include "weaknesses_inside.h"

namespace varn::resilience {
namespace {

using engine::Finding;

/// Which members of a set can start when nothing of it runs and everything else does: the least fixpoint of
/// up. A need counts as met when it has charge left, if `charged`, or if it is the one that is tried with a
/// buffer.
class BlackStart {
public:
    BlackStart(Network const& network, std::vector<Index> ring) : network_(network), ring_(std::move(ring)) {
        inside_.resize(network.nodes.size());
        for (auto const node : ring_) {
            inside_[node] = 1;
        }
    }

    /// What cannot start, ascending.
    std::vector<Index> stuck(bool charged, std::optional<std::pair<Index, Index>> buffered = {}) const {
        auto down = inside_;
        for (bool changed = true; changed;) {
            changed = false;
            for (auto const node : ring_) {
                if (down[node] != 0 && can_start(node, down, charged, buffered)) {
                    down[node] = 0;
                    changed = true;
                }
            }
        }
        std::vector<Index> left;
        for (auto const node : ring_) {
            if (down[node] != 0) {
                left.push_back(node);
            }
        }
        return left;
    }

private:
    using Down = std::vector<char>;
    bool can_start(Index node, Down const& down, bool charged,
                   std::optional<std::pair<Index, Index>> const& buffered) const {
        auto const& needs = network_.nodes[node].needs;
        for (Index place = 0; place < needs.size(); ++place) {
            auto const& need = needs[place];
            if (need.buffer == without_end || (charged && need.buffer > 0) ||
                (buffered && *buffered == std::pair{node, place})) {
                continue;
            }
            Index working = 0;
            for (auto const member : need.of) {
                working += down[member] == 0 ? 1 : 0;
            }
            if (working < need.least) {
                return false;
            }
        }
        return true;
    }

    Network const& network_;
    std::vector<Index> ring_;
    Down inside_;
};

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

/// The needs any one of which, if it had a buffer, would let everything that is stuck start.
std::vector<engine::Thing> breakers(Search const& search, BlackStart const& start,
                                    std::vector<Index> const& stuck, bool charged) {
    std::vector<engine::Thing> found;
    if (stuck.size() > most_tried) {
        return found;  // each would be tried against the whole ring
    }
    for (auto const node : stuck) {
        for (Index place = 0; place < search.network.nodes[node].needs.size(); ++place) {
            if (start.stuck(charged, std::pair{node, place}).empty()) {
                found.push_back(search.need(node, place));
            }
        }
    }
    return found;
}

/// A network of a ring may be of thousands: told are its first ones, and how many they are.
void tell_ring(Search& search, BlackStart const& start, std::vector<Index> stuck, bool charged) {
    std::sort(stuck.begin(), stuck.end(), [&](Index a, Index b) { return search.id(a) < search.id(b); });
    auto const buffers = breakers(search, start, stuck, charged);
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
        TRY(course, simulation.run({&loss, 1}, repair + after_repair));
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

void find_rings(Search& search) {
    for (auto const& ring : rings_of(search.network)) {
        BlackStart const start{search.network, ring};
        if (auto stuck = start.stuck(true); !stuck.empty()) {
            tell_ring(search, start, std::move(stuck), true);
        } else if (stuck = start.stuck(false); !stuck.empty()) {
            tell_ring(search, start, std::move(stuck), false);
        }
    }
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
