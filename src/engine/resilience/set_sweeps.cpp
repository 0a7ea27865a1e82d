#include "set_sweeps.h"

#include <algorithm>

namespace varn::resilience {
namespace {

Count times(Count one, Count other) {
    Count product = 0;
    return __builtin_mul_overflow(one, other, &product) ? uncountable : product;
}

/// Counts of a node: `size` of them from `first` in a long array, the lowest for order `least`.
struct Stretch {
    std::size_t first = 0;
    std::size_t least = 0;
    std::size_t size = 0;
};

}  // namespace

Count add(Count one, Count other) {
    Count sum = 0;
    return __builtin_add_overflow(one, other, &sum) ? uncountable : sum;
}

std::string text_of(Count count) {
    std::string digits;
    do {
        digits.push_back(static_cast<char>('0' + static_cast<int>(count % 10)));
        count /= 10;
    } while (count != 0);
    std::reverse(digits.begin(), digits.end());
    return digits;
}

OrderCounts count_sets(Zbdd const& zbdd, Zbdd::Family family, std::span<OrderCounts const> of_variable,
                       std::size_t limit) {
    std::vector<Stretch> stretches;
    if (!zbdd.effort().renew(stretches, zbdd.size(), {})) {
        return {};
    }
    OrderCounts counts{1};
    stretches[Zbdd::unit] = {0, 0, 1};
    OrderCounts sum;
    for (Index at = 2; at <= family && zbdd.effort().goes_on(at); ++at) {
        auto const node = zbdd.node(at);
        auto const& factor = of_variable[node.variable];
        auto const high = stretches[node.high];
        auto const low = stretches[node.low];
        sum.assign(std::max(low.least + low.size, high.least + high.size + factor.size()), 0);
        std::copy_n(counts.begin() + static_cast<std::ptrdiff_t>(low.first), low.size,
                    sum.begin() + static_cast<std::ptrdiff_t>(low.least));
        for (std::size_t f = 0; f < factor.size(); ++f) {
            for (std::size_t i = 0; factor[f] != 0 && i < high.size; ++i) {
                auto& place = sum[high.least + i + f];
                place = add(place, times(counts[high.first + i], factor[f]));
            }
        }
        sum.resize(std::min(sum.size(), limit + 1));
        while (!sum.empty() && sum.back() == 0) {
            sum.pop_back();
        }
        std::size_t least = 0;
        while (least < sum.size() && sum[least] == 0) {
            ++least;
        }
        stretches[at] = {counts.size(), least, sum.size() - least};
        for (auto i = least; i < sum.size(); ++i) {
            if (!zbdd.effort().add(counts, sum[i])) {
                return {};
            }
        }
    }
    if (zbdd.effort().halt() == Halt::cancelled) {
        return {};
    }
    auto const found = stretches[family];
    OrderCounts result(found.least + found.size, 0);
    std::copy_n(counts.begin() + static_cast<std::ptrdiff_t>(found.first), found.size,
                result.begin() + static_cast<std::ptrdiff_t>(found.least));
    return result;
}

double sum_of_sets(Zbdd const& zbdd, Zbdd::Family family, std::span<double const> of_variable) {
    std::vector<double> sums;
    if (!zbdd.effort().renew(sums, zbdd.size(), 0.0)) {
        return 0.0;
    }
    sums[Zbdd::unit] = 1.0;
    for (Index at = 2; at <= family && zbdd.effort().goes_on(at); ++at) {
        auto const node = zbdd.node(at);
        sums[at] = of_variable[node.variable] * sums[node.high] + sums[node.low];
    }
    return sums[family];
}

LikeliestSets::LikeliestSets(std::span<SetFamily const> families, std::span<double const> of_event)
    : families_(families), of_event_(of_event) {
    for (Index part = 0; part < families.size(); ++part) {
        auto const& zbdd = *families[part].zbdd;
        std::vector<double> best;
        if (!zbdd.effort().renew(best, zbdd.size(), 0.0)) {
            return;  // nobody wants them any more: there is no next
        }
        best[Zbdd::unit] = 1.0;
        for (Index at = 2; at <= families[part].family && zbdd.effort().goes_on(at); ++at) {
            auto const node = zbdd.node(at);
            best[at] = std::max(chance(part, node.variable) * best[node.high], best[node.low]);
        }
        best_.push_back(std::move(best));
    }
    if (!families.empty()) {
        auto const top = static_cast<Index>(families.size() - 1);
        push({0.0, 1.0, top, families[top].family, nothing, nothing, 1.0, 0});
    }
}

/// The best that a variable can be: an event's probability, or that of a part's likeliest set.
double LikeliestSets::chance(Index part, Index variable) const {
    auto const meaning = families_[part].variables[variable];
    return meaning.is_part ? best_[meaning.index][families_[meaning.index].family] : of_event_[meaning.index];
}

void LikeliestSets::push(Partial partial) {
    if (partial.family == Zbdd::empty) {
        return;
    }
    partial.bound = partial.so_far * best_[partial.part][partial.family] * partial.best_to_come;
    partial.number = pushed_++;
    queue_.push(partial);
}

/// Takes the variable on top or leaves it.
void LikeliestSets::go_on(Partial partial) {
    auto const& family = families_[partial.part];
    auto const node = family.zbdd->node(partial.family);
    auto const meaning = family.variables[node.variable];
    auto without = partial;
    without.family = node.low;
    if (meaning.is_part) {
        links_.push_back({node.high, partial.part, partial.to_come});
        partial.to_come = static_cast<Index>(links_.size() - 1);
        partial.best_to_come *= best_[partial.part][node.high];
        partial.part = meaning.index;
        partial.family = families_[meaning.index].family;
    } else {
        links_.push_back({meaning.index, 0, partial.taken});
        partial.taken = static_cast<Index>(links_.size() - 1);
        partial.so_far *= of_event_[meaning.index];
        partial.family = node.high;
    }
    push(partial);
    push(without);
}

/// Sets with many events take many half-made ones each, so it is asked by these.
bool LikeliestSets::is_wanted() {
    return (++gone_on_ & 0xfffU) != 0 || families_.back().zbdd->effort().is_wanted();
}

bool LikeliestSets::next(std::vector<Index>& events, double& probability) {
    while (!queue_.empty() && is_wanted()) {
        auto partial = queue_.top();
        queue_.pop();
        if (partial.family > Zbdd::unit) {
            go_on(partial);
            continue;
        }
        if (partial.to_come != nothing) {
            auto const link = links_[partial.to_come];
            auto const best = best_[link.part][link.value];
            partial.part = link.part;
            partial.family = link.value;
            partial.to_come = link.before;
            partial.best_to_come = best > 0.0 ? partial.best_to_come / best : 0.0;
            push(partial);
            continue;
        }
        probability = partial.so_far;
        events.clear();
        for (auto at = partial.taken; at != nothing; at = links_[at].before) {
            events.push_back(links_[at].value);
        }
        std::sort(events.begin(), events.end());
        return true;
    }
    return false;
}

}  // namespace varn::resilience
