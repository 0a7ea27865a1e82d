#include "formula_reader.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace varn::resilience {
namespace {

struct Operator {
    std::string_view name;
    GateKind kind;
};
constexpr Operator operators[] = {
    {"and", GateKind::conjunction},
    {"or", GateKind::disjunction},
    {"atleast", GateKind::at_least},
    {"not", GateKind::negation},
    {"nand", GateKind::not_all},
    {"nor", GateKind::none_of},
    {"xor", GateKind::odd},
    {"iff", GateKind::same},
    {"imply", GateKind::implication},
    {"constant", GateKind::always},
    {"cardinality", GateKind::at_least},
};

Operator const* operator_of(interchange::Element const& element) {
    auto const* const hit = std::find_if(std::begin(operators), std::end(operators),
                                         [&](Operator const& one) { return one.name == element.name; });
    return hit == std::end(operators) ? nullptr : hit;
}

}  // namespace

FormulaReader::FormulaReader(interchange::Document const& document, ModelNames const& names,
                             ModelFaults& faults, FaultTree& tree)
    : document_(document), names_(names), faults_(faults), tree_(tree), gate_of_(document.size(), 0) {}

void FormulaReader::read(std::uint32_t element, Index gate) {
    owner_ = tree_.gates[gate].id;
    nested_ = 0;
    std::optional<std::uint32_t> formula;
    for (auto const child : document_[element].children) {
        if (is_remark(document_[child])) {
            continue;
        }
        if (formula) {
            return faults_.unsupported(document_[child]);
        }
        formula = child;
    }
    if (!formula) {
        return faults_.note(document_[element], "open_psa.no_formula", {{"name", owner_}});
    }
    if (operator_of(document_[*formula]) == nullptr) {
        tree_.gates[gate].inputs.push_back(input(*formula));
        return;
    }
    gate_of_[*formula] = gate;
    for (auto at = *formula + 1; at < document_[*formula].end; ++at) {
        if (operator_of(document_[at]) != nullptr) {
            gate_of_[at] = add(GateKind::conjunction, 0, {}).index;
        }
    }
    for (auto at = *formula; at < document_[*formula].end; ++at) {
        if (operator_of(document_[at]) != nullptr) {
            take(at);
        }
    }
}

GateInput FormulaReader::add(GateKind kind, Index least, std::vector<GateInput> inputs) {
    tree_.gates.push_back({owner_ + "/" + std::to_string(++nested_), kind, least, std::move(inputs)});
    return {true, static_cast<Index>(tree_.gates.size() - 1)};
}

GateInput FormulaReader::input(std::uint32_t at) {
    auto const& element = document_[at];
    if (operator_of(element) != nullptr) {
        return {true, gate_of_[at]};
    }
    GateInput what;
    if (ModelNames::is_reference(element)) {
        names_.find(element, what);
    } else {
        faults_.unsupported(element);
    }
    return what;
}

Index FormulaReader::number(std::uint32_t at, std::string_view attribute) {
    auto const* const text = document_[at].find(attribute);
    Index number = 0;
    auto const* const end = text != nullptr ? text->data() + text->size() : nullptr;
    if (text == nullptr || std::from_chars(text->data(), end, number).ptr != end || text->empty()) {
        faults_.note(document_[at], "open_psa.no_number", {{"name", document_[at].name}});
    }
    return number;
}

void FormulaReader::take(std::uint32_t at) {
    auto const& element = document_[at];
    std::vector<GateInput> inputs;
    for (auto const child : element.children) {
        inputs.push_back(input(child));
    }
    auto const n = inputs.size();
    auto const kind = operator_of(element)->kind;
    if (element.name == "cardinality") {
        return take_cardinality(at, std::move(inputs));
    }
    bool const takes_two = element.name == "xor" || element.name == "iff" || element.name == "imply";
    if ((takes_two && n != 2) || (element.name == "not" && n != 1) ||
        (element.name != "constant" && n == 0)) {
        return faults_.note(element, takes_two ? "open_psa.takes_two" : "open_psa.takes_other",
                            {{"name", element.name}});
    }
    auto& gate = tree_.gates[gate_of_[at]];
    gate.kind = kind;
    gate.inputs = std::move(inputs);
    if (element.name == "constant") {
        auto const* const value = element.find("value");
        gate.kind = value != nullptr && *value == "true" ? GateKind::always : GateKind::never;
        if (n > 0 || value == nullptr || (*value != "true" && *value != "false")) {
            faults_.note(element, "open_psa.no_constant");
        }
    } else if (element.name == "atleast") {
        gate.least = number(at, "min");
        if (gate.least == 0 || gate.least > n) {
            faults_.note(element, "resilience.k_out_of_range", {{"members", std::to_string(n)}});
        }
    }
}

/// From `min` to `max` of them: at least min, and not more than max.
void FormulaReader::take_cardinality(std::uint32_t at, std::vector<GateInput> inputs) {
    auto const n = static_cast<Index>(inputs.size());
    auto const least = number(at, "min");
    auto const most = number(at, "max");
    if (n == 0 || least > most || most > n) {
        return faults_.note(document_[at], "resilience.k_out_of_range", {{"members", std::to_string(n)}});
    }
    std::vector<GateInput> both;
    both.push_back(least == 0 ? add(GateKind::always, 0, {}) : add(GateKind::at_least, least, inputs));
    if (most < n) {
        both.push_back(add(GateKind::negation, 0, {add(GateKind::at_least, most + 1, std::move(inputs))}));
    }
    auto& gate = tree_.gates[gate_of_[at]];
    gate.kind = GateKind::conjunction;
    gate.inputs = std::move(both);
}

}  // namespace varn::resilience
