// Idea: what a year's losses of one node cost depends on few measures: those that change the node itself, a
// need that its fall leaves short, or how fast something that falls with it starts again. All choices of
// these are tried, each by one course of events. What a choice saves never falls with more measures, so it is
// a sum of steps, and each step is saved by the choices that hold one of its least sets: the form of Savings.
// Cost: a course for each cause and each choice of its measures. Source: threshold decomposition of a
// monotone set function; own. Invariant: every choice has the value that the courses of its network have
// (yearly_savings_test).
#include "engine/yearly_savings.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "engine/annual_harm.h"
#include "harm_weights.h"
#include "quantiles.h"
#include "yearly_search.h"

namespace varn::resilience {
namespace {

constexpr double most_of_an_outage_here = 1e9;
constexpr unsigned repair_times_tried = 16;

/// The repair times that stand for all, equally likely.
std::vector<Minutes> repair_times(RepairTime const& repair) {
    if (repair.least == repair.most) {
        return {std::max<Minutes>(repair.likeliest, 1)};
    }
    auto const times =
        Quantiles::pert(static_cast<double>(repair.least), static_cast<double>(repair.likeliest),
                        static_cast<double>(repair.most));
    std::vector<Minutes> tried;
    for (unsigned i = 0; i < repair_times_tried; ++i) {
        // The first bit tells the tail, the others how much lies beyond.
        bool const is_upper = i >= repair_times_tried / 2;
        auto const beyond = is_upper ? repair_times_tried - 1 - i : i;
        auto const weight = (std::uint64_t{2} * beyond + 1) << (Quantiles::bits - 5);
        auto const side = is_upper ? std::uint64_t{1} << (Quantiles::bits - 1) : 0;
        tried.push_back(std::max<Minutes>(1, static_cast<Minutes>(times.at(side | weight) + 0.5)));
    }
    std::sort(tried.begin(), tried.end());
    return tried;
}

std::uint64_t in_millionths(std::vector<HarmToService> const& harm) {
    double sum = 0.0;
    for (auto const& one : harm) {
        sum += one.amount;
    }
    return static_cast<std::uint64_t>(sum * 1e6 + 0.5);
}

/// Which measures bear on the loss of which nodes.
class Bearing {
public:
    Bearing(Network const& network, std::span<Measure const> measures)
        : network_(network), measures_(measures) {}

    /// `is_down` by node: what falls if the node is never repaired, itself among it.
    std::vector<std::size_t> on(Index lost, std::vector<char> const& is_down) const {
        std::vector<std::size_t> bear;
        for (std::size_t m = 0; m < measures_.size(); ++m) {
            auto const& changes = measures_[m].changes;
            bool const bears = std::any_of(changes.begin(), changes.end(), [&](Change const& change) {
                return std::visit([&](auto const& one) { return matters(one, lost, is_down); }, change);
            });
            if (bears) {
                bear.push_back(m);
            }
        }
        return bear;
    }

private:
    bool matters(LowerLossProbability const&, Index, std::vector<char> const&) const { return false; }
    bool matters(LowerLossRate const& change, Index lost, std::vector<char> const&) const {
        return change.node == lost;
    }
    bool matters(ShortenRepair const& change, Index lost, std::vector<char> const&) const {
        return change.node == lost;
    }
    bool matters(ShortenRestart const& change, Index, std::vector<char> const& is_down) const {
        return is_down[change.node] != 0;
    }
    /// A change of a need that is left short.
    bool matters(auto const& change, Index, std::vector<char> const& is_down) const {
        auto const& need = network_.nodes[change.node].needs[change.need];
        auto const down =
            std::count_if(need.of.begin(), need.of.end(), [&](Index of) { return is_down[of] != 0; });
        return need.of.size() - static_cast<std::size_t>(down) < need.least;
    }

    Network const& network_;
    std::span<Measure const> measures_;
};

/// The choice of some measures, by the bits of a number.
MeasureSet choice_of(std::vector<std::size_t> const& measures, std::size_t bits) {
    MeasureSet chosen = 0;
    for (std::size_t i = 0; i < measures.size(); ++i) {
        if ((bits >> i & 1U) != 0) {
            chosen |= only(measures[i]);
        }
    }
    return chosen;
}

/// A monotone function of choices as steps that least sets reach.
void add_steps(std::vector<std::size_t> const& measures, std::vector<std::uint64_t> const& saved,
               Savings& savings) {
    auto steps = saved;
    std::sort(steps.begin(), steps.end());
    steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
    std::uint64_t below = 0;
    for (auto const step : steps) {
        if (step == 0) {
            continue;
        }
        std::vector<MeasureSet> least;
        for (std::size_t bits = 0; bits < saved.size(); ++bits) {
            bool is_least = saved[bits] >= step;
            for (std::size_t i = 0; is_least && i < measures.size(); ++i) {
                is_least = (bits >> i & 1U) == 0 || saved[bits ^ (std::size_t{1} << i)] < step;
            }
            if (is_least) {
                least.push_back(choice_of(measures, bits));
            }
        }
        std::sort(least.begin(), least.end());
        savings.saved[least] += step - below;
        below = step;
    }
}

}  // namespace

Result<std::vector<HarmToService>> Alternative::harm_of_losing(Index node) {
    auto const inner = graph_.inner(node);
    auto const rate = network_.nodes[node].losses_per_year;
    std::vector<HarmToService> all;
    if (rate <= 0.0) {
        return all;
    }
    CHECK(shapes_.follow(inner));
    auto const times = repair_times(network_.nodes[node].repair);
    for (auto const time : times) {
        for (auto const& shape : shapes_.stretch(inner, time).shapes) {
            auto const service = graph_.outer(shape.service);
            auto const outage = shape.to ? time + *shape.to - shape.from : longest_;
            auto const harm = harm_of(network_.nodes[service].harm, std::min(outage, longest_));
            if (harm > 0.0) {
                all.push_back({service, rate * harm / static_cast<double>(times.size())});
            }
        }
    }
    return all;
}

YearlySearch::YearlySearch(std::unique_ptr<Prepared> prepared) : prepared_(std::move(prepared)) {}
YearlySearch::YearlySearch(YearlySearch&&) noexcept = default;
YearlySearch& YearlySearch::operator=(YearlySearch&&) noexcept = default;
YearlySearch::~YearlySearch() = default;

void YearlySearch::Prepared::find_causes() {
    Graph const graph{network};
    LossTimes times{graph};
    Bearing const bearing{network, measures};
    std::vector<char> is_down(network.nodes.size(), 0);
    for (Index node = 0; node < network.nodes.size(); ++node) {
        if (network.nodes[node].losses_per_year <= 0.0) {
            continue;
        }
        std::fill(is_down.begin(), is_down.end(), 0);
        is_down[node] = 1;
        std::vector<Index> const lost{graph.inner(node)};
        for (auto const& fall : times.falls(lost, without_end)) {
            is_down[graph.outer(fall.node)] = 1;
        }
        causes.push_back({node, bearing.on(node, is_down), {}});
    }
}

Result<Done> YearlySearch::Prepared::keep_heaviest(Cause& cause) {
    std::vector<std::pair<std::uint64_t, std::size_t>> alone;
    for (auto const m : cause.measures) {
        Alternative alternative{with_measures(network, measures, only(m)), question.longest};
        TRY(harm, alternative.harm_of_losing(cause.node));
        alone.emplace_back(in_millionths(harm), m);
    }
    std::sort(alone.begin(), alone.end());
    cause.measures.clear();
    for (std::size_t i = 0; i < most_of_a_loss; ++i) {
        cause.measures.push_back(alone[i].second);
    }
    std::sort(cause.measures.begin(), cause.measures.end());
    cut_short.push_back(cause.node);
    return Done{};
}

Result<Done> YearlySearch::Prepared::try_choice(MeasureSet chosen, Wanted const& wanted) {
    Alternative alternative{with_measures(network, measures, chosen), question.longest};
    for (auto const& [cause, bits] : wanted) {
        TRY(harm, alternative.harm_of_losing(causes[cause].node));
        causes[cause].harm[bits] = in_millionths(harm);
        if (chosen == 0) {
            add_shares(causes[cause].node, harm);
        }
    }
    return Done{};
}

Result<Done> YearlySearch::Prepared::try_all(Watch const& watch) {
    std::map<MeasureSet, Wanted> wanted;
    for (std::size_t i = 0; i < causes.size(); ++i) {
        causes[i].harm.assign(std::size_t{1} << causes[i].measures.size(), 0);
        for (std::size_t bits = 0; bits < causes[i].harm.size(); ++bits) {
            wanted[choice_of(causes[i].measures, bits)].emplace_back(i, bits);
        }
    }
    std::uint64_t tried = 0;
    for (auto const& [chosen, causes_of_it] : wanted) {
        if (watch.is_off()) {
            return broken_off();
        }
        CHECK(try_choice(chosen, causes_of_it));
        if (watch.done) {
            watch.done(++tried);
        }
    }
    return Done{};
}

void YearlySearch::Prepared::add_shares(Index cause, std::vector<HarmToService> const& harm) {
    std::map<Index, double> by_service;
    for (auto const& one : harm) {
        by_service[one.service] += one.amount;
    }
    for (auto const& [service, amount] : by_service) {
        shares.push_back({cause, service, amount});
    }
}

void YearlySearch::Prepared::add_up() {
    savings.scenarios = 1;
    by_cause.assign(network.nodes.size(), 0.0);
    for (auto const& cause : causes) {
        auto const without = cause.harm[0];
        by_cause[cause.node] = static_cast<double>(without) * millionth;
        savings.harm += without;
        std::vector<std::uint64_t> saved(cause.harm.size());
        for (std::size_t bits = 0; bits < saved.size(); ++bits) {
            saved[bits] = without - std::min(without, cause.harm[bits]);
        }
        for (std::size_t i = 0; i < cause.measures.size(); ++i) {
            for (std::size_t bits = 0; bits < saved.size(); ++bits) {
                if ((bits >> i & 1U) == 0) {
                    saved[bits] = std::min(saved[bits], saved[bits | (std::size_t{1} << i)]);
                }
            }
        }
        add_steps(cause.measures, saved, savings);
    }
}

Result<YearlySearch> YearlySearch::prepare(Network const& network, std::span<Measure const> measures,
                                           YearlyQuestion const& question, Watch const& watch) {
    CHECK(validate(network));
    CHECK(validate(network, measures));
    for (auto const& node : network.nodes) {
        if (node.is_service && harm_of(node.harm, question.longest) > most_of_an_outage_here) {
            return Error{ErrorCode::too_large, "resilience.too_much_harm", {{"max", "1000000000"}}, {}, {}};
        }
    }
    auto prepared = std::make_unique<Prepared>();
    prepared->network = network;
    prepared->measures.assign(measures.begin(), measures.end());
    prepared->question = question;
    prepared->find_causes();
    for (auto& cause : prepared->causes) {
        if (watch.is_off()) {
            return broken_off();
        }
        if (cause.measures.size() > most_of_a_loss) {
            CHECK(prepared->keep_heaviest(cause));
        }
    }
    CHECK(prepared->try_all(watch));
    prepared->add_up();
    return YearlySearch{std::move(prepared)};
}

std::vector<double> const& YearlySearch::harm_by_cause() const {
    return prepared_->by_cause;
}

std::vector<HarmShare> const& YearlySearch::shares() const {
    return prepared_->shares;
}

std::vector<Index> const& YearlySearch::cut_short() const {
    return prepared_->cut_short;
}

Savings const& YearlySearch::savings() const {
    return prepared_->savings;
}

}  // namespace varn::resilience
