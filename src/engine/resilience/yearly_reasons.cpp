// Why a choice has each of its measures: each loss is played with all of them and with one left out, and what
// a service bears more is what that one saves.
#include "harm_weights.h"
#include "yearly_search.h"

namespace varn::resilience {

Result<Reasons> YearlySearch::reasons(MeasureSet chosen, Watch const& watch) const {
    auto const& known = *prepared_;
    // By choice: what is asked of its network, as cause and the measure left out; none for all of them.
    struct Asked {
        std::size_t cause;
        std::optional<std::size_t> left_out;
    };
    std::map<MeasureSet, std::vector<Asked>> wanted;
    for (std::size_t i = 0; i < known.causes.size(); ++i) {
        MeasureSet of_cause = 0;
        for (auto const m : known.causes[i].measures) {
            of_cause |= has(chosen, m) ? only(m) : 0;
        }
        for (auto const m : known.causes[i].measures) {
            if (has(chosen, m)) {
                wanted[of_cause & ~only(m)].push_back({i, m});
            }
        }
        if (of_cause != 0) {
            wanted[of_cause].push_back({i, std::nullopt});
        }
    }
    using Amounts = std::map<Index, double>;
    std::map<std::size_t, Amounts> with_all;                             // by cause
    std::map<std::pair<std::size_t, std::size_t>, Amounts> without_one;  // by cause and measure
    for (auto const& [choice, asked] : wanted) {
        if (watch.is_off()) {
            return broken_off();
        }
        Alternative alternative{with_measures(known.network, known.measures, choice), known.question.longest};
        for (auto const& one : asked) {
            TRY(harm, alternative.harm_of_losing(known.causes[one.cause].node));
            auto& into = one.left_out ? without_one[{one.cause, *one.left_out}] : with_all[one.cause];
            for (auto const& amount : harm) {
                into[amount.service] += amount.amount;
            }
        }
    }
    Reasons reasons;
    reasons.scenarios = 1;
    for (auto const& [key, amounts] : without_one) {
        for (auto const& [service, amount] : amounts) {
            auto const more = amount - with_all[key.first][service];
            if (more > 0.0) {
                auto const saved = static_cast<Wide>(more / millionth + 0.5);
                auto& reason = reasons.cases[{key.second, service}];
                reason.saved += saved;
                reason.from[known.causes[key.first].node] += saved;
            }
        }
    }
    return reasons;
}

}  // namespace varn::resilience
