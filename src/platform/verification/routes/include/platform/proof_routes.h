#pragma once
// The log proven, weeded and watched over HTTP: GET /audit-heads, /audit-keys, /audit-proofs,
// /audit-consistency-proofs, POST /audit-weedings, and GET /readings, which is a locked room itself.
#include "platform/http.h"
#include "platform/verification_routes.h"

namespace varn::verification {

/// A key that signs the log, as it is told.
struct ToldKey {
    std::string key;  // NAME+KEY_ID+BASE64, what `--key` takes
    std::string key_id;
    std::string fingerprint;
    Instant valid_from;
    std::optional<Instant> valid_to;
    bool handed_over = false;  // by the key before
};

/// Heads, keys, proofs, weeding and the read log.
std::vector<http::Route> proof_routes(Entities entities);

}  // namespace varn::verification

template <>
struct varn::Describe<varn::verification::ToldKey> {
    using K = verification::ToldKey;
    static constexpr auto value = entity<K>(
        "audit_key_told",
        field<&K::key>({.label = "attestation.key", .example = "varn/0123456789abcdef+1f0e2d3c+AeHo"}),
        field<&K::key_id>({.label = "attestation.key_id", .example = "1f0e2d3c"}),
        field<&K::fingerprint>(
            {.label = "attestation.fingerprint",
             .example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}),
        field<&K::valid_from>({.label = "attestation.valid_from", .example = "2024-02-01T12:00:00.000Z"}),
        field<&K::valid_to>({.label = "attestation.valid_to", .example = "2025-02-01T12:00:00.000Z"}),
        field<&K::handed_over>({.label = "attestation.handed_over", .example = "false"}));
};
