#include "calendar.h"

#include "measure/api.h"
#include "platform/acting.h"
#include "platform/log.h"
#include "platform/secrecy.h"

namespace varn::app {
namespace {

constexpr std::string_view ending = ".ics";

/// The secret of "/SECRET.ics"; empty for anything else.
std::string_view token_in(std::string_view below) {
    bool const is_one = below.starts_with('/') && below.ends_with(ending) && below.size() > ending.size() + 1;
    return is_one ? below.substr(1, below.size() - ending.size() - 1) : std::string_view{};
}

/// The calendar of a token, with the rights and the sight that its owner has today.
Result<wheel::Calendar> calendar_of(Town& town, wheel::ActingAs const& acting_as, std::string_view token,
                                    std::string const& address) {
    TRY(fetched, wheel::fetched_feed(town, acting_as, token));
    auto seen = town.db.seen_from({.as_of = {}, .sight = secrecy::sight_of(fetched.actor)});
    Town here{seen, town.clock, town.ids};
    return wheel::calendar(here, fetched, wheel_contributors(), address);
}

Result<http::Reply> answer(Town& town, wheel::ActingAs const& acting_as, http::AnnexCall const& call,
                           std::string const& address) {
    if (call.head.method != "GET" && call.head.method != "HEAD") {
        return http::Reply{.status = 405, .content_type = "", .headers = {{"Allow", "GET, HEAD"}}};
    }
    auto told = calendar_of(town, acting_as, token_in(call.below), address);
    if (!told) {
        if (told.error().code != ErrorCode::not_found) {
            log::error("calendar.failed",
                       {log::word("key", told.error().key), log::cause(told.error().cause)});
        }
        return told.error();
    }
    auto const tag = "\"" + told.value().tag + "\"";
    http::Headers const headers{{"ETag", tag},
                                {"Cache-Control", "private, no-cache"},
                                {"Content-Disposition", "inline; filename=\"arshjul.ics\""}};
    if (call.head.header("if-none-match").value_or("").find(tag) != std::string::npos) {
        return http::Reply{.status = 304, .content_type = "", .headers = headers};
    }
    return http::Reply{.content_type = "text/calendar; charset=utf-8",
                       .body = std::move(told).value().text,
                       .headers = headers};
}

constexpr int measure_soon_months = 1;

/// The due dates of the measures that somebody may read and that are still to be done.
Result<std::vector<wheel::Occurrence>> due_measures(Town& town, auth::Actor const& actor, Date from,
                                                    Date to) {
    if (!auth::judge(measure::policy(), actor, "measure.read", std::nullopt)) {
        return std::vector<wheel::Occurrence>{};
    }
    auto const today = town.clock.today();
    db::ReadTx tx{town.db};
    TRY(open, measure::open_measures(tx, today));
    std::vector<wheel::Occurrence> all;
    for (auto const& view : open) {
        auto const& row = view.measure;
        if (row.due < from || to < row.due) {
            continue;
        }
        wheel::Occurrence one;
        one.key = "measure-" + row.id.text;
        one.source = wheel::Source::measure;
        one.of = AnyId{row.id.text};
        one.unit = row.owner;
        one.unit_name = view.owner_name;
        one.title = row.title;
        one.on = one.due_on = row.due;
        one.state = row.due < today                                      ? wheel::OccurrenceState::late
                    : row.due <= plus_months(today, measure_soon_months) ? wheel::OccurrenceState::soon
                                                                         : wheel::OccurrenceState::upcoming;
        one.page = "/atgarder/" + row.id.text;
        one.of_version = row.version;
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace

wheel::Contributors wheel_contributors() {
    return {due_measures};
}

http::Annex calendar_annex(Town& town, auth::UnitsBelow units_below, std::function<std::string()> address) {
    auto acting = [units_below = std::move(units_below)](Town& in, Id<auth::Account> const& account) {
        return auth::acting_as(in, account, units_below);
    };
    return {.path = "/calendar",
            .answer = [&town, acting = std::move(acting),
                       address = std::move(address)](http::AnnexCall const& call) -> Result<http::Reply> {
                return answer(town, acting, call, address());
            },
            .body_bytes_max = 0};
}

}  // namespace varn::app
