#pragma once
// Fault trees in the Open-PSA Model Exchange Format (version 2), in and out. docs/formats/fault-tree.md says
// what is read.
#include <string>
#include <string_view>

#include "engine/fault_tree.h"

namespace varn::resilience {

struct OpenPsaModel {
    std::string name;
    FaultTree tree;
    /// As the file declares them: nested formulae and common causes add gates and events of their own.
    std::size_t declared_events = 0;
    std::size_t declared_gates = 0;
};

/// Reads a model. The top event is the gate of that name, or without a name the only gate that no other
/// stands on. `invalid` tells every fault and everything that is not supported, by name and line.
Result<OpenPsaModel> read_open_psa(std::string_view bytes, std::string_view top = {});

/// Writes a tree so that `read_open_psa` gives the same. Numbers are the shortest that read back to the same.
std::string write_open_psa(FaultTree const& tree, std::string_view name);

}  // namespace varn::resilience
