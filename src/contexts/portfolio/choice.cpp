// Which measures, for how much money, and why: worked out from what was read.
#include <algorithm>

#include "choosing.h"
#include "engine/annual_harm.h"
#include "frequencies.h"

namespace varn::portfolio {
namespace {

constexpr std::size_t services_of_a_reason = 8;
constexpr std::size_t causes_of_a_service = 5;

double per_krona(double saved, std::int64_t ore) {
    return ore <= 0 ? 0.0 : saved / (static_cast<double>(ore) / 100.0);
}
double in_units(resilience::Wide millionths) {
    return static_cast<double>(millionths) * 1e-6;
}

template <class List>
void keep_most(List& list, std::size_t most) {
    std::stable_sort(list.begin(), list.end(),
                     [](auto const& a, auto const& b) { return a.saved > b.saved; });
    list.resize(std::min(list.size(), most));
}

class Choosing {
public:
    Choosing(ChoiceInput const& input, PortfolioAsk const& ask, Watch const& watch)
        : input_(input), ask_(ask), watch_(watch) {}

    Result<PortfolioTold> choose() {
        resilience::YearlyQuestion const question;
        TRY(search,
            resilience::YearlySearch::prepare(input_.town->network, input_.list.measures, question, watch_));
        auto const& savings = search.savings();
        tell_question(question.longest);
        told_.harm = in_units(savings.harm);
        CHECK(find_best(savings));
        tell_candidates(savings);
        TRY(reasons, search.reasons(best_.chosen, watch_));
        tell_reasons(savings, reasons);
        for (auto const node : search.cut_short()) {
            told_.cut_short.push_back(continuity::named(input_.town->network, node));
        }
        CHECK(tell_saved(search));
        CHECK(simulate());
        return std::move(told_);
    }

private:
    void tell_question(resilience::Minutes longest) {
        told_.model = input_.town->model;
        told_.candidates_model = input_.candidates_model;
        told_.budget_ore = ask_.budget_ore;
        told_.horizon_years = ask_.horizon_years.value_or(horizon_years_default);
        told_.discount_percent = ask_.discount_percent.value_or(discount_percent_default);
        told_.seed = ask_.seed.value_or(seed_default);
        told_.longest_minutes = longest;
        told_.candidates = input_.candidates;
        told_.left_out = input_.left_out;
    }

    FrontPoint point_of(resilience::Portfolio const& one) const {
        FrontPoint point{one.cost, one.saved, one.saved_per_krona, {}};
        for (std::size_t m = 0; m < input_.candidates.size(); ++m) {
            if (resilience::has(one.chosen, m)) {
                point.measures.push_back(input_.candidates[m].measure);
            }
        }
        return point;
    }

    Result<Done> find_best(resilience::Savings const& savings) {
        auto const& measures = input_.list.measures;
        bool const is_exact = measures.size() <= resilience::most_in_front;
        told_.method = is_exact ? "exact" : "branch_and_bound";
        if (is_exact) {
            TRY(front, resilience::front(savings, measures, watch_));
            for (auto const& one : front) {
                told_.front.push_back(point_of(one));
                if (!ask_.budget_ore || one.cost <= *ask_.budget_ore) {
                    best_ = one;
                }
            }
            told_.most_saved = best_.saved;
            told_.is_proven = true;
        } else {
            std::int64_t all = 0;
            for (auto const& one : measures) {
                all += one.cost;
            }
            TRY(best, resilience::best_within(ask_.budget_ore.value_or(all), savings, measures, {}, watch_));
            best_ = best.portfolio;
            told_.most_saved = best.most_saved;
            told_.is_proven = best.is_proven;
        }
        told_.chosen = point_of(best_);
        told_.gap = told_.most_saved > 0.0 ? 1.0 - best_.saved / told_.most_saved : 0.0;
        return Done{};
    }

    void tell_candidates(resilience::Savings const& savings) {
        for (std::size_t m = 0; m < told_.candidates.size(); ++m) {
            auto& one = told_.candidates[m];
            one.is_chosen = resilience::has(best_.chosen, m);
            one.saved_alone = savings.saved_by(resilience::only(m));
            auto const other = savings.saved_by(best_.chosen ^ resilience::only(m));
            one.saved_beside = one.is_chosen ? best_.saved - other : other - best_.saved;
            one.saved_per_krona = per_krona(one.saved_beside, one.present_cost_ore);
        }
    }

    void tell_reasons(resilience::Savings const& savings, resilience::Reasons const& reasons) {
        auto const& network = input_.town->network;
        for (std::size_t m = 0; m < input_.candidates.size(); ++m) {
            if (!resilience::has(best_.chosen, m)) {
                continue;
            }
            MeasureReason reason{input_.candidates[m].measure,
                                 best_.saved - savings.saved_by(best_.chosen & ~resilience::only(m)),
                                 {},
                                 weaknesses_touched(m)};
            for (auto const& [key, saved] : reasons.cases) {
                if (key.measure == m) {
                    ServiceSaved service{continuity::named(network, key.service), in_units(saved.saved), {}};
                    for (auto const& [node, amount] : saved.from) {
                        service.from.push_back({continuity::named(network, node), in_units(amount)});
                    }
                    keep_most(service.from, causes_of_a_service);
                    reason.services.push_back(std::move(service));
                }
            }
            keep_most(reason.services, services_of_a_reason);
            told_.reasons.push_back(std::move(reason));
        }
    }

    /// Weaknesses whose subject or reasons are among what the measure changes.
    std::vector<WeaknessTouched> weaknesses_touched(std::size_t m) const {
        std::vector<WeaknessTouched> touched;
        for (auto const& weakness : input_.weaknesses) {
            bool const is_touched =
                std::any_of(input_.touches[m].begin(), input_.touches[m].end(), [&](Index node) {
                    auto const& id = input_.town->network.nodes[node].id;
                    return weakness.subject.id.find(id) != std::string::npos;
                });
            if (is_touched) {
                touched.push_back({weakness.rule, weakness.subject.id, weakness.subject.text});
            }
        }
        return touched;
    }

    /// What each cause costs less, under all draws of its frequency.
    Result<Done> tell_saved(resilience::YearlySearch const& before) {
        auto const changed =
            resilience::with_measures(input_.town->network, input_.list.measures, best_.chosen);
        TRY(after, resilience::YearlySearch::prepare(changed, {}, {told_.longest_minutes}, watch_));
        auto const drawn =
            drawn_frequencies(input_.town->network, input_.factors, static_cast<std::uint64_t>(told_.seed));
        std::vector<double> sums(frequency_draws, 0.0);
        double stated = 0.0;
        for (std::size_t node = 0; node < input_.factors.size(); ++node) {
            auto const less = before.harm_by_cause()[node] - after.harm_by_cause()[node];
            stated += less;
            for (std::size_t i = 0; i < frequency_draws; ++i) {
                sums[i] += less * drawn[i][node];
            }
        }
        auto const band = band_of(std::move(sums), stated);
        told_.saved = {best_.saved, best_.saved * band.low, best_.saved * band.high};
        return Done{};
    }

    Result<Done> simulate() {
        auto const years = ask_.years.value_or(years_default_of_choice);
        if (years == 0) {
            return Done{};
        }
        TRY(before, answer_of(input_.town->network, years));
        auto const changed =
            resilience::with_measures(input_.town->network, input_.list.measures, best_.chosen);
        TRY(after, answer_of(changed, years));
        told_.simulated = BeforeAndAfter{static_cast<std::int64_t>(before.years),
                                         interval_of(before.expected), interval_of(after.expected),
                                         curve_of(before, 1.0, 1.0), curve_of(after, 1.0, 1.0)};
        return Done{};
    }
    Result<resilience::AnnualAnswer> answer_of(resilience::Network const& network, std::int64_t years) const {
        TRY(reckoning,
            resilience::AnnualHarm::prepare(network, {.seed = static_cast<std::uint64_t>(told_.seed),
                                                      .years = static_cast<std::uint64_t>(years)}));
        TRY(counts, reckoning.count({0, static_cast<std::uint64_t>(years)}, watch_));
        return reckoning.answer(counts);
    }

    ChoiceInput const& input_;
    PortfolioAsk const& ask_;
    Watch const& watch_;
    PortfolioTold told_;
    resilience::Portfolio best_;
};

}  // namespace

Result<PortfolioTold> work_out(ChoiceInput const& input, PortfolioAsk const& ask, Watch const& watch) {
    return Choosing{input, ask, watch}.choose();
}

}  // namespace varn::portfolio
