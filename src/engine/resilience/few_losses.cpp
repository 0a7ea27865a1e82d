#include "few_losses.h"

#include <algorithm>
#include <numeric>

#include "loss_ties.h"
#include "uses_below.h"

namespace varn::resilience {
namespace {

class FewLossesSearch {
public:
    FewLossesSearch(Graph const& graph, std::span<Index const> services, std::size_t memory, Effort& effort)
        : graph_(graph),
          below_(uses_below(graph, services)),
          losses_(below_.nodes),
          memory_(memory),
          effort_(effort),
          place_(graph.nodes(), no_loss),
          sets_(services.size()),
          has_fallen_(graph.nodes(), 0),
          missing_(graph.groups(), 0),
          touched_in_(graph.groups(), 0),
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
        }
        if (order > 1) {
            std::vector<Index> all(losses_.size());
            std::iota(all.rbegin(), all.rend(), Index{0});
            search(no_loss, all);
        }
        for (Index first = 0; order > 2 && first < losses_.size() && !effort_.halted(); ++first) {
            lose(losses_[first]);
            search(first, tied_to(first));
            take_back(0);
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
            felled[loss] = fallen_.size();
            for (auto const node : fallen_) {
                if (place_[node] != no_loss) {
                    keep(node, {loss, no_loss, no_loss});
                }
            }
            take_back(0);
        }
        std::stable_sort(losses_.begin(), losses_.end(),
                         [&](Index a, Index b) { return felled[a] > felled[b]; });
        pairs_of_.resize(losses_.size());
        fallen_of_.resize(losses_.size());
    }

    void lose(Index loss) {
        auto at = fallen_.size();
        has_fallen_[loss] = 1;
        fallen_.push_back(loss);
        for (; at < fallen_.size(); ++at) {
            effort_.step();
            auto const node = fallen_[at];
            auto const* const end = below_.uses.data() + below_.first_use[node + 1];
            for (auto const* use = below_.uses.data() + below_.first_use[node]; use < end; ++use) {
                if (++missing_.data()[use->group] > use->slack && has_fallen_.data()[use->owner] == 0) {
                    has_fallen_[use->owner] = 1;
                    fallen_.push_back(use->owner);
                }
            }
        }
    }

    /// Undoes the losses since so many nodes had fallen.
    void take_back(std::size_t count) {
        while (fallen_.size() > count) {
            auto const node = fallen_.back();
            fallen_.pop_back();
            has_fallen_[node] = 0;
            auto const* const end = below_.uses.data() + below_.first_use[node + 1];
            for (auto const* use = below_.uses.data() + below_.first_use[node]; use < end; ++use) {
                --missing_.data()[use->group];
            }
        }
    }

    /// The losses after the one at hand that matter when it is lost, the last first.
    std::span<Index const> tied_to(Index first) {
        touch(0);
        groups_.clear();
        for (auto const& one : touched_) {
            groups_.push_back(one.group);
        }
        return ties_->tied_to(first, groups_);
    }

    /// The cut pairs of the world as it is, of these losses, the last first. What is lost already is `base`,
    /// or nothing.
    void search(Index base, std::span<Index const> losses) {
        auto const before = fallen_.size();
        for (auto const one : losses) {
            if (effort_.halted()) {
                break;
            }
            if (has_fallen_[losses_[one]] != 0) {
                continue;
            }
            lose(losses_[one]);
            touch(before);
            pairs_of_[one].first = base == no_loss ? pairs_.size() : pairs_of_[one].first;
            for (auto const other : proposed()) {
                if (has_fallen_[losses_[other]] == 0 && !effort_.halted()) {
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

    /// The groups that the nodes fallen last have shaken, their owners standing.
    void touch(std::size_t before) {
        ++touching_;
        touched_.clear();
        for (auto at = before; at < fallen_.size(); ++at) {
            auto const node = fallen_[at];
            for (auto use = below_.first_use[node]; use < below_.first_use[node + 1]; ++use) {
                auto const& [group, owner, slack] = below_.uses[use];
                if (touched_in_[group] != touching_ && has_fallen_[owner] == 0) {
                    touched_in_[group] = touching_;
                    touched_.push_back({group, missing_[group], slack});
                }
            }
        }
    }

    /// The losses that may leave a group short together with the one at hand: all come after it.
    std::span<Index const> proposed() {
        ++noting_;
        proposed_.clear();
        for (auto const& [group, missing, slack] : touched_) {
            for (auto count = slack - missing + 1; count <= slack; ++count) {
                for (auto at = last_shaking_[first_count_[group] + count - 1]; at != nothing;
                     at = shaking_[at].before) {
                    propose(shaking_[at].loss);
                }
            }
        }
        return proposed_;
    }

    void propose(Index loss) {
        effort_.step();
        if (noted_in_[loss] != noting_) {
            noted_in_[loss] = noting_;
            proposed_.push_back(loss);
        }
    }

    void note_fallen(Index loss, std::size_t before) {
        fallen_of_[loss].first = kept_fallen_.size();
        for (auto at = before; at < fallen_.size(); ++at) {
            effort_.add(kept_fallen_, fallen_[at]);
        }
        fallen_of_[loss].last = kept_fallen_.size();
    }

    /// Takes the loss at hand back and notes by how much it shook which groups.
    void note_shaken(Index loss, std::size_t before) {
        take_back(before);
        for (auto const& [group, missing, slack] : touched_) {
            auto const place = first_count_[group] + missing - missing_[group] - 1;
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
        auto const before = fallen_.size();
        lose(losses_[other]);
        if (base == no_loss && ties_) {
            note_ties_of_pair(one, other, before);
        }
        bool is_noted = base == no_loss && ties_;
        for (auto at = before; at < fallen_.size(); ++at) {
            auto const node = fallen_[at];
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
        take_back(before);
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
    }

    /// What two losses of the whole network fell that neither fells alone, and the groups that shakes.
    void note_ties_of_pair(Index one, Index other, std::size_t before) {
        note_felled_by(other);
        bool is_added = false;
        for (auto at = before; at < fallen_.size(); ++at) {
            auto const node = fallen_[at];
            if (felled_in_[node] == noting_felled_) {
                continue;
            }
            if (!is_added) {
                is_added = true;
                expect(3 * sizeof(std::size_t));
                ties_->add_pair(one, other);
            }
            for (auto use = below_.first_use[node]; use < below_.first_use[node + 1]; ++use) {
                if (has_fallen_[below_.uses[use].owner] == 0) {
                    expect(sizeof(Index) + sizeof(std::size_t));
                    ties_->pair_shakes(below_.uses[use].group);
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

    struct Touched {
        Index group, missing, slack;
    };
    Graph const& graph_;
    UsesBelow below_;
    std::vector<Index> losses_;  // what services hang on; from `rank` on, those that fell most first
    std::size_t memory_;
    Effort& effort_;
    std::vector<Index> place_;  // by node: which service it is
    std::vector<std::vector<FewLosses>> sets_;
    std::size_t kept_ = 0;  // bytes that stay
    // The world: what has fallen with what is lost now.
    std::vector<char> has_fallen_;
    std::vector<Index> fallen_;
    std::vector<Index> missing_;  // by group
    // Of a search, by place in `losses_`.
    std::vector<Stretch> fallen_of_;  // of `kept_fallen_`
    std::vector<Index> kept_fallen_;
    std::vector<std::size_t> first_count_;   // by group, of `last_shaking_`
    std::vector<std::size_t> last_shaking_;  // by group and how many are taken from it, of `shaking_`
    std::vector<Shaking> shaking_;
    std::vector<std::size_t> shaken_;        // places of `last_shaking_` to be cleared
    std::vector<std::uint64_t> touched_in_;  // by group
    std::vector<Touched> touched_;
    std::uint64_t touching_ = 0;
    std::vector<std::uint64_t> noted_in_;
    std::vector<Index> proposed_;
    std::uint64_t noting_ = 0;
    std::vector<std::uint64_t> felled_in_;
    std::uint64_t noting_felled_ = 0;
    std::optional<LossTies> ties_;  // of the whole network, when sets of three are wanted
    std::vector<Index> groups_;     // that the loss at hand shakes
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
