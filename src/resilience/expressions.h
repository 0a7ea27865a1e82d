#pragma once
// The numbers of a model: parameters and expressions.
//
// Idea: within an element the document order has operands after their operator, so one walk backwards works
// every expression out without a stack; parameters are worked out in the order they need each other. Cost
// O(elements). Invariant: what cannot be worked out has been noted as a fault and is NaN.
#include <map>
#include <optional>
#include <vector>

#include "model_faults.h"

namespace varn::resilience {

class Expressions {
public:
    Expressions(interchange::Document const& document, ModelFaults& faults);

    /// Works all parameters out: the `define-parameter` elements of the document.
    void take_parameters(std::vector<std::uint32_t> const& definitions);
    /// The value of the expression that stands within an element, beside its label; none if there is none.
    std::optional<double> within(std::uint32_t element);

private:
    void evaluate(std::uint32_t at);
    void parameter(std::uint32_t at);
    void constant(std::uint32_t at);
    void operation(std::uint32_t at);

    interchange::Document const& document_;
    ModelFaults& faults_;
    std::vector<double> value_;  // of each element
    std::map<std::string, std::uint32_t, std::less<>> parameters_;
    std::vector<char> is_known_;  // of each element that defines a parameter
};

}  // namespace varn::resilience
