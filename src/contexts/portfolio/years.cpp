// What a year costs the town, worked out from what was read.
//
// The years are simulated with the frequencies as stated. How much rough frequencies mean is drawn beside
// it (frequencies.h): what the losses of each thing alone cost each service is known (YearlySearch), and
// grows in proportion to its frequency.
#include <algorithm>
#include <array>

#include "choosing.h"
#include "engine/annual_harm.h"
#include "frequencies.h"
#include "rules.h"

namespace varn::portfolio {
namespace {

constexpr std::size_t rows_told = 50;
constexpr double least_exceeding = 5.0;  // years, for a probability to be told
constexpr std::array exceedances{0.9, 0.7, 0.5, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001};

/// Sums over services, over all draws: of the whole, of each unit, value and service.
class Sums {
public:
    explicit Sums(std::vector<std::vector<Index>> parts, std::size_t nodes) : of_(nodes) {
        stated_.assign(parts.size(), 0.0);
        drawn_.assign(parts.size(), std::vector<double>(frequency_draws, 0.0));
        for (std::size_t part = 0; part < parts.size(); ++part) {
            for (auto const service : parts[part]) {
                of_[service].push_back(part);
            }
        }
    }
    void add(resilience::HarmShare const& share, std::vector<std::vector<double>> const& frequencies) {
        for (auto const part : of_[share.service]) {
            stated_[part] += share.harm;
            for (std::size_t i = 0; i < frequency_draws; ++i) {
                drawn_[part][i] += share.harm * frequencies[i][share.cause];
            }
        }
    }
    Band band(std::size_t part) const { return band_of(drawn_[part], stated_[part]); }
    double stated(std::size_t part) const { return stated_[part]; }

private:
    std::vector<std::vector<std::size_t>> of_;  // parts, by service
    std::vector<double> stated_;
    std::vector<std::vector<double>> drawn_;
};

class Years {
public:
    Years(YearsInput const& input, YearsAsk const& ask, Watch const& watch)
        : input_(input), ask_(ask), watch_(watch), network_(input.town->network) {}

    Result<YearsTold> told() {
        CHECK(rules::must_lie_within(ask_.years, 1, years_max, "/years"));
        told_.model = input_.town->model;
        told_.years = ask_.years.value_or(years_default);
        told_.seed = ask_.seed.value_or(seed_default);
        told_.roughness = input_.roughness;
        resilience::AnnualQuestion const question{.seed = static_cast<std::uint64_t>(told_.seed),
                                                  .years = static_cast<std::uint64_t>(told_.years)};
        told_.longest_minutes = question.longest;
        TRY(reckoning, resilience::AnnualHarm::prepare(network_, question));
        TRY(counts, reckoning.count({0, question.years}, watch_));
        answer_ = reckoning.answer(counts);
        TRY(search, resilience::YearlySearch::prepare(network_, {}, {question.longest}, watch_));
        gather();
        draw_frequencies(search);
        tell_whole();
        tell_parts();
        tell_services();
        tell_causes(search);
        return std::move(told_);
    }

private:
    /// The parts that are summed: the whole, units, values, then the services that bear most.
    void gather() {
        std::vector<Index> all;
        std::map<std::string, std::vector<Index>> of_unit;
        for (Index node = 0; node < network_.nodes.size(); ++node) {
            if (network_.nodes[node].is_service) {
                all.push_back(node);
                of_unit[input_.units[node]].push_back(node);
            }
        }
        parts_.push_back(all);
        for (auto& [unit, services] : of_unit) {
            units_.push_back(unit);
            parts_.push_back(std::move(services));
        }
        for (auto const& [value, services] : input_.of_value) {
            parts_.push_back(services);
        }
        heaviest_ = all;
        std::stable_sort(heaviest_.begin(), heaviest_.end(),
                         [&](Index a, Index b) { return answer_.expected_of[a] > answer_.expected_of[b]; });
        std::erase_if(heaviest_, [&](Index node) { return answer_.expected_of[node] <= 0.0; });
        heaviest_.resize(std::min(heaviest_.size(), rows_told));
        for (auto const service : heaviest_) {
            parts_.push_back({service});
        }
    }

    void draw_frequencies(resilience::YearlySearch const& search) {
        drawn_ = drawn_frequencies(network_, input_.factors, static_cast<std::uint64_t>(told_.seed));
        sums_.emplace(parts_, network_.nodes.size());
        for (auto const& share : search.shares()) {
            sums_->add(share, drawn_);
        }
    }

    double expected_of(std::size_t part) const {
        double sum = 0.0;
        for (auto const service : parts_[part]) {
            sum += answer_.expected_of[service];
        }
        return sum;
    }
    double share_of(double harm) const {
        return answer_.expected.value > 0.0 ? harm / answer_.expected.value : 0.0;
    }
    Interval interval(std::size_t part) const {
        auto const value = expected_of(part);
        auto const band = sums_->band(sums_->stated(part) > 0.0 ? part : 0);
        return {value, value * band.low, value * band.high};
    }

    void tell_whole() {
        auto const band = sums_->band(0);
        told_.expected = interval_of(answer_.expected);
        told_.uncertain = {answer_.expected.value, std::max(0.0, answer_.expected.low) * band.low,
                           answer_.expected.high * band.high};
        told_.alone = sums_->stated(0);
        told_.curve = curve_of(answer_, band.low, band.high);
    }

    void tell_parts() {
        std::size_t part = 1;
        for (auto const& unit : units_) {
            auto const name = input_.unit_names.find(unit);
            put(told_.by_unit, part++, unit, name == input_.unit_names.end() ? unit : name->second);
        }
        std::vector<char> names_a_value(network_.nodes.size(), 0);
        for (auto const& [value, services] : input_.of_value) {
            put(told_.by_protection_value, part++, value, input_.value_titles.at(value));
            for (auto const service : services) {
                names_a_value[service] = 1;
            }
        }
        for (auto const service : parts_[0]) {
            told_.without_protection_value +=
                names_a_value[service] == 0 ? answer_.expected_of[service] : 0.0;
        }
        for (auto* list : {&told_.by_unit, &told_.by_protection_value}) {
            std::stable_sort(list->begin(), list->end(),
                             [](auto const& a, auto const& b) { return a.harm.value > b.harm.value; });
        }
    }
    void put(std::vector<HarmOf>& list, std::size_t part, std::string const& id, std::string name) const {
        auto const harm = interval(part);
        list.push_back({AnyId{id}, std::move(name), static_cast<std::int64_t>(parts_[part].size()), harm,
                        share_of(harm.value)});
    }

    void tell_services() {
        auto const first = parts_.size() - heaviest_.size();
        for (std::size_t i = 0; i < heaviest_.size(); ++i) {
            auto const unit = input_.unit_names.find(input_.units[heaviest_[i]]);
            auto const harm = interval(first + i);
            told_.services.push_back({continuity::named(network_, heaviest_[i]),
                                      unit == input_.unit_names.end() ? "" : unit->second, harm,
                                      share_of(harm.value)});
        }
    }

    void tell_causes(resilience::YearlySearch const& search) {
        std::map<Index, CauseOfHarm> causes;
        for (auto const& share : search.shares()) {
            auto& cause = causes[share.cause];
            cause.harm.value += share.harm;
            ++cause.services;
        }
        for (auto& [node, cause] : causes) {
            cause.node = continuity::named(network_, node);
            cause.losses_per_year = network_.nodes[node].losses_per_year;
            cause.factor = input_.factors[node];
            cause.harm.low = cause.harm.value / cause.factor;
            cause.harm.high = cause.harm.value * cause.factor;
            cause.share = told_.alone > 0.0 ? cause.harm.value / told_.alone : 0.0;
            told_.causes.push_back(std::move(cause));
        }
        std::stable_sort(told_.causes.begin(), told_.causes.end(),
                         [](auto const& a, auto const& b) { return a.harm.value > b.harm.value; });
        told_.causes.resize(std::min(told_.causes.size(), rows_told));
    }

    YearsInput const& input_;
    YearsAsk const& ask_;
    Watch const& watch_;
    resilience::Network const& network_;
    resilience::AnnualAnswer answer_;
    std::vector<std::vector<Index>> parts_;
    std::vector<std::string> units_;
    std::vector<Index> heaviest_;
    std::vector<std::vector<double>> drawn_;
    std::optional<Sums> sums_;
    YearsTold told_;
};

}  // namespace

Result<YearsTold> work_out(YearsInput const& input, YearsAsk const& ask, Watch const& watch) {
    return Years{input, ask, watch}.told();
}

Interval interval_of(resilience::Estimate const& estimate) {
    return {estimate.value, estimate.low, estimate.high};
}

std::vector<CurvePoint> curve_of(resilience::AnnualAnswer const& answer, double lower, double higher) {
    std::vector<CurvePoint> curve;
    auto const least = 1.0 / static_cast<double>(std::max<std::uint64_t>(answer.years, 1));
    for (auto const probability : exceedances) {
        if (probability * static_cast<double>(answer.years) < least_exceeding) {
            break;
        }
        // With every frequency so many times lower, what was reached with p is reached with that much less.
        auto const rarer = std::min(1.0, probability / lower);
        auto const commoner = std::max(least, probability / higher);
        curve.push_back({probability, answer.reached_with(probability).value, answer.reached_with(rarer).low,
                         answer.reached_with(commoner).high});
    }
    return curve;
}

}  // namespace varn::portfolio
