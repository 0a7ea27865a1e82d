#pragma once
// Every network of so many nodes, each once up to renumbering.
//
// A node's rule is one of a list; a network is one rule for each node. Of the networks that differ in
// numbering alone, those are looked at whose nodes stand in the order of the shapes of their rules (so many
// of so many), and of these the one with the least code is taken. Rules are closed under renumbering: what
// `renamed` finds is in the list.
#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <vector>

#include "engine/network.h"

namespace varn::resilience {

class EveryNetwork {
public:
    /// Rules are those of node 0 over the nodes 1 to n - 1; other nodes have the same, over the others.
    using Rule = std::vector<std::pair<Index, std::vector<Index>>>;  // needs: how many of which

    EveryNetwork(Index nodes, std::vector<Rule> rules) : nodes_(nodes), count_(rules.size()) {
        by_node_.resize(nodes);
        take_shapes(rules);
        for (Index node = 0; node < nodes; ++node) {
            for (auto const& rule : rules) {
                by_node_[node].push_back(swapped(rule, node));
                code_[node][by_node_[node].back()] = by_node_[node].size() - 1;
            }
        }
        std::vector<Index> order(nodes);
        std::iota(order.begin(), order.end(), Index{0});
        do {
            numberings_.push_back(order);
            tables_.emplace_back();
            for (Index node = 0; node < nodes; ++node) {
                std::vector<std::size_t> table;
                for (auto const& rule : by_node_[node]) {
                    table.push_back(code_.at(order[node]).at(renamed(rule, order)));
                }
                tables_.back().push_back(std::move(table));
            }
        } while (std::next_permutation(order.begin(), order.end()));
    }

    /// Shows each; how many there were.
    std::size_t each(std::function<void(Network const&)> const& look) const {
        std::vector<std::size_t> rule(nodes_, 0);
        std::size_t shown = 0;
        for (;;) {
            if (is_first(rule)) {
                ++shown;
                look(network(rule));
            }
            Index at = 0;
            while (at < nodes_ && ++rule[at] == count_) {
                rule[at++] = 0;
            }
            if (at == nodes_) {
                return shown;
            }
        }
    }

private:
    void take_shapes(std::vector<Rule> const& rules) {
        std::map<std::vector<std::pair<Index, std::size_t>>, std::size_t> seen;
        for (auto const& rule : rules) {
            std::vector<std::pair<Index, std::size_t>> shape;
            for (auto const& [least, of] : rule) {
                shape.emplace_back(least, of.size());
            }
            std::sort(shape.begin(), shape.end());
            shape_.push_back(seen.emplace(shape, seen.size()).first->second);
        }
    }
    static Rule sorted(Rule rule) {
        for (auto& need : rule) {
            std::sort(need.second.begin(), need.second.end());
        }
        std::sort(rule.begin(), rule.end());
        return rule;
    }
    static Rule swapped(Rule rule, Index node) {
        for (auto& need : rule) {
            std::replace(need.second.begin(), need.second.end(), node, Index{0});
        }
        return sorted(std::move(rule));
    }
    static Rule renamed(Rule rule, std::vector<Index> const& order) {
        for (auto& need : rule) {
            for (auto& member : need.second) {
                member = order[member];
            }
        }
        return sorted(std::move(rule));
    }
    bool is_in_order(std::size_t const* rule) const {
        for (Index node = 1; node < nodes_; ++node) {
            if (shape_[rule[node]] < shape_[rule[node - 1]]) {
                return false;
            }
        }
        return true;
    }
    bool is_first(std::vector<std::size_t> const& rule) const {
        if (!is_in_order(rule.data())) {
            return false;
        }
        for (std::size_t p = 0; p < numberings_.size(); ++p) {
            auto const& order = numberings_[p];
            std::size_t other[8] = {};
            for (Index node = 0; node < nodes_; ++node) {
                other[order[node]] = tables_[p][node][rule[node]];
            }
            if (std::lexicographical_compare(other, other + nodes_, rule.begin(), rule.end()) &&
                is_in_order(other)) {
                return false;
            }
        }
        return true;
    }
    Network network(std::vector<std::size_t> const& rule) const {
        Network network;
        network.nodes.resize(nodes_);
        for (Index node = 0; node < nodes_; ++node) {
            network.nodes[node].id = std::to_string(node);
            for (auto const& [least, of] : by_node_[node][rule[node]]) {
                network.nodes[node].needs.push_back({least, of});
            }
        }
        return network;
    }

    Index nodes_;
    std::size_t count_;
    std::vector<std::size_t> shape_;  // by rule
    std::vector<std::vector<Rule>> by_node_;
    std::map<Index, std::map<Rule, std::size_t>> code_;
    std::vector<std::vector<Index>> numberings_;
    std::vector<std::vector<std::vector<std::size_t>>>
        tables_;  // by numbering, node, rule: the rule's new code
};

/// No need, or one of any of the others, any k.
inline std::vector<EveryNetwork::Rule> one_need_rules(Index nodes) {
    std::vector<EveryNetwork::Rule> rules{{}};
    for (Index set = 2; set < Index{1} << nodes; set += 2) {
        std::vector<Index> of;
        for (Index node = 1; node < nodes; ++node) {
            if (((set >> node) & 1U) != 0) {
                of.push_back(node);
            }
        }
        for (Index least = 1; least <= of.size(); ++least) {
            rules.push_back({{least, of}});
        }
    }
    return rules;
}

/// Every rule there can be at all: one of each of some sets, none of which holds another. Every rule by which
/// more losses never help can be said so.
inline std::vector<EveryNetwork::Rule> all_rules(Index nodes) {
    std::vector<EveryNetwork::Rule> single;
    for (auto const& rule : one_need_rules(nodes)) {
        if (!rule.empty() && rule.front().first == 1) {
            single.push_back(rule);
        }
    }
    std::vector<EveryNetwork::Rule> rules;
    for (std::size_t chosen = 0; chosen < std::size_t{1} << single.size(); ++chosen) {
        EveryNetwork::Rule rule;
        for (std::size_t i = 0; i < single.size(); ++i) {
            if (((chosen >> i) & 1U) != 0) {
                rule.push_back(single[i].front());
            }
        }
        bool const is_free = std::none_of(rule.begin(), rule.end(), [&](auto const& one) {
            return std::any_of(rule.begin(), rule.end(), [&](auto const& other) {
                return &one != &other && std::includes(one.second.begin(), one.second.end(),
                                                       other.second.begin(), other.second.end());
            });
        });
        if (is_free) {
            rules.push_back(std::move(rule));
        }
    }
    return rules;
}

/// No need, or one of any set of the others: every directed graph.
inline std::vector<EveryNetwork::Rule> graph_rules(Index nodes) {
    std::vector<EveryNetwork::Rule> rules;
    for (auto const& rule : one_need_rules(nodes)) {
        if (rule.empty() || rule.front().first == 1) {
            rules.push_back(rule);
        }
    }
    return rules;
}

}  // namespace varn::resilience
