#include "platform/verification_routes.h"

#include <algorithm>
#include <charconv>

#include "platform/auth_policy.h"

namespace varn::verification {

/// Whom a marking admits, as the database keeps it.
struct SealRow {
    auth::SecrecyLevel level{};
    std::string unit;
    std::string matter;
};

}  // namespace varn::verification

template <>
struct varn::Describe<varn::verification::SealRow> {
    using S = verification::SealRow;
    static constexpr auto value =
        entity<S>("seal", field<&S::level>({}), field<&S::unit>({}), field<&S::matter>({}));
};

namespace varn::verification {
namespace {

using http::Call;
using http::Page;

/// Events that one client is sent at most before the stream; who missed more reads the pages anew.
constexpr std::int64_t missed_max = 1000;

Result<Done> may_read(Call const& call) {
    CHECK(auth::judge(auth::auth_policy, call.actor, "audit.read", std::nullopt));
    return Done{};
}

Result<Page<ToldEntry>> entries(Call const& call, Entities const& entities) {
    TRY(window, call.window());
    auto const asked = [&](char const* name) { return call.asked(name).value_or(""); };
    db::ReadTx tx{call.town.db};
    TRY(told, trail(tx, call.actor, entities,
                    {.actor = asked("actor"),
                     .action = asked("action"),
                     .entity = asked("entity"),
                     .subject = asked("subject"),
                     .limit = window.limit,
                     .offset = window.offset}));
    return Page<ToldEntry>{std::move(told.items), told.total};
}

Result<std::vector<Happening>> happenings_after(db::ReadTx& tx, std::int64_t position) {
    return tx.query<Happening>(
        "SELECT position, action, entity, subject FROM {audit_entry} WHERE position > $1 ORDER BY position "
        "LIMIT $2",
        position, missed_max);
}

http::Event event_of(Happening const& happening) {
    return {
        std::to_string(happening.position), happening.entity, json::write(happening), {}, happening.subject};
}

/// The seals on the row that something happened to.
Result<std::vector<auth::Seal>> seals_on(db::ReadTx& tx, std::string const& subject) {
    TRY(rows, tx.query<SealRow>(
                  "SELECT level, unit, matter FROM concealment WHERE subject = $1 AND part = ''", subject));
    std::vector<auth::Seal> seals;
    for (auto const& row : rows) {
        seals.push_back({row.level, row.unit.empty() ? std::nullopt : std::optional{row.unit},
                         row.matter.empty() ? std::nullopt : std::optional{row.matter}});
    }
    return seals;
}

bool sees_through(std::optional<auth::Sight> const& sight, std::vector<auth::Seal> const& seals) {
    return !sight || std::all_of(seals.begin(), seals.end(),
                                 [&](auth::Seal const& one) { return auth::may_see(*sight, one); });
}

/// Accounts, roles and sessions concern those who may read the log alone.
bool is_about_people(std::string_view entity) {
    return entity == "account" || entity == "role_grant" || entity == "deputyship" || entity == "session" ||
           entity == "notice_settings" || entity.empty();
}

/// After it somebody may have other rights than a moment ago: whose, a grant does not tell here.
bool changes_rights_of(std::string_view account, http::Event const& event) {
    return event.event == "role_grant" || event.event == "deputyship" ||
           (event.event == "account" && event.subject == account);
}

/// What was committed after an event. Who missed too much is told to read everything anew instead.
Result<std::vector<http::Event>> missed_since(Town& town, std::string_view id) {
    std::int64_t position = 0;
    auto const* end = id.data() + id.size();
    auto const read = std::from_chars(id.data(), end, position);
    db::ReadTx tx{town.db};
    TRY(size, tx.scalar<std::int64_t>("SELECT size FROM audit_tree"));
    if (read.ec != std::errc{} || read.ptr != end || position < 0 || position > size) {
        return invalid("/last-event-id", "verification.event_unknown");
    }
    if (size - position > missed_max) {
        return std::vector<http::Event>{{std::to_string(size), "missed", "{}"}};
    }
    TRY(missed, happenings_after(tx, position));
    std::vector<http::Event> events;
    for (auto const& happening : missed) {
        events.push_back(event_of(happening));
    }
    return events;
}

}  // namespace

std::vector<http::Route> routes(Entities entities) {
    std::vector<http::Route> all;
    all.push_back(http::list("/audit-entries",
                             [entities](Call const& call) -> Result<Page<ToldEntry>> {
                                 return entries(call, entities);
                             })
                      .says("audit.list_entries")
                      .of_the_present()
                      .understands({{"actor", Kind::text, "operator"},
                                    {"action", Kind::text, "programme.write"},
                                    {"entity", Kind::text, "goal"},
                                    {"subject", Kind::text, "01903f5e-0000-7000-8000-000000000001"}}));
    all.push_back(http::get("/audit-head",
                            [](Call const& call) -> Result<Head> {
                                db::ReadTx tx{call.town.db};
                                return head(tx, call.actor);
                            })
                      .says("audit.read_head")
                      .of_the_present());
    auto verification = http::raw(http::Method::post, "/audit-verifications",
                                  [entities = std::move(entities)](Call const& call) -> Result<http::Reply> {
                                      CHECK(may_read(call));
                                      TRY(verdict, verify(call.town.db, entities));
                                      return http::Reply{.body = json::write(verdict)};
                                  })
                            .says("audit.verify");
    verification.answers = &table<Verdict>();
    all.push_back(std::move(verification));
    return all;
}

Happenings::Happenings(db::Database& database, http::EventHub& hub) : database_(database), hub_(hub) {
    db::ReadTx tx{database_};
    auto const size = tx.scalar<std::int64_t>("SELECT size FROM audit_tree");
    carried_ = size.ok() ? size.value() : 0;
}

Result<int> Happenings::carry() {
    std::lock_guard const turn{mutex_};
    if (database_.last_position() != 0 && database_.last_position() <= carried_) {
        return 0;
    }
    db::ReadTx tx{database_};
    TRY(fresh, happenings_after(tx, carried_));
    for (auto const& happening : fresh) {
        auto event = event_of(happening);
        TRY(seals, seals_on(tx, happening.subject));
        event.seals = std::move(seals);
        hub_.publish(std::move(event));
        carried_ = happening.position;
    }
    return static_cast<int>(fresh.size());
}

http::Route events_route(http::EventHub& hub) {
    return http::raw(http::Method::get, "/events",
                     [&hub](Call const& call) -> Result<http::Reply> {
                         CHECK(auth::judge(auth::auth_policy, call.actor, "account.own", std::nullopt));
                         bool const reads_log = may_read_trail(call.actor);
                         auto& town = call.town;
                         return http::stream_events(
                             call, hub, [&town](std::string_view id) { return missed_since(town, id); },
                             [reads_log, own = call.actor.account,
                              sight = town.db.viewpoint().sight](http::Event const& event) {
                                 if (event.event == "notice") {  // told to whom it is for, and to nobody else
                                     return event.data == own;
                                 }
                                 return (reads_log || !is_about_people(event.event)) &&
                                        sees_through(sight, event.seals);
                             },
                             [own = call.actor.account](http::Event const& event) {
                                 return changes_rights_of(own, event);
                             });
                     })
        .says("audit.follow")
        .of_the_present()
        .gives("text/event-stream");
}

}  // namespace varn::verification
