#pragma once
// The course of an event, worked out as slowly and plainly as possible: everything is looked at again in
// every batch until nothing changes. What the simulation must agree with.
#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "simulation.h"

namespace varn::resilience::oracle {

struct Told {
    std::vector<std::vector<Outage>> outages;
    std::vector<Index> deadlocked;
};

class Plain {
public:
    Plain(Network const& network, std::vector<Loss> const& losses, Minutes horizon)
        : network_(network), losses_(losses), horizon_(horizon), nodes_(network.nodes.size()) {
        told_.outages.resize(nodes_.size());
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            for (auto const& need : network.nodes[i].needs) {
                nodes_[i].groups.push_back({need.buffer, 0, 'f'});
            }
        }
    }

    Told play() {
        for (auto const& loss : losses_) {
            times_.insert(loss.from);
            if (loss.lasts) {
                times_.insert(loss.from + *loss.lasts);
            }
        }
        while (!times_.empty() && *times_.begin() <= horizon_) {
            batch(*times_.begin());
            times_.erase(times_.begin());
        }
        find_deadlocked();
        return told_;
    }

private:
    struct GroupState {
        Minutes charge;
        Minutes since;
        char flow;
    };
    struct NodeState {
        int damage = 0;
        bool up = true;
        std::optional<Minutes> ready;
        std::vector<GroupState> groups;
    };

    bool has_members(std::size_t node, std::size_t g) const {
        Index working = 0;
        for (auto const member : network_.nodes[node].needs[g].of) {
            working += nodes_[member].up ? 1 : 0;
        }
        return working >= network_.nodes[node].needs[g].least;
    }
    Minutes charge(std::size_t node, std::size_t g, Minutes now) const {
        auto const& state = nodes_[node].groups[g];
        auto const& need = network_.nodes[node].needs[g];
        if (state.flow == 'd') {
            return std::max<Minutes>(0, state.charge - (now - state.since));
        }
        if (state.flow == 'f' && need.refill) {
            return *need.refill == 0 ? need.buffer
                                     : std::min(need.buffer, state.charge + (now - state.since) *
                                                                                need.buffer / *need.refill);
        }
        return state.charge;
    }
    bool runs(std::size_t node, Minutes now) const {
        if (nodes_[node].damage > 0) {
            return false;
        }
        for (std::size_t g = 0; g < nodes_[node].groups.size(); ++g) {
            if (!has_members(node, g) && charge(node, g, now) == 0) {
                return false;
            }
        }
        return true;
    }

    void damage(Minutes now) {
        for (auto const& loss : losses_) {
            nodes_[loss.node].damage -= loss.lasts && loss.from + *loss.lasts == now ? 1 : 0;
        }
        for (auto const& loss : losses_) {
            if (loss.from == now) {
                ++nodes_[loss.node].damage;
                nodes_[loss.node].up = false;
            }
        }
    }
    void start_and_fall(Minutes now) {
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t i = 0; i < nodes_.size(); ++i) {
                if (!nodes_[i].up && runs(i, now)) {
                    nodes_[i].ready = nodes_[i].ready.value_or(now);
                    if (now - *nodes_[i].ready >= network_.nodes[i].restart) {
                        nodes_[i].up = changed = true;
                    }
                }
            }
        }
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t i = 0; i < nodes_.size(); ++i) {
                if (nodes_[i].up && !runs(i, now)) {
                    nodes_[i].up = false;
                    changed = true;
                }
            }
        }
    }
    void batch(Minutes now) {
        std::vector<bool> was;
        for (auto const& node : nodes_) {
            was.push_back(node.up);
        }
        damage(now);
        start_and_fall(now);
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (nodes_[i].up || !runs(i, now)) {
                nodes_[i].ready.reset();
            } else if (*nodes_[i].ready + network_.nodes[i].restart > now) {
                times_.insert(*nodes_[i].ready + network_.nodes[i].restart);
            }
            set_flows(i, now);
            if (was[i] && !nodes_[i].up) {
                told_.outages[i].push_back({now, {}});
            } else if (!was[i] && nodes_[i].up) {
                told_.outages[i].back().to = now;
            }
        }
    }
    void set_flows(std::size_t i, Minutes now) {
        for (std::size_t g = 0; g < nodes_[i].groups.size(); ++g) {
            auto& state = nodes_[i].groups[g];
            char const flow = has_members(i, g) ? 'f' : nodes_[i].up ? 'd' : 's';
            if (flow != state.flow) {
                state = {charge(i, g, now), now, flow};
            }
            if (flow == 'd' && state.since + state.charge > now) {
                times_.insert(state.since + state.charge);
            }
        }
    }

    /// Greatest fixpoint of up for the damage that remains: begin with everything undamaged, strike what
    /// cannot be.
    void find_deadlocked() {
        std::vector<bool> could;
        for (auto const& node : nodes_) {
            could.push_back(node.damage == 0);
        }
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t i = 0; i < nodes_.size(); ++i) {
                for (auto const& need : network_.nodes[i].needs) {
                    auto const able =
                        std::count_if(need.of.begin(), need.of.end(), [&](Index m) { return could[m]; });
                    if (could[i] && able < static_cast<std::ptrdiff_t>(need.least)) {
                        could[i] = false;
                        changed = true;
                    }
                }
            }
        }
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (!nodes_[i].up && nodes_[i].damage == 0 && could[i] && !nodes_[i].ready) {
                told_.deadlocked.push_back(static_cast<Index>(i));
            }
        }
    }

    Network const& network_;
    std::vector<Loss> const& losses_;
    Minutes horizon_;
    std::vector<NodeState> nodes_;
    std::set<Minutes> times_;
    Told told_;
};

}  // namespace varn::resilience::oracle
