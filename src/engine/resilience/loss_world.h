#pragma once
// What has fallen with what is lost now: losses are added one by one and taken back in the reverse order.
//
// Idea: a counter for each group says how many members it can still lose, whoever felled the others; taking a
// loss back counts up what it counted down. Nothing is cleared, so a loss on top of others costs what it
// fells and no more. Cost: the uses of what falls, twice. Invariant: counters and marks are those of
// `fallen`, which holds each node once.
#include <vector>

#include "effort.h"
#include "uses_below.h"

namespace varn::resilience {

class LossWorld {
public:
    explicit LossWorld(Graph const& graph, std::span<Index const> services)
        : graph_(graph),
          below_(uses_below(graph, services)),
          has_fallen_(graph.nodes(), 0),
          touched_in_(graph.groups(), 0) {
        for (Index group = 0; group < graph.groups(); ++group) {
            left_.push_back(static_cast<std::int32_t>(graph.slack(group)));
        }
    }

    /// The services and all that they hang on, ascending.
    std::vector<Index> const& nodes() const { return below_.nodes; }
    std::vector<Index> const& fallen() const { return fallen_; }
    bool has_fallen(Index node) const { return has_fallen_[node] != 0; }
    /// Members of a group with slack that have fallen.
    Index missing(Index group) const { return graph_.slack(group) - static_cast<Index>(left_[group]); }
    /// The groups with slack that a node is a member of.
    std::span<UsesBelow::Use const> counted_from(Index node) const { return below_.counted_from(node); }

    /// Loses one more, which stands, and follows what falls.
    void lose(Index loss, Effort& effort) {
        auto at = fallen_.size();
        has_fallen_[loss] = 1;
        fallen_.push_back(loss);
        for (; at < fallen_.size(); ++at) {
            effort.step();
            for (auto const owner : below_.straight_from(fallen_[at])) {
                fell(owner);
            }
            for (auto const& use : below_.counted_from(fallen_[at])) {
                if (--left_.data()[use.group] < 0) {
                    fell(use.owner);
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
            for (auto const& use : below_.counted_from(node)) {
                ++left_.data()[use.group];
            }
        }
    }

    /// A group that misses members while its owner stands; it has slack.
    struct Shaken {
        Index group, missing, slack;
    };
    /// The groups that the nodes fallen since then have shaken, of those that `matters(group)`.
    template <class Matters>
    void shaken_since(std::size_t before, std::vector<Shaken>& into, Matters const& matters) {
        ++touching_;
        into.clear();
        for (auto at = before; at < fallen_.size(); ++at) {
            for (auto const& use : below_.counted_from(fallen_[at])) {
                if (matters(use.group) && touched_in_[use.group] != touching_ && !has_fallen(use.owner)) {
                    touched_in_[use.group] = touching_;
                    into.push_back({use.group, missing(use.group), graph_.slack(use.group)});
                }
            }
        }
    }

private:
    void fell(Index node) {
        if (has_fallen_.data()[node] == 0) {
            has_fallen_.data()[node] = 1;
            fallen_.push_back(node);
        }
    }

    Graph const& graph_;
    UsesBelow below_;
    std::vector<char> has_fallen_;
    std::vector<Index> fallen_;
    std::vector<std::int32_t> left_;         // by group: members it can still lose
    std::vector<std::uint64_t> touched_in_;  // by group
    std::uint64_t touching_ = 0;
};

}  // namespace varn::resilience
