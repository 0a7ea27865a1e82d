#pragma once
// What is wrong with a document, gathered. Bounded, since an answer must be.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/result.h"

namespace varn::documents {

class Faults {
public:
    void add(std::string pointer, std::string_view key, Params params = {}) {
        constexpr std::size_t listed_max = 200;
        if (found_.size() < listed_max) {
            found_.push_back({std::move(pointer), std::string{key}, std::move(params)});
        }
    }
    /// Blames a count that exceeds its bound, and says both.
    bool within(std::size_t count, std::size_t maximum, std::string const& pointer, std::string_view key) {
        if (count > maximum) {
            add(pointer, key, {{"count", std::to_string(count)}, {"maximum", std::to_string(maximum)}});
        }
        return count <= maximum;
    }
    Result<Done> outcome() && {
        if (found_.empty()) {
            return Done{};
        }
        return Error{ErrorCode::invalid, "documents.invalid", {}, std::move(found_), {}};
    }

private:
    std::vector<Problem> found_;
};

}  // namespace varn::documents
