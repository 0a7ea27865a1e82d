#include "engine/portfolio.h"

#include <algorithm>

#include "harm_weights.h"
#include "rescue_search.h"

namespace varn::resilience {

void Savings::merge(Savings const& other) {
    scenarios += other.scenarios;
    harm += other.harm;
    for (auto const& [sets, amount] : other.saved) {
        saved[sets] += amount;
    }
}

double Savings::saved_by(MeasureSet chosen) const {
    Wide sum = 0;
    for (auto const& [sets, amount] : saved) {
        bool const is_saved =
            std::any_of(sets.begin(), sets.end(), [&](MeasureSet set) { return (set & ~chosen) == 0; });
        sum += is_saved ? amount : 0;
    }
    return scenarios == 0 ? 0.0 : static_cast<double>(sum) / static_cast<double>(scenarios) * millionth;
}

struct PortfolioSearch::Prepared {
    Network network;
    std::vector<Measure> measures;
    PortfolioQuestion question;
    std::vector<std::uint64_t> weight;
};

PortfolioSearch::PortfolioSearch(std::unique_ptr<Prepared const> prepared) : prepared_(std::move(prepared)) {}
PortfolioSearch::PortfolioSearch(PortfolioSearch&&) noexcept = default;
PortfolioSearch& PortfolioSearch::operator=(PortfolioSearch&&) noexcept = default;
PortfolioSearch::~PortfolioSearch() = default;

Result<PortfolioSearch> PortfolioSearch::prepare(Network const& network, std::span<Measure const> measures,
                                                 PortfolioQuestion const& question) {
    CHECK(validate(network));
    CHECK(validate(network, measures));
    CHECK(check_scenarios(question.scenarios));
    TRY(weights, harm_weights(network, question.harm));
    return PortfolioSearch{std::make_unique<Prepared const>(
        Prepared{network, {measures.begin(), measures.end()}, question, std::move(weights)})};
}

std::uint64_t PortfolioSearch::blocks() const {
    return (prepared_->question.scenarios + lanes_in_word - 1) / lanes_in_word;
}

namespace {

/// Goes through the blocks of a range; `scenarios` are counted as they are done.
Result<Done> go_through(RescueSearch& search, std::uint64_t seed, BlockRange range, Watch const& watch,
                        RescueSearch::Told const& told) {
    for (auto block = range.first; block < range.last; ++block) {
        if (watch.is_cancelled != nullptr && watch.is_cancelled->load(std::memory_order_relaxed)) {
            return broken_off();
        }
        if (!search.block(seed, block, told)) {
            return Error{ErrorCode::too_many,
                         "resilience.too_many_rescues",
                         {{"max", std::to_string(RescueSearch::most_sets)}},
                         {},
                         {}};
        }
        if (watch.done) {
            watch.done(block + 1 - range.first);
        }
    }
    return Done{};
}

}  // namespace

Result<Savings> PortfolioSearch::count(BlockRange range, Watch const& watch) const {
    auto const& question = prepared_->question;
    auto const& weight = prepared_->weight;
    RescueSearch search{prepared_->network, prepared_->measures, question.horizon};
    Savings savings;
    RescueSearch::Told const told{
        [&](Index service, std::uint64_t count) { savings.harm += Wide{weight[service]} * count; },
        [&](Index service, std::size_t, Rescues const& rescues) {
            savings.saved[rescues.sets()] += weight[service];
        }};
    CHECK(go_through(search, question.seed, range, watch, told));
    savings.scenarios = (range.last - range.first) * lanes_in_word;
    return savings;
}

void Reasons::merge(Reasons const& other) {
    scenarios += other.scenarios;
    for (auto const& [key, reason] : other.cases) {
        auto& into = cases[key];
        into.saved += reason.saved;
        for (auto const& [node, amount] : reason.from) {
            into.from[node] += amount;
        }
    }
}

Result<Reasons> PortfolioSearch::reasons(MeasureSet chosen, BlockRange range, Watch const& watch) const {
    auto const& question = prepared_->question;
    RescueSearch search{prepared_->network, prepared_->measures, question.horizon};
    Reasons reasons;
    RescueSearch::Told const told{[](Index, std::uint64_t) {},
                                  [&](Index service, std::size_t lane, Rescues const& rescues) {
                                      if (!rescues.holds(chosen)) {
                                          return;
                                      }
                                      for (std::size_t m = 0; m < prepared_->measures.size(); ++m) {
                                          if (has(chosen, m) && !rescues.holds(chosen & ~only(m))) {
                                              auto& reason = reasons.cases[{m, service}];
                                              reason.saved += prepared_->weight[service];
                                              for (auto const node : search.causes(service, lane)) {
                                                  reason.from[node] += prepared_->weight[service];
                                              }
                                          }
                                      }
                                  }};
    CHECK(go_through(search, question.seed, range, watch, told));
    reasons.scenarios = (range.last - range.first) * lanes_in_word;
    return reasons;
}

}  // namespace varn::resilience
