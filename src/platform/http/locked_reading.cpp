#include "locked_reading.h"

#include <algorithm>

namespace varn::http {
namespace {

/// The ids of everything that is told, however deep.
void add_ids(json::Value const& value, std::vector<std::string>& ids) {
    if (auto const* items = value.array()) {
        for (auto const& item : *items) {
            add_ids(item, ids);
        }
    } else if (auto const* members = value.object()) {
        for (auto const& [name, member] : *members) {
            auto const* text = name == "id" ? member.text() : nullptr;
            if (text != nullptr && is_uuid(*text) && std::find(ids.begin(), ids.end(), *text) == ids.end()) {
                ids.push_back(*text);
            }
            add_ids(member, ids);
        }
    }
}

bool is_cleared(DispatchOptions const& options, auth::Actor const& actor) {
    if (!options.confidential_among || !options.sight_of) {
        return false;
    }
    auto const sight = options.sight_of(actor);
    return std::any_of(sight.levels.begin() + 1, sight.levels.end(),
                       [](auth::Scope const& scope) { return !scope.nothing() || !scope.matters.empty(); });
}

LockedReading reading_of(Asked const& asked, Reply const& reply) {
    LockedReading reading{asked.route.action, asked.method + " " + asked.route.path, {}};
    if (!asked.id.empty()) {
        reading.subjects.push_back(asked.id);
    }
    auto const told = reply.content_type == "application/json" ? json::parse(reply.body)
                                                               : Result<json::Value>{json::Value{}};
    if (!told) {
        return reading;
    }
    add_ids(told.value(), reading.subjects);
    return reading;
}

}  // namespace

Result<Reply> kept_first(DispatchOptions const& options, auth::Actor const& actor, Asked const& asked,
                         Result<Reply> reply) {
    bool const locked = asked.route.is_locked;
    if (!reply.ok() || (!locked && !is_cleared(options, actor))) {
        return reply;
    }
    auto reading = reading_of(asked, reply.value());
    if (!locked) {
        TRY(confidential, options.confidential_among(reading.subjects));
        if (confidential.empty()) {
            return reply;
        }
        reading.subjects = std::move(confidential);
    }
    if (!options.keep_reading) {
        return internal("there is no read log for " + asked.route.path);
    }
    CHECK(options.keep_reading(actor, reading));
    return reply;
}

}  // namespace varn::http
