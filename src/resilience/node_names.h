#pragma once
// Nodes by their ids, as files name them.
#include <map>

#include "model_json.h"

namespace varn::resilience {

class NodeNames {
public:
    explicit NodeNames(Network const& network) {
        for (Index node = 0; node < network.nodes.size(); ++node) {
            known_.emplace(network.nodes[node].id, node);
        }
    }

    /// The node of an id; notes at `place` what is no id of a node.
    std::optional<Index> at(ModelJson& json, std::string const& place, json::Value const* told) const {
        if (told == nullptr || told->text() == nullptr) {
            json.note(place, "resilience.node_id_wanted");
            return std::nullopt;
        }
        auto const found = known_.find(*told->text());
        if (found == known_.end()) {
            json.note(place, "resilience.no_such_node", {{"id", *told->text()}});
            return std::nullopt;
        }
        return found->second;
    }
    std::optional<Index> member(ModelJson& json, std::string const& place, json::Value const& of,
                                std::string_view name) const {
        return at(json, place + "/" + std::string{name}, member_of(of, name));
    }

private:
    std::map<std::string_view, Index> known_;
};

}  // namespace varn::resilience
