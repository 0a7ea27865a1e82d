#include "locked_rings.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "graph.h"
#include "simulation.h"

namespace varn::resilience {
namespace {

/// "Waits for" among the nodes that are locked, as a network of its own.
struct Waiting {
    Waiting(Network const& network, std::vector<Index> const& locked) : nodes(locked) {
        std::map<Index, Index> place;
        for (auto const node : locked) {
            place.emplace(node, static_cast<Index>(place.size()));
        }
        of.nodes.resize(locked.size());
        for (Index at = 0; at < locked.size(); ++at) {
            for (auto const& need : network.nodes[locked[at]].needs) {
                Need waits;
                for (auto const member : need.of) {
                    if (auto const found = place.find(member); found != place.end()) {
                        waits.of.push_back(found->second);
                    }
                }
                of.nodes[at].needs.push_back(std::move(waits));
            }
        }
        component = levels_of(of).component;
    }

    /// Everything that waits for one of a component, not in a ring itself.
    std::vector<Index> behind(Index ring, std::vector<Index> const& size_of) const {
        std::vector<char> waits(nodes.size(), 0);
        std::vector<Index> found;
        for (bool changed = true; changed;) {
            changed = false;
            for (Index at = 0; at < nodes.size(); ++at) {
                if (waits[at] == 0 && component[at] != ring && waits_for(at, ring, waits)) {
                    waits[at] = 1;
                    changed = true;
                }
            }
        }
        for (Index at = 0; at < nodes.size(); ++at) {
            if (waits[at] != 0 && size_of[component[at]] == 1) {
                found.push_back(nodes[at]);
            }
        }
        return found;
    }

    std::vector<Index> const& nodes;
    Network of;
    std::vector<Index> component;

private:
    bool waits_for(Index at, Index ring, std::vector<char> const& waits) const {
        return std::any_of(of.nodes[at].needs.begin(), of.nodes[at].needs.end(), [&](Need const& need) {
            return std::any_of(need.of.begin(), need.of.end(),
                               [&](Index member) { return component[member] == ring || waits[member] != 0; });
        });
    }
};

/// Plays the event again with a buffer that was not there.
class Replay {
public:
    Replay(Network const& network, CourseQuestion const& question, Watch const& watch)
        : changed_(network), question_(question), watch_(watch) {}

    Result<bool> starts(std::vector<Index> const& ring, Index node, Index place, Minutes buffer) {
        auto& need = changed_.nodes[node].needs[place];
        auto const before = need.buffer;
        need.buffer = buffer;
        Graph const graph{changed_};
        Simulation simulation{changed_, graph};
        auto losses = question_.losses;
        for (auto& loss : losses) {
            loss.node = graph.inner(loss.node);
        }
        auto const course =
            simulation.run(losses, question_.horizon, {question_.batches, watch_.is_cancelled});
        need.buffer = before;
        if (!course) {
            return course.error();
        }
        auto const& locked = course.value().deadlocked;
        return std::none_of(ring.begin(), ring.end(), [&](Index one) {
            return std::binary_search(locked.begin(), locked.end(), graph.inner(one));
        });
    }

    /// The shortest buffer with which the ring starts, or nothing.
    Result<std::optional<Minutes>> shortest(std::vector<Index> const& ring, Index node, Index place) {
        auto fails = changed_.nodes[node].needs[place].buffer;
        auto works = std::max(question_.horizon, fails);
        TRY(helps, starts(ring, node, place, works));
        if (!helps || fails == works) {
            return std::optional<Minutes>{};
        }
        while (works - fails > 1) {
            auto const between = fails + (works - fails) / 2;
            TRY(is_enough, starts(ring, node, place, between));
            (is_enough ? works : fails) = between;
        }
        return std::optional{works};
    }

private:
    Network changed_;
    CourseQuestion const& question_;
    Watch const& watch_;
};

Result<std::vector<Breaker>> breakers_of(Network const& network, CourseQuestion const& question,
                                         std::vector<Index> const& ring, Replay& replay) {
    std::vector<Breaker> breakers;
    std::size_t tried = 0;
    for (auto const node : ring) {
        auto const& needs = network.nodes[node].needs;
        for (Index place = 0; place < needs.size() && tried < question.needs_tried; ++place) {
            bool const is_within = std::any_of(
                needs[place].of.begin(), needs[place].of.end(),
                [&](Index member) { return std::binary_search(ring.begin(), ring.end(), member); });
            if (!is_within) {
                continue;
            }
            ++tried;
            TRY(buffer, replay.shortest(ring, node, place));
            if (buffer) {
                breakers.push_back({node, place, *buffer});
            }
        }
    }
    std::stable_sort(breakers.begin(), breakers.end(),
                     [](Breaker const& a, Breaker const& b) { return a.buffer < b.buffer; });
    return breakers;
}

}  // namespace

Result<std::vector<LockedRing>> locked_rings(Network const& network, CourseQuestion const& question,
                                             CourseAnswer const& answer, Watch const& watch) {
    std::vector<LockedRing> rings;
    if (answer.deadlocked.empty()) {
        return rings;
    }
    Waiting const waiting{network, answer.deadlocked};
    std::vector<Index> size_of(answer.deadlocked.size(), 0);
    for (auto const component : waiting.component) {
        ++size_of[component];
    }
    Replay replay{network, question, watch};
    for (Index component = 0; component < size_of.size(); ++component) {
        if (size_of[component] < 2) {
            continue;
        }
        LockedRing ring;
        for (Index at = 0; at < answer.deadlocked.size(); ++at) {
            if (waiting.component[at] == component) {
                ring.nodes.push_back(answer.deadlocked[at]);
            }
        }
        ring.behind = waiting.behind(component, size_of);
        TRY(breakers, breakers_of(network, question, ring.nodes, replay));
        ring.breakers = std::move(breakers);
        rings.push_back(std::move(ring));
    }
    return rings;
}

}  // namespace varn::resilience
