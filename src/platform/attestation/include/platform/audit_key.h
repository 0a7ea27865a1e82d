#pragma once
// The keys that sign the log's heads. The public half is a row with its history and audit leaves; the secret
// half is a file beside the data, readable by the server's account alone, so that who rules the database
// cannot sign.
#include <optional>
#include <string>

#include "kernel/describe.h"

namespace varn::attestation {

/// A key that signs, or has signed, heads of this log.
struct AuditKey {
    Id<AuditKey> id;
    std::string key;     // as outsiders keep it: NAME+KEY_ID+BASE64
    std::string key_id;  // eight hexadecimal digits
    Instant valid_from;
    std::optional<Instant> valid_to;      // absent while it signs
    std::optional<std::string> handover;  // a note by the key before; absent for the first and after a loss
    int version = 0;
};

/// A head that was signed.
struct SignedHead {
    std::int64_t size = 0;
    Instant at;          // of its latest entry
    std::string key_id;  // of the key that signed
    std::string note;    // the signed text
};

}  // namespace varn::attestation

template <>
struct varn::Describe<varn::attestation::AuditKey> {
    using K = attestation::AuditKey;
    static constexpr auto value = entity<K>(
        "audit_key", field<&K::id>({.label = "common.id", .fixed = true, .server_set = true}),
        field<&K::key>({.label = "attestation.key",
                        .example = "varn/0123456789abcdef+1f0e2d3c+AeHo",
                        .fixed = true,
                        .server_set = true}),
        field<&K::key_id>(
            {.label = "attestation.key_id", .example = "1f0e2d3c", .fixed = true, .server_set = true}),
        field<&K::valid_from>({.label = "attestation.valid_from",
                               .example = "2024-02-01T12:00:00.000Z",
                               .fixed = true,
                               .server_set = true}),
        field<&K::valid_to>(
            {.label = "attestation.valid_to", .example = "2025-02-01T12:00:00.000Z", .server_set = true}),
        field<&K::handover>(
            {.label = "attestation.handover", .fixed = true, .server_set = true, .length_max = 2000}),
        field<&K::version>({.label = "common.version", .server_set = true}));
};

template <>
struct varn::Describe<varn::attestation::SignedHead> {
    using H = attestation::SignedHead;
    static constexpr auto value =
        entity<H>("signed_head", field<&H::size>({.label = "attestation.size", .example = "4711"}),
                  field<&H::at>({.label = "attestation.at", .example = "2024-02-01T12:00:00.000Z"}),
                  field<&H::key_id>({.label = "attestation.key_id", .example = "1f0e2d3c"}),
                  field<&H::note>({.label = "attestation.note", .length_max = 2000}));
};
