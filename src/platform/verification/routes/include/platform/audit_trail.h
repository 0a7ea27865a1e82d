#pragma once
// The log as people read it: who did what to which thing, and the values that the reader may know.
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/access.h"
#include "platform/audit_key.h"
#include "platform/db.h"

namespace varn::verification {

/// One field before and after. `masked` when there are values that this reader may not see.
struct ToldChange {
    std::string field;
    std::optional<std::string> before;
    std::optional<std::string> after;
    bool masked = false;
};

/// One entry of the log.
struct ToldEntry {
    std::int64_t position = 0;
    Instant at;
    std::string actor;                      // account id, "operator" or "system"
    std::optional<std::string> actor_name;  // of the account, when there is one
    std::string action;
    std::string entity;  // table
    std::string subject;
    std::optional<std::string> reason;
    std::optional<std::string> acting_for;  // account whose deputy the actor was in this
    std::vector<ToldChange> changes;
};

/// Which entries; empty texts mean all.
struct TrailFilter {
    std::string actor = {};
    std::string action = {};
    std::string entity = {};
    std::string subject = {};
    std::int64_t until = std::numeric_limits<std::int64_t>::max();  // the latest position that is told
    int limit = 50;
    int offset = 0;
};

struct Trail {
    std::vector<ToldEntry> items;
    std::int64_t total = 0;
};

/// How far the log has come.
struct Head {
    std::int64_t size = 0;
    std::string root;
    std::optional<Instant> at;
    std::optional<attestation::SignedHead> signed_head;  // the latest that was signed
};

/// True when the actor may read the log at all.
bool may_read_trail(auth::Actor const& actor);
/// Entries, the newest first. Values above open secrecy are masked unless the reader is administrator or
/// auditor of the whole town; so are those of tables that are not among `entities`. `forbidden` for who may
/// not read the log. What bears a marking is told as the view of `tx` shows it.
Result<std::vector<ToldEntry>> trail_lines(db::ReadTx& tx, auth::Actor const& actor,
                                           std::span<Table const* const> entities, TrailFilter const& filter);
/// The same, and how many there are in all: the whole log is counted.
Result<Trail> trail(db::ReadTx& tx, auth::Actor const& actor, std::span<Table const* const> entities,
                    TrailFilter const& filter);
/// The head of the log. `forbidden` for who may not read it.
Result<Head> head(db::ReadTx& tx, auth::Actor const& actor);

}  // namespace varn::verification

template <>
struct varn::Describe<varn::verification::ToldChange> {
    using C = verification::ToldChange;
    static constexpr auto value = entity<C>(
        "audit_change", field<&C::field>({.label = "verification.field", .example = "title"}),
        field<&C::before>({.label = "verification.before", .example = "Brandskydd", .length_max = 100'000}),
        field<&C::after>(
            {.label = "verification.after", .example = "Brandskydd i skolor", .length_max = 100'000}),
        field<&C::masked>({.label = "verification.masked", .example = "false"}));
};

template <>
struct varn::Describe<varn::verification::ToldEntry> {
    using E = verification::ToldEntry;
    static constexpr auto value = entity<E>(
        "audit_entry", field<&E::position>({.label = "verification.position", .example = "17"}),
        field<&E::at>({.label = "verification.entry_at", .example = "2024-02-01T12:00:00.000Z"}),
        field<&E::actor>({.label = "verification.actor", .example = "01903f5e-0000-7000-8000-000000000011"}),
        field<&E::actor_name>({.label = "verification.actor_name", .example = "Anna Berg"}),
        field<&E::action>({.label = "verification.action", .example = "programme.write"}),
        field<&E::entity>({.label = "verification.entity", .example = "goal"}),
        field<&E::subject>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000001"}),
        field<&E::reason>({.label = "verification.reason", .example = "Efter remissen", .length_max = 2000}),
        field<&E::acting_for>(
            {.label = "verification.acting_for", .example = "01903f5e-0000-7000-8000-000000000011"}),
        field<&E::changes>({.label = "verification.changes", .length_max = 1000}));
};

template <>
struct varn::Describe<varn::verification::Head> {
    using H = verification::Head;
    static constexpr auto value = entity<H>(
        "audit_head", field<&H::size>({.label = "verification.size", .example = "4711"}),
        field<&H::root>({.label = "verification.root",
                         .example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}),
        field<&H::at>({.label = "verification.at", .example = "2024-02-01T12:00:00.000Z"}),
        field<&H::signed_head>({.label = "verification.signed_head"}));
};
