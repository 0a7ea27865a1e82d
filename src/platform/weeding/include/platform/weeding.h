#pragma once
// Weeding (gallring): values of the past are emptied where they stand in clear, in the log and in the
// history. The leaves and so every proof stay as they are, and the log gets an entry that says who weeded
// what, and why. A value that a row still has is not weeded: it is changed first, like any other value.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kernel/describe.h"
#include "platform/town.h"

namespace varn::weeding {

/// Who may weed.
auth::Rules weeding_policy();

/// What is to be weeded.
struct Ask {
    std::string entity;             // table
    std::optional<AnyId> id;        // of one row; every row when absent, which needs `before`
    std::optional<Instant> before;  // values that were replaced before this moment; all that were when absent
    std::string reason;
};
/// What was.
struct Weeded {
    std::int64_t rows = 0;     // that had something to weed
    std::int64_t values = 0;   // in the log
    std::int64_t history = 0;  // rows of history
};

/// Weeds the texts (not keys) of the past of one row or, with `before`, of every row of a kind, each row in a
/// transaction and with an entry of its own. `forbidden` unless the policy says so, `not_found` for a row
/// that the log does not know, `invalid` for a table that is not among `entities`, and without a reason.
Result<Weeded> weed(Town& town, auth::Actor const& actor, std::span<Table const* const> entities,
                    Ask const& ask);

}  // namespace varn::weeding

template <>
struct varn::Describe<varn::weeding::Ask> {
    using A = weeding::Ask;
    static constexpr auto value = entity<A>(
        "weeding", field<&A::entity>({.label = "weeding.entity", .example = "person", .length_min = 1}),
        field<&A::id>({.label = "weeding.id", .example = "01903f5e-0000-7000-8000-000000000001"}),
        field<&A::before>({.label = "weeding.before", .example = "2024-01-01T00:00:00.000Z"}),
        field<&A::reason>({.label = "weeding.reason",
                           .example = "Gallringsbeslut 2024-02-01",
                           .length_min = 1,
                           .length_max = 1000}));
};

template <>
struct varn::Describe<varn::weeding::Weeded> {
    using W = weeding::Weeded;
    static constexpr auto value =
        entity<W>("weeded", field<&W::rows>({.label = "weeding.rows", .example = "1"}),
                  field<&W::values>({.label = "weeding.values", .example = "7"}),
                  field<&W::history>({.label = "weeding.history", .example = "3"}));
};
