#pragma once
// What has fallen with what is lost now: losses are added one by one and taken back in the reverse order.
//
// Idea: a counter for each group says how many of its members have fallen, whoever felled them; taking a loss
// back counts down what it counted up. Nothing is cleared, so a loss on top of others costs what it fells and
// no more. Cost: the uses of what falls, twice. Invariant: counters and marks are those of `fallen`, which
// holds each node once.
#include <vector>

#include "effort.h"
#include "uses_below.h"

namespace varn::resilience {

class LossWorld {
public:
    explicit LossWorld(Graph const& graph, std::span<Index const> services)
        : below_(uses_below(graph, services)),
          has_fallen_(graph.nodes(), 0),
          missing_(graph.groups(), 0),
          touched_in_(graph.groups(), 0) {}

    /// The services and all that they hang on, ascending.
    std::vector<Index> const& nodes() const { return below_.nodes; }
    std::vector<Index> const& fallen() const { return fallen_; }
    bool has_fallen(Index node) const { return has_fallen_[node] != 0; }
    /// Members of a group that have fallen.
    Index missing(Index group) const { return missing_[group]; }
    std::span<UsesBelow::Use const> uses_of(Index node) const {
        return {below_.uses.data() + below_.first_use[node],
                below_.first_use[node + 1] - below_.first_use[node]};
    }

    /// Loses one more, which stands, and follows what falls.
    void lose(Index loss, Effort& effort) {
        auto at = fallen_.size();
        has_fallen_[loss] = 1;
        fallen_.push_back(loss);
        for (; at < fallen_.size(); ++at) {
            effort.step();
            for (auto const& use : uses_of(fallen_[at])) {
                if (++missing_.data()[use.group] > use.slack && has_fallen_.data()[use.owner] == 0) {
                    has_fallen_.data()[use.owner] = 1;
                    fallen_.push_back(use.owner);
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
            for (auto const& use : uses_of(node)) {
                --missing_.data()[use.group];
            }
        }
    }

    /// A group that misses members while its owner stands.
    struct Shaken {
        Index group, missing, slack;
    };
    /// The groups that the nodes fallen since then have shaken, of those that `matters(group)`.
    template <class Matters>
    void shaken_since(std::size_t before, std::vector<Shaken>& into, Matters const& matters) {
        ++touching_;
        into.clear();
        for (auto at = before; at < fallen_.size(); ++at) {
            for (auto const& use : uses_of(fallen_[at])) {
                if (matters(use.group) && touched_in_[use.group] != touching_ && !has_fallen(use.owner)) {
                    touched_in_[use.group] = touching_;
                    into.push_back({use.group, missing_[use.group], use.slack});
                }
            }
        }
    }

private:
    UsesBelow below_;
    std::vector<char> has_fallen_;
    std::vector<Index> fallen_;
    std::vector<Index> missing_;             // by group
    std::vector<std::uint64_t> touched_in_;  // by group
    std::uint64_t touching_ = 0;
};

}  // namespace varn::resilience
