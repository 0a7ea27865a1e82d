#pragma once
// Does a finding say the truth? Each kind of weakness played once more from its witness alone, by the plain
// reckonings and not by the engine.
#include <map>
#include <set>

#include "engine/weaknesses.h"
#include "fall_oracle.h"
#include "simulation_oracle.h"

namespace varn::resilience::oracle {

class Replay {
public:
    explicit Replay(Network const& network) : network_(network) {
        for (Index node = 0; node < network.nodes.size(); ++node) {
            places_[network.nodes[node].id] = node;
        }
    }

    /// What does not hold, in words; empty when all does.
    std::string faults(engine::Finding const& finding) const {
        static std::map<std::string, std::string (Replay::*)(engine::Finding const&) const> const checks{
            {"RES-001", &Replay::single}, {"RES-002", &Replay::pair},   {"RES-003", &Replay::ring},
            {"RES-004", &Replay::shared}, {"RES-005", &Replay::outage}, {"RES-006", &Replay::restart},
            {"RES-007", &Replay::ring},
        };
        auto const check = checks.find(finding.rule);
        auto const fault = check == checks.end() ? "an unknown rule" : (this->*check->second)(finding);
        return fault.empty() ? "" : finding.rule + " " + finding.subject.id + ": " + fault;
    }

private:
    using Finding = engine::Finding;
    Index place(std::string const& id) const { return places_.at(id); }
    static Minutes number(std::string const& text) { return std::stoll(text); }

    /// The longest outage of each node.
    std::vector<Minutes> longest(std::vector<Loss> const& losses, Minutes horizon) const {
        std::vector<Minutes> found;
        for (auto const& outages : Plain{network_, losses, horizon}.play().outages) {
            Minutes most = 0;
            for (auto const& outage : outages) {
                most = std::max(most, outage.to.value_or(horizon) - outage.from);
            }
            found.push_back(most);
        }
        return found;
    }

    std::string single(Finding const& finding) const {
        auto const lost = place(finding.subject.id);
        std::vector<Loss> const losses{{lost, 0, {}}};
        auto const told = Plain{network_, losses, 1'000'000}.play();
        std::size_t services = 0;
        for (Index node = 0; node < network_.nodes.size(); ++node) {
            services +=
                network_.nodes[node].is_service && node != lost && !told.outages[node].empty() ? 1 : 0;
        }
        for (std::size_t i = 0; i + 1 < finding.because.size(); i += 2) {
            auto const service = place(finding.because[i].id);
            auto const& outages = told.outages[service];
            if (!network_.nodes[service].is_service || service == lost || outages.empty() ||
                outages.front() != Outage{number(finding.because[i + 1].id), {}}) {
                return finding.because[i].id + " does not fall when it says";
            }
        }
        return 2 * services == finding.because.size() ? "" : "not all services are told";
    }

    std::string pair(Finding const& finding) const {
        auto const first = place(finding.because[0].id);
        auto const second = place(finding.because[1].id);
        auto const alone = fallen(network_, {first});
        auto const other = fallen(network_, {second});
        auto const together = fallen(network_, {first, second});
        for (std::size_t i = 2; i < finding.because.size(); ++i) {
            auto const service = place(finding.because[i].id);
            if (alone[service] || other[service] || !together[service]) {
                return finding.because[i].id + " does not fall with the two alone";
            }
        }
        return finding.because.size() > 2 ? "" : "no service";
    }

    /// All of the ring are down together for an hour, everything else as it was; buffers of the ring are
    /// empty where the finding says that only they let it start.
    std::string ring(Finding const& finding) const {
        auto network = network_;
        std::vector<Loss> losses;
        std::vector<Index> members;
        for (auto const& thing : finding.because) {
            if (thing.kind != "breaker") {
                members.push_back(place(thing.id));
            }
        }
        for (auto const node : ring_of(members.front())) {
            losses.push_back({node, 0, 60});
        }
        if (finding.rule == "RES-007") {
            if (!locked(network, losses).empty()) {
                return "it locks with its buffers charged";
            }
            for (auto& node : network.nodes) {
                for (auto& need : node.needs) {
                    need.buffer = need.buffer == without_end ? without_end : 0;
                }
            }
        }
        std::sort(members.begin(), members.end());
        if (locked(network, losses) != members) {
            return "others lock than it says";
        }
        for (auto const& thing : finding.because) {
            auto const slash = thing.id.rfind('/');
            if (thing.kind == "breaker") {
                auto mended = network;
                auto const owner = place(thing.id.substr(0, slash));
                auto const need = static_cast<std::size_t>(number(thing.id.substr(slash + 1)));
                mended.nodes[owner].needs[need].buffer =
                    finding.rule == "RES-003" ? 1'000'000 : network_.nodes[owner].needs[need].buffer;
                if (!locked(mended, losses).empty()) {
                    return "a buffer at " + thing.id + " does not let it start";
                }
            }
        }
        return members.size() > 1 ? "" : "a ring of one";
    }
    /// Of what was lost, what is locked in the end.
    static std::vector<Index> locked(Network const& network, std::vector<Loss> const& losses) {
        auto const told = Plain{network, losses, 30 * 24 * 60}.play();
        std::vector<Index> found;
        std::copy_if(told.deadlocked.begin(), told.deadlocked.end(), std::back_inserter(found),
                     [&](Index node) {
                         return std::any_of(losses.begin(), losses.end(),
                                            [&](Loss const& loss) { return loss.node == node; });
                     });
        return found;
    }
    /// What needs a node, however far away, and is needed by it.
    std::vector<Index> ring_of(Index node) const {
        std::vector<Index> ring;
        auto const below = needed_by(node);
        for (Index other = 0; other < network_.nodes.size(); ++other) {
            if (other == node || (below.count(other) != 0 && needed_by(other).count(node) != 0)) {
                ring.push_back(other);
            }
        }
        return ring;
    }
    std::set<Index> needed_by(Index node) const {
        std::set<Index> found;
        std::vector<Index> open{node};
        while (!open.empty()) {
            auto const next = open.back();
            open.pop_back();
            for (auto const& need : network_.nodes[next].needs) {
                for (auto const member : need.of) {
                    if (found.insert(member).second) {
                        open.push_back(member);
                    }
                }
            }
        }
        return found;
    }

    std::string shared(Finding const& finding) const {
        auto const slash = finding.subject.id.rfind('/');
        auto const& owner = network_.nodes[place(finding.subject.id.substr(0, slash))];
        auto const& need =
            owner.needs[static_cast<std::size_t>(number(finding.subject.id.substr(slash + 1)))];
        std::size_t causes = 0;
        for (auto const& thing : finding.because) {
            if (thing.kind == "member") {
                continue;
            }
            ++causes;
            auto const down = fallen(network_, {place(thing.id)});
            auto const working =
                std::count_if(need.of.begin(), need.of.end(), [&](Index m) { return !down[m]; });
            if (working >= static_cast<std::ptrdiff_t>(need.least)) {
                return thing.id + " leaves enough";
            }
        }
        return causes == 0 || need.least == need.of.size() ? "no cause, or no alternatives" : "";
    }

    std::string outage(Finding const& finding) const {
        auto const service = place(finding.subject.id);
        auto const tolerable = number(finding.because[0].id);
        if (network_.nodes[service].tolerable != tolerable) {
            return "another tolerable outage";
        }
        for (std::size_t i = 1; i + 1 < finding.because.size(); i += 2) {
            auto const cause = place(finding.because[i].id);
            auto const repair = network_.nodes[cause].repair.likeliest;
            auto const lasts = longest({{cause, 0, repair}}, repair + 30 * 24 * 60)[service];
            if (lasts != number(finding.because[i + 1].id) || lasts <= tolerable) {
                return finding.because[i].id + " makes an outage of " + std::to_string(lasts);
            }
        }
        return finding.because.size() > 2 ? "" : "no outage";
    }

    std::string restart(Finding const& finding) const {
        auto const& service = network_.nodes[place(finding.subject.id)];
        bool const is_true = service.tolerable && service.restart > *service.tolerable &&
                             service.restart == number(finding.because[0].id) &&
                             *service.tolerable == number(finding.because[1].id);
        return is_true ? "" : "it starts in time";
    }

    Network const& network_;
    std::map<std::string, Index> places_;
};

}  // namespace varn::resilience::oracle
