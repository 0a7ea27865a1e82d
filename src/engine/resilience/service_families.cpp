#include "service_families.h"

#include <algorithm>
#include <numeric>

#include "few_losses.h"

namespace varn::resilience {
namespace {

constexpr std::uint64_t steps_of_try = std::uint64_t{1} << 18U;  // a tenth of a second
constexpr std::uint64_t steps_for_node = 100;                    // of the budget, for a search
constexpr std::size_t share_of_search = 4;                       // of the memory

/// Makes families of the sets that were found.
class FewFamilies {
public:
    FewFamilies(NetworkCutSets& sets, Graph const& graph) : zbdd_(sets.zbdd), variable_(graph.nodes()) {
        for (std::size_t i = 0; i < graph.nodes(); ++i) {
            variable_[graph.inner(sets.node_of_variable[i])] = static_cast<Index>(i);
        }
    }

    Zbdd::Family family_of(std::vector<FewLosses>& sets) {
        auto& effort = zbdd_.effort();
        for (std::size_t i = 0; i < sets.size() && effort.goes_on(i); ++i) {
            for (auto& loss : sets[i]) {
                loss = loss == no_loss ? no_loss : variable_[loss];
            }
            std::sort(sets[i].begin(), sets[i].end());
        }
        sort(sets);
        // By depth: what may follow the variables of the last set down to there, of the sets seen so far.
        std::array<Zbdd::Family, most_few_losses + 1> below{};
        for (auto i = sets.size(); i-- > 0 && effort.step();) {
            auto const& set = sets[i];
            auto depth = static_cast<std::size_t>(std::find(set.begin(), set.end(), no_loss) - set.begin());
            below[depth] = Zbdd::unit;
            for (auto const shared = i == 0 ? 0 : in_common(set, sets[i - 1]); depth > shared; --depth) {
                below[depth - 1] = zbdd_.make(set[depth - 1], below[depth], below[depth - 1]);
                below[depth] = Zbdd::empty;
            }
        }
        return below[0];
    }

private:
    static std::size_t in_common(FewLosses const& one, FewLosses const& other) {
        return static_cast<std::size_t>(std::mismatch(one.begin(), one.end(), other.begin()).first -
                                        one.begin());
    }

    /// Long lists by counting, variable for variable from the last: a sort that can be broken off.
    void sort(std::vector<FewLosses>& sets) {
        if (sets.size() <= Effort::in_piece) {
            std::sort(sets.begin(), sets.end());
            return;
        }
        auto& effort = zbdd_.effort();
        std::vector<FewLosses> sorted;
        if (!effort.renew(sorted, sets.size(), {})) {
            return;
        }
        for (auto at = most_few_losses; at-- > 0;) {
            std::vector<std::size_t> first(variable_.size() + 2, 0);
            auto const place_of = [&](FewLosses const& set) {
                return set[at] == no_loss ? variable_.size() : std::size_t{set[at]};
            };
            for (std::size_t i = 0; i < sets.size() && effort.goes_on(i); ++i) {
                ++first[place_of(sets[i]) + 1];
            }
            std::partial_sum(first.begin(), first.end(), first.begin());
            for (std::size_t i = 0; i < sets.size() && effort.goes_on(i); ++i) {
                sorted[first[place_of(sets[i])]++] = sets[i];
            }
            sets.swap(sorted);
        }
    }

    Zbdd& zbdd_;
    std::vector<Index> variable_;  // by inner node
};

}  // namespace

Result<std::optional<NetworkCutSets>> searched_cut_sets(Network const& network, std::vector<Index> services,
                                                        Zbdd::Order order, Effort const& effort,
                                                        std::size_t memory, std::uint64_t steps,
                                                        Minutes horizon) {
    std::sort(services.begin(), services.end());
    services.erase(std::unique(services.begin(), services.end()), services.end());
    Graph const graph{network, horizon};
    std::vector<Index> inner;
    std::transform(services.begin(), services.end(), std::back_inserter(inner),
                   [&](Index service) { return graph.inner(service); });
    auto of_search = effort;
    of_search.allow(of_search.steps() + steps);
    auto found = few_losses(graph, inner, order, memory, of_search);
    if (!found) {
        return of_search.halt() == Halt::cancelled
                   ? Result<std::optional<NetworkCutSets>>{halt_error(of_search)}
                   : std::optional<NetworkCutSets>{};
    }
    NetworkCutSets sets{Zbdd{effort}, std::vector<Zbdd::Family>(network.nodes.size(), Zbdd::empty),
                        variables_of(network, levels_of(network))};
    if (!network.nodes.empty()) {
        sets.zbdd.variable(static_cast<Index>(network.nodes.size()) - 1);  // from now on all weigh one
    }
    FewFamilies families{sets, graph};
    for (std::size_t i = 0; i < services.size() && !sets.zbdd.halted(); ++i) {
        sets.of[services[i]] = families.family_of((*found)[i]);
        (*found)[i] = {};
    }
    if (sets.zbdd.halted()) {
        return halt_error(sets.zbdd.effort());
    }
    return std::optional{std::move(sets)};
}

Result<NetworkCutSets> cut_sets_of_services(Network const& network, std::vector<Index> const& services,
                                            Zbdd::Order order, Effort const& effort, std::size_t memory,
                                            Minutes horizon) {
    if (order > most_few_losses) {
        return cut_sets_of(network, order, effort, horizon);
    }
    auto few_steps = effort;
    few_steps.allow(few_steps.steps() + steps_of_try);
    auto tried = cut_sets_of(network, order, few_steps, horizon);
    if (tried.ok() || tried.error().code == ErrorCode::unavailable) {
        return tried;
    }
    TRY(searched, searched_cut_sets(network, services, order, effort, memory / share_of_search,
                                    steps_for_node * effort.nodes(), horizon));
    if (searched) {
        return std::move(*searched);
    }
    return cut_sets_of(network, order, effort, horizon);
}

}  // namespace varn::resilience
