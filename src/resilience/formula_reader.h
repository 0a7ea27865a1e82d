#pragma once
// Formulae of a model as gates.
//
// Idea: every operator within a formula becomes a gate of its own, named after the gate it belongs to. The
// elements of a formula stand in a stretch of the document, so two walks along it are enough: one gives the
// operators their gates, one their inputs. Cost O(elements). Invariant: the gates that are declared stand
// first, in the order of the document.
#include "model_names.h"

namespace varn::resilience {

class FormulaReader {
public:
    FormulaReader(interchange::Document const& document, ModelNames const& names, ModelFaults& faults,
                  FaultTree& tree);

    /// Reads what stands within a `define-gate` into that gate.
    void read(std::uint32_t element, Index gate);

private:
    void take(std::uint32_t at);
    GateInput input(std::uint32_t at);
    GateInput add(GateKind kind, Index least, std::vector<GateInput> inputs);
    void take_cardinality(std::uint32_t at, std::vector<GateInput> inputs);
    Index number(std::uint32_t at, std::string_view attribute);

    interchange::Document const& document_;
    ModelNames const& names_;
    ModelFaults& faults_;
    FaultTree& tree_;
    std::vector<Index> gate_of_;  // of each element that is an operator
    std::string owner_;           // the gate in hand
    std::size_t nested_ = 0;
};

}  // namespace varn::resilience
