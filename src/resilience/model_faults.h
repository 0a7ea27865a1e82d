#pragma once
// What is wrong with a model file, each thing at its line.
#include "platform/interchange.h"

namespace varn::resilience {

class ModelFaults {
public:
    void note(interchange::Element const& element, std::string key, Params params = {}) {
        if (problems_.size() < most) {
            problems_.push_back({"line " + std::to_string(element.line), std::move(key), std::move(params)});
        }
    }
    void unsupported(interchange::Element const& element) {
        note(element, "open_psa.unsupported", {{"name", element.name}});
    }
    bool none() const { return problems_.empty(); }
    Error error() && { return {ErrorCode::invalid, "common.invalid", {}, std::move(problems_), {}}; }

private:
    static constexpr std::size_t most = 50;
    std::vector<Problem> problems_;
};

/// Labels and attributes say nothing that is reckoned with.
inline bool is_remark(interchange::Element const& element) {
    return element.name == "label" || element.name == "attributes";
}

}  // namespace varn::resilience
