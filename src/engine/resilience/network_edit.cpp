#include "engine/network_edit.h"

#include <algorithm>
#include <map>
#include <utility>

#include "kept_cascades.h"
#include "node_inspection.h"

namespace varn::resilience {

struct NetworkEdit::State {
    Network network;
    EditLimits limits;
    KeptCascades cascades;
    std::map<std::string, Index> places = {};  // of ids
    std::vector<SingleLoss> losses = {};
    std::vector<char> is_point = {};  // fells a service other than itself
    std::size_t members = 0;          // of all needs

    bool has(Index node) const { return node < network.nodes.size(); }
    Result<Done> inspect(Index node) const;
    void count(Index node);
    std::vector<Index> counted(std::vector<Index> changed);
};

namespace {

Error no_such_node(Index node) {
    return {ErrorCode::not_found, "resilience.node_missing", {{"node", std::to_string(node)}}, {}, {}};
}

Error beyond_limit(std::string key, std::size_t max) {
    return {ErrorCode::too_many, std::move(key), {{"max", std::to_string(max)}}, {}, {}};
}

std::size_t members_needed(Node const& node) {
    std::size_t members = 0;
    for (auto const& need : node.needs) {
        members += need.of.size();
    }
    return members;
}

std::string pointer_to(Index node) {
    return "/nodes/" + std::to_string(node);
}

}  // namespace

Result<Done> NetworkEdit::State::inspect(Index node) const {
    if (network.nodes.size() > limits.network.nodes) {
        return beyond_limit("resilience.too_many_nodes", limits.network.nodes);
    }
    if (members > limits.network.members) {
        return beyond_limit("resilience.too_many_members", limits.network.members);
    }
    CHECK(validate_node(network, node, limits.network));
    auto const& id = network.nodes[node].id;
    auto const taken = places.find(id);
    if (taken != places.end() && taken->second != node) {
        return invalid(pointer_to(node) + "/id", "resilience.id_twice", {{"id", id}});
    }
    return Done{};
}

void NetworkEdit::State::count(Index node) {
    auto const fallen = cascades.fallen_with(node);
    auto const services = std::count_if(fallen.begin(), fallen.end(),
                                        [&](Index other) { return network.nodes[other].is_service; });
    losses[node] = {static_cast<Index>(services), static_cast<Index>(fallen.size())};
    is_point[node] = services > (network.nodes[node].is_service ? 1 : 0) ? 1 : 0;
}

/// Counts what falls with these anew, and tells them in order.
std::vector<Index> NetworkEdit::State::counted(std::vector<Index> changed) {
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    for (auto const node : changed) {
        count(node);
    }
    return changed;
}

Result<NetworkEdit> NetworkEdit::begin(Network network, Minutes horizon, EditLimits const& limits) {
    CHECK(validate(network, limits.network));
    TRY(cascades, KeptCascades::of(network, horizon, limits.falls));
    auto state = std::make_unique<State>(State{std::move(network), limits, std::move(cascades)});
    auto const& nodes = state->network.nodes;
    state->losses.resize(nodes.size());
    state->is_point.resize(nodes.size());
    for (Index node = 0; node < nodes.size(); ++node) {
        state->places.emplace(nodes[node].id, node);
        state->members += members_needed(nodes[node]);
        state->count(node);
    }
    return NetworkEdit{std::move(state)};
}

Network const& NetworkEdit::network() const {
    return state_->network;
}

std::span<SingleLoss const> NetworkEdit::losses() const {
    return state_->losses;
}

std::vector<Index> NetworkEdit::single_points() const {
    std::vector<Index> points;
    for (Index node = 0; node < state_->is_point.size(); ++node) {
        if (state_->is_point[node] != 0) {
            points.push_back(node);
        }
    }
    return points;
}

std::span<Index const> NetworkEdit::fallen_with(Index node) const {
    return state_->cascades.fallen_with(node);
}

Result<std::vector<Index>> NetworkEdit::change_need(Index node, Index place, Need need) {
    if (!state_->has(node)) {
        return no_such_node(node);
    }
    auto needs = state_->network.nodes[node].needs;
    if (place >= needs.size()) {
        return invalid(pointer_to(node) + "/groups/" + std::to_string(place), "resilience.need_missing", {});
    }
    needs[place] = std::move(need);
    return change_needs(node, std::move(needs));
}

Result<std::vector<Index>> NetworkEdit::change_needs(Index node, std::vector<Need> needs) {
    if (!state_->has(node)) {
        return no_such_node(node);
    }
    auto facts = state_->network.nodes[node];
    facts.needs = std::move(needs);
    return change_node(node, std::move(facts));
}

Result<std::vector<Index>> NetworkEdit::change_node(Index node, Node facts) {
    auto& state = *state_;
    if (!state.has(node)) {
        return no_such_node(node);
    }
    auto& now = state.network.nodes[node];
    std::swap(now, facts);  // from here on `facts` is what it was
    state.members += members_needed(now) - members_needed(facts);
    std::vector<Index> changed;
    auto done = state.inspect(node);
    if (done.ok()) {
        done = state.cascades.change(node, now.needs, changed);
    }
    if (!done.ok()) {
        state.members += members_needed(facts) - members_needed(now);
        std::swap(now, facts);
        return std::move(done).error();
    }
    if (now.is_service != facts.is_service) {
        auto const by = state.cascades.felled_by(node);
        changed.insert(changed.end(), by.begin(), by.end());
    }
    if (now.id != facts.id) {
        state.places.erase(facts.id);
        state.places.emplace(now.id, node);
    }
    return state.counted(std::move(changed));
}

Result<std::vector<Index>> NetworkEdit::add_node(Node facts) {
    auto& state = *state_;
    auto const node = static_cast<Index>(state.network.nodes.size());
    state.network.nodes.push_back(std::move(facts));
    auto const& now = state.network.nodes.back();
    state.members += members_needed(now);
    std::vector<Index> changed;
    auto done = state.inspect(node);
    if (done.ok()) {
        state.cascades.add();
        done = state.cascades.change(node, now.needs, changed);
        if (!done.ok()) {
            state.cascades.remove(node, changed);
        }
    }
    if (!done.ok()) {
        state.members -= members_needed(now);
        state.network.nodes.pop_back();
        return std::move(done).error();
    }
    state.places.emplace(now.id, node);
    state.losses.emplace_back();
    state.is_point.push_back(0);
    changed.push_back(node);
    return state.counted(std::move(changed));
}

Result<std::vector<Index>> NetworkEdit::remove_node(Index node) {
    auto& state = *state_;
    auto& nodes = state.network.nodes;
    if (!state.has(node)) {
        return no_such_node(node);
    }
    if (auto const uses = state.cascades.uses_of(node); !uses.empty()) {
        return invalid(pointer_to(node), "resilience.still_needed", {{"id", nodes[uses.front().owner].id}});
    }
    auto const last = static_cast<Index>(nodes.size() - 1);
    for (auto const use : state.cascades.uses_of(last)) {
        auto& of = nodes[use.owner].needs[use.place].of;
        std::replace(of.begin(), of.end(), last, node);
    }
    state.places.erase(nodes[node].id);
    state.members -= members_needed(nodes[node]);
    if (node != last) {
        state.places[nodes[last].id] = node;
        nodes[node] = std::move(nodes[last]);
        state.losses[node] = state.losses[last];
        state.is_point[node] = state.is_point[last];
    }
    nodes.pop_back();
    state.losses.pop_back();
    state.is_point.pop_back();
    std::vector<Index> changed;
    state.cascades.remove(node, changed);
    return state.counted(std::move(changed));
}

NetworkEdit::NetworkEdit(std::unique_ptr<State> state) : state_(std::move(state)) {}
NetworkEdit::NetworkEdit(NetworkEdit&&) noexcept = default;
NetworkEdit& NetworkEdit::operator=(NetworkEdit&&) noexcept = default;
NetworkEdit::~NetworkEdit() = default;

}  // namespace varn::resilience
