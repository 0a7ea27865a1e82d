#include "few_losses.h"

#include <algorithm>
#include <numeric>

#include "loss_ties.h"
#include "loss_world.h"

namespace varn::resilience {
namespace {

class FewLossesSearch {
public:
    FewLossesSearch(Graph const& graph, std::span<Index const> services, std::size_t memory, Effort& effort)
        : graph_(graph),
          world_(graph, services),
          losses_(world_.nodes()),
          memory_(memory),
          effort_(effort),
          place_(graph.nodes(), no_loss),
          sets_(services.size()),
          noted_in_(graph.nodes(), 0) {
        for (std::size_t i = 0; i < services.size(); ++i) {
            place_[services[i]] = static_cast<Index>(i);
        }
        for (Index group = 0; group < graph.groups(); ++group) {
            first_count_.push_back(last_shaking_.size());
            last_shaking_.resize(last_shaking_.size() + graph.slack(group), nothing);
        }
    }

    /// False when it was given up.
    bool find(std::size_t order) {
        rank();
        if (order > 2) {
            ties_.emplace(losses_.size(), graph_.groups());
            paired_in_.resize(losses_.size(), 0);
            pair_with_.resize(losses_.size(), LossTies::no_pair);
        }
        if (order > 1) {
            std::vector<Index> all(losses_.size());
            std::iota(all.rbegin(), all.rend(), Index{0});
            search(no_loss, all);
        }
        for (Index first = 0; order > 2 && first < losses_.size() && !effort_.halted(); ++first) {
            lose(losses_[first]);
            world_.shaken_since(0, touched_, [](Index) { return true; });
            search(first, ties_->tied_to(first, touched_));
            world_.take_back(0);
        }
        return !effort_.halted();
    }
    std::vector<std::vector<FewLosses>> take() { return std::move(sets_); }

private:
    static constexpr std::size_t nothing = SIZE_MAX;
    struct Shaking {
        Index loss;
        std::size_t before;  // that takes as many from the same group
    };
    struct Stretch {
        std::size_t first = 0;
        std::size_t last = 0;
    };
    /// Two losses and the services they fell that neither fells alone.
    struct Pair {
        Index other;
        Stretch services;
    };

    /// Puts those first that fell most, and notes what services each fells.
    void rank() {
        std::vector<std::size_t> felled(graph_.nodes(), 0);
        for (std::size_t i = 0; i < losses_.size() && !effort_.halted(); ++i) {
            auto const loss = losses_[i];
            lose(loss);
            felled[loss] = world_.fallen().size();
            for (auto const node : world_.fallen()) {
                if (place_[node] != no_loss) {
                    keep(node, {loss, no_loss, no_loss});
                }
            }
            world_.take_back(0);
        }
        std::stable_sort(losses_.begin(), losses_.end(),
                         [&](Index a, Index b) { return felled[a] > felled[b]; });
        pairs_of_.resize(losses_.size());
        fallen_of_.resize(losses_.size());
    }

    void lose(Index loss) { world_.lose(loss, effort_); }

    /// The cut pairs of the world as it is, of these losses, the last first. What is lost already is `base`,
    /// or nothing.
    void search(Index base, std::span<Index const> losses) {
        auto const before = world_.fallen().size();
        next_near_ = 0;
        for (auto const one : losses) {
            if (effort_.halted()) {
                break;
            }
            if (world_.has_fallen(losses_[one])) {
                continue;
            }
            lose(losses_[one]);
            world_.shaken_since(before, touched_,
                                [&](Index group) { return base == no_loss || ties_->matters(group); });
            pairs_of_[one].first = base == no_loss ? pairs_.size() : pairs_of_[one].first;
            for (auto const other : proposed(base, one)) {
                if (!world_.has_fallen(losses_[other]) && !effort_.halted()) {
                    play(base, one, other);
                }
            }
            if (base == no_loss) {
                close_pairs(one);
                note_ties(one);
            }
            note_fallen(one, before);
            note_shaken(one, before);
        }
        for (auto const place : shaken_) {
            last_shaking_[place] = nothing;
        }
        shaken_.clear();
        shaking_.clear();
        kept_fallen_.clear();
    }

    /// The losses that may fell something together with the one at hand: all come after it.
    std::span<Index const> proposed(Index base, Index one) {
        ++noting_;
        proposed_.clear();
        for (auto const& [group, missing, slack] : touched_) {
            for (auto count = slack - missing + 1; count <= slack; ++count) {
                for (auto at = last_shaking_[first_count_[group] + count - 1]; at != nothing;
                     at = shaking_[at].before) {
                    auto const loss = shaking_[at].loss;
                    effort_.step();
                    if (noted_in_[loss] != noting_ &&
                        (base == no_loss || !fell_without_base(one, loss, graph_.owner(group)))) {
                        propose(loss);
                    }
                }
            }
        }
        if (base != no_loss) {
            propose_near(one);
        }
        return proposed_;
    }

    void propose(Index loss) {
        if (noted_in_[loss] != noting_) {
            noted_in_[loss] = noting_;
            proposed_.push_back(loss);
        }
    }

    /// Two losses that may leave a node short: do they fell it in the whole network too?
    bool fell_without_base(Index one, Index other, Index node) {
        if (paired_in_[other] != noting_) {
            paired_in_[other] = noting_;
            pair_with_[other] = ties_->pair(one, other);
        }
        return pair_with_[other] != LossTies::no_pair && ties_->fells(pair_with_[other], node);
    }

    /// What is near the base together with the one at hand; these come from the last to the first.
    void propose_near(Index one) {
        auto const near = ties_->near();
        for (; next_near_ < near.size() && near[next_near_].one >= one; ++next_near_) {
            if (near[next_near_].one == one) {
                propose(near[next_near_].other);
            }
        }
    }

    void note_fallen(Index loss, std::size_t before) {
        fallen_of_[loss].first = kept_fallen_.size();
        for (auto at = before; at < world_.fallen().size(); ++at) {
            effort_.add(kept_fallen_, world_.fallen()[at]);
        }
        fallen_of_[loss].last = kept_fallen_.size();
    }

    /// Takes the loss at hand back and notes by how much it shook which groups.
    void note_shaken(Index loss, std::size_t before) {
        world_.take_back(before);
        for (auto const& [group, missing, slack] : touched_) {
            auto const place = first_count_[group] + missing - world_.missing(group) - 1;
            if (last_shaking_[place] == nothing) {
                shaken_.push_back(place);
            }
            effort_.add(shaking_, {loss, last_shaking_[place]});
            last_shaking_[place] = shaking_.size() - 1;
        }
        expect(0);
    }

    /// Loses one more, notes the services that takes, and takes it back.
    void play(Index base, Index one, Index other) {
        auto const before = world_.fallen().size();
        lose(losses_[other]);
        if (base == no_loss && ties_) {
            note_ties_of_pair(one, other, before);
        }
        bool is_noted = base == no_loss && ties_;
        for (auto at = before; at < world_.fallen().size(); ++at) {
            auto const node = world_.fallen()[at];
            if (place_[node] == no_loss) {
                continue;
            }
            if (!is_noted) {
                is_noted = true;
                note_felled_by(other);
            }
            if (felled_in_[node] != noting_felled_) {
                note(base, one, other, node);
            }
        }
        world_.take_back(before);
    }

    /// Notes what a loss that was played before fells in the world as it is.
    void note_felled_by(Index loss) {
        ++noting_felled_;
        felled_in_.resize(graph_.nodes(), 0);
        auto const [first, last] = fallen_of_[loss];
        for (auto i = first; i < last; ++i) {
            felled_in_[kept_fallen_[i]] = noting_felled_;
        }
    }

    /// The groups that a loss of the whole network shakes, as they were touched last.
    void note_ties(Index one) {
        for (std::size_t i = 0; ties_ && i < touched_.size(); ++i) {
            expect(sizeof(Index));
            ties_->shakes(one, touched_[i].group);
        }
        if (ties_) {
            ties_->close(one);
        }
    }

    /// What two losses of the whole network fell that neither fells alone, and the groups that shakes.
    void note_ties_of_pair(Index one, Index other, std::size_t before) {
        note_felled_by(other);
        bool is_added = false;
        for (auto at = before; at < world_.fallen().size(); ++at) {
            auto const node = world_.fallen()[at];
            if (felled_in_[node] == noting_felled_) {
                continue;
            }
            if (!is_added) {
                is_added = true;
                expect(6 * sizeof(std::size_t));
                ties_->add_pair(one, other);
            }
            expect(sizeof(Index));
            ties_->pair_fells(node);
            for (auto const& use : world_.counted_from(node)) {
                if (!world_.has_fallen(use.owner)) {
                    expect(sizeof(Index) + 2 * sizeof(std::size_t));
                    ties_->pair_shakes(use.group, graph_.slack(use.group) - world_.missing(use.group));
                }
            }
        }
    }

    void note(Index base, Index one, Index other, Index service) {
        if (base == no_loss) {
            keep(service, {losses_[one], losses_[other], no_loss});
            if (pairs_.size() == pairs_of_[one].first || pairs_.back().other != other) {
                expect(sizeof(Pair));
                pairs_.push_back({other, {pair_services_.size(), pair_services_.size()}});
            }
            expect(sizeof(Index));
            pair_services_.push_back(service);
            ++pairs_.back().services.last;
        } else if (!is_felled_by(one, other, service)) {
            keep(service, {losses_[base], losses_[one], losses_[other]});
        }
    }

    void keep(Index service, FewLosses const& losses) {
        expect(sizeof(FewLosses));
        if (!effort_.halted()) {
            effort_.add(sets_[place_[service]], losses);
        }
    }

    /// Is there room for so many bytes more that stay?
    void expect(std::size_t bytes) {
        kept_ += bytes;
        auto const of_world = kept_fallen_.size() * sizeof(Index) + shaking_.size() * sizeof(Shaking);
        if (2 * (kept_ + of_world) > memory_) {  // arrays grow by doubling
            effort_.stop(Halt::too_many);
        }
    }

    void close_pairs(Index one) {
        pairs_of_[one].last = pairs_.size();
        std::sort(pairs_.begin() + static_cast<std::ptrdiff_t>(pairs_of_[one].first), pairs_.end(),
                  [](Pair const& a, Pair const& b) { return a.other < b.other; });
    }

    /// Is it a cut pair of the whole network?
    bool is_felled_by(Index one, Index other, Index service) const {
        auto const* const end = pairs_.data() + pairs_of_[one].last;
        auto const* const pair =
            std::lower_bound(pairs_.data() + pairs_of_[one].first, end, other,
                             [](Pair const& a, Index wanted) { return a.other < wanted; });
        if (pair == end || pair->other != other) {
            return false;
        }
        auto const* const last = pair_services_.data() + pair->services.last;
        return std::find(pair_services_.data() + pair->services.first, last, service) != last;
    }

    Graph const& graph_;
    LossWorld world_;
    std::vector<Index> losses_;  // what services hang on; from `rank` on, those that fell most first
    std::size_t memory_;
    Effort& effort_;
    std::vector<Index> place_;  // by node: which service it is
    std::vector<std::vector<FewLosses>> sets_;
    std::size_t kept_ = 0;  // bytes that stay
    // Of a search, by place in `losses_`.
    std::vector<Stretch> fallen_of_;  // of `kept_fallen_`
    std::vector<Index> kept_fallen_;
    std::vector<std::size_t> first_count_;   // by group, of `last_shaking_`
    std::vector<std::size_t> last_shaking_;  // by group and how many are taken from it, of `shaking_`
    std::vector<Shaking> shaking_;
    std::vector<std::size_t> shaken_;  // places of `last_shaking_` to be cleared
    std::vector<LossWorld::Shaken> touched_;
    std::size_t next_near_ = 0;
    std::vector<std::uint64_t> noted_in_;
    std::vector<Index> proposed_;
    std::uint64_t noting_ = 0;
    std::vector<std::uint64_t> paired_in_;  // by loss: the noting in which its pair was looked up
    std::vector<LossTies::Number> pair_with_;
    std::vector<std::uint64_t> felled_in_;
    std::uint64_t noting_felled_ = 0;
    std::optional<LossTies> ties_;  // of the whole network, when sets of three are wanted
    // Cut pairs of the whole network, by place in `losses_` of the one that comes first.
    std::vector<Stretch> pairs_of_;  // of `pairs_`
    std::vector<Pair> pairs_;
    std::vector<Index> pair_services_;
};

}  // namespace

std::optional<std::vector<std::vector<FewLosses>>> few_losses(Graph const& graph,
                                                              std::span<Index const> services,
                                                              std::size_t order, std::size_t memory,
                                                              Effort& effort) {
    FewLossesSearch search{graph, services, memory, effort};
    if (!search.find(order)) {
        return std::nullopt;
    }
    return search.take();
}

}  // namespace varn::resilience
