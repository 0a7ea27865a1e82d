#include "bdd.h"

#include <algorithm>

namespace varn::resilience {
namespace {

constexpr std::size_t most_edges_remembered = std::size_t{1} << 24U;  // 200 MB

}  // namespace

Bdd::Bdd(Effort effort) : effort_(effort), nodes_(1), cache_(256) {}

Bdd::Edge Bdd::make(Index variable, Edge high, Edge low) {
    if (high == low) {
        return high;
    }
    auto const mark = low & 1U;
    auto const at = nodes_.find_or_add(variable, high ^ mark, low ^ mark, effort_);
    return at == NodeStore<1>::end ? never : (at << 1U) | mark;
}

/// The cache is direct-mapped: what is newer takes the place. `differ` keeps its operands in falling order
/// and `both` in rising order, so the two share one cache.
Bdd::Remembered& Bdd::remembered(Edge one, Edge other) {
    auto const mixed =
        (std::uint64_t{one} * 0x9e37'79b9'7f4a'7c15ULL) ^ (std::uint64_t{other} * 0xc2b2'ae3d'27d4'eb4fULL);
    return cache_.data()[(mixed >> 28U) & (cache_.size() - 1)];
}

void Bdd::remember(Frame const& frame, Edge result) {
    if (cache_.size() < nodes_.size() && cache_.size() < most_edges_remembered) {
        auto const old = std::move(cache_);
        if (!effort_.renew(cache_, old.size() * 4, {})) {
            cache_.assign(256, {});
            return;
        }
        for (std::size_t i = 0; i < old.size() && effort_.goes_on(i); ++i) {
            remembered(old[i].one, old[i].other) = old[i];
        }
    }
    remembered(frame.one, frame.other) = {frame.one, frame.other, result};
}

/// What `both` knows without descending. Leaves the operands in the order of the cache.
bool Bdd::is_known(Edge& one, Edge& other, Edge& result) {
    if (one > other) {
        std::swap(one, other);
    }
    if (one == other || one == always) {
        result = other;
        return true;
    }
    if (one == never || one == negated(other)) {
        result = never;
        return true;
    }
    auto const& entry = remembered(one, other);
    result = entry.result;
    return entry.one == one && entry.other == other;
}

/// The same for `differ`, whose marks all go to the result.
bool Bdd::is_same_or_constant(Edge& one, Edge& other, Edge& mark, Edge& result) {
    mark = (one ^ other) & 1U;
    one &= ~1U;
    other &= ~1U;
    if (one < other) {
        std::swap(one, other);
    }
    if (one == other || other == never) {
        result = (one == other ? never : one) ^ mark;
        return true;
    }
    auto const& entry = remembered(one, other);
    result = entry.result ^ mark;
    return entry.one == one && entry.other == other;
}

/// Notes what is to be done with the high sides and goes on with the low ones.
void Bdd::descend(Edge& one, Edge& other, Edge mark) {
    auto const& a = nodes_[one >> 1U];
    auto const& b = nodes_[other >> 1U];
    auto const variable = std::min(a.variable, b.variable);
    Frame frame{one, other, one, other, never, variable, mark, false};
    if (a.variable == variable) {
        frame.one_high = a.high ^ (one & 1U);
        one = a.low ^ (one & 1U);
    }
    if (b.variable == variable) {
        frame.other_high = b.high ^ (other & 1U);
        other = b.low ^ (other & 1U);
    }
    path_.push_back(frame);
}

Bdd::Edge Bdd::combine(Edge one, Edge other, bool is_differ) {
    path_.clear();
    Edge result = never;
    for (;;) {
        Edge mark = 0;
        bool const known =
            is_differ ? is_same_or_constant(one, other, mark, result) : is_known(one, other, result);
        if (!known) {
            if (!effort_.step()) {
                return never;
            }
            descend(one, other, mark);
            continue;
        }
        while (!path_.empty() && path_.back().has_low) {
            auto const& frame = path_.back();
            result = make(frame.variable, result, frame.low);
            if (effort_.halted()) {
                return never;
            }
            remember(frame, result);
            result ^= frame.mark;
            path_.pop_back();
        }
        if (path_.empty()) {
            return result;
        }
        auto& frame = path_.back();
        frame.low = result;
        frame.has_low = true;
        one = frame.one_high;
        other = frame.other_high;
    }
}

std::size_t Bdd::reachable(Edge edge) const {
    std::vector<bool> seen(nodes_.size(), false);
    seen[edge >> 1U] = true;
    std::size_t count = 0;
    for (auto at = static_cast<Index>(nodes_.size()); at-- > 1 && effort_.goes_on(at);) {
        if (seen[at]) {
            ++count;
            seen[nodes_[at].high >> 1U] = true;
            seen[nodes_[at].low >> 1U] = true;
        }
    }
    return count;
}

void Bdd::keep(std::span<Edge> edges) {
    std::vector<Index> moved;
    nodes_.compact(edges, moved, effort_);
    if (!effort_.renew(cache_, cache_.size(), {})) {
        cache_.assign(256, {});
    }
}

void Bdd::close() {
    nodes_.close(effort_);
    cache_ = {};
    path_ = {};
}

BddSweep::BddSweep(Bdd const& bdd, std::span<double const> happens) : bdd_(bdd), happens_(happens) {
    if (!bdd.effort().renew(chances_, bdd.size(), {0.0, 1.0})) {
        chances_ = {};
        return;
    }
    auto* const chances = chances_.data();
    for (Index at = 1; at < bdd.size() && bdd.effort().goes_on(at); ++at) {
        auto const node = bdd.node(at);
        auto const p = happens[node.variable];
        auto const q = 1.0 - p;
        auto high = chances[node.high >> 1U];
        if ((node.high & 1U) != 0) {
            std::swap(high.hits, high.misses);
        }
        auto const low = chances[node.low >> 1U];
        chances[at] = {p * high.hits + q * low.hits, p * high.misses + q * low.misses};
    }
}

void BddSweep::derive(Bdd::Edge edge, double weight, std::span<double> birnbaum) const {
    std::vector<double> slopes;
    if (chances_.empty() || !bdd_.effort().renew(slopes, bdd_.size(), 0.0)) {
        return;
    }
    slopes[edge >> 1U] = (edge & 1U) != 0 ? -weight : weight;
    for (auto at = edge >> 1U; at > 0 && bdd_.effort().goes_on(at); --at) {
        auto const slope = slopes[at];
        if (slope == 0.0) {
            continue;
        }
        auto const node = bdd_.node(at);
        auto const p = happens_[node.variable];
        bool const is_turned = (node.high & 1U) != 0;
        auto const& high = chances_[node.high >> 1U];
        auto const& low = chances_[node.low >> 1U];
        auto const hits = is_turned ? high.misses : high.hits;
        auto const misses = is_turned ? high.hits : high.misses;
        birnbaum[node.variable] += slope * (low.hits < 0.5 ? hits - low.hits : low.misses - misses);
        slopes[node.high >> 1U] += is_turned ? -slope * p : slope * p;
        slopes[node.low >> 1U] += slope * (1.0 - p);
    }
}

}  // namespace varn::resilience
