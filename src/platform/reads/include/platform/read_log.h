#pragma once
// The read log: who has read what in locked rooms, and when. Each reading is a row that names the hash of the
// one before; a digest lays the end of that chain into the audit log. Rows can be weeded when their time is
// out, whole digests at a time, and the log says so.
#include <optional>
#include <string>
#include <vector>

#include "kernel/describe.h"
#include "platform/town.h"

namespace varn::reads {

/// Who may see the read log, and weed it.
auth::Rules reads_policy();

/// One reading.
struct Reading {
    std::int64_t position = 0;
    Instant at;
    std::string actor;  // account id
    std::optional<std::string> actor_name;
    std::string action;    // the policy action
    std::string route;     // "GET /cases/{id}"
    std::string subjects;  // ids that were told, with spaces between
};

/// So much of the read log, laid into the audit log.
struct ReadDigest {
    Id<ReadDigest> id;
    std::int64_t first_position = 0;
    std::int64_t last_position = 0;
    std::string chain_before;  // of the reading before the first; empty for the very first
    std::string chain;         // of the last
    Instant last_at;
};

/// What was read, told by whoever answered.
struct Told {
    std::string action;
    std::string route;
    std::vector<std::string> subjects;  // ids
};
/// Keeps a reading before anything is answered. Whoever cannot keep it must not answer.
Result<Done> keep(Town& town, auth::Actor const& actor, Told const& told);

/// Of these ids, those of things that bear a confidential marking, they or a part of them.
Result<std::vector<std::string>> confidential_among(Town& town, std::vector<std::string> const& ids);

/// Lays what has been read since the latest digest into the audit log; nothing when nothing was.
Result<std::optional<ReadDigest>> lay_digest(Town& town);

/// Which readings; empty texts mean all.
struct Filter {
    std::string actor = {};
    std::string subject = {};
    int limit = 50;
    int offset = 0;
};
struct Readings {
    std::vector<Reading> items;
    std::int64_t total = 0;
};
/// Readings, the newest first. `forbidden` unless the policy says so.
Result<Readings> readings(db::ReadTx& tx, auth::Actor const& actor, Filter const& filter);

/// Weeds the readings of digests that ended before a moment; how many. Every digest gets an entry in the
/// audit log.
Result<std::int64_t> weed_readings(Town& town, auth::Actor const& actor, Instant before,
                                   std::string const& reason);

/// SHA-256 of the reading before and this one, in hexadecimal.
std::string chained(std::string const& chain_before, Reading const& reading);

}  // namespace varn::reads

template <>
struct varn::Describe<varn::reads::Reading> {
    using R = reads::Reading;
    static constexpr auto value = entity<R>(
        "reading", field<&R::position>({.label = "reads.position", .example = "17"}),
        field<&R::at>({.label = "reads.at", .example = "2024-02-01T12:00:00.000Z"}),
        field<&R::actor>({.label = "reads.actor", .example = "01903f5e-0000-7000-8000-000000000011"}),
        field<&R::actor_name>({.label = "reads.actor_name", .example = "Anna Berg"}),
        field<&R::action>({.label = "reads.action", .example = "audit.read_readings"}),
        field<&R::route>({.label = "reads.route", .example = "GET /readings"}),
        field<&R::subjects>({.label = "reads.subjects",
                             .example = "01903f5e-0000-7000-8000-000000000001",
                             .length_max = 100'000}));
};

template <>
struct varn::Describe<varn::reads::ReadDigest> {
    using D = reads::ReadDigest;
    static constexpr auto value = entity<D>(
        "read_digest", field<&D::id>({.fixed = true, .server_set = true}),
        field<&D::first_position>({.server_set = true}), field<&D::last_position>({.server_set = true}),
        field<&D::chain_before>({.server_set = true}), field<&D::chain>({.server_set = true}),
        field<&D::last_at>({.server_set = true}));
};
