#pragma once
// A leaf of the audit tree: what happened to one row, as canonical JSON (RFC 8785) in which every value is a
// salted hash. The clear values and their salts lie beside it and can be weeded without touching the proof.
#include <cstdint>
#include <string>

#include "kernel/time.h"
#include "platform/audit_entry.h"
#include "platform/merkle.h"

namespace varn::audit {

/// The leaf, and the clear values that belong to it.
struct Leaf {
    std::string text;   // canonical JSON, what is hashed
    std::string clear;  // JSON array of {field, before, before_salt, after, after_salt}
    Hash hash{};        // leaf_hash(text)
};

/// Makes the leaf of one changed row (or of an entry about no row) at a position of the log, with fresh
/// salts.
Leaf make_leaf(std::int64_t position, Instant at, Entry const& entry, RowChange const& change);
/// SHA-256(salt || value) in hexadecimal; the salt is given in hexadecimal too.
std::string salted(std::string_view salt_hex, std::string_view value);

}  // namespace varn::audit
