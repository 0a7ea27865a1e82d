#include "random_tree.h"

#include "kernel/draw.h"

namespace varn::bench {

using namespace varn::resilience;

FaultTree tree_of(std::size_t events, std::size_t layers) {
    Draw draw{events};
    FaultTree tree;
    std::vector<GateInput> below;
    for (std::size_t i = 0; i < events; ++i) {
        tree.events.push_back({"e" + std::to_string(i), 0.001 * static_cast<double>(1 + draw.below(50))});
        below.push_back({false, static_cast<Index>(i)});
    }
    for (std::size_t layer = 0; layer < layers; ++layer) {
        std::vector<GateInput> made;
        auto const count = below.size() * 2 / 3 + 1;
        for (std::size_t i = 0; i < count; ++i) {
            FaultGate gate{"g" + std::to_string(tree.gates.size())};
            gate.kind = layer % 2 == 1     ? GateKind::disjunction
                        : draw.happens(20) ? GateKind::at_least
                                           : GateKind::conjunction;
            gate.least = gate.kind == GateKind::at_least ? 2 : 0;
            // Close to each other, as what belongs together is.
            auto const from = i * (below.size() - 3) / count;
            for (std::size_t k = 0; k < 3; ++k) {
                gate.inputs.push_back(below[from + k]);
            }
            made.push_back({true, static_cast<Index>(tree.gates.size())});
            tree.gates.push_back(std::move(gate));
        }
        below = made;
    }
    tree.gates.push_back({"top", GateKind::disjunction, 0, below});
    tree.top = static_cast<Index>(tree.gates.size() - 1);
    return tree;
}

}  // namespace varn::bench
