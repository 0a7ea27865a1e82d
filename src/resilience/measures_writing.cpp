#include "resilience/measures_writing.h"

#include "platform/json.h"

namespace varn::resilience {
namespace {

/// Says one change as the format has it.
class ChangeTelling {
public:
    explicit ChangeTelling(Network const& network) : network_(network) {}

    json::Object operator()(AddMember const& change) const {
        auto told = of_need("add_member", change.node, change.need);
        told.emplace_back("member", network_.nodes[change.member].id);
        return told;
    }
    json::Object operator()(LowerLeast const& change) const {
        auto told = of_need("lower_least", change.node, change.need);
        told.emplace_back("least", std::int64_t{change.least});
        return told;
    }
    json::Object operator()(LengthenBuffer const& change) const {
        auto told = of_need("lengthen_buffer", change.node, change.need);
        told.emplace_back("buffer", change.buffer);
        return told;
    }
    json::Object operator()(LowerLossProbability const& change) const {
        auto told = of_node("lower_loss_probability", change.node);
        told.emplace_back("probability", change.probability);
        return told;
    }
    json::Object operator()(LowerLossRate const& change) const {
        auto told = of_node("lower_loss_rate", change.node);
        told.emplace_back("per_year", change.per_year);
        return told;
    }
    json::Object operator()(ShortenRepair const& change) const {
        auto told = of_node("shorten_repair", change.node);
        told.emplace_back("repair",
                          json::Array{change.repair.least, change.repair.likeliest, change.repair.most});
        return told;
    }
    json::Object operator()(ShortenRestart const& change) const {
        auto told = of_node("shorten_restart", change.node);
        told.emplace_back("restart", change.restart);
        return told;
    }

private:
    json::Object of_node(std::string_view kind, Index node) const {
        return json::Object{{"kind", std::string{kind}}, {"node", network_.nodes[node].id}};
    }
    json::Object of_need(std::string_view kind, Index node, Index need) const {
        auto told = of_node(kind, node);
        told.emplace_back("need", std::int64_t{need});
        return told;
    }

    Network const& network_;
};

json::Value told_measure(Network const& network, Measure const& measure, std::string const& name) {
    json::Array changes;
    for (auto const& change : measure.changes) {
        changes.emplace_back(std::visit(ChangeTelling{network}, change));
    }
    return json::Object{
        {"id", measure.id}, {"name", name}, {"cost", measure.cost}, {"changes", std::move(changes)}};
}

}  // namespace

std::string write_measures(Network const& network, MeasureList const& list) {
    std::string text = "{\"format\":\"city-measures/1\"";
    if (!list.harm.empty()) {
        json::Object harm;
        for (std::size_t node = 0; node < list.harm.size(); ++node) {
            if (list.harm[node] > 0.0) {
                harm.emplace_back(network.nodes[node].id, list.harm[node]);
            }
        }
        text += ",\"harm\":" + json::to_text(json::Value{std::move(harm)});
    }
    text += ",\"measures\":[";
    for (std::size_t m = 0; m < list.measures.size(); ++m) {
        text +=
            (m == 0 ? "\n" : ",\n") + json::to_text(told_measure(network, list.measures[m], list.names[m]));
    }
    return text + "\n]}\n";
}

}  // namespace varn::resilience
