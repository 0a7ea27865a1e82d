// Idea: what a choice S saves is a sum over least sets; by inclusion and exclusion it is the sum, over all T
// within S, of a coefficient that few T have. Choices are gone through in pages of 2^14, which fit the second
// cache: a page shares its dearest measures H, takes the coefficients of all T whose dear part lies within H,
// and sums over subsets one measure at a time (Yates 1937). A choice is a candidate for the front if it saves
// more than every choice seen so far in a lower class of cost; the few candidates are sorted at the end.
// Cost: 2^M x 14 / 2 additions; 24 measures take about 0.2 s. Source: fast zeta transform (Yates; Bjorklund
// et al., STOC 2007). Invariant: sums are whole numbers modulo 2^64, so the order of terms is nothing to
// them; the total is kept below 2^62.
#include <algorithm>
#include <bit>

#include "engine/portfolio.h"
#include "harm_weights.h"

namespace varn::resilience {
namespace {

using Choice = std::uint32_t;
constexpr std::size_t page_measures = 14;
constexpr unsigned classes = 8192;  // of cost

struct Term {
    Choice set;
    std::uint64_t coefficient;
};

/// The coefficients, by set, each set once.
class Terms {
public:
    void add(std::vector<MeasureSet> const& sets, std::uint64_t amount) {
        Choice support = 0;
        for (auto const set : sets) {
            support |= static_cast<Choice>(set);
        }
        if (sets.size() <= static_cast<std::size_t>(std::popcount(support))) {
            by_exclusion(sets, amount);
        } else {
            by_table(sets, support, amount);
        }
    }

    std::vector<Term> take() {
        join();
        return std::move(terms_);
    }

private:
    /// Over all non-empty selections of the sets: their union, with the sign of their number.
    void by_exclusion(std::vector<MeasureSet> const& sets, std::uint64_t amount) {
        std::vector<Choice> unions(std::size_t{1} << sets.size(), 0);
        for (std::size_t selected = 1; selected < unions.size(); ++selected) {
            auto const first = static_cast<std::size_t>(std::countr_zero(selected));
            unions[selected] = unions[selected & (selected - 1)] | static_cast<Choice>(sets[first]);
            bool const is_odd = std::popcount(selected) % 2 == 1;
            push({unions[selected], is_odd ? amount : std::uint64_t{0} - amount});
        }
    }

    /// Many sets of few measures: the truth table, differenced one measure at a time.
    void by_table(std::vector<MeasureSet> const& sets, Choice support, std::uint64_t amount) {
        std::vector<unsigned> measures;
        for (unsigned m = 0; m < 32; ++m) {
            if ((support >> m & 1U) != 0) {
                measures.push_back(m);
            }
        }
        std::vector<std::uint64_t> table(std::size_t{1} << measures.size(), 0);
        std::vector<Choice> choices(table.size(), 0);
        for (std::size_t i = 0; i < table.size(); ++i) {
            for (std::size_t m = 0; m < measures.size(); ++m) {
                choices[i] |= (i >> m & 1U) != 0 ? Choice{1} << measures[m] : 0;
            }
            bool const is_saved = std::any_of(sets.begin(), sets.end(), [&](MeasureSet set) {
                return (static_cast<Choice>(set) & ~choices[i]) == 0;
            });
            table[i] = is_saved ? amount : 0;
        }
        for (std::size_t m = 0; m < measures.size(); ++m) {
            for (std::size_t i = 0; i < table.size(); ++i) {
                table[i] -= (i >> m & 1U) != 0 ? table[i ^ (std::size_t{1} << m)] : 0;
            }
        }
        for (std::size_t i = 0; i < table.size(); ++i) {
            push({choices[i], table[i]});
        }
    }

    void push(Term term) {
        if (term.coefficient != 0) {
            terms_.push_back(term);
        }
        if (terms_.size() > joined_ + (std::size_t{1} << 20U)) {
            join();
        }
    }

    void join() {
        std::sort(terms_.begin(), terms_.end(), [](Term const& a, Term const& b) { return a.set < b.set; });
        std::size_t kept = 0;
        for (std::size_t i = 0; i < terms_.size();) {
            Term sum{terms_[i].set, 0};
            for (; i < terms_.size() && terms_[i].set == sum.set; ++i) {
                sum.coefficient += terms_[i].coefficient;
            }
            terms_[kept] = sum;
            kept += sum.coefficient != 0 ? 1 : 0;
        }
        terms_.resize(kept);
        joined_ = kept;
    }

    std::vector<Term> terms_;
    std::size_t joined_ = 0;
};

struct Candidate {
    std::int64_t cost;
    std::uint64_t saved;
    Choice chosen;
};

/// Goes through all choices and keeps those that may be on the front.
class FrontSearch {
public:
    FrontSearch(std::vector<Term> terms, std::span<Measure const> measures)
        : terms_(std::move(terms)), measures_(measures), best_(classes + 1, 0) {
        std::int64_t total = 0;
        for (auto const& measure : measures) {
            total += measure.cost;
        }
        while ((total >> shift_) >= classes) {
            ++shift_;
        }
        low_ = std::min(page_measures, measures.size());
        page_.resize(std::size_t{1} << low_);
        for (std::size_t i = 0; i < page_.size(); ++i) {
            page_cost_.push_back(cost_of(static_cast<Choice>(i)));
        }
    }

    /// A page: the choices with these of the later measures.
    void page(Choice high) {
        std::fill(page_.begin(), page_.end(), 0);
        for (auto const& term : terms_) {
            if ((term.set >> low_ & ~high) == 0) {
                page_[term.set & (page_.size() - 1)] += term.coefficient;
            }
        }
        sum_over_subsets();
        auto const cost = cost_of(static_cast<Choice>(high << low_));
        auto const* const saved = page_.data();
        auto const* const costs = page_cost_.data();
        auto const* const best = best_.data();
        for (std::size_t i = 0; i < page_.size(); ++i) {
            auto const all = cost + costs[i];
            if (saved[i] >= best[all >> shift_]) {
                offer({all, saved[i], static_cast<Choice>(high << low_ | i)});
            }
        }
    }
    Choice pages() const { return Choice{1} << (measures_.size() - low_); }

    std::vector<Candidate> take() {
        prune();
        return std::move(candidates_);
    }

private:
    std::int64_t cost_of(Choice chosen) const {
        std::int64_t cost = 0;
        for (std::size_t m = 0; m < measures_.size(); ++m) {
            cost += (chosen >> m & 1U) != 0 ? measures_[m].cost : 0;
        }
        return cost;
    }

    void sum_over_subsets() {
        auto* const page = page_.data();
        for (std::size_t step = 1; step < page_.size(); step *= 2) {
            for (std::size_t from = 0; from < page_.size(); from += 2 * step) {
                for (std::size_t i = from; i < from + step; ++i) {
                    page[i + step] += page[i];
                }
            }
        }
    }

    /// `best_` of a class is one more than what has been saved in any lower class: equals cost more.
    void offer(Candidate const& candidate) {
        candidates_.push_back(candidate);
        auto at = static_cast<std::size_t>(candidate.cost >> shift_) + 1;
        for (; at < best_.size() && best_[at] < candidate.saved + 1; ++at) {
            best_[at] = candidate.saved + 1;
        }
        if (candidates_.size() > 2 * pruned_ + 65'536) {
            prune();
            pruned_ = candidates_.size();
        }
    }

    void prune() {
        std::sort(candidates_.begin(), candidates_.end(), [](Candidate const& a, Candidate const& b) {
            auto const fewer_a = std::popcount(a.chosen), fewer_b = std::popcount(b.chosen);
            return a.cost != b.cost     ? a.cost < b.cost
                   : a.saved != b.saved ? a.saved > b.saved
                   : fewer_a != fewer_b ? fewer_a < fewer_b
                                        : a.chosen < b.chosen;
        });
        std::size_t kept = 0;
        for (auto const& candidate : candidates_) {
            if (kept == 0 || candidate.saved > candidates_[kept - 1].saved) {
                candidates_[kept++] = candidate;
            }
        }
        candidates_.resize(kept);
    }

    std::vector<Term> terms_;
    std::span<Measure const> measures_;
    std::vector<std::uint64_t> best_;
    std::vector<std::uint64_t> page_;
    std::vector<std::int64_t> page_cost_;
    std::vector<Candidate> candidates_;
    std::size_t pruned_ = 0, low_ = 0;
    unsigned shift_ = 0;
};

}  // namespace

Result<std::vector<Portfolio>> front(Savings const& savings, std::span<Measure const> measures,
                                     Watch const& watch) {
    if (measures.size() > most_in_front) {
        return Error{ErrorCode::too_many,
                     "resilience.too_many_for_front",
                     {{"max", std::to_string(most_in_front)}},
                     {},
                     {}};
    }
    Wide total = 0;
    for (auto const& [sets, amount] : savings.saved) {
        total += amount;
    }
    unsigned rounded = 0;  // binary digits left out, when scenarios are many and harm is great
    while (total >> rounded >= Wide{1} << 62U) {
        ++rounded;
    }
    Terms terms;
    for (auto const& [sets, amount] : savings.saved) {
        terms.add(sets, static_cast<std::uint64_t>(amount >> rounded));
    }
    FrontSearch search{terms.take(), measures};
    for (Choice high = 0; high < search.pages(); ++high) {
        if (watch.is_cancelled != nullptr && watch.is_cancelled->load(std::memory_order_relaxed)) {
            return broken_off();
        }
        search.page(high);
    }
    std::vector<Portfolio> found;
    for (auto const& [cost, saved, chosen] : search.take()) {
        auto const worth = savings.saved_by(chosen);
        auto const more = found.empty() ? 0.0 : worth - found.back().saved;
        auto const kronor = found.empty() ? 0.0 : static_cast<double>(cost - found.back().cost) / 100.0;
        found.push_back({chosen, cost, worth, kronor > 0.0 ? more / kronor : 0.0});
    }
    return found;
}

}  // namespace varn::resilience
