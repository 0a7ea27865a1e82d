#include "cover.h"

#include <algorithm>

#include "rescues.h"

namespace varn::resilience {
namespace {

constexpr std::size_t most_transversals = 64;  // of one saving; fewer only loosen the bound

}  // namespace

Cover::Cover(Savings const& savings, std::span<Measure const> measures) {
    for (auto const& measure : measures) {
        cost_.push_back(static_cast<double>(measure.cost));
    }
    for (auto const& [sets, amount] : savings.saved) {
        auto const worth = static_cast<double>(amount);
        savings_.push_back({worth, sets_.size(), 0, first_measure_.size() - 1, 0, true});
        sets_.insert(sets_.end(), sets.begin(), sets.end());
        MeasureSet met = 0;
        for (auto const set : sets) {
            savings_.back().is_disjoint = savings_.back().is_disjoint && (set & met) == 0;
            met |= set;
        }
        add_lists(sets, savings_.back().is_disjoint);
        savings_.back().last_set = sets_.size();
        savings_.back().last_transversal = first_measure_.size() - 1;
        total_ += worth;
    }
}

void Cover::add_list(MeasureSet set) {
    for (std::size_t m = 0; m < cost_.size(); ++m) {
        if (has(set, m)) {
            transversals_.push_back(static_cast<std::uint8_t>(m));
        }
    }
    first_measure_.push_back(transversals_.size());
}

/// The least sets that meet every rescue set: one rescue set after the other.
void Cover::add_lists(std::vector<MeasureSet> const& sets, bool are_disjoint) {
    if (are_disjoint) {
        for (auto const set : sets) {
            add_list(set);
        }
        return;
    }
    auto found = Rescues::always();
    for (auto const set : sets) {
        Rescues any;
        for (std::size_t m = 0; m < cost_.size(); ++m) {
            if (has(set, m)) {
                any.add(only(m));
            }
        }
        Rescues both;
        both.add_both(found, any);
        found = Rescues::never();
        for (std::size_t i = 0; i < std::min(both.sets().size(), most_transversals); ++i) {
            found.add(both.sets()[i]);
        }
    }
    for (auto const transversal : found.sets()) {
        add_list(transversal);
    }
}

double Cover::cost_of(MeasureSet set) const {
    double cost = 0.0;
    for (std::size_t m = 0; m < cost_.size(); ++m) {
        cost += has(set, m) ? cost_[m] : 0.0;
    }
    return cost;
}

double Cover::worth(MeasureSet chosen) const {
    double worth = 0.0;
    auto const left = ~chosen;
    for (auto const& saving : savings_) {
        for (auto set = saving.first_set; set < saving.last_set; ++set) {
            if ((sets_.data()[set] & left) == 0) {
                worth += saving.worth;
                break;
            }
        }
    }
    return worth;
}

double Cover::most(Majorant const& majorant, Fixed const& fixed, double budget,
                   std::vector<double>& shares) const {
    std::size_t order[most_measures];
    double density[most_measures];
    std::size_t count = 0;
    auto worth = majorant.constant;
    for (std::size_t m = 0; m < cost_.size(); ++m) {
        shares[m] = 0.0;
        if (has(fixed.left, m)) {
            continue;
        }
        if (has(fixed.taken, m) || cost_[m] == 0.0) {
            worth += majorant.slope[m];
            budget -= cost_[m];
            shares[m] = 1.0;
        } else {
            density[m] = majorant.slope[m] / cost_[m];
            order[count++] = m;
        }
    }
    std::sort(order, order + count, [&](std::size_t a, std::size_t b) {
        return density[a] != density[b] ? density[a] > density[b] : a < b;
    });
    for (std::size_t i = 0; i < count && budget > 0.0; ++i) {
        auto const m = order[i];
        shares[m] = std::min(1.0, budget / cost_[m]);
        worth += shares[m] * majorant.slope[m];
        budget -= shares[m] * cost_[m];
    }
    return worth;
}

/// Leaves out the savings that are decided: saved by what is taken, or beyond reach without what is left.
Cover::Undecided Cover::undecided(Fixed const& fixed) const {
    Undecided found;
    for (auto const& saving : savings_) {
        bool is_saved = false, is_open = false;
        for (auto i = saving.first_set; i < saving.last_set; ++i) {
            is_saved = is_saved || (sets_[i] & ~fixed.taken) == 0;
            is_open = is_open || (sets_[i] & fixed.left) == 0;
        }
        if (is_saved) {
            found.saved += saving.worth;
        } else if (is_open) {
            found.savings.push_back(saving);
        }
    }
    return found;
}

/// The transversal that is least at these shares, and how much it is there.
inline double Cover::least_transversal(Saving const& saving, double const* share, std::uint8_t* measures,
                                       std::size_t& count) const {
    auto const* const listed = transversals_.data();
    auto const* const first = first_measure_.data();
    count = 0;
    if (saving.is_disjoint) {
        double sum = 0.0;
        for (auto t = saving.first_transversal; t < saving.last_transversal; ++t) {
            auto best = listed[first[t]];
            for (auto i = first[t] + 1; i < first[t + 1]; ++i) {
                best = share[listed[i]] < share[best] ? listed[i] : best;
            }
            sum += share[best];
            measures[count++] = best;
        }
        return sum;
    }
    double least = 1.0;
    for (auto t = saving.first_transversal; t < saving.last_transversal; ++t) {
        double sum = 0.0;
        for (auto i = first[t]; i < first[t + 1]; ++i) {
            sum += share[listed[i]];
        }
        if (sum < least) {
            least = sum;
            count = static_cast<std::size_t>(std::copy(listed + first[t], listed + first[t + 1], measures) -
                                             measures);
        }
    }
    return least;
}

/// The majorant that is least at these shares.
void Cover::respond(Undecided const& undecided, std::vector<double> const& shares, Majorant& into) const {
    into.constant = undecided.saved;
    std::fill(into.slope.begin(), into.slope.end(), 0.0);
    std::uint8_t measures[most_measures];
    for (auto const& saving : undecided.savings) {
        std::size_t count = 0;
        if (least_transversal(saving, shares.data(), measures, count) >= 1.0) {
            into.constant += saving.worth;
            continue;
        }
        for (std::size_t i = 0; i < count; ++i) {
            into.slope.data()[measures[i]] += saving.worth;
        }
    }
}

double Cover::tighten(Majorant& majorant, Fixed const& fixed, double budget, Play const& play,
                      std::vector<double>& mean) const {
    std::vector<double> shares(cost_.size());
    auto const open = undecided(fixed);
    auto now = majorant;
    auto answer = majorant;
    auto least = most(majorant, fixed, budget, shares);
    for (std::size_t m = 0; m < cost_.size(); ++m) {
        mean[m] = has(fixed.taken, m) ? 1.0 : has(fixed.left, m) ? 0.0 : mean[m];
    }
    for (int step = 1; step <= play.steps; ++step) {
        respond(open, mean, answer);
        auto const part = 1.0 / (step + play.before);
        now.constant += part * (answer.constant - now.constant);
        for (std::size_t m = 0; m < cost_.size(); ++m) {
            now.slope[m] += part * (answer.slope[m] - now.slope[m]);
        }
        auto const bound = most(now, fixed, budget, shares);
        if (bound < least) {
            least = bound;
            majorant = now;
        }
        for (std::size_t m = 0; m < cost_.size(); ++m) {
            mean[m] += part * (shares[m] - mean[m]);
        }
    }
    return least;
}

}  // namespace varn::resilience
