#pragma once
// Where in a document something stands, and the list of what is wrong with it.
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/result.h"

namespace varn::json {

/// More problems than this are not told at once: nobody reads them, and an answer must be bounded.
constexpr std::size_t problems_max = 50;

/// Appends one reference token of an RFC 6901 pointer.
void append_token(std::string& pointer, std::string_view name);

/// A place as a chain on the stack, written out only when there is something to complain about.
struct Place {
    Place const* up = nullptr;
    std::string_view name = {};
    std::size_t index = 0;
    bool is_element = false;

    std::string pointer() const;
};

/// What is wrong, in the order it was found, at most `problems_max`.
class Problems {
public:
    void add(std::string pointer, std::string_view key, Params params = {}) {
        if (!full()) {
            found_.push_back({std::move(pointer), std::string{key}, std::move(params)});
        }
    }
    bool full() const { return found_.size() >= problems_max; }
    bool any() const { return !found_.empty(); }
    Error error() && { return Error{ErrorCode::invalid, "common.invalid", {}, std::move(found_), {}}; }

private:
    std::vector<Problem> found_;
};

}  // namespace varn::json
