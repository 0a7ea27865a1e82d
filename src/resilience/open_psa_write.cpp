#include <charconv>

#include "platform/interchange.h"
#include "resilience/open_psa.h"

namespace varn::resilience {
namespace {

std::string attribute(std::string_view name, std::string_view value) {
    return " " + std::string{name} + "=\"" + interchange::xml_text(value) + "\"";
}

std::string_view operator_of(GateKind kind) {
    switch (kind) {
        case GateKind::conjunction:
            return "and";
        case GateKind::disjunction:
            return "or";
        case GateKind::at_least:
            return "atleast";
        case GateKind::negation:
            return "not";
        case GateKind::not_all:
            return "nand";
        case GateKind::none_of:
            return "nor";
        case GateKind::odd:
            return "xor";
        case GateKind::same:
            return "iff";
        case GateKind::implication:
            return "imply";
        case GateKind::always:
        case GateKind::never:
            return "constant";
    }
    return "";
}

std::string reference(FaultTree const& tree, GateInput input) {
    return input.is_gate ? "<gate" + attribute("name", tree.gates[input.index].id) + "/>"
                         : "<basic-event" + attribute("name", tree.events[input.index].id) + "/>";
}

std::string formula(FaultTree const& tree, FaultGate const& gate) {
    auto const name = std::string{operator_of(gate.kind)};
    if (gate.kind == GateKind::always || gate.kind == GateKind::never) {
        return "<constant" + attribute("value", gate.kind == GateKind::always ? "true" : "false") + "/>";
    }
    auto const n = gate.inputs.size();
    if (gate.kind == GateKind::odd && n != 2) {  // the format's xor takes two: one after the other
        std::string nested = reference(tree, gate.inputs[0]);
        for (std::size_t i = 1; i < n; ++i) {
            nested = "<xor>" + nested + reference(tree, gate.inputs[i]) + "</xor>";
        }
        return nested;
    }
    auto const least = gate.kind == GateKind::at_least ? attribute("min", std::to_string(gate.least)) : "";
    auto text = "<" + name + least + ">";
    for (auto const& input : gate.inputs) {
        text += reference(tree, input);
    }
    return text + "</" + name + ">";
}

std::string shortest(double number) {
    char digits[32];
    auto const end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    return {digits, end};
}

}  // namespace

std::string write_open_psa(FaultTree const& tree, std::string_view name) {
    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opsa-mef>\n<define-fault-tree" +
                       attribute("name", name) + ">\n";
    for (auto const& gate : tree.gates) {
        text += "<define-gate" + attribute("name", gate.id) + ">" + formula(tree, gate) + "</define-gate>\n";
    }
    text += "</define-fault-tree>\n<model-data>\n";
    for (auto const& event : tree.events) {
        text += "<define-basic-event" + attribute("name", event.id) + "><float" +
                attribute("value", shortest(event.probability)) + "/></define-basic-event>\n";
    }
    return text + "</model-data>\n</opsa-mef>\n";
}

}  // namespace varn::resilience
