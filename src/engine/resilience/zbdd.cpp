#include "zbdd.h"

#include <algorithm>

namespace varn::resilience {
namespace {

constexpr std::size_t most_calls_remembered = std::size_t{1} << 24U;  // 270 MB

Zbdd::Order added(Zbdd::Order one, Zbdd::Order other) {
    auto const total = unsigned{one} + unsigned{other};
    return total >= Zbdd::any_order ? Zbdd::any_order : static_cast<Zbdd::Order>(total);
}

}  // namespace

Zbdd::Zbdd(Effort effort) : effort_(effort), nodes_(2), orders_{{any_order, 0}, {0, 0}}, cache_(256) {}

Zbdd::Family Zbdd::variable(Index number, Order weight) {
    if (number >= weights_.size()) {
        weights_.resize(number + 1, 1);
    }
    weights_[number] = weight;
    return make(number, unit, empty);
}

Zbdd::Family Zbdd::make(Index variable, Family high, Family low) {
    if (high == empty) {
        return low;
    }
    auto const at = nodes_.find_or_add(variable, high, low, effort_);
    if (at == NodeStore<0>::end) {
        return empty;
    }
    if (at == orders_.size()) {
        auto const weight = weights_.data()[variable];
        auto const& with = orders_[high];
        auto const& rest = orders_[low];
        Orders const orders{std::min(added(with.least, weight), rest.least),
                            std::max(added(with.most, weight), rest.most)};
        if (!effort_.add(orders_, orders)) {
            return empty;
        }
    }
    return at;
}

/// What is left of a limit below a variable; a limit of any order stays so.
Zbdd::Order Zbdd::less(Order limit, Index variable) const {
    return limit == any_order ? any_order : static_cast<Order>(limit - weights_[variable]);
}

Zbdd::Remembered& Zbdd::remembered(Call const& call) {
    auto const what = std::uint64_t{static_cast<unsigned>(call.operation)} << 16U | call.limit;
    auto const mixed = (std::uint64_t{call.one} * 0x9e37'79b9'7f4a'7c15ULL) ^
                       (std::uint64_t{call.other} * 0xc2b2'ae3d'27d4'eb4fULL) ^
                       (what * 0x1656'67b1'9e37'79f9ULL);
    return cache_.data()[(mixed >> 28U) & (cache_.size() - 1)];
}

void Zbdd::remember(Frame const& frame, Family result) {
    if (cache_.size() < nodes_.size() && cache_.size() < most_calls_remembered) {
        auto const old = std::move(cache_);
        if (!effort_.renew(cache_, old.size() * 4, {})) {
            cache_.assign(256, {});
            return;
        }
        for (std::size_t i = 0; i < old.size() && effort_.goes_on(i); ++i) {
            auto const& entry = old[i];
            remembered({static_cast<Operation>(entry.what >> 16U), static_cast<Order>(entry.what), entry.one,
                        entry.other}) = entry;
        }
    }
    auto const what = std::uint32_t{static_cast<unsigned>(frame.operation)} << 16U | frame.limit;
    remembered({frame.operation, frame.limit, frame.one, frame.other}) = {frame.one, frame.other, what,
                                                                          result};
}

/// `without`: what `other` cannot touch, or takes whole. Sets of `other` with a variable above all of `one`
/// are held by none of its sets, so those are skipped.
bool Zbdd::is_plain_without(Call& call, Family& result) const {
    while (call.other > unit && nodes_[call.other].variable < nodes_[call.one].variable) {
        call.other = nodes_[call.other].low;
    }
    if (call.one == call.other || call.other == unit) {
        result = empty;
        return true;
    }
    result = call.one;
    return call.one <= unit || call.other == empty || orders_[call.other].least > orders_[call.one].most;
}

bool Zbdd::is_plain_both(Call& call, Family& result) const {
    if (call.one == empty || call.other == empty ||
        std::max(orders_[call.one].least, orders_[call.other].least) > call.limit) {
        result = empty;
        return true;
    }
    if (call.one == unit || call.one == call.other) {
        call = {Operation::up_to, call.limit, call.other, call.other};
        return is_plain(call, result);
    }
    if (added(orders_[call.one].most, orders_[call.other].most) <= call.limit) {
        call.limit = any_order;
    }
    return false;
}

bool Zbdd::is_plain(Call& call, Family& result) const {
    switch (call.operation) {
        case Operation::without:
            return is_plain_without(call, result);
        case Operation::up_to:
            result = orders_[call.one].least > call.limit ? empty : call.one;
            return result == empty || orders_[call.one].most <= call.limit;
        case Operation::both:
            if (call.one > call.other) {
                std::swap(call.one, call.other);
            }
            return is_plain_both(call, result);
        case Operation::either:
            if (call.one > call.other) {
                std::swap(call.one, call.other);
            }
            result = call.one == unit ? unit : call.other;
            return call.one <= unit || call.one == call.other;
    }
    return false;
}

bool Zbdd::is_known(Call& call, Family& result) {
    if (is_plain(call, result)) {
        return true;
    }
    auto const& entry = remembered(call);
    result = entry.result;
    return entry.one == call.one && entry.other == call.other &&
           entry.what == (std::uint32_t{static_cast<unsigned>(call.operation)} << 16U | call.limit);
}

void Zbdd::descend(Call const& call) {
    auto const& a = nodes_[call.one];
    auto const& b = nodes_[call.other];
    Frame frame{call.operation, 0,          call.limit, std::min(a.variable, b.variable),
                call.one,       call.other, empty,      call.one,
                empty,          call.other, empty,      empty};
    if (a.variable == frame.variable) {
        frame.one_high = a.high;
        frame.one_low = a.low;
    }
    if (b.variable == frame.variable) {
        frame.other_high = b.high;
        frame.other_low = b.low;
    }
    path_.push_back(frame);
}

/// low = either of the lows; high = either of the highs, less what a low holds already.
bool Zbdd::go_on_either(Frame& frame, Family& result, Call& call) {
    switch (frame.step++) {
        case 0:
            call = {Operation::either, any_order, frame.one_low, frame.other_low};
            return false;
        case 1:
            frame.first = result;
            call = {Operation::without, any_order, frame.one_high, frame.other_low};
            return false;
        case 2:
            frame.second = result;
            call = {Operation::without, any_order, frame.other_high, frame.one_low};
            return false;
        case 3:
            call = {Operation::either, any_order, frame.second, result};
            return false;
        default:
            result = make(frame.variable, result, frame.first);
            return true;
    }
}

/// low = both of the lows; high = one_high with (other_high or other_low), or one_low with other_high.
bool Zbdd::go_on_both(Frame& frame, Family& result, Call& call) {
    auto const weight = weights_[frame.variable];
    bool const has_room = frame.limit == any_order || frame.limit >= weight;
    switch (frame.step++) {
        case 0:
            call = {Operation::both, frame.limit, frame.one_low, frame.other_low};
            return false;
        case 1:
            frame.first = result;
            if (!has_room) {
                return true;
            }
            call = {Operation::either, any_order, frame.other_high, frame.other_low};
            return false;
        case 2:
            call = {Operation::both, less(frame.limit, frame.variable), frame.one_high, result};
            return false;
        case 3:
            frame.second = result;
            call = {Operation::both, less(frame.limit, frame.variable), frame.one_low, frame.other_high};
            return false;
        case 4:
            call = {Operation::either, any_order, frame.second, result};
            return false;
        case 5:
            call = {Operation::without, any_order, result, frame.first};
            return false;
        default:
            result = make(frame.variable, result, frame.first);
            return true;
    }
}

/// high = one_high without other_high and without other_low; low = one_low without other_low.
bool Zbdd::go_on_without(Frame& frame, Family& result, Call& call) {
    switch (frame.step++) {
        case 0:
            call = {Operation::without, any_order, frame.one_low, frame.other_low};
            return false;
        case 1:
            frame.first = result;
            call = {Operation::without, any_order, frame.one_high, frame.other_low};
            return false;
        case 2:
            call = {Operation::without, any_order, result, frame.other_high};
            return false;
        default:
            result = make(frame.variable, result, frame.first);
            return true;
    }
}

bool Zbdd::go_on_up_to(Frame& frame, Family& result, Call& call) {
    switch (frame.step++) {
        case 0:
            call = {Operation::up_to, frame.limit, frame.one_low, frame.one_low};
            return false;
        case 1:
            frame.first = result;
            if (frame.limit < weights_[frame.variable]) {
                return true;
            }
            call = {Operation::up_to, less(frame.limit, frame.variable), frame.one_high, frame.one_high};
            return false;
        default:
            result = make(frame.variable, result, frame.first);
            return true;
    }
}

/// One step of a frame: true when `result` is its result, false when `call` is to be worked out first.
bool Zbdd::go_on(Frame& frame, Family& result, Call& call) {
    switch (frame.operation) {
        case Operation::either:
            return go_on_either(frame, result, call);
        case Operation::both:
            return go_on_both(frame, result, call);
        case Operation::without:
            return go_on_without(frame, result, call);
        case Operation::up_to:
            return go_on_up_to(frame, result, call);
    }
    return true;
}

Zbdd::Family Zbdd::run(Operation operation, Family one, Family other, Order limit) {
    path_.clear();
    Call call{operation, limit, one, other};
    Family result = empty;
    for (;;) {
        if (!is_known(call, result)) {
            if (!effort_.step()) {
                return empty;
            }
            descend(call);
        }
        for (;;) {
            if (path_.empty()) {
                return result;
            }
            auto& frame = path_.back();
            if (!go_on(frame, result, call)) {
                break;
            }
            if (effort_.halted()) {
                return empty;
            }
            remember(frame, result);
            path_.pop_back();
        }
    }
}

std::vector<Index> Zbdd::below(Family family) const {
    std::vector<Index> found;
    std::vector<char> is_seen(std::max(family, unit) + std::size_t{1}, 0);
    is_seen[empty] = is_seen[unit] = 1;
    auto const meet = [&](Family next) {
        if (is_seen[next] == 0) {
            is_seen[next] = 1;
            found.push_back(next);
        }
    };
    meet(family);
    for (std::size_t at = 0; at < found.size(); ++at) {
        auto const next = node(found[at]);
        meet(next.high);
        meet(next.low);
    }
    std::sort(found.begin(), found.end());
    return found;
}

void Zbdd::keep(std::span<Family> families) {
    std::vector<Index> moved;
    nodes_.compact(families, moved, effort_);
    if (halted()) {
        return;
    }
    for (Index at = 0; at < moved.size() && effort_.goes_on(at); ++at) {
        if (moved[at] != NodeStore<0>::end) {
            orders_[moved[at]] = orders_[at];
        }
    }
    orders_.resize(nodes_.size());
    if (!effort_.renew(cache_, cache_.size(), {})) {
        cache_.assign(256, {});
    }
}

void Zbdd::close() {
    nodes_.close(effort_);
    cache_ = {};
    path_ = {};
}

}  // namespace varn::resilience
