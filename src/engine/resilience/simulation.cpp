#include "simulation.h"

#include <algorithm>
#include <tuple>

#include "harm_weights.h"

namespace varn::resilience {
namespace {

constexpr Minutes not_ready = -1;
constexpr auto later_event = [](auto const& a, auto const& b) {
    return std::tie(a.at, a.node, a.kind) > std::tie(b.at, b.node, b.kind);
};

}  // namespace

Simulation::Simulation(Network const& network, Graph const& graph)
    : graph_(graph),
      cascade_(graph),
      groups_(graph.groups()),
      nodes_(graph.nodes()),
      restart_(graph.nodes()),
      refill_(graph.groups()),
      outages_(graph.nodes()) {
    for (Index node = 0; node < graph.nodes(); ++node) {
        auto const& facts = network.nodes[graph.outer(node)];
        restart_[node] = facts.restart;
        for (auto group = graph.first_group(node); group < graph.last_group(node); ++group) {
            refill_[group] = facts.needs[graph.place(group)].refill;
            groups_[group].charge = graph.buffer(group);
        }
    }
}

void Simulation::push(Minutes at, Index node, Kind kind) {
    if (at <= horizon_) {
        events_.push_back({at, node, kind});
        std::push_heap(events_.begin(), events_.end(), later_event);
    }
}

/// Remembers that a node is touched: in this batch, so that its flows are set at the end of it, and in this
/// run, so that it is put back.
void Simulation::note(Index node) {
    auto& state = nodes_[node];
    if (!state.is_noted) {
        state.is_noted = true;
        state.was_up = state.is_up;
        noted_.push_back(node);
    }
    if (!state.is_known) {
        state.is_known = true;
        known_.push_back(node);
    }
}

void Simulation::ask(Index node) {
    note(node);
    if (!nodes_[node].is_asked) {
        nodes_[node].is_asked = true;
        asked_.push_back(node);
    }
}

/// Puts a node up or down and tells the groups it is a member of; their owners are asked what that means to
/// them.
void Simulation::turn(Index node, bool up) {
    note(node);
    nodes_[node].is_up = up;
    for (auto const group : graph_.uses_of(node)) {
        groups_[group].missing += up ? ~Index{0} : 1;  // one less, or one more
        ask(graph_.owner(group));
    }
}

Minutes Simulation::charge(Index group, Minutes now) const {
    auto const& state = groups_[group];
    auto const full = graph_.buffer(group);
    if (state.flow == Flow::drains) {
        return std::max<Minutes>(0, state.charge - (now - state.since));
    }
    if (state.flow == Flow::still || !refill_[group] || state.charge == full) {
        return state.charge;
    }
    auto const refill = *refill_[group];
    return refill == 0 ? full : std::min(full, state.charge + (now - state.since) * full / refill);
}

bool Simulation::can_run(Index node, Minutes now) const {
    if (nodes_[node].damage > 0) {
        return false;
    }
    for (auto group = graph_.first_group(node); group < graph_.last_group(node); ++group) {
        if (groups_[group].missing > graph_.slack(group) && charge(group, now) == 0) {
            return false;
        }
    }
    return true;
}

void Simulation::start_what_can(Minutes now) {
    for (std::size_t at = 0; at < asked_.size(); ++at) {
        auto const node = asked_[at];
        auto& state = nodes_[node];
        state.is_asked = false;
        if (state.is_up || !can_run(node, now)) {
            continue;
        }
        if (state.ready_since == not_ready) {
            state.ready_since = now;
        }
        if (now - state.ready_since >= restart_[node]) {
            turn(node, true);
        }
    }
    asked_.clear();
}

void Simulation::fell_what_must(Minutes now) {
    for (auto const node : noted_) {
        if (!nodes_[node].is_asked) {
            nodes_[node].is_asked = true;
            asked_.push_back(node);
        }
    }
    for (std::size_t at = 0; at < asked_.size(); ++at) {
        auto const node = asked_[at];
        nodes_[node].is_asked = false;
        if (nodes_[node].is_up && !can_run(node, now)) {
            turn(node, false);
        }
    }
    asked_.clear();
}

/// A group that is short drains while its node is up; one that has its members fills.
void Simulation::set_flows(Index node, Minutes now) {
    for (auto group = graph_.first_group(node); group < graph_.last_group(node); ++group) {
        auto& state = groups_[group];
        auto const flow = state.missing <= graph_.slack(group) ? Flow::fills
                          : nodes_[node].is_up                 ? Flow::drains
                                                               : Flow::still;
        if (flow != state.flow) {
            state.charge = charge(group, now);
            state.since = now;
            state.flow = flow;
            if (flow == Flow::drains) {
                push(now + state.charge, node, look);
            }
        }
    }
}

void Simulation::close_batch(Minutes now) {
    for (auto const node : noted_) {
        auto& state = nodes_[node];
        if (state.is_up || !can_run(node, now)) {
            state.ready_since = not_ready;
        } else if (state.ready_since != not_ready) {
            push(state.ready_since + restart_[node], node, look);
        }
        set_flows(node, now);
        auto& outages = outages_[node];
        if (state.was_up && !state.is_up) {
            outages.push_back({now, {}});
        } else if (!state.was_up && state.is_up) {
            outages.back().to = now;
        }
        state.is_noted = false;
    }
    noted_.clear();
}

void Simulation::batch(Minutes now) {
    ++batches_;
    while (!events_.empty() && events_.front().at == now) {
        std::pop_heap(events_.begin(), events_.end(), later_event);
        auto const event = events_.back();
        events_.pop_back();
        auto& state = nodes_[event.node];
        note(event.node);
        if (event.kind == repair) {
            --state.damage;
        } else if (event.kind == loss) {
            ++state.damage;
        }
        ask(event.node);
    }
    // All of the batch's damage is known before anything is turned, and every loss is down before anything
    // starts.
    for (std::size_t i = 0, count = noted_.size(); i < count; ++i) {
        if (nodes_[noted_[i]].damage > 0 && nodes_[noted_[i]].is_up) {
            turn(noted_[i], false);
        }
    }
    start_what_can(now);
    fell_what_must(now);
    close_batch(now);
}

Result<Course> Simulation::run(std::span<Loss const> losses, Minutes horizon,
                               SimulationLimits const& limits) {
    horizon_ = horizon;
    batches_ = 0;
    for (auto const& one : losses) {
        if (one.lasts && *one.lasts <= 0) {
            continue;
        }
        push(one.from, one.node, loss);
        if (one.lasts && *one.lasts <= horizon - one.from) {
            push(one.from + *one.lasts, one.node, repair);
        }
    }
    bool is_too_long = false;
    bool is_cancelled = false;
    while (!events_.empty() && !is_too_long && !is_cancelled) {
        batch(events_.front().at);
        is_too_long = batches_ >= limits.batches;
        is_cancelled = limits.is_cancelled != nullptr && limits.is_cancelled->load(std::memory_order_relaxed);
    }
    auto course = finish();
    if (is_cancelled) {
        return broken_off();
    }
    if (is_too_long) {
        return Error{ErrorCode::too_many,
                     "resilience.too_many_batches",
                     {{"max", std::to_string(limits.batches)}},
                     {},
                     {}};
    }
    return course;
}

std::vector<Index> Simulation::deadlocked() {
    std::vector<Index> idle;
    for (auto const node : known_) {
        auto const& state = nodes_[node];
        if (!state.is_up && state.damage == 0 && state.ready_since == not_ready) {
            idle.push_back(node);
        }
    }
    if (idle.empty()) {
        return idle;
    }
    cascade_.begin();  // what cannot run even if all started at once: the greatest fixpoint of up is the rest
    for (auto const node : known_) {
        if (nodes_[node].damage > 0) {
            cascade_.lose(node);
        }
    }
    std::erase_if(idle, [&](Index node) { return cascade_.has_fallen(node); });
    std::sort(idle.begin(), idle.end());
    return idle;
}

/// Tells what happened and puts everything back as it was.
Course Simulation::finish() {
    Course course;
    course.batches = batches_;
    course.deadlocked = deadlocked();
    std::sort(known_.begin(), known_.end());
    for (auto const node : known_) {
        if (!outages_[node].empty()) {
            course.outages.push_back({node, std::move(outages_[node])});
            outages_[node].clear();
        }
        nodes_[node] = {};
        for (auto group = graph_.first_group(node); group < graph_.last_group(node); ++group) {
            groups_[group] = {};
            groups_[group].charge = graph_.buffer(group);
        }
    }
    known_.clear();
    events_.clear();
    return course;
}

}  // namespace varn::resilience
