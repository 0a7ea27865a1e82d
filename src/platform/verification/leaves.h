#pragma once
// What a leaf and its clear values say, read back as strictly as they were written.
#include <optional>
#include <string>
#include <vector>

#include "platform/json.h"
#include "platform/merkle.h"

namespace varn::verification {

/// One side of a change: the hash in the leaf, and the value and salt beside it unless they were weeded.
struct Side {
    std::optional<audit::Hash> hash;
    std::optional<std::string> value;
    std::optional<std::string> salt;
};
struct FieldStep {
    std::string field;
    Side before, after, said;
};

struct ReadLeaf {
    bool readable = false;
    json::Value content;
    std::vector<FieldStep> steps;
    std::int64_t told_position = 0;
};

/// Reads a leaf; not readable unless it is canonical and has exactly the members this product writes.
ReadLeaf read_leaf(std::string const& text);
/// Lays the clear values beside their hashes. False when they are not as written, or belong to no hash.
bool read_clear(std::string const& text, std::vector<FieldStep>& steps);
/// True when the value gives the hash.
bool gives(std::string_view salt, std::string_view value, audit::Hash const& hash);

}  // namespace varn::verification
