#pragma once
// The log over HTTP: GET /audit-entries, GET /audit-head, POST /audit-verifications, and the stream GET
// /events.
#include <mutex>
#include <vector>

#include "platform/audit_trail.h"
#include "platform/events.h"
#include "platform/http.h"
#include "platform/verification.h"

namespace varn::verification {

/// The entities whose rows are verified and whose values are told; the same list for all.
using Entities = std::vector<Table const*>;

/// The log and its verification.
std::vector<http::Route> routes(Entities entities);

/// What everybody signed in may know of an entry: that something of a kind changed, never its values.
struct Happening {
    std::int64_t position = 0;
    std::string action;
    std::string entity;
    std::string subject;
};

/// Carries committed entries to a hub, each once and in order. Whoever composes the product calls `carry`
/// after requests that wrote, or every second; several threads may.
class Happenings {
public:
    /// Begins after the entries that are there now.
    Happenings(db::Database& database, http::EventHub& hub);
    /// Publishes what has been committed since; the number of events.
    Result<int> carry();

private:
    db::Database& database_;
    http::EventHub& hub_;
    std::mutex mutex_;
    std::int64_t carried_ = 0;
};

/// GET /events: what is published, after what the caller missed since its Last-Event-ID. Needs sign-in;
/// entries about accounts and sessions go to those who may read the log alone. Who missed more than a
/// thousand is sent one event called `missed`: read the page anew.
http::Route events_route(http::EventHub& hub);

}  // namespace varn::verification

template <>
struct varn::Describe<varn::verification::Happening> {
    using H = verification::Happening;
    static constexpr auto value = entity<H>(
        "happening", field<&H::position>({.label = "verification.position", .example = "17"}),
        field<&H::action>({.label = "verification.action", .example = "programme.write"}),
        field<&H::entity>({.label = "verification.entity", .example = "goal"}),
        field<&H::subject>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000001"}));
};
